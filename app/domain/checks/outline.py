"""A document as its author wrote it, right or wrong: its nodes and its sentences, each with its place.

The checks read this rather than the shape, so that a key missing here hides no mistake made there.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from app.domain.folding import fold
from app.domain.problems import Place
from app.domain.shape import Kind, kinds_of
from app.domain.shape_parts import ELEMENT_KINDS
from app.domain.source import Plain, Route, Source

LEVEL_KEYS = ("a_la_place", "avec", "faire_faire")

_SENTENCES = frozenset(
    {
        *("titre", "but", "cout", "a_preparer", "apres", "corriger", "arnaques", "pourquoi", "question"),
        *("faire", "voir", "dire", "mediateur", "si", "alors", "recapitulatif", "preuve", "libelle", "texte"),
        "quoi",
    }
)


@dataclass(frozen=True, slots=True)
class Item:
    """A node, or a choice, whose `kind` is None; `level` counts from 1."""

    kind: Kind | None
    route: Route
    level: int
    keys: dict[str, Plain]
    source: Source

    def text(self, key: str) -> str:
        """The text of a key, empty when it has none."""
        value = self.keys.get(key)
        return fold(value) if isinstance(value, str) else ""

    def part(self, key: str) -> dict[str, Plain]:
        """The keys under a key, none when it holds none."""
        value = self.keys.get(key)
        return value if isinstance(value, dict) else {}

    def list(self, key: str) -> list[Plain]:
        """The list under a key, empty when it holds none."""
        value = self.keys.get(key)
        return value if isinstance(value, list) else []

    def place(self, *steps: str | int) -> Place:
        """Where this item stands, or what it holds under these keys."""
        return self.source.place((*self.route, *steps))


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence to be shown, under its key; `drawn` for a label of a drawn screen."""

    key: str
    text: str
    place: Place
    drawn: bool
    route: Route = ()


def outline(source: Source) -> list[Item]:
    """Every node and choice, parents first, in reading order."""
    return list(_items(source, (), source.tree, 1))


def top(source: Source) -> Item:
    """The keys of the file itself."""
    return Item(None, (), 0, source.tree if isinstance(source.tree, dict) else {}, source)


def organisation_at(source: Source, route: Route) -> str:
    """The key of the organisation that a place of the file is about: the nearest that is said above it."""
    said, value = "", source.tree
    for step in (None, *route):
        if isinstance(value, list) and isinstance(step, int):
            value = value[step]
        elif isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        key = value.get("organisme") if isinstance(value, dict) else None
        said = fold(key) if isinstance(key, str) and key else said
    return said


def sentences(source: Source, keys: Set[str] = _SENTENCES) -> Iterator[Said]:
    """Every sentence that a person or a mediator will read: what stands under these keys."""
    return _said(source, (), source.tree, keys)


def is_on(value: Plain | None) -> bool:
    """True for a flag that is set."""
    return isinstance(value, str) and fold(value).lower() in ("true", "oui")


def _items(source: Source, route: Route, holder: Plain | None, level: int) -> Iterator[Item]:
    nodes = holder.get("etapes") if isinstance(holder, dict) else None
    for rank, node in enumerate(nodes if isinstance(nodes, list) else []):
        here = (*route, "etapes", rank)
        kinds = kinds_of(node) if isinstance(node, dict) else set()
        if not isinstance(node, dict) or len(kinds) != 1:
            continue
        yield Item(next(iter(kinds)), here, level, node, source)
        yield from _items(source, here, node, level + 1)
        yield from _choices(source, here, node, level + 1)


def _choices(source: Source, route: Route, question: dict[str, Plain], level: int) -> Iterator[Item]:
    choices = question.get("choix")
    for rank, choice in enumerate(choices if isinstance(choices, list) else []):
        if isinstance(choice, dict):
            here = (*route, "choix", rank)
            yield Item(None, here, level, choice, source)
            yield from _items(source, here, choice, level + 1)


def _said(source: Source, route: Route, value: Plain | None, keys: Set[str]) -> Iterator[Said]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _said(source, (*route, key), inner, keys)
    elif isinstance(value, list):
        for rank, inner in enumerate(value):
            yield from _said(source, (*route, rank), inner, keys)
    elif value is not None and "sources" not in route[:1]:
        key = next((step for step in reversed(route) if isinstance(step, str)), "")
        drawn = "elements" in route and key in ELEMENT_KINDS
        if drawn or key in keys:
            yield Said(key, fold(value), source.place(route), drawn, route)
