"""What no text may hold: HTML, a link, a mark left open, an unknown placeholder."""

import re
from collections.abc import Iterator, Set

from app.domain.checks.outline import Said, sentences
from app.domain.labels import labels_closed, without_labels
from app.domain.problems import Place, Problem
from app.domain.remarks import error
from app.domain.source import Source

PLACEHOLDER = "{organisme}"

_HTML = re.compile(r"</?[a-zA-Z!][^>]{0,200}>?|&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,10});")
_SCHEME = re.compile(r"\b(https?|ftp|mailto|tel|javascript|data|file):\S", re.IGNORECASE)
_BARE = re.compile(
    r"\bwww\.\S+|\]\(\S*|\b[\w-]+(\.[\w-]+)*\.(fr|com|org|net|eu|info|gouv|re|io)\b(?![\w@])", re.IGNORECASE
)
_BRACES = re.compile(r"[{}]")


def check_texts(source: Source) -> Iterator[Problem]:
    """Every fault of every sentence that does not depend on its meaning."""
    for said in sentences(source):
        yield from _marks(said)
        yield from _links(said)


def faults_of(text: str) -> Iterator[Problem]:
    """Every such fault of one sentence, wherever it will stand."""
    said = Said("", text, Place(), drawn=False)
    yield from _marks(said)
    yield from _links(said)


def check_marks(source: Source, keys: Set[str]) -> Iterator[Problem]:
    """Every fault of the marks of what stands under these keys; addresses are at home in a registry."""
    for said in sentences(source, keys):
        yield from _marks(said)


def _marks(said: Said) -> Iterator[Problem]:
    html = _HTML.search(said.text)
    if html:
        yield error("shape.html", said.place, found=html[0])
    if said.text.count("**") % 2:
        yield error("shape.bold-open", said.place)
    if not labels_closed(said.text):
        yield error("shape.guillemets-open", said.place)
    if _BRACES.search(said.text.replace(PLACEHOLDER, "")):
        yield error("shape.unknown-placeholder", said.place, placeholder=PLACEHOLDER)


def _links(said: Said) -> Iterator[Problem]:
    """A bare address is fine where it is printed on the real site."""
    printed = "" if said.drawn else without_labels(said.text)
    link = _SCHEME.search(said.text) or _BARE.search(printed)
    if link:
        yield error("shape.link-in-text", said.place, found=link[0])
