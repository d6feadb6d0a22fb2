"""What is to be looked at in a text, in words, each with the ways there are to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext

from app.domain.mending import Edit, Mend, applied, mends
from app.domain.problems import Problem, Severity
from app.web.desk import desk
from app.web.mend_sentences import label
from app.web.wording import explain


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to mend: what its button says, and what it would write."""

    label: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem as the workshop shows it."""

    line: int
    column: int
    severity: Severity
    code: str
    sentence: str
    remedy: str
    mends: tuple[Proposal, ...]

    def as_json(self) -> Mapping[str, object]:
        """What the editor reads; places in the text count its characters from 0."""
        return {
            "line": self.line,
            "column": self.column,
            "severity": self.severity.name.lower(),
            "code": self.code,
            "sentence": self.sentence,
            "remedy": self.remedy,
            "mends": [{"label": one.label, "edits": _as_json(one.edits)} for one in self.mends],
        }


def remarks(file: str, text: str) -> tuple[Remark, ...]:
    """All that is to be said of a text in the place of a file: what stops it first, then line by line."""
    found = desk().library.check(file, text)
    return tuple(
        _remark(one, text) for one in sorted(found, key=lambda one: (-one.severity, one.place, one.code))
    )


def mended(text: str, proposal: Proposal) -> str:
    """The text once a proposal is taken."""
    return applied(text, proposal.edits)


def _remark(problem: Problem, text: str) -> Remark:
    words = explain(problem, gettext)
    ways = mends(problem, text, desk().library.surroundings())
    place = problem.place
    return Remark(
        place.line,
        place.column,
        problem.severity,
        problem.code,
        words.sentence,
        words.remedy,
        tuple(_proposal(way) for way in ways),
    )


def _proposal(way: Mend) -> Proposal:
    return Proposal(label(way, gettext), way.edits)


def _as_json(edits: tuple[Edit, ...]) -> list[Mapping[str, object]]:
    return [{"from": one.start, "to": one.end, "text": one.text} for one in edits]
