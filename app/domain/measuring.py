"""The size of a procedure file, told by counting: what it weighs, what it holds, how hard it is to read."""

from collections import Counter
from dataclasses import dataclass

from app.domain.checks.outline import outline, sentences
from app.domain.document import Document
from app.domain.readability import Readability, readability
from app.domain.shape import Kind


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts of one file, of what is written in it and not of what it includes."""

    size: int
    minutes: int
    groups: int
    gestures: int
    questions: int
    reading: Readability


def measure(document: Document) -> Measure:
    """Count a file."""
    kinds = Counter(item.kind for item in outline(document.source))
    said = [one.text for one in sentences(document.source) if not one.drawn]
    return Measure(
        len(document.text.encode()),
        document.shape.minutes if document.shape else 0,
        kinds[Kind.GROUP],
        kinds[Kind.GESTURE],
        kinds[Kind.QUESTION],
        readability(said),
    )
