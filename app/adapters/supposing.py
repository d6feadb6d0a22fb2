"""The library if one file held another text: what would be wrong, what would break, what it would show."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.adapters.shelf import Shelf, leading_to
from app.domain.checks import can_be_shown, check_document
from app.domain.checks.truth import check_truth
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
    told = _belied(shelf, file, text) if file in REGISTRY_FILES else _misled(shelf, file, text)
    return {
        id: problems
        for id, problems in told
        if can_be_shown(shelf.problems[id]) and not can_be_shown(problems)
    }


def _belied(shelf: Shelf, file: str, text: str) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """What a registry would make wrong in each procedure; its words alone take none away."""
    around = shelf.around
    registries, _ = read_registries({**shelf.registries, file: text}, around.pictograms)
    for id, document in sorted(around.documents.items()):
        yield id, tuple(check_truth(document, registries, around.pictograms, around.today))


def _misled(shelf: Shelf, file: str, text: str) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """What is wrong in each procedure that would lead to this text."""
    documents = {**shelf.around.documents, file: read_document(file, text)}
    around = replace(shelf.around, documents=documents)
    for id in sorted(leading_to({file}, shelf.names) - {file}):
        yield id, check_document(documents[id], around)


def edition_of(shelf: Shelf, file: str, text: str) -> Edition:
    """The edition that this procedure would have; raise InvalidProcedure when it could not be shown."""
    document = read_document(file, text)
    problems = check_document(document, shelf.around)
    if not can_be_shown(problems):
        raise InvalidProcedure(problems)
    return Assembler({**shelf.good, file: document}).edition(file)
