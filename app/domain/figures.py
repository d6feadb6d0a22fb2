"""The figures of a period, from what was counted: only what may be shown, and nothing by mediator."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from app.domain.activity import Activity, ActivityKind, Stall, StallKind, Tally, TallyKind, month_of
from app.domain.autonomy import Autonomy
from app.domain.period import Period, Span
from app.domain.small_counts import Counted, Crossed, counted, crossed, few, guessable, shown

Value = TypeVar("Value", bound=Hashable)
LEVELS = tuple(level.key for level in Autonomy)
BETWEEN = ">"  # in the key of a movement, from one level to another
NAMED = 10  # gestures named in a list
AT = " "  # in the key of a stall, between procedure and gesture


@dataclass(frozen=True, slots=True)
class Headline:
    """The great numbers; None for « < 5 »."""

    walks: int | None
    demands: int | None
    people: int | None
    calls: int | None
    hours: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that /bilan shows of a period; `empty` when nothing was counted at all."""

    period: Period
    empty: bool
    headline: Headline
    over_time: Counted
    families: Counted
    procedures: Counted
    levels: Counted
    by_level: Crossed | None
    movements: Counted
    outcomes: Counted
    redirections: Counted
    stays: Counted
    calls: Counted
    monthly: Mapping[TallyKind, Counted]


def figures(
    period: Period, activities: Sequence[Activity], tallies: Sequence[Tally], stalls: Sequence[Stall]
) -> Figures:
    """Count a period; a day has no monthly counter, which would tell of other days."""
    walks = [one for one in activities if one.kind is ActivityKind.WALK]
    return Figures(
        period=period,
        empty=not activities,
        headline=_headline(activities, walks),
        over_time=_over_time(period, activities),
        families=_most_first(_count(activities, lambda one: one.family)),
        procedures=_most_first(_count(walks, lambda one: one.procedure)),
        levels=counted(_in_order(_count(walks, lambda one: one.level.key if one.level else ""), LEVELS)),
        by_level=crossed(_by_level(walks), LEVELS),
        movements=_most_first(_movements(walks)),
        outcomes=_most_first(_count(activities, lambda one: one.outcome.value)),
        redirections=_most_first(_count(_redirected(activities), lambda one: str(one.redirection))),
        stays=most_met(_stops(stalls, StallKind.STAYED)),
        calls=most_met(_stops(stalls, StallKind.CALLED)),
        monthly={} if period.span is Span.DAY else {kind: _monthly(tallies, kind) for kind in TallyKind},
    )


def most_met(counts: Mapping[str, int]) -> Counted:
    """The places worth looking at first, the others gathered."""
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return _most_first(counts, apart=ordered[NAMED:])


def _headline(activities: Sequence[Activity], walks: Sequence[Activity]) -> Headline:
    return Headline(
        walks=shown(len(walks)),
        demands=shown(len(activities)),
        people=shown(sum(one.new_person for one in activities)),
        calls=shown(sum(one.calls for one in activities)),
        hours=round(sum(one.minutes for one in activities) / 60),
    )


def _over_time(period: Period, activities: Sequence[Activity]) -> Counted:
    """Demands by month of a year, by day of a month."""
    if period.span is Span.YEAR:
        found = _count(activities, lambda one: month_of(one.day))
        return counted(_in_order(found, period.months()))
    found = _count(activities, lambda one: one.day.isoformat())
    return counted(_in_order(found, (day.isoformat() for day in period.days())))


def _by_level(walks: Iterable[Activity]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for one in walks:
        if one.level is not None:
            found.setdefault(one.procedure, Counter())[one.level.key] += 1
    return found


def _movements(walks: Iterable[Activity]) -> Counter[str]:
    """Within walks, from one level to the next."""
    return Counter(
        f"{before.key}{BETWEEN}{after.key}" for one in walks for before, after in pairwise(one.levels)
    )


def _redirected(activities: Iterable[Activity]) -> list[Activity]:
    return [one for one in activities if one.redirection is not None]


def _stops(stalls: Iterable[Stall], kind: StallKind) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in stalls:
        if one.kind is kind:
            found[f"{one.procedure}{AT}{one.gesture}"] += one.count
    return found


def _monthly(tallies: Iterable[Tally], kind: TallyKind) -> Counted:
    """A monthly counter over the period; over a year, no month that is small is told by subtraction."""
    months: dict[str, list[int]] = {}
    for one in tallies:
        if one.kind is kind:
            months.setdefault(one.value, []).append(one.count)
    apart = [value for value, counts in months.items() if len(counts) > 1 and _tells(counts)]
    return _most_first({value: sum(counts) for value, counts in months.items()}, apart=apart)


def _tells(counts: Sequence[int]) -> bool:
    return guessable(count for count in counts if few(count))


def _most_first(counts: Mapping[str, int], *, apart: Sequence[str] = ()) -> Counted:
    """The small ones by name: their order would tell which is the greatest."""
    ordered = sorted(counts, key=lambda key: (-counts[key] * (not few(counts[key])), key))
    return counted({key: counts[key] for key in ordered}, apart=apart)


def _in_order(counts: Mapping[str, int], keys: Iterable[str]) -> dict[str, int]:
    return {key: counts.get(key, 0) for key in keys}


def _count(ones: Iterable[Value], key: Callable[[Value], str]) -> Counter[str]:
    return Counter(key(one) for one in ones)
