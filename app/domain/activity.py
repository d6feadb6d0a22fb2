"""What remains of a walk or of a quick demand once it is over: a line that tells nothing of the person."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.autonomy import Autonomy
from app.domain.coop import OTHERS, Equipment, Independence, Redirection, Venue
from app.domain.walk import Outcome, Walk


class ActivityKind(StrEnum):
    """A guided walk, or a demand settled in two minutes without one."""

    WALK = "parcours"
    DEMAND = "demande"


class TallyKind(StrEnum):
    """What is only ever counted by the month, and never beside anything else."""

    LANGUAGE = "langue"
    AGE = "age"
    GENDER = "genre"
    STATUS = "statut"
    FIRST_TIME = "premier_accompagnement"


class StallKind(StrEnum):
    """Why a gesture is counted: one stayed there for long, or called from there."""

    STAYED = "arret"
    CALLED = "appel"


@dataclass(frozen=True, slots=True)
class Activity:
    """`minutes` is rounded to 5; `levels` are those gone through, the last one included.

    `level` is None for what had none; `new_person` is False for « une autre démarche ? ».
    """

    day: date
    procedure: str
    level: Autonomy | None
    minutes: int
    outcome: Outcome
    kind: ActivityKind = ActivityKind.WALK
    family: str = OTHERS
    levels: tuple[Autonomy, ...] = ()
    independence: Independence | None = None
    calls: int = 0
    new_person: bool = True
    redirection: Redirection | None = None
    equipment: tuple[Equipment, ...] = ()
    place: Venue = Venue.DESK


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a value was met in a month (« 2026-11 »)."""

    month: str
    kind: TallyKind
    value: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Stall:
    """How often, on one day, one stayed long at a gesture or called from it."""

    day: date
    procedure: str
    gesture: str
    kind: StallKind
    count: int = 1


def activity_of(walk: Walk, outcome: Outcome, *, day: date, lasted: timedelta, calls: int) -> Activity:
    """What is counted of a walk that is over."""
    trail = walk.trail
    return Activity(
        day=day,
        procedure=walk.procedure,
        level=walk.level,
        minutes=rounded(lasted),
        outcome=outcome,
        family=trail.family or OTHERS,
        levels=(*trail.left, walk.level),
        independence=Independence.at(trail.committed or walk.level),
        calls=calls,
        new_person=not trail.again,
        redirection=trail.redirection if outcome is Outcome.REDIRECTED else None,
        equipment=(trail.equipment,),
    )


def quick_demand(family: str, outcome: Outcome, *, day: date) -> Activity:
    """Five minutes at the desk, without a guide."""
    return Activity(day, "", None, 5, outcome, kind=ActivityKind.DEMAND, family=family)


def month_of(day: date) -> str:
    """« 2026-11 »."""
    return f"{day:%Y-%m}"


def rounded(lasted: timedelta) -> int:
    """Minutes, rounded to 5 and never 0, so that no row tells who was there when."""
    return max(5, 5 * round(lasted.total_seconds() / 300))
