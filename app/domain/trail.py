"""The trail: what a walk remembers of itself for the figures, until it is forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.autonomy import Autonomy, Holder
from app.domain.coop import LESSONS, OTHERS, Equipment, Redirection
from app.domain.gesture import Gesture
from app.domain.hand import Hand
from app.domain.procedure import Procedure


@dataclass(frozen=True, slots=True)
class Trail:
    """Nothing of the person: levels gone through, where it led, on what.

    `left` holds the levels before the present one; `committed` is the lowest at which something was
    sent or signed; `again` is True when the person had just ended another walk.
    """

    family: str = ""
    left: tuple[Autonomy, ...] = ()
    committed: Autonomy | None = None
    again: bool = False
    equipment: Equipment = Equipment.COMPUTER
    redirection: Redirection | None = None

    def leaving(self, level: Autonomy) -> "Trail":
        """The level was changed."""
        return replace(self, left=(*self.left, level))

    def past(self, gestures: Iterable[Gesture], hand: Hand, level: Autonomy) -> "Trail":
        """A card is done: what it sent or signed was, at the level of whoever held the mouse."""
        levels = [self.committed] if self.committed is not None else []
        for gesture in gestures:
            if gesture.commits:
                lent = hand.holder(gesture, level) is Holder.MEDIATOR
                levels.append(Autonomy.DONE_FOR if lent else level)
        return replace(self, committed=min(levels, default=None))

    def afresh(self) -> "Trail":
        """Practice is over, or begins: what was done before counts no more."""
        return Trail(family=self.family, again=self.again, equipment=self.equipment)


def family_of(procedure: Procedure) -> str:
    """The family it is counted under: the lessons have their own."""
    return LESSONS if procedure.folder == LESSONS else procedure.family or OTHERS
