"""Addresses looked at for real: resolved once, asked at the very number that was checked, within bounds."""

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer

from app.domain.linking import Allowed, LinkOutcome, Target, is_public, target_of, written
from app.usecases.link_ports import Found

WAIT = 5.0  # seconds for each word of a site
PATIENCE = 15.0  # seconds for its whole answer
STEPS = 5  # redirections followed
TRIES = 2

Resolve = Callable[[str], Sequence[str]]
Connect = Callable[[Target, str], HTTPConnection]

_HEADERS = {"User-Agent": "PasAPas/0.1 (verification des adresses)", "Accept": "text/html,*/*;q=0.5"}
_LASTING = (301, 308)
_ELSEWHERE = (*_LASTING, 302, 303, 307)
_GUARDED = (401, 402, 403, 405, 406, 429, 451)
_GONE = (404, 410)


class _Unreached(Exception):
    """Why no answer came."""

    def __init__(self, outcome: LinkOutcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str = ""


class _InClear(HTTPConnection):
    """To a number that was checked; the host is only named. Nothing resolves it a second time."""

    def __init__(self, target: Target, address: str) -> None:
        super().__init__(target.host, target.port, timeout=WAIT)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _OverTls(HTTPSConnection):
    """The same, the certificate held against the name of the host."""

    def __init__(self, target: Target, address: str, trust: ssl.SSLContext) -> None:
        super().__init__(target.host, target.port, timeout=WAIT)
        self._address = address
        self._trust = trust

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        # Kept before it shakes hands, so that impatience can reach it.
        self.sock = self._trust.wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


def resolved(host: str) -> Sequence[str]:
    """The numbers of a name; raise OSError when it has none."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def connection(target: Target, address: str, trust: ssl.SSLContext | None = None) -> HTTPConnection:
    """To this number and no other; nothing is sent yet."""
    if target.scheme == "http":
        return _InClear(target, address)
    return _OverTls(target, address, trust or ssl.create_default_context())


@dataclass(frozen=True, slots=True)
class LinkLooking:
    """Fills `Looking`; no cookie, no body read, one retry, every redirection weighed."""

    resolve: Resolve = resolved
    connect: Connect = connection
    patience: float = PATIENCE

    def look(self, link: str, allowed: Allowed) -> Found:
        """Follow an address, never out of what is allowed."""
        target = target_of(link)
        try:
            return self._follow(target, allowed) if target else Found(LinkOutcome.REFUSED)
        except _Unreached as unreached:
            return Found(unreached.outcome)

    def _follow(self, first: Target, allowed: Allowed) -> Found:
        target, lasting = first, True
        for _ in range(STEPS + 1):
            if not allowed.holds(target.host):
                return Found(LinkOutcome.AWAY, target.host)
            target, answer = self._ask_safely(target)
            if answer.status not in _ELSEWHERE or not answer.location:
                return _judged(answer.status, first, target, lasting=lasting)
            onwards = target.towards(answer.location)
            if onwards is None:
                return Found(LinkOutcome.REFUSED)
            target, lasting = onwards, lasting and answer.status in _LASTING
        return Found(LinkOutcome.CIRCLING)

    def _ask_safely(self, target: Target) -> tuple[Target, _Answer]:
        """Over TLS first; in clear only what is written so, where TLS is not answered."""
        safe = target.over("https")
        try:
            return safe, self._ask(safe)
        except _Unreached as unreached:
            if target == safe or unreached.outcome in (LinkOutcome.REFUSED, LinkOutcome.UNNAMED):
                raise
            return target, self._ask(target)

    def _ask(self, target: Target) -> _Answer:
        address = self._address(target.host)
        answer = self._tried(target, address, "HEAD")
        # Many sites refuse a HEAD, or answer it with nonsense.
        return self._tried(target, address, "GET") if answer.status >= 400 else answer

    def _address(self, host: str) -> str:
        """The number to connect to: asked for once, refused when any of them is not public."""
        try:
            found = self.resolve(host)
        except (OSError, UnicodeError) as unnamed:
            raise _Unreached(LinkOutcome.UNNAMED) from unnamed
        if not found or not all(is_public(one) for one in found):
            raise _Unreached(LinkOutcome.REFUSED if found else LinkOutcome.UNNAMED)
        return found[0]

    def _tried(self, target: Target, address: str, method: str) -> _Answer:
        outcome = LinkOutcome.SILENT
        for _ in range(TRIES):
            try:
                return self._answer(target, address, method)
            except ssl.SSLError:
                outcome = LinkOutcome.UNTRUSTED
            except (HTTPException, OSError):
                outcome = LinkOutcome.SILENT
        raise _Unreached(outcome)

    def _answer(self, target: Target, address: str, method: str) -> _Answer:
        with closing(self.connect(target, address)) as asked, _impatience(asked, self.patience):
            asked.request(method, target.page, headers={**_HEADERS, "Host": target.host})
            answer = asked.getresponse()
            location = answer.headers.get("Location", "")
            # http.client reads headers as Latin-1, whatever they are.
            return _Answer(answer.status, written(location.encode("latin-1", "replace")))


@contextmanager
def _impatience(asked: HTTPConnection, seconds: float) -> Iterator[None]:
    """Cut off a site that speaks one letter at a time."""
    timer = Timer(seconds, partial(_cut, asked))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(asked: HTTPConnection) -> None:
    with suppress(OSError, AttributeError):  # not connected yet, or over already
        asked.sock.shutdown(socket.SHUT_RDWR)


def _judged(status: int, first: Target, last: Target, *, lasting: bool) -> Found:
    if status in _GONE:
        return Found(LinkOutcome.GONE, str(status))
    if status in _GUARDED:
        return Found(LinkOutcome.GUARDED, str(status))
    if status >= 400:
        return Found(LinkOutcome.TROUBLE, str(status))
    # A page that leads to the front door is no longer there, however the site words it.
    moved = last != first and (lasting or (last.page == "/" and first.page != "/"))
    return Found(LinkOutcome.MOVED, last.address) if moved else Found(LinkOutcome.FINE)
