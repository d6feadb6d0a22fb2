"""When something is to be done again: the months have the length they have."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.procedure import Reminder
from app.domain.reminders import due
from tests.builders import a_sentence

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


def on(day: date, **when: int) -> date:
    return due(Reminder(a_sentence("Recommencez."), **when), day)


@pytest.mark.parametrize(
    ("done_on", "when", "expected"),
    [
        (date(2026, 11, 22), {"months": 3}, date(2027, 2, 22)),
        (date(2026, 11, 30), {"months": 3}, date(2027, 2, 28)),
        (date(2027, 11, 30), {"months": 3}, date(2028, 2, 29)),
        (date(2026, 12, 31), {"months": 1}, date(2027, 1, 31)),
        (date(2026, 11, 22), {"days": 14}, date(2026, 12, 6)),
        (date(2026, 11, 22), {"month_day": 28}, date(2026, 11, 28)),
        (date(2026, 11, 28), {"month_day": 28}, date(2026, 12, 28)),
        (date(2026, 12, 29), {"month_day": 28}, date(2027, 1, 28)),
        (date(2027, 2, 3), {"month_day": 31}, date(2027, 2, 28)),
        (date(2027, 2, 28), {"month_day": 31}, date(2027, 3, 31)),
        (date(2027, 1, 31), {"month_day": 31}, date(2027, 2, 28)),
    ],
)
def test_a_reminder_falls_on_a_day_that_exists(done_on, when, expected):
    assert on(done_on, **when) == expected


@given(DAYS, st.integers(1, 31))
def test_a_monthly_reminder_is_always_to_come_and_within_a_month(done_on, month_day):
    falls = on(done_on, month_day=month_day)

    assert done_on < falls <= done_on + timedelta(days=31)
    assert falls.day == month_day or (falls + timedelta(days=1)).day == 1
