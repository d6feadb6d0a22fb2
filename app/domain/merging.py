"""Two texts written from the same one, brought together where neither touched the lines of the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_MANY = 5000  # lines above which the exact comparison would take too long


@dataclass(frozen=True, slots=True)
class Change:
    """The lines `first` to `last` of a text become `lines`."""

    first: int
    last: int
    lines: tuple[str, ...]

    def touches(self, other: "Change") -> bool:
        """True when both speak of a same place: of a same line, or of what stands just beside it."""
        return self.first <= other.last and other.first <= self.last


def changes(was: Sequence[str], now: Sequence[str]) -> tuple[Change, ...]:
    """What makes `now` of `was`, in the order of the lines."""
    found = SequenceMatcher(None, was, now, autojunk=max(len(was), len(now)) > _MANY).get_opcodes()
    return tuple(
        Change(first, last, tuple(now[begin:end]))
        for kind, first, last, begin, end in found
        if kind != "equal"
    )


def merged(base: str, one: str, other: str) -> str | None:
    """Both changes of `base` in one text; None where they touch."""
    lines = base.splitlines(keepends=True)
    ours = changes(lines, one.splitlines(keepends=True))
    theirs = changes(lines, other.splitlines(keepends=True))
    if any(mine.touches(their) and mine != their for mine in ours for their in theirs):
        return None
    return "".join(_applied(lines, sorted({*ours, *theirs}, key=lambda change: (change.first, change.last))))


def _applied(lines: Sequence[str], found: Sequence[Change]) -> Iterator[str]:
    kept = 0
    for change in found:
        yield from lines[kept : change.first]
        yield from change.lines
        kept = change.last
    yield from lines[kept:]
