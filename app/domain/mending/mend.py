"""A proposal that mends a text: which characters to replace, and by what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """These characters of a text, replaced by others; both ends count from 0."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mend:
    """One way to mend one problem; `code` finds the words of its button, `facts` fill them."""

    code: str
    edits: tuple[Edit, ...]
    facts: Mapping[str, str] = field(default_factory=dict)


def mend(code: str, *edits: Edit, **facts: str) -> Mend:
    """A proposal, its edits in the order of the text."""
    return Mend(code, tuple(sorted(edits)), facts)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text once edited; edits never overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
