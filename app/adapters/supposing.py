"""The library if one file held another text: what would be wrong, what would break, what it would show."""

from collections.abc import Mapping

from app.adapters.shelf import Shelf
from app.domain.checks import Surroundings, can_be_shown, check_document
from app.domain.document import read_document
from app.domain.editions import Assembler
from app.domain.errors import InvalidProcedure
from app.domain.problems import Problem
from app.domain.procedure import Edition
from app.domain.registry_files import REGISTRY_FILES, read_registries


def faults_with(shelf: Shelf, file: str, text: str) -> tuple[Problem, ...]:
    """What would be wrong in this file."""
    if file in REGISTRY_FILES:
        _, told = read_registries({**shelf.registries, file: text}, shelf.around.pictograms)
        return tuple(sorted(told[file], key=lambda one: (one.place, -one.severity, one.code)))
    return check_document(read_document(file, text), shelf.around)


def harmed_by(shelf: Shelf, file: str, text: str) -> Mapping[str, tuple[Problem, ...]]:
    """The other files that could be shown until then, and could not any more."""
    around = _around(shelf, file, text)
    harmed: dict[str, tuple[Problem, ...]] = {}
    for id in sorted(_concerned(shelf, file) - {file}):
        problems = check_document(around.documents[id], around)
        if can_be_shown(shelf.problems[id]) and not can_be_shown(problems):
            harmed[id] = problems
    return harmed


def _concerned(shelf: Shelf, file: str) -> set[str]:
    """The procedures that lead to this one, directly or not; all of them when it is a registry."""
    documents = shelf.around.documents
    if file in REGISTRY_FILES:
        return set(documents)
    leading = {id: {*one.includes(), *one.trips()} for id, one in documents.items()}
    reached: set[str] = set()
    waiting = {file}
    while waiting:
        reached |= waiting
        waiting = {id for id, onwards in leading.items() if onwards & waiting} - reached
    return reached


def edition_of(shelf: Shelf, file: str, text: str) -> Edition:
    """The edition that this procedure would have; raise InvalidProcedure when it could not be shown."""
    document = read_document(file, text)
    problems = check_document(document, shelf.around)
    if not can_be_shown(problems):
        raise InvalidProcedure(problems)
    return Assembler({**shelf.good, file: document}).edition(file)


def _around(shelf: Shelf, file: str, text: str) -> Surroundings:
    before = shelf.around
    if file not in REGISTRY_FILES:
        documents = {**before.documents, file: read_document(file, text)}
        return Surroundings(before.today, documents, before.registries, before.pictograms)
    registries, _ = read_registries({**shelf.registries, file: text}, before.pictograms)
    return Surroundings(before.today, before.documents, registries, before.pictograms)
