"""One scalar of a YAML text replaced where it stands: every other character of the file stays."""

import re
from collections.abc import Iterator

import yaml

from app.domain.problems import Place
from app.domain.source import LOADER, Plain, Route, read_source

_INDENT = re.compile(r"^[ \t]+(?=\S)", re.MULTILINE)


def rewritten(text: str, route: Route, sentence: str) -> str | None:
    """The text with this sentence under that route, or None when no way of writing it says just that."""
    source = read_source(text)
    place, wanted = source.places.get(route), {**dict(_texts(source.tree)), route: sentence}
    for event in yaml.parse(text, Loader=LOADER):
        start, end = event.start_mark, event.end_mark
        if (
            isinstance(event, yaml.ScalarEvent)
            and start
            and end
            and Place(start.line + 1, start.column + 1) == place
        ):
            before, written, after = text[: start.index], text[start.index : end.index], text[end.index :]
            ways = (before + way + after for way in _ways(event.style, written, sentence))
            return next((way for way in ways if _says(way, route) == wanted), None)
    return None


def _ways(style: str | None, written: str, sentence: str) -> Iterator[str]:
    """How the sentence can be written in the place of `written`: first as its author did."""
    if style in ("|", ">"):
        body = written.rstrip()
        head, _, rest = body.partition("\n")
        indent = _INDENT.search(rest)
        yield f"{head}\n{indent[0] if indent else ''}{sentence}{written[len(body) :]}"
    elif style == "'":
        yield "'" + sentence.replace("'", "''") + "'"
    elif style != '"':
        yield sentence
    yield '"' + sentence.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _says(text: str, route: Route) -> dict[Route, str]:
    """All that a text says; a block ends its sentence with a line of its own, which is no part of it."""
    said = dict(_texts(read_source(text).tree))
    return {**said, route: said[route].removesuffix("\n")} if route in said else {}


def _texts(tree: Plain | None, route: Route = ()) -> Iterator[tuple[Route, str]]:
    if isinstance(tree, str):
        yield route, tree
    elif tree is not None:
        for step, below in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from _texts(below, (*route, step))
