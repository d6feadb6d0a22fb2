"""YAML text → plain tree, within bounds, with the place of every value; nothing is resolved or built."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import yaml

from app.domain.folding import without_accents
from app.domain.problems import Place, Problem
from app.domain.remarks import error
from app.domain.unreadable import decode, unseen_characters, without_unseen

MAX_NODES = 20_000
MAX_DEPTH = 20
MAX_SCALAR = 20_000

Route = tuple[str | int, ...]
Plain = dict[str, "Plain"] | list["Plain"] | str

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DROPPED = "\0"  # the key under which a refused value is read and forgotten


@dataclass(frozen=True, slots=True)
class Source:
    """A document as plain dicts, lists and texts; `tree` is None when its syntax is broken.

    Keys are without accents; `places` and `keys` find a value and its key by route.
    """

    tree: Plain | None
    places: Mapping[Route, Place]
    keys: Mapping[Route, Place]
    problems: tuple[Problem, ...]

    def place(self, route: Route) -> Place:
        """Where a value stands, or the nearest thing above it that was written."""
        while route and route not in self.places:
            route = route[:-1]
        return self.places.get(route, Place())

    def key_place(self, route: Route) -> Place:
        """Where the key of a value stands, else the value itself."""
        return self.keys.get(route) or self.place(route)


def read_source(raw: bytes | str) -> Source:
    """Read a document whatever it holds: every fault is a Problem, none is an exception."""
    text, problems = decode(raw)
    if text is None:
        return Source(None, {}, {}, tuple(problems))
    problems += unseen_characters(text)
    reader = _Reader(problems)
    try:
        for event in yaml.parse(without_unseen(text), Loader=LOADER):
            reader.read(event)
    except yaml.MarkedYAMLError as broken:
        return reader.broken(_syntax(broken, text))
    except _OutOfBounds as refused:
        return reader.broken(refused.problem)
    if reader.tree is None:
        return reader.broken(error("source.empty", Place()))
    return Source(reader.tree, reader.places, reader.keys, tuple(reader.problems))


class _OutOfBounds(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A mapping or a list whose end has not come."""

    holder: dict[str, Plain] | list[Plain]
    route: Route
    key: str | None = None

    @property
    def wants_key(self) -> bool:
        return isinstance(self.holder, dict) and self.key is None


@dataclass(slots=True)
class _Reader:
    """Builds the tree from events, on a stack of its own: the depth of a file costs no recursion."""

    problems: list[Problem]
    tree: Plain | None = None
    places: dict[Route, Place] = field(default_factory=dict)
    keys: dict[Route, Place] = field(default_factory=dict)
    open: list[_Open] = field(default_factory=list)
    nodes: int = 0
    documents: int = 0

    def read(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin([], event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self.problems.append(error("source.alias", _place(event), name=event.anchor))
            self._put_text("", _place(event))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def broken(self, problem: Problem) -> Source:
        """What remains of a document that could not be read to its end."""
        return Source(None, self.places, self.keys, (*self.problems, problem))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if event.version or event.tags:
            self.problems.append(error("source.directive", _place(event)))
        if self.documents > 1:
            raise _OutOfBounds(error("source.second-document", _place(event)))

    def _begin(self, holder: dict[str, Plain] | list[Plain], event: yaml.NodeEvent) -> None:
        place = _place(event)
        self._refuse_marks(event)
        if self.open and self.open[-1].wants_key:
            raise _OutOfBounds(error("source.key-not-text", place))
        if len(self.open) >= MAX_DEPTH:
            raise _OutOfBounds(error("source.too-deep", place, most=MAX_DEPTH))
        self.open.append(_Open(holder, self._put(holder, place)))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = _place(event)
        self._refuse_marks(event)
        text = event.value
        if len(text) > MAX_SCALAR:
            self.problems.append(error("source.text-too-long", place, most=MAX_SCALAR))
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        for unseen in unseen_characters(text):  # written as an escape: the raw ones are out already
            self.problems.append(replace(unseen, place=place))
        text = without_unseen(text)
        self._put_text(text, place)

    def _put_text(self, text: str, place: Place) -> None:
        if self.open and self.open[-1].wants_key:
            self._key(text, place)
        else:
            self._put(text, place)

    def _key(self, text: str, place: Place) -> None:
        mapping = self.open[-1]
        key = without_accents(text)
        before = self.keys.get((*mapping.route, key))
        if key == "<<":
            self.problems.append(error("source.merge-key", place))
        elif before is not None:
            self.problems.append(error("source.duplicate-key", place, key=text, line=before.line))
        else:
            mapping.key = key
            self.keys[(*mapping.route, key)] = place
            return
        mapping.key = _DROPPED

    def _put(self, value: Plain, place: Place) -> Route:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _OutOfBounds(error("source.too-many-values", place, most=MAX_NODES))
        route = self._attach(value)
        self.places[route] = place
        return route

    def _attach(self, value: Plain) -> Route:
        if not self.open:
            self.tree = value
            return ()
        above = self.open[-1]
        if isinstance(above.holder, list):
            above.holder.append(value)
            return (*above.route, len(above.holder) - 1)
        key, above.key = above.key or "", None
        if key != _DROPPED:
            above.holder[key] = value
        return (*above.route, key)

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        self.problems.extend(_marks(event))


def _marks(event: yaml.NodeEvent) -> Iterator[Problem]:
    if event.anchor:
        yield error("source.anchor", _place(event), name=event.anchor)
    tag = getattr(event, "tag", None)
    if tag:
        yield error("source.tag", _place(event), tag=tag)


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place()


def _syntax(broken: yaml.MarkedYAMLError, text: str) -> Problem:
    mark = broken.problem_mark or broken.context_mark
    place = Place(mark.line + 1, mark.column + 1) if mark else Place()
    lines = text.splitlines()
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return error("source.tab", place)
    if ": " in line[: place.column - 1] and "mapping values" in (broken.problem or ""):
        return error("source.colon-in-text", place)
    return error("source.syntax", place)
