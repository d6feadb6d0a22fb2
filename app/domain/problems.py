"""What is wrong in a document, and where: facts for a sentence, never the sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Severity(IntEnum):
    """Errors stop, warnings stop `--strict`, notes only inform."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point of a file; both count from 1, as editors do."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong; `code` finds the sentence and its remedy, `facts` fills them."""

    code: str
    severity: Severity
    place: Place
    facts: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
