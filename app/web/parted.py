"""What became of a walk that a mediator's screen followed, told in the room: it went on without her."""

from enum import StrEnum

from app.domain.errors import Unknown
from app.domain.walk import Outcome
from app.web.desk import desk


class Parted(StrEnum):
    """How a followed walk left its screen."""

    PAUSED = "pause"
    ENDED = "fin"


def parted(walk: str) -> tuple[Parted, Outcome | None] | None:
    """How this walk went, with its outcome while it is known; None for no walk, or one still under way.

    A pause forgets its walk at once, and any other end keeps it for the seconds of its undo.
    """
    if not walk:
        return None
    try:
        return _still_kept(desk().walking.store.open_walk(walk).walk.outcome)
    except Unknown:
        return _counted(walk)


def _still_kept(outcome: Outcome | None) -> tuple[Parted, Outcome | None] | None:
    return (Parted.ENDED, outcome) if outcome is not None else None


def _counted(walk: str) -> tuple[Parted, Outcome | None]:
    try:
        outcome = desk().figuring.draft(walk).outcome
    except Unknown:
        return Parted.ENDED, None
    return (Parted.PAUSED if outcome is Outcome.CONTINUED else Parted.ENDED), outcome
