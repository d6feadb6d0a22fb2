"""The marks of a text, « label », **bold** and {placeholder}, as elements; all else is escaped."""

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

_TOKEN = re.compile(r"(«[^«»]*»|\*\*|\{\w+\})")
_LABEL = re.compile(r"(«\s*)(.*?)(\s*»)", re.DOTALL)
# French puts these spaces, and those inside a telephone number; a line must never begin or end there.
_TIGHT = re.compile(r" (?=[:;?!»])|(?<=«) |(?<=\d) (?=\d)")
_NO_BREAK = "\u00a0"
_BOLD = (Markup("<b>"), Markup("</b>"))
_PRINTED = Markup(
    '<bdi lang="fr" dir="ltr" class="label"{}>'
    '<span class="guillemet">{}</span>{}<span class="guillemet">{}</span></bdi>'
)
_SHORT = 14  # letters that fit on one line of the narrowest column, whatever the size
_NAME = Markup('<bdi lang="fr" dir="ltr">{}</bdi>')


def tightened(text: str) -> str:
    """The text with no line that begins with « : » or « » », ends with « « » or cuts a telephone number."""
    return _TIGHT.sub(_NO_BREAK, text)


def marked(text: str, names: Mapping[str, str] | None = None) -> Markup:
    """A text ready for a page: labels stay in French and left to right, whatever runs around them."""
    return Markup("").join(_pieces(_TOKEN.split(tightened(text)), names or {}))


def _pieces(tokens: list[str], names: Mapping[str, str]) -> Iterator[Markup]:
    last = tokens.count("**")
    met = 0
    for token in tokens:
        if token == "**":  # noqa: S105 - a mark, no password
            met += 1
            alone = last % 2 == 1 and met == last
            yield escape(token) if alone else _BOLD[(met - 1) % 2]
        else:
            yield _piece(token, names)


def _piece(token: str, names: Mapping[str, str]) -> Markup:
    label = _LABEL.fullmatch(token)
    if label is not None:
        return _PRINTED.format(Markup(" data-short") if len(label[2]) <= _SHORT else "", *label.groups())
    if token[:1] == "{" and token[1:-1] in names:
        return _NAME.format(names[token[1:-1]])
    return escape(token)
