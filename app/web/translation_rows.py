"""The rows of the translator's table as they are shown: what was typed, what is to be said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import c2py
from hashlib import sha256
from itertools import groupby

from app.domain.errors import DomainError, Refused, UnfitSentence
from app.domain.gesture import Sentence
from app.domain.language import Language
from app.domain.translating import Entry, Standing, Standings
from app.domain.translation_sheet import Row
from app.usecases.translating import Remarks, TranslationMovedOn
from app.web.desk import desk
from app.web.refusals import sentence
from app.web.wording import explain


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table as it is shown; `typed` is what its fields hold, `told` what was refused."""

    row: Row
    typed: tuple[str, ...]
    remarks: Remarks
    told: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its name on the page."""
        return key_of(self.row.entry)


def key_of(entry: Entry) -> str:
    """The name of a sentence in a page: a sign that no sentence could spoil."""
    return sha256(entry.source.encode()).hexdigest()[:12]


def line_of(
    file: str,
    language: str,
    row: Row,
    typed: tuple[str, ...] | None = None,
    refused: DomainError | None = None,
) -> Line:
    """A row as it is shown: what is kept there, or what was typed and refused."""
    said = row.entry.said if typed is None else typed
    remarks = desk().translating.remarks(file, language, row.entry, said)
    theirs = refused.present.said if isinstance(refused, TranslationMovedOn) else ()
    return Line(row, said, remarks, _refusal(refused), theirs)


def _refusal(refused: DomainError | None) -> tuple[str, ...]:
    if isinstance(refused, UnfitSentence):
        return tuple(explain(problem).remedy for problem in refused.problems)
    return (sentence(refused),) if isinstance(refused, Refused) else ()


def blocks_of(lines: list[Line]) -> list[tuple[tuple[Sentence, ...], list[tuple[str, list[Line]]]]]:
    """The lines under the titles of their step, then under the card that they share."""
    return [
        (titles, [(node, list(own)) for node, own in groupby(under, lambda line: line.row.node)])
        for titles, under in groupby(lines, lambda line: line.row.titles)
    ]


def numbers_of(spoken: Language) -> tuple[str, ...]:
    """For each form that a language counts with, the first numbers that take it."""
    rule = c2py(spoken.plural_rule)
    taken = [[n for n in range(201) if rule(n) == form][:4] for form in range(spoken.plural_count)]
    return tuple(", ".join(map(str, few)) + ("…" if len(few) > 3 else "") for few in taken)


def total_of(progress: Mapping[str, Standings]) -> Standings:
    """All files together."""
    return Standings({one: sum(of[one] for of in progress.values()) for one in Standing})
