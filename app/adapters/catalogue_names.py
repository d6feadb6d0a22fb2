"""Who wrote a translation and who read it, as the comments of a catalogue say it."""

import re
from collections.abc import Iterable
from datetime import date

from app.domain.translating import Entry

SIGNATURE = re.compile(r"^(relu|traduit) par (.+) le (\d{4}-\d{2}-\d{2})$")


def names_in(comments: Iterable[str]) -> tuple[str, str]:
    """Who wrote, then who read, as the comments of a catalogue say it; empty for nobody."""
    found = {match[1]: match[2] for one in comments if (match := SIGNATURE.match(one))}
    return found.get("traduit", ""), found.get("relu", "")


def read_over(comments: Iterable[str], reader: str, day: date) -> list[str]:
    """The comments of a translation that one person proposed and another accepted."""
    return [*(one for one in comments if not SIGNATURE.match(one)), f"relu par {reader} le {day}"]


def signed_comments(comments: Iterable[str], before: Entry, after: Entry, day: date) -> list[str]:
    """The comments with the names of `after`; a name that stays keeps its day."""
    kept = [one for one in comments if not SIGNATURE.match(one)]
    days = {match[1]: one for one in comments if (match := SIGNATURE.match(one))}
    for act, was, now in (("traduit", before.writer, after.writer), ("relu", before.reader, after.reader)):
        if now:
            same = act in days and was == now and before.said == after.said
            kept.append(days[act] if same else f"{act} par {now} le {day}")
    return kept
