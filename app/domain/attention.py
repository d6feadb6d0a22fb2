"""« À vérifier cette semaine »: most used, oldest, most doubted, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=30)
RECENT = timedelta(days=7)  # what was done again this week need not be done twice
WEEKLY = 5  # files a desk can do again in a week


class Reason(StrEnum):
    """Why a file is there; the web says it with its number."""

    LATE = "en-retard"
    SOON = "bientot"
    DOUBTED = "doutee"
    LINKS = "adresses"
    UNSURE = "a-verifier"


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What is known of how a procedure holds.

    `uses` counts walks lately, 0 for a few; `doubts` are those since it was last done; `links` the addresses
    that no longer answer; `unsure` what its own author marked « à vérifier ».
    """

    id: str
    verified_on: date
    verify_before: date
    uses: int = 0
    doubts: int = 0
    links: int = 0
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A procedure to do again on the real site, with the reasons, the gravest first."""

    upkeep: Upkeep
    reasons: tuple[Reason, ...]


def this_week(upkeeps: Iterable[Upkeep], today: date, most: int = WEEKLY) -> tuple[Wanted, ...]:
    """Those to do again first: used × aged × doubted; nothing that has no reason to be there."""
    wanted = (Wanted(one, reasons_of(one, today)) for one in upkeeps)
    found = [one for one in wanted if one.reasons]
    found.sort(key=lambda one: (-_weight(one.upkeep, today), one.upkeep.id))
    return tuple(found[:most])


def reasons_of(one: Upkeep, today: date) -> tuple[Reason, ...]:
    """Why it should be done again; nothing for one that holds."""
    told = {
        Reason.LATE: one.verify_before < today,
        Reason.SOON: today <= one.verify_before < today + SOON,
        Reason.DOUBTED: one.doubts > 0,
        Reason.LINKS: one.links > 0,
        Reason.UNSURE: one.unsure > 0 and today - one.verified_on > RECENT,
    }
    return tuple(reason for reason, holds in told.items() if holds)


def _weight(one: Upkeep, today: date) -> float:
    trusted = max((one.verify_before - one.verified_on).days, 1)
    aged = max((today - one.verified_on).days, 1) / trusted
    return (1 + one.uses) * aged * (1 + one.doubts + one.links)
