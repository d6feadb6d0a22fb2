"""Figures: what was counted over a period, and completing it at the end of a walk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.activity import Activity, Tally, TallyKind, activity_of, month_of, quick_demand
from app.domain.coop import Age, Equipment, Gender, Independence, Redirection, Status
from app.domain.errors import Unknown
from app.domain.figures import Figures, figures
from app.domain.period import Period, Span, period_around
from app.domain.small_counts import few
from app.domain.walk import Outcome
from app.usecases.figure_ports import Record
from app.usecases.holding import day_of, forget, record_key
from app.usecases.ports import Clock, OpenWalk, Store, Transaction

LATELY = timedelta(days=90)
MINUTES = (5, 10, 15, 20, 30, 45, 60, 90, 120)


@dataclass(frozen=True, slots=True)
class Completion:
    """What a mediator says of a walk that is over; age, gender and status go to monthly counters alone."""

    minutes: int
    independence: Independence | None
    equipment: tuple[Equipment, ...]
    redirection: Redirection | None
    new_person: bool
    age: Age | None = None
    gender: Gender | None = None
    status: Status | None = None
    first_time: bool = False

    def tallies(self, month: str) -> Iterator[Tally]:
        """One more in each counter of which something was said."""
        said = {
            TallyKind.AGE: self.age,
            TallyKind.GENDER: self.gender,
            TallyKind.STATUS: self.status,
            TallyKind.FIRST_TIME: "oui" if self.first_time else None,
        }
        return (Tally(month, kind, str(value)) for kind, value in said.items() if value is not None)


@dataclass(frozen=True, slots=True)
class Figuring:
    """The figures of one desk."""

    store: Store
    clock: Clock

    def present(self, span: Span) -> Period:
        """The period of that span that holds today, in Europe/Paris."""
        return period_around(day_of(self.clock.now()), span)

    def over(self, period: Period) -> Figures:
        """What may be shown of a period."""
        months = tuple(period.months())
        return figures(
            period,
            self.activities(period),
            self.store.tallies(months[0], months[-1]),
            self.store.stalls(period.first, period.last),
        )

    def activities(self, period: Period) -> Sequence[Activity]:
        """Line by line, for the exports."""
        return self.store.activities(period.first, period.last)

    def often(self) -> tuple[str, ...]:
        """The procedures most walked at this desk lately, first; what few people came for is not told."""
        today = day_of(self.clock.now())
        counts = self.store.walked(today - LATELY, today)
        known = [id for id, count in counts.items() if not few(count)]
        return tuple(sorted(known, key=lambda id: (-counts[id], id)))

    def draft(self, walk: str) -> Activity:
        """What will be counted of a walk just ended; raise Unknown once it can no longer be completed."""
        now = self.clock.now()
        opened = next((one for one in self.store.ended_walks() if one.walk.id == walk), None)
        if opened is not None:
            return _foreseen(opened)
        record, activity = self.store.record(record_key(walk))
        _holds(record, now)
        return activity

    def complete(self, walk: str, completion: Completion) -> None:
        """Say better what is counted of a walk just ended, once, within ten minutes; raise Unknown after.

        A walk that could still be taken back is forgotten now.
        """
        now = self.clock.now()

        def act(change: Transaction) -> None:
            _forget_if_kept(change, walk, now)
            record, activity = change.record(record_key(walk))
            _holds(record, now)
            change.delete_record(record.key)
            change.amend_activity(record.activity, _completed(activity, completion))
            for tally in completion.tallies(month_of(activity.day)):
                change.count_tally(tally)

        self.store.change(act)

    def count_quick(self, family: str, outcome: Outcome) -> None:
        """« + demande rapide »: a demand settled without a walk."""
        demand = quick_demand(family, outcome, day=day_of(self.clock.now()))
        self.store.change(lambda change: change.record_activity(demand))

    def sweep(self) -> None:
        """Forget the ways to complete that nobody took in time."""
        now = self.clock.now()
        self.store.change(lambda change: change.sweep_records(now))


def _foreseen(opened: OpenWalk) -> Activity:
    walk, ended_at = opened.walk, opened.ended_at
    if ended_at is None or walk.outcome is None or walk.practice:
        raise Unknown
    return activity_of(
        walk, walk.outcome, day=day_of(ended_at), lasted=ended_at - opened.opened_at, calls=opened.calls
    )


def _forget_if_kept(change: Transaction, walk: str, now: datetime) -> None:
    try:
        opened = change.walk(walk)
    except Unknown:
        return
    if opened.ended_at is None or opened.walk.outcome is None:
        raise Unknown  # Taken back since.
    forget(change, opened, opened.walk.outcome, opened.ended_at, now)


def _holds(record: Record, now: datetime) -> None:
    if record.expires_at <= now:
        raise Unknown


def _completed(activity: Activity, completion: Completion) -> Activity:
    redirected = activity.outcome is Outcome.REDIRECTED
    return replace(
        activity,
        minutes=completion.minutes,
        independence=completion.independence,
        equipment=completion.equipment,
        redirection=completion.redirection if redirected else None,
        new_person=completion.new_person,
    )
