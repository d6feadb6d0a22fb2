"""What the outside keeps for the figures: activities, monthly counters, stalls; no person in any."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app.domain.activity import Activity, Stall, Tally


@dataclass(frozen=True, slots=True)
class Record:
    """For some minutes after a walk is forgotten, the way to complete its activity."""

    key: str
    activity: int
    expires_at: datetime


class FigureReads(Protocol):
    """What can be asked, in and out of a change."""

    def activities(self, first: date, last: date) -> Sequence[Activity]:
        """What was counted from one day to another, both included, in the order it was."""
        ...

    def walked(self, first: date, last: date) -> Mapping[str, int]:
        """How many walks of each procedure were counted from one day to another, both included."""
        ...

    def tallies(self, first: str, last: str) -> Sequence[Tally]:
        """The counters from one month to another, both included, by month, kind and value."""
        ...

    def stalls(self, first: date, last: date) -> Sequence[Stall]:
        """The counts from one day to another, both included, by day, procedure, gesture and kind."""
        ...

    def record(self, key: str) -> tuple[Record, Activity]:
        """Raise Unknown when there is none; whether it expired is for the caller to say."""
        ...


class FigureChanges(FigureReads, Protocol):
    """What one durable change may do."""

    def record_activity(self, activity: Activity) -> int:
        """Count what is over; gives the rank of its line."""
        ...

    def amend_activity(self, rank: int, activity: Activity) -> None:
        """Say better what that line says."""
        ...

    def count_tally(self, tally: Tally) -> None:
        """Add to a monthly counter."""
        ...

    def count_stall(self, stall: Stall) -> None:
        """Add to the count of that gesture on that day."""
        ...

    def count_call(self, walk: str) -> None:
        """One more help call during this walk; not a move, so its version stays."""
        ...

    def keep_record(self, record: Record) -> None:
        """Keep the way to complete an activity."""
        ...

    def delete_record(self, key: str) -> None:
        """It serves once."""
        ...

    def sweep_records(self, now: datetime) -> None:
        """Forget those that expired."""
        ...
