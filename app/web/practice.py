"""What a practice shows beside the card: the invented person, what to find or to type, what one did."""

from dataclasses import dataclass

from app.domain import rehearsal
from app.domain.gesture import Element, Gesture, Screen
from app.domain.procedure import Procedure
from app.domain.rehearsal import Datum, Fact, Height
from app.domain.walk import View, Walk


@dataclass(frozen=True, slots=True)
class Practice:
    """One card of a practice."""

    main: Procedure
    view: View
    gesture: Gesture | None

    @property
    def card(self) -> tuple[Datum, ...]:
        """The invented person."""
        return rehearsal.card()

    @property
    def screen(self) -> Screen | None:
        """The drawn screen that is alive on this card."""
        return self.gesture.screen if self.gesture is not None else None

    @property
    def target(self) -> Element | None:
        """What to find on it."""
        return rehearsal.target_of(self.screen)

    @property
    def height(self) -> Height | None:
        """Whereabouts it is."""
        return rehearsal.height_of(self.screen) if self.screen is not None else None

    @property
    def pressed(self) -> bool:
        """True when finding it is pressing it, which goes on by itself."""
        return self.target is not None and self.target.kind not in rehearsal.FILLED

    @property
    def asked(self) -> tuple[Element, ...]:
        """The drawn fields that want something."""
        return rehearsal.asked_in(self.gesture) if self.gesture is not None else ()

    @property
    def told(self) -> tuple[Element, ...]:
        """Those of which the card must say what to write: not a box, nor what the drawing itself says."""
        drawn = [one.label.text for one in self.screen.elements] if self.screen is not None else []
        return tuple(
            one
            for one in self.asked
            if one.kind != "case" and not any(self.wanted_in(one).value in label for label in drawn)
        )

    @property
    def typed(self) -> Datum | None:
        """What to type where nothing is drawn."""
        return rehearsal.typed_for(self.gesture) if self.gesture is not None else None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What one did alone, at the end."""
        return rehearsal.facts_of(self.view.path)

    @property
    def answers(self) -> int:
        """How many questions one answered."""
        return rehearsal.answers_in(self.view.path)

    @property
    def lesson(self) -> bool:
        """True for a mini-lesson, that has nothing to be done for real."""
        return is_lesson(self.main)

    def wanted_in(self, element: Element) -> Datum:
        """What goes into a drawn field."""
        return rehearsal.wanted_in(element)


def practice_of(walk: Walk, view: View, main: Procedure) -> Practice | None:
    """The practice on this card, None on a walk for real."""
    if not walk.practice:
        return None
    gestures = view.card.gestures
    return Practice(main, view, gestures[0] if gestures else None)


def offered(walk: Walk, main: Procedure) -> bool:
    """True where one may practise before beginning."""
    untouched = not walk.frame.answers and walk.resuming is None
    return not walk.practice and untouched and rehearsal.practisable(main)


def is_lesson(procedure: Procedure) -> bool:
    """True for a mini-lesson."""
    return procedure.folder == "savoir-faire"


def opens_as_practice(procedure: Procedure) -> bool:
    """True for a mini-lesson with something to find: one learns it by doing it."""
    return is_lesson(procedure) and rehearsal.practisable(procedure)
