"""The dates to remember as a calendar file: whole days, told of the day before; nothing says whose."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from icalendar import Alarm, Calendar, Event, vRecur

from app.domain.procedure import Reminder
from app.web.i18n import spoken
from app.web.keeping import Keepsake

_EVERY_MONTH_HAS = 28
_DAY_BEFORE = timedelta(hours=-15)  # at nine in the morning


def calendar_of(kept: Keepsake) -> bytes:
    """One event for each date, in the language of the page with the French beneath."""
    calendar = Calendar()
    calendar.add("prodid", "-//Pas à pas//FR")
    calendar.add("version", "2.0")
    for dated in kept.dates:
        calendar.add_component(_event(dated.reminder, kept, dated.day))
    return bytes(calendar.to_ical())


def _event(reminder: Reminder, kept: Keepsake, day: date) -> Event:
    event = Event()
    event.add("uid", str(uuid4()))
    event.add("dtstamp", datetime.combine(kept.today, time(), UTC))  # the day, not the hour
    event.add("dtstart", day)
    event.add("summary", _title(reminder))
    event.add("description", _details(reminder, kept))
    event.add("transp", "TRANSPARENT")
    if reminder.month_day is not None:
        event.add("rrule", _monthly(reminder.month_day))
    event.add_component(_alarm(_title(reminder)))
    return event


def _title(reminder: Reminder) -> str:
    return spoken(reminder.what).plain


def _details(reminder: Reminder, kept: Keepsake) -> str:
    said = spoken(reminder.what)
    lines = [said.french.plain] if said.translated else []
    lines.append(spoken(kept.procedure.title).plain)
    if kept.organisation is not None:
        lines.append(kept.organisation.url)
    return "\n".join(lines)


def _monthly(month_day: int) -> vRecur:
    """Each month on that day, on the last one of a shorter month."""
    if month_day <= _EVERY_MONTH_HAS:
        return vRecur(freq="monthly", bymonthday=month_day)
    return vRecur(freq="monthly", bymonthday=list(range(_EVERY_MONTH_HAS, month_day + 1)), bysetpos=-1)


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _DAY_BEFORE)
    return alarm
