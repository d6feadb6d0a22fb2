"""The hand: who holds the mouse on the real site, gesture by gesture; and the mandate it may want."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.autonomy import Autonomy, Holder
from app.domain.gesture import Gesture, Nature


class Reach(StrEnum):
    """How far the hand is lent: for one gesture, or until it is given back."""

    GESTURE = "geste"
    LASTING = "suite"


class Mandate(StrEnum):
    """What stands behind the mediator's own acts; nothing else of it is kept."""

    SIGNED = "signe"
    RUNNING = "en_cours"
    AIDANTS_CONNECT = "aidants_connect"
    REFUSED = "refuse"

    @property
    def given(self) -> bool:
        """True for the three answers that allow the mediator to act."""
        return self is not Mandate.REFUSED


@dataclass(frozen=True, slots=True)
class HandAsked:
    """The mediator asked for the mouse; the person has not answered yet."""

    gesture: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Hand:
    """What departs from the level's own rule: mediator in *à la place*, visitor otherwise."""

    asked: HandAsked | None = None
    lasting: Holder | None = None
    gestures: Mapping[str, Holder] = field(default_factory=dict)

    def holder(self, gesture: Gesture, level: Autonomy) -> Holder:
        """Who does this gesture; a secret one is the visitor's unless that very gesture was lent."""
        if gesture.id in self.gestures:
            return self.gestures[gesture.id]
        if gesture.secret:
            return Holder.VISITOR
        return self.lasting or usual_holder(level)

    def ask(self, gesture: str, reach: Reach) -> "Hand":
        """The mediator's « voulez-vous que je fasse ce geste ? »."""
        return replace(self, asked=HandAsked(gesture, reach))

    def grant(self) -> "Hand":
        """The person's yes to what was asked; unchanged when nothing was."""
        if self.asked is None:
            return self
        if self.asked.reach is Reach.LASTING:
            return replace(self, asked=None, lasting=Holder.MEDIATOR)
        return replace(self, asked=None, gestures={**self.gestures, self.asked.gesture: Holder.MEDIATOR})

    def refuse(self) -> "Hand":
        """The person's « non, je continue »."""
        return replace(self, asked=None)

    def hand_over(self, gesture: str) -> "Hand":
        """The mediator's « celui-ci, faites-le vous-même »."""
        return replace(self, asked=None, gestures={**self.gestures, gesture: Holder.VISITOR})

    def give_back(self, level: Autonomy) -> "Hand":
        """The mouse returns to the visitor at once, whoever says so."""
        return Hand(lasting=Holder.VISITOR if usual_holder(level) is Holder.MEDIATOR else None)

    def past_card(self) -> "Hand":
        """What remains once the card is left: a hand lent for one gesture ends with it."""
        return Hand(lasting=self.lasting)

    def among(self, gestures: Set[str]) -> "Hand":
        """What remains when the card shrinks or grows to these gestures."""
        asked = self.asked if self.asked is not None and self.asked.gesture in gestures else None
        kept = {gesture: holder for gesture, holder in self.gestures.items() if gesture in gestures}
        return Hand(asked, self.lasting, kept)


def usual_holder(level: Autonomy) -> Holder:
    """Who holds the mouse at a level when nobody said otherwise."""
    return Holder.MEDIATOR if level is Autonomy.DONE_FOR else Holder.VISITOR


def mandate_wanted(gestures: Iterable[Gesture], hand: Hand, level: Autonomy, mandate: Mandate | None) -> bool:
    """True when the mediator is about to do one of these with the person's data without a mandate.

    Typing an identifier or sending for somebody is acting on their behalf (Code civil, art. 1984 and
    following); a helping hand on a harmless gesture is not.
    """
    if mandate is not None and mandate.given:
        return False
    return any(
        gesture.nature in (Nature.DATA, Nature.COMMITTING) and hand.holder(gesture, level) is Holder.MEDIATOR
        for gesture in gestures
    )
