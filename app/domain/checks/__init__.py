"""Everything that may be wrong in a procedure file, said at once."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date

from app.domain.checks.links import check_links
from app.domain.checks.texts import check_texts
from app.domain.checks.tree import check_tree
from app.domain.checks.truth import check_truth
from app.domain.checks.whole import check_whole
from app.domain.checks.words import check_words
from app.domain.document import Document
from app.domain.problems import Place, Problem, Severity
from app.domain.registries import RESERVED_FOLDERS, Registries
from app.domain.remarks import error
from app.domain.shape_values import is_procedure_id

_TOLD_ONLY = ("words.", "truth.former-name", "truth.unknown-image")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document is held against; `pictograms` is None where their index is not there."""

    today: date
    documents: Mapping[str, Document] = field(default_factory=dict)
    registries: Registries = Registries()  # noqa: RUF009 - a frozen value
    pictograms: Set[str] | None = None


def check_document(document: Document, around: Surroundings) -> tuple[Problem, ...]:
    """Everything wrong in a document, in the order of its lines."""
    documents = {**around.documents, document.id: document}
    misshapen = {problem.place for problem in document.problems}
    belied = check_truth(document, around.registries, around.pictograms, around.today)
    problems = [
        *document.problems,
        *_name(document),
        *check_texts(document.source),
        *check_tree(document),
        *check_links(document, documents),
        *(problem for problem in belied if problem.place not in misshapen),
        *check_words(document, around.registries),
    ]
    if stands(problems):
        problems += check_whole(document, documents)
    return tuple(sorted(problems, key=lambda one: (one.place, -one.severity, one.code)))


def stands(problems: Iterable[Problem]) -> bool:
    """True when nothing forbids to publish."""
    return all(problem.severity < Severity.ERROR for problem in problems)


def can_be_shown(problems: Iterable[Problem]) -> bool:
    """True when a published file may stay on the screens.

    A registry that changed, or a long sentence, takes no working procedure away from a visitor.
    """
    return stands(problem for problem in problems if not problem.code.startswith(_TOLD_ONLY))


def _name(document: Document) -> list[Problem]:
    if not is_procedure_id(document.id) or document.folder in RESERVED_FOLDERS:
        return [error("file.bad-name", Place(), id=document.id)]
    return []
