"""The sheet of a file for a translator: its sentences in reading order, each where it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.correction import all_spots
from app.domain.document import Document
from app.domain.gesture import Sentence
from app.domain.language import MESSAGES
from app.domain.procedure import Group, Node, Procedure, Question
from app.domain.registries import DOMAIN as REGISTRIES
from app.domain.translating import Entry

PUBLIC, TEAM = "interface/public", "interface/equipe"
INTERFACE = (PUBLIC, TEAM)
# The templates that a visitor's page is made of; whatever else speaks is read by the staff.
_READ_BY_ALL = ("visitor", "card", "memo", "errors")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence on the sheet; `titles` are those of the phase and the step it lies in.

    `node` is where it stands in the procedure, `part` under which key there: « voir », « ecran.bouton ».
    """

    entry: Entry
    node: str = ""
    part: str = ""
    titles: tuple[Sentence, ...] = ()


def domain_of(file: str) -> str:
    """The gettext domain of a file, by its name for the workshop."""
    if file in INTERFACE:
        return MESSAGES
    return file.partition("/")[0] if "/" in file else REGISTRIES


def sheet_of_procedure(
    entries: Sequence[Entry], document: Document, procedure: Procedure | None
) -> Iterator[Row]:
    """Each sentence of a procedure once, where it is first read."""
    left = {entry.source: entry for entry in entries}
    titles = dict(_titles(procedure.nodes, ())) if procedure else {}
    for spot in all_spots(document):
        entry = left.pop(spot.text, None)
        if entry is not None:
            yield Row(entry, spot.node, _key(spot.part), titles.get(spot.node, ()))


def sheet_of_registry(entries: Iterable[Entry], file: str) -> Iterator[Row]:
    """The sentences of a registry, under the name that each has there."""
    for entry in entries:
        if f"procedures/{file}" in entry.files:
            place = entry.places[0] if entry.places else ""
            name, _, part = place.rpartition(".")
            yield Row(entry, name.partition(".")[0], part)


def sheet_of_interface(entries: Iterable[Entry], file: str) -> Iterator[Row]:
    """The sentences of the screens: those that the public reads, or the others."""
    for entry in entries:
        if any(_is_public(place) for place in entry.files) == (file == PUBLIC):
            yield Row(entry, part=" ".join(entry.places).removeprefix("Translators: "))


def _is_public(file: str) -> bool:
    return file.startswith(tuple(f"app/templates/{folder}/" for folder in _READ_BY_ALL))


def _key(part: str) -> str:
    """« choix.0.libelle » is a « libelle », whichever choice."""
    return ".".join(step for step in part.split(".") if not step.isdigit())


def _titles(
    nodes: tuple[Node, ...], above: tuple[Sentence, ...]
) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    for node in nodes:
        here = (*above, node.title) if isinstance(node, Group) else above
        yield node.id, here
        if isinstance(node, Group):
            yield from _titles(node.nodes, here)
        elif isinstance(node, Question):
            for choice in node.choices:
                yield from _titles(choice.nodes, above)


def grouped(rows: Iterable[Row]) -> Mapping[tuple[str, ...], list[Row]]:
    """The rows under the titles they share, or the name of their entry, in the order they come."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = tuple(title.text for title in row.titles)
        found.setdefault(key, []).append(row)
    return found
