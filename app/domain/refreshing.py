"""« Je viens de la refaire »: the days of a file moved on, every comment kept."""

from datetime import date

from app.domain.building import MONTHS_OF_TRUST, months_later
from app.domain.document import read_document
from app.domain.errors import Refused
from app.domain.rewriting import rewritten

_LONGEST = 36  # months that a file may trust itself


def refreshed(file: str, text: str, today: date) -> str:
    """The text, done again today on the real site; it trusts itself for as long as before.

    Raise Refused("redone-unreadable") where its days cannot be read, as in a broken file.
    """
    shape = read_document(file, text).shape
    written = rewritten(text, ("verifie_le",), today.isoformat()) if shape else None
    if shape is not None and written is not None and shape.verify_before is not None:
        until = _as_long(shape.verified_on, shape.verify_before, today)
        written = rewritten(written, ("verifier_avant",), until.isoformat())
    if written is None:
        raise Refused("redone-unreadable")
    return written


def _as_long(since: date, until: date, today: date) -> date:
    """The day until which it is trusted: as many months as before, else as many days."""
    for months in range(1, _LONGEST + 1):
        if months_later(since, months) == until:
            return months_later(today, months)
    return today + (until - since) if until > since else months_later(today, MONTHS_OF_TRUST)
