"""Which addresses are looked at, how far one may follow them, and what was found at their end."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit

from app.domain.procedure import Edition
from app.domain.registries import Registries
from app.domain.registry_files import ORGANISATIONS

_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_PORTS = {"https": 443, "http": 80}
# Where IPv6 is given out; what was given out to write books with; IPv4 addresses inside IPv6 ones.
_GIVEN, _WRITTEN, _TRANSLATED = map(IPv6Network, ("2000::/3", "3fff::/20", "64:ff9b::/96"))

_KEPT = IPv4Network("192.0.0.0/24")  # for protocols; some versions of Python call part of it global


class LinkOutcome(StrEnum):
    """What was found at an address; `MOVED` and `AWAY` say where, `TROUBLE` and `GUARDED` the status."""

    FINE = "bien"
    MOVED = "deplacee"
    AWAY = "ailleurs"
    GONE = "disparue"
    GUARDED = "fermee-aux-machines"
    TROUBLE = "en-panne"
    SILENT = "sans-reponse"
    UNNAMED = "nom-inconnu"
    UNTRUSTED = "certificat"
    CIRCLING = "en-rond"
    REFUSED = "refusee"

    @property
    def broken(self) -> bool:
        """True when somebody who follows the address would not find what the file says."""
        return self in _BROKEN

    @property
    def reached(self) -> bool:
        """True for what cannot be found without Internet."""
        return self not in (LinkOutcome.SILENT, LinkOutcome.UNNAMED, LinkOutcome.REFUSED)


_BROKEN = frozenset(
    {
        LinkOutcome.AWAY,
        LinkOutcome.GONE,
        LinkOutcome.TROUBLE,
        LinkOutcome.SILENT,
        LinkOutcome.UNNAMED,
        LinkOutcome.UNTRUSTED,
        LinkOutcome.CIRCLING,
        LinkOutcome.REFUSED,
    }
)


@dataclass(frozen=True, slots=True)
class Target:
    """An address as it is asked for; `page` is its path and its query."""

    scheme: str
    host: str
    page: str

    @property
    def port(self) -> int:
        """The port of its scheme: no other is ever asked for."""
        return _PORTS[self.scheme]

    @property
    def address(self) -> str:
        """The whole of it."""
        return f"{self.scheme}://{self.host}{self.page}"

    def over(self, scheme: str) -> "Target":
        """The same page under another scheme."""
        return Target(scheme, self.host, self.page)

    def towards(self, location: str) -> "Target | None":
        """Where a redirection leads from here; None where nobody may follow."""
        return target_of(urljoin(self.address, location))


@dataclass(frozen=True, slots=True)
class Allowed:
    """The hosts one may ask: the organisations' domains with what is below them, and those of sources."""

    domains: frozenset[str]
    hosts: frozenset[str]

    def holds(self, host: str) -> bool:
        """True for one of these hosts; « www. » before it or not is the same site."""
        if _bare(host) in self.hosts:
            return True
        return any(host == domain or host.endswith(f".{domain}") for domain in self.domains)


def target_of(address: str) -> Target | None:
    """What to ask for; None for an address that is no public web page."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    if parts.scheme not in _PORTS or port not in (None, _PORTS[parts.scheme]) or "@" in parts.netloc:
        return None
    if not _HOST.fullmatch(host):
        return None
    return Target(
        parts.scheme, host, written((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    )


def written(part: str | bytes) -> str:
    """A part of an address as it travels: no accent, no space, nothing that would end a line."""
    return quote(part, safe="/?&=%:@!$'()*+,;~#[]")


def is_public(address: str) -> bool:
    """True for an address of the open Internet: not this machine, its network, nor one hidden in another."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_open(one) for one in _with_hidden(found))


def links_of(editions: Mapping[str, Edition], registries: Registries) -> Mapping[str, tuple[str, ...]]:
    """Every address of the catalogue, with the files that give it: their sources, and the front doors."""
    found: dict[str, list[str]] = {}
    for one in registries.organisations.values():
        found.setdefault(one.url, []).append(ORGANISATIONS)
    for id, edition in editions.items():
        for source in edition.procedure.sources:
            found.setdefault(source.url, []).append(id)
    return {link: tuple(dict.fromkeys(files)) for link, files in sorted(found.items())}


def allowed_by(links: Iterable[str], registries: Registries) -> Allowed:
    """How far these addresses may be followed."""
    domains = (domain for one in registries.organisations.values() for domain in one.domains)
    targets = (target_of(link) for link in links)
    return Allowed(frozenset(domains), frozenset(_bare(one.host) for one in targets if one is not None))


def _bare(host: str) -> str:
    return host.removeprefix("www.")


def _is_open(found: IPv4Address | IPv6Address) -> bool:
    if isinstance(found, IPv6Address):
        given = found in _TRANSLATED or (found in _GIVEN and found not in _WRITTEN)
        return given and found.is_global
    return found.is_global and not found.is_multicast and found not in _KEPT


def _with_hidden(found: IPv4Address | IPv6Address) -> Iterable[IPv4Address | IPv6Address]:
    """An address, and every IPv4 address that it stands for."""
    yield found
    if isinstance(found, IPv6Address):
        hidden = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found in _TRANSLATED:
            hidden.append(IPv4Address(int(found) & 0xFFFFFFFF))
        yield from (one for one in hidden if one is not None)
