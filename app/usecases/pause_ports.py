"""What the outside keeps of pauses and of doubts: two closed tables that name nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app.domain.pause import PauseSlip, Words


@dataclass(frozen=True, slots=True)
class Doubt:
    """How often a gesture was not like the real screen, on one day; `sentence` is the hash of its words."""

    day: date
    edition: str
    procedure: str
    gesture: str
    sentence: str
    count: int = 1


class PauseReads(Protocol):
    """What can be asked about pauses and doubts."""

    def pause(self, words: Words) -> PauseSlip:
        """The slip of these words, expired or not; raise Unknown when there is none."""
        ...

    def pauses(self) -> Sequence[PauseSlip]:
        """Every slip kept, the first to expire first."""
        ...

    def doubts(self) -> Sequence[Doubt]:
        """Every count, oldest day first."""
        ...

    def doubt_sums(self) -> Mapping[tuple[str, str, str], int]:
        """How many in all, by procedure, gesture and sentence."""
        ...


class PauseChanges(PauseReads, Protocol):
    """What one durable change may do to them."""

    def keep_pause(self, slip: PauseSlip) -> None:
        """Keep a slip, and its edition as long as it lives; raise Refused("words-taken") for words in use."""
        ...

    def delete_pause(self, words: Words) -> None:
        """A slip serves once."""
        ...

    def sweep_pauses(self, now: datetime) -> int:
        """Forget the slips that expired, and say how many they were."""
        ...

    def count_doubt(self, doubt: Doubt) -> None:
        """Add to the count of that gesture's sentence on that day."""
        ...

    def sweep_doubts(self, before: date) -> None:
        """Forget the counts of the days before."""
        ...
