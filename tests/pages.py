"""The proof-reader: what every page must obey, whatever it says; read by itself at each answer of a test."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

STATIC = Path(__file__).resolve().parent.parent / "static"
ELSEWHERE = ("/direct",)  # served beside Flask
_TARGETS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "list")
_FIELDS = ("input", "select", "textarea")
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')


class Reader(FlaskClient):
    """A client that proof-reads every page it is given, in the languages of its desk."""

    languages: Mapping[str, str] = MappingProxyType({"fr": "ltr", "en": "ltr", "ar": "rtl"})

    def open(self, *args, **kwargs):
        answer = super().open(*args, **kwargs)
        if answer.mimetype == "text/html" and answer.data and not answer.location:
            self._proof_read(answer)
        return answer

    def _proof_read(self, answer) -> None:
        read = (id(self.application), _TOKEN.sub("", answer.text))
        if read not in _SOUND:
            page = Page(answer.text, self.application.url_map.bind("localhost"), self.languages)
            faults = list(page.faults())
            assert not faults, (answer.request.path, faults)
            _SOUND.add(read)


_SOUND: set[tuple[int, str]] = set()  # what was read already, word for word but for the token


def words(element: Element) -> str:
    """What is written in an element, spaces folded."""
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def parsed(html: str) -> Element:
    """The tree of a page or a fragment."""
    return _read(html)[0]


# A page is read by the proof-reader, then by its test: parsing is what costs.
@lru_cache(maxsize=16)
def _read(html: str) -> tuple[Element, list]:
    """The tree of a page or a fragment, never to be changed, and what its markup gets wrong."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html) if _whole(html) else parser.parseFragment(html)
    return tree, parser.errors


def _whole(html: str) -> bool:
    return html.lstrip().lower().startswith("<!doctype")


@dataclass
class Page:
    """A page, or the fragment of one, and the addresses that ours may lead to."""

    html: str
    routes: MapAdapter
    languages: Mapping[str, str] = field(default_factory=lambda: Reader.languages)

    @cached_property
    def whole(self) -> bool:
        return _whole(self.html)

    @cached_property
    def elements(self) -> list[tuple[Element, tuple[Element, ...]]]:
        """Every element with those it stands in, outermost first."""
        return list(_with_ancestors(self._tree, ()))

    @property
    def _tree(self) -> Element:
        return _read(self.html)[0]

    @cached_property
    def ids(self) -> list[str]:
        return [one.get("id") for one, _ in self.elements if one.get("id") is not None]

    def faults(self) -> Iterator[str]:
        """Everything that is wrong, in words."""
        yield from self._syntax()
        yield from self._frame() if self.whole else ()
        yield from (f"id twice: {id}" for id in sorted({id for id in self.ids if self.ids.count(id) > 1}))
        for element, above in self.elements:
            if isinstance(element.tag, str):
                for fault in self._element(element, above):
                    yield f"<{element.tag}> {fault}"

    def _syntax(self) -> Iterator[str]:
        lines = self.html.splitlines()
        for (line, column), code, facts in _read(self.html)[1]:
            yield f"{code} {dict(facts)} at {line}:{column}: {lines[line - 1].strip()[:100] if lines else ''}"

    def _frame(self) -> Iterator[str]:
        for tag in ("h1", "main", "title"):
            found = [one for one, above in self.elements if one.tag == tag and _in_html(above)]
            if len(found) != 1 or not words(found[0]):
                yield f"{len(found)} <{tag}>, or an empty one"
        if self._tree.get("lang") not in self.languages:
            yield f"the page is in no language of ours: {self._tree.get('lang')}"

    def _element(self, element: Element, above: tuple[Element, ...]) -> Iterator[str]:
        yield from _inline(element)
        yield from self._language(element)
        yield from _name(element)
        yield from self._addresses(element)
        yield from self._targets(element)
        if element.tag in _FIELDS and element.get("type") != "hidden":
            yield from self._field(element, above)
        if element.tag == "form" and element.get("method", "get").lower() == "post":
            tokens = [one for one in element.iter("input") if one.get("name") == "csrf_token"]
            if len(tokens) != 1 or not tokens[0].get("value"):
                yield f"carries no token: {element.get('action')}"
        if element.tag in ("a", "button", "summary", "label") and (
            inner := [one.tag for one in above if one.tag in ("a", "button", "summary")]
        ):
            yield f"stands inside {inner}: {words(element)}"

    def _language(self, element: Element) -> Iterator[str]:
        code = element.get("lang")
        if code is not None and element.get("dir") != self.languages.get(code):
            yield f"lang={code} dir={element.get('dir')}: {words(element)[:60]}"

    def _field(self, element: Element, above: tuple[Element, ...]) -> Iterator[str]:
        own = [one for one, _ in self.elements if one.tag == "label" and one.get("for") == element.get("id")]
        around = [one for one in above if one.tag == "label"]
        named = (element.get("id") and own) or around or element.get("aria-label")
        if not (named or element.get("aria-labelledby")):
            yield f"has no label: {element.attrib}"

    def _targets(self, element: Element) -> Iterator[str]:
        for name in _TARGETS:
            for id in (element.get(name) or "").split():
                if id not in self.ids:
                    yield f"{name}={id} leads to nothing"
        pointed = [element.get("href") if element.tag == "a" else None]
        pointed += [element.get("hx-target")] if self.whole else []
        for one in pointed:
            if one and one.startswith("#") and one[1:] not in self.ids:
                yield f"{one} leads to nothing"

    def _addresses(self, element: Element) -> Iterator[str]:
        ways = {"GET": ("href", "src", "hx-get", "data-direct"), "POST": ("hx-post",)}
        if element.tag == "form":
            ways = {**ways, element.get("method", "get").upper(): ("action", "hx-post", "hx-get")}
        for method, names in ways.items():
            for name in names:
                if (address := element.get(name)) is not None and not self._leads(address, method):
                    yield f"{name}={address} leads nowhere of ours"
        if element.get("target") == "_blank" and "noopener" not in (element.get("rel") or ""):
            yield "opens a page that could command ours"

    def _leads(self, address: str, method: str) -> bool:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return parts.scheme in ("https", "http") and bool(parts.netloc) and method == "GET"
        if not parts.path or parts.path in ELSEWHERE:
            return True
        if parts.path.startswith("/static/"):
            return _drawn(parts.path.split("/", 3)[3], parts.fragment)
        try:
            self.routes.match(parts.path, method=method)
        except HTTPException:
            return False
        return True


def _with_ancestors(element: Element, above: tuple[Element, ...]) -> Iterator[tuple[Element, tuple]]:
    yield element, above
    for child in element:
        yield from _with_ancestors(child, (*above, element))


def _in_html(above: tuple[Element, ...]) -> bool:
    return all(one.tag != "svg" for one in above)


def _inline(element: Element) -> Iterator[str]:
    """What the Content-Security-Policy would refuse, or what makes a page run a text."""
    if element.tag == "style" or (element.tag == "script" and not element.get("src")):
        yield "is written in the page"
    for name, value in element.attrib.items():
        if name == "style" or name.startswith(("on", "hx-on")) or "javascript:" in value:
            yield f"{name}={value}"


def _name(element: Element) -> Iterator[str]:
    named = element.get("aria-label") or element.get("aria-labelledby")
    if element.tag == "img" and element.get("alt") is None:
        yield f"has no alternative: {element.get('src')}"
    if element.tag.endswith("svg") and element.get("aria-hidden") != "true" and not named:
        yield "is neither hidden nor named"
    if element.tag == "figure" and not (element.get("role") == "figure" and named):
        yield "is not named by its caption"
    if element.tag in ("a", "button", "summary") and not (words(element) or named):
        yield f"says nothing: {element.attrib}"


_SYMBOLS: dict[str, str] = {}


def _drawn(path: str, symbol: str) -> bool:
    """Whether a static file is there, and a symbol in it."""
    file = STATIC / path
    if not file.is_file():
        return False
    if symbol and path not in _SYMBOLS:
        _SYMBOLS[path] = file.read_text("utf-8")
    return not symbol or f'id="{symbol}"' in _SYMBOLS[path]
