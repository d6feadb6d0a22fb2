"""When a reminder falls due, counted from the day the procedure was done."""

from datetime import date, timedelta

from app.domain.building import months_later
from app.domain.procedure import Reminder


def due(reminder: Reminder, done_on: date) -> date:
    """The first day it falls due after the procedure was done; a shorter month gives its last day."""
    if reminder.month_day is None:
        return months_later(done_on, reminder.months) + timedelta(days=reminder.days)
    this_month = _in_month(done_on, reminder.month_day)
    return this_month if this_month > done_on else _in_month(_next_month(done_on), reminder.month_day)


def _in_month(day: date, month_day: int) -> date:
    last = _next_month(day) - timedelta(days=1)
    return day.replace(day=min(month_day, last.day))


def _next_month(day: date) -> date:
    return months_later(day.replace(day=1), 1)
