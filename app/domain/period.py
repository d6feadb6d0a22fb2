"""A day, a month or a year of the desk, as written in an address: « 2026-11-22 », « 2026-11 », « 2026 »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


class Span(StrEnum):
    """How long a period is."""

    DAY = "jour"
    MONTH = "mois"
    YEAR = "annee"


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, both ends included."""

    span: Span
    first: date
    last: date

    @property
    def key(self) -> str:
        """As written in an address."""
        return self.first.isoformat()[: {Span.DAY: 10, Span.MONTH: 7, Span.YEAR: 4}[self.span]]

    def months(self) -> Iterator[str]:
        """« 2026-11 », each month of it in order."""
        day = self.first.replace(day=1)
        while day <= self.last:
            yield f"{day:%Y-%m}"
            day = _first_of_next_month(day)

    def days(self) -> Iterator[date]:
        """Each day of it in order."""
        return (self.first + timedelta(days=rank) for rank in range((self.last - self.first).days + 1))

    def before(self) -> "Period":
        """The period of the same span just before."""
        return period_around(self.first - timedelta(days=1), self.span)

    def after(self) -> "Period":
        """The period of the same span just after."""
        return period_around(self.last + timedelta(days=1), self.span)


def period_around(day: date, span: Span) -> Period:
    """The period of that span that holds a day."""
    if span is Span.DAY:
        return Period(span, day, day)
    if span is Span.MONTH:
        first = day.replace(day=1)
        return Period(span, first, _first_of_next_month(first) - timedelta(days=1))
    return Period(span, date(day.year, 1, 1), date(day.year, 12, 31))


def period_from(written: str) -> Period:
    """Read « 2026-11 » and the like; raise ValueError for anything else."""
    found = _WRITTEN.fullmatch(written)
    if found is None or not 1970 < int(found[1]) < 3000:
        raise ValueError(written)
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    span = Span.DAY if found[3] else Span.MONTH if found[2] else Span.YEAR
    return period_around(date(year, month, day), span)


def _first_of_next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
