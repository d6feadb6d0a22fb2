"""What a mend must do, whatever the file: take its problem away, and break nothing."""

from collections import Counter

from app.domain.checks import Surroundings, check_document
from app.domain.document import read_document
from app.domain.mending.manuscript import Manuscript
from app.domain.problems import Problem, Severity


def found_in(text: str, around: Surroundings) -> tuple[Problem, ...]:
    """What is wrong in a text."""
    return check_document(read_document("caf/aide", text), around)


def left(problem: Problem, before: str, after: str, around: Surroundings) -> bool:
    """True when a problem is still there; of those that stop the reading, when it stops no further."""

    def alike(one: Problem) -> tuple[str, frozenset[tuple[str, str]]]:
        return one.code, frozenset(one.facts.items())

    was, now = Counter(map(alike, found_in(before, around))), found_in(after, around)
    remain = [one for one in now if alike(one) == alike(problem)]
    if problem.code in ("source.syntax", "source.colon-in-text", "source.tab"):
        return any(one.place.line <= problem.place.line for one in remain)
    return len(remain) >= was[alike(problem)]


def lost(before: str, after: str) -> int:
    """How many of the texts of a file are no more in it."""
    return sum((Counter(texts(before)) - Counter(texts(after))).values())


def texts(text: str) -> list[str]:
    """Every text of a file, whatever its key."""
    return [entry.text for entry in Manuscript(text).entries if entry.is_text]


def unread(text: str) -> int:
    """How much of a file cannot be read."""
    return sum(
        one.severity == Severity.ERROR and one.code.startswith("source.")
        for one in read_document("caf/aide", text).problems
    )
