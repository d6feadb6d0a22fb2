"""Two texts compared in words, for whoever must see at a glance what another changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.domain.merging import changes

_FACT = re.compile(
    r"https?://[^\s\"'<>,}\]]+"
    r"|(?<![\w.-])(?:[a-z0-9-]+\.)+(?:fr|com|org|net|eu)\b"
    r"|\+?\d[\d .\u00a0\u202f]{2,}\d"
)
_SHORTEST = 4  # figures: the short numbers of French services have four
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a sentence; `changed` when the other sentence has not them there."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Some lines of a text that became others, from line `line` of the new text."""

    line: int
    before: tuple[tuple[Part, ...], ...]
    after: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a text; `gone` and `come` are addresses and telephone numbers, that one reads twice."""

    differences: tuple[Difference, ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]


def words_of(text: str, other: str) -> tuple[Part, ...]:
    """A text, the words marked that the other has not."""
    own, others = text.split(), other.split()
    found = SequenceMatcher(None, own, others, autojunk=False).get_opcodes()
    return tuple(
        Part(" ".join(own[first:last]), kind != "equal") for kind, first, last, *_ in found if first < last
    )


def compare(was: str, now: str) -> Comparison:
    """All that differs, in the order of the lines."""
    before, after = _facts(was), _facts(now)
    return Comparison(
        tuple(_differences(was.splitlines(), now.splitlines())),
        tuple(sorted(before - after)),
        tuple(sorted(after - before)),
    )


def _differences(was: list[str], now: list[str]) -> Iterator[Difference]:
    shift = 0
    for change in changes(was, now):
        before, after = was[change.first : change.last], change.lines
        yield Difference(
            change.first + shift + 1,
            tuple(_marked(line, _beside(after, rank)) for rank, line in enumerate(before)),
            tuple(_marked(line, _beside(before, rank)) for rank, line in enumerate(after)),
        )
        shift += len(after) - len(before)


def _beside(lines: Sequence[str], rank: int) -> str:
    return lines[rank] if rank < len(lines) else ""


def _marked(line: str, other: str) -> tuple[Part, ...]:
    return words_of(line, other) or (Part("", changed=True),)


def _facts(text: str) -> set[str]:
    found = (" ".join(one.split()) for one in _FACT.findall(_DAY.sub("", text)))
    return {one for one in found if not one[-1].isdigit() or sum(map(str.isdigit, one)) >= _SHORTEST}
