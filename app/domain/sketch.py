"""A sketch: the tree of a file as it is written, right or wrong, each part with its line and its faults."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.checks.outline import Item, is_on, top
from app.domain.document import Document
from app.domain.gesture import Sentence
from app.domain.problems import Problem, Severity
from app.domain.shape import Kind
from app.domain.source import Plain, Route
from app.domain.whereabouts import item_at, named_items


class Figure(StrEnum):
    """What a part of the tree is."""

    GROUP = "groupe"
    GESTURE = "geste"
    QUESTION = "question"
    INCLUDE = "emprunt"


@dataclass(frozen=True, slots=True)
class Help:
    """What one does when a gesture does not go as said; `trip` is the file of a detour."""

    when: Sentence
    line: int
    trip: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One answer, what it opens, and the exit it leads to."""

    id: str
    label: Sentence
    line: int
    nodes: tuple["Drawn", ...] = ()
    exit: Sentence | None = None
    exit_line: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A node of the tree; `leads_to` is the file whose steps it borrows."""

    figure: Figure
    id: str
    said: Sentence
    line: int
    nodes: tuple["Drawn", ...] = ()
    ways: tuple[Way, ...] = ()
    rescues: tuple[Help, ...] = ()
    nature: str = ""
    secret: bool = False
    leads_to: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Sketch:
    """The tree of one file; `problems` are those of its heading."""

    id: str
    title: Sentence
    nodes: tuple[Drawn, ...]
    problems: tuple[Problem, ...] = ()


def sketch_of(document: Document, problems: Iterable[Problem] = ()) -> Sketch | None:
    """The tree of a file; None where its lines cannot even be told apart."""
    if document.source.tree is None:
        return None
    sketching = _Sketching(document, _by_item(document, problems))
    head = sketching.sentence(top(document.source).text("titre"))
    return Sketch(document.id, head, tuple(sketching.nodes(())), sketching.problems.get((), ()))


def every_drawn(nodes: Iterable[Drawn]) -> Iterator[Drawn]:
    """Every node of a sketch, parents first."""
    for node in nodes:
        yield node
        yield from every_drawn(node.nodes)
        for way in node.ways:
            yield from every_drawn(way.nodes)


@dataclass(frozen=True, slots=True)
class _Sketching:
    """Draws the items of one document, those above first."""

    document: Document
    problems: Mapping[Route, tuple[Problem, ...]]
    _below: dict[Route, list[tuple[str, Item]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for id, item in named_items(self.document):
            self._below.setdefault(item.route[:-2], []).append((id, item))

    def nodes(self, route: Route) -> Iterator[Drawn]:
        for id, item in self._below.get(route, []):
            if item.kind is not None:
                yield _FIGURES[item.kind](self, id, item)

    def ways(self, route: Route) -> Iterator[Way]:
        for id, item in self._below.get(route, []):
            if item.kind is None:
                yield self._way(id, item)

    def sentence(self, text: str) -> Sentence:
        return Sentence(text, self.document.folder)

    def group(self, id: str, item: Item) -> Drawn:
        nodes = tuple(self.nodes(item.route))
        return Drawn(Figure.GROUP, *self._facts(id, item, "titre"), nodes, problems=self._told(item))

    def gesture(self, id: str, item: Item) -> Drawn:
        return Drawn(
            Figure.GESTURE,
            *self._facts(id, item, "faire"),
            rescues=tuple(self._rescues(item)),
            nature=item.text("nature"),
            secret=is_on(item.keys.get("secret")),
            problems=self._told(item),
        )

    def question(self, id: str, item: Item) -> Drawn:
        ways = tuple(self.ways(item.route))
        return Drawn(
            Figure.QUESTION, *self._facts(id, item, "question"), ways=ways, problems=self._told(item)
        )

    def include(self, id: str, item: Item) -> Drawn:
        facts = self._facts(id, item, "inclure")
        return Drawn(Figure.INCLUDE, *facts, leads_to=item.text("inclure"), problems=self._told(item))

    def _way(self, id: str, item: Item) -> Way:
        out = item.part("sortie")
        return Way(
            id,
            self.sentence(item.text("libelle")),
            item.place().line,
            tuple(self.nodes(item.route)),
            self.sentence(_text(out.get("titre"))) if "sortie" in item.keys else None,
            item.source.key_place((*item.route, "sortie")).line,
            self._told(item),
        )

    def _rescues(self, item: Item) -> Iterator[Help]:
        for rank, rescue in enumerate(item.list("bloque")):
            if isinstance(rescue, dict):
                when, trip = _text(rescue.get("si")), _text(rescue.get("secours"))
                yield Help(self.sentence(when), item.place("bloque", rank).line, trip)

    def _facts(self, id: str, item: Item, key: str) -> tuple[str, Sentence, int]:
        return id, self.sentence(item.text(key)), item.place().line

    def _told(self, item: Item) -> tuple[Problem, ...]:
        return self.problems.get(item.route, ())


_FIGURES = {
    Kind.GROUP: _Sketching.group,
    Kind.GESTURE: _Sketching.gesture,
    Kind.QUESTION: _Sketching.question,
    Kind.INCLUDE: _Sketching.include,
}


def _by_item(document: Document, problems: Iterable[Problem]) -> dict[Route, tuple[Problem, ...]]:
    """The problems of every item, by its route, the gravest first; notes are left out."""
    found: dict[Route, tuple[Problem, ...]] = {}
    for problem in sorted(problems, key=lambda one: -one.severity):
        if problem.severity > Severity.NOTE:
            there = item_at(document, problem.place.line)
            route = there[1].route if there else ()
            found[route] = (*found.get(route, ()), problem)
    return found


def _text(value: Plain | None) -> str:
    return value if isinstance(value, str) else ""
