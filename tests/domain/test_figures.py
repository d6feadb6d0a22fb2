"""What a year of activities comes to, as far as it may be shown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.activity import Activity, ActivityKind, Stall, StallKind, Tally, TallyKind, quick_demand
from app.domain.autonomy import Autonomy
from app.domain.coop import Redirection, themes_of
from app.domain.figures import figures
from app.domain.period import Span, period_around, period_from
from app.domain.small_counts import Counted, Row
from app.domain.walk import Outcome
from tests.builders import an_activity

NOVEMBER = period_from("2026-11")
DAY = date(2026, 11, 12)

some_activities = st.lists(
    st.builds(
        Activity,
        day=st.dates(date(2026, 11, 1), date(2026, 11, 30)),
        procedure=st.sampled_from(["caf/aah", "caf/rsa", "edf/compte"]),
        level=st.sampled_from(Autonomy),
        minutes=st.integers(1, 20).map(lambda n: 5 * n),
        outcome=st.sampled_from(Outcome),
        kind=st.sampled_from(ActivityKind),
        family=st.sampled_from(["social", "logement"]),
        levels=st.lists(st.sampled_from(Autonomy), min_size=1, max_size=4).map(tuple),
        calls=st.integers(0, 3),
        new_person=st.booleans(),
        redirection=st.none() | st.sampled_from(Redirection),
    ),
    max_size=40,
)
some_tallies = st.lists(
    st.builds(
        Tally,
        month=st.just("2026-11"),
        kind=st.sampled_from(TallyKind),
        value=st.sampled_from("abcdef"),
        count=st.integers(1, 12),
    ),
    max_size=20,
)


def of(*activities, period=NOVEMBER, tallies=(), stalls=()):
    return figures(period, activities, tallies, stalls)


def numbers(found):
    """Every number that the figures hold."""
    head = found.headline
    yield from (head.walks, head.demands, head.people, head.calls)
    counts = [getattr(found, name) for name in found.__slots__ if isinstance(getattr(found, name), Counted)]
    for one in (*counts, *found.monthly.values()):
        yield from (one.others, one.total, *(row.count for row in one.rows))
    if found.by_level is not None:
        for row in (*(row for _, row in found.by_level.rows), found.by_level.others or ()):
            yield from row


@given(some_activities, some_tallies)
def test_no_number_of_the_figures_is_from_1_to_4(activities, tallies):
    found = figures(NOVEMBER, activities, tallies, ())

    assert [one for one in numbers(found) if one is not None and 0 < one < 5] == []


def test_people_and_demands_are_counted_apart():
    again = [an_activity(DAY, new_person=False)] * 5

    head = of(*[an_activity(DAY)] * 10, *again, *[quick_demand("social", Outcome.DONE, day=DAY)] * 6).headline

    assert (head.walks, head.demands, head.people) == (15, 21, 16)


def test_movements_are_counted_between_the_levels_gone_through():
    up = an_activity(DAY, levels=(Autonomy.DONE_FOR, Autonomy.DONE_WITH, Autonomy.DONE_BY))

    found = of(*[up] * 6, *[an_activity(DAY)] * 9)

    assert found.movements.rows == (Row("a_la_place>avec", 6), Row("avec>faire_faire", 6))


def test_where_people_stall_is_told_from_where_they_call():
    stalls = [
        Stall(DAY, "caf/aah", "mot-de-passe", StallKind.STAYED, 7),
        Stall(DAY + timedelta(days=1), "caf/aah", "mot-de-passe", StallKind.STAYED, 2),
        Stall(DAY, "caf/aah", "envoyer", StallKind.CALLED, 6),
    ]

    found = of(an_activity(DAY), stalls=stalls)

    assert (found.stays.rows, found.calls.rows) == (
        (Row("caf/aah mot-de-passe", 9),),
        (Row("caf/aah envoyer", 6),),
    )


def test_a_day_has_no_monthly_counter():
    found = of(
        an_activity(DAY),
        period=period_around(DAY, Span.DAY),
        tallies=[Tally("2026-11", TallyKind.LANGUAGE, "ar", 9)],
    )

    assert dict(found.monthly) == {}


def test_a_year_does_not_tell_of_its_one_small_month():
    ukrainian = [
        Tally(f"2026-{month:02}", TallyKind.LANGUAGE, "uk", 8 if month < 12 else 3) for month in range(1, 13)
    ]
    others = [Tally("2026-01", TallyKind.LANGUAGE, "fr", 200), Tally("2026-01", TallyKind.LANGUAGE, "ar", 30)]

    found = of(an_activity(DAY), period=period_from("2026"), tallies=[*ukrainian, *others])

    assert found.monthly[TallyKind.LANGUAGE] == Counted((Row("fr", 200),), 121, 321)


@pytest.mark.parametrize(
    ("written", "first", "last", "before", "after"),
    [
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "2026-11", "2027-01"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "2028-01", "2028-03"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2025", "2027"),
        ("2026-12-31", date(2026, 12, 31), date(2026, 12, 31), "2026-12-30", "2027-01-01"),
    ],
)
def test_a_period_knows_its_ends_and_its_neighbours(written, first, last, before, after):
    period = period_from(written)

    assert (period.key, period.first, period.last) == (written, first, last)
    assert (period.before().key, period.after().key) == (before, after)


@pytest.mark.parametrize("written", ["", "2026-13", "26", "2026-02-30", "2026-1", "0001", "2026-11-22T10:00"])
def test_any_other_writing_is_no_period(written):
    with pytest.raises(ValueError):  # noqa: PT011 - its message is for nobody
        period_from(written)


def test_a_theme_comes_with_the_help_it_is():
    assert themes_of("logement") == ("aide_aux_demarches_administratives", "logement")
    assert themes_of("savoir-faire") == ("prendre_en_main_du_materiel",)
    assert themes_of("autres") == ("aide_aux_demarches_administratives",)
