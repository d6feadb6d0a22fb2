"""One walk on two screens: whoever presses, a screen that is behind changes nothing."""

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain import moves
from app.domain.cutting import card_at
from app.domain.errors import MoveRefused, WalkMovedOn
from app.domain.procedure import Edition
from app.domain.walk import Outcome, Walk
from tests.builders import a_walk
from tests.presses import offered
from tests.strategies import editions, levels

screens = st.sampled_from(("visitor", "mediator"))


class TwoScreens(RuleBasedStateMachine):
    """Amina's post and Luc's screen; each shows the walk as it last saw it."""

    @initialize(edition=editions(), level=levels)
    def open(self, edition: Edition, level):
        self.edition = edition
        self.walk = a_walk(edition, level=level)
        self.shown = {"visitor": self.walk, "mediator": self.walk}
        self.presses = 0

    @rule(screen=screens)
    def wake(self, screen):
        self.shown[screen] = self.walk

    @precondition(lambda self: not self.walk.ended)
    @rule(screen=screens, data=st.data())
    def press(self, screen, data):
        seen = self.shown[screen]
        choices = [] if seen.ended else offered(seen, self.edition)
        if choices:
            move, _ = data.draw(st.sampled_from(choices))
            self._pressed(screen, move)

    @precondition(lambda self: not self.walk.ended)
    @rule(screen=screens, outcome=st.sampled_from(Outcome))
    def end(self, screen, outcome):
        self._pressed(screen, lambda walk: moves.end(walk, outcome))

    @precondition(lambda self: self.walk.ended)
    @rule(screen=screens)
    def undo_the_end(self, screen):
        self._pressed(screen, moves.reopen)

    @precondition(lambda self: self.walk.ended)
    @rule(data=st.data())
    def press_after_the_end(self, data):
        move, _ = data.draw(st.sampled_from(offered(self.walk, self.edition)))
        with pytest.raises(MoveRefused, match="ended"):
            move(self.walk)

    @invariant()
    def counts_its_moves(self):
        assert self.walk.version == 1 + self.presses

    @invariant()
    def shows_a_card_that_holds_its_place(self):
        view = self.walk.view(self.edition)
        assert view.index == card_at(view.cards, view.path, self.walk.frame.place)
        assert view.card.stops

    @invariant()
    def stands_on_the_path_in_every_procedure_it_is_in(self):
        for depth in range(1, len(self.walk.frames) + 1):
            below = _down_to(self.walk, depth)
            below.view(self.edition).path.index(below.frame.place)

    @invariant()
    def comes_back_from_each_side_trip_to_the_gesture_that_offers_it(self):
        for depth in range(1, len(self.walk.frames)):
            below, above = _down_to(self.walk, depth), self.walk.frames[depth]
            path = below.view(self.edition).path
            left_from = path.stops[path.index(below.frame.place)].node
            assert above.procedure in left_from.trips

    @invariant()
    def lends_only_what_is_shown(self):
        shown = {gesture.id for gesture in self.walk.view(self.edition).card.gestures}
        assert self.walk.hand.gestures.keys() <= shown

    def _pressed(self, screen, move) -> None:
        """What the use case does: the version first, then the move; a screen behind is shown the present."""
        before, seen = self.walk, self.shown[screen]
        if seen.version == before.version:
            before.expect(seen.version)
            self.walk = move(before)
            self.presses += 1
        else:
            with pytest.raises(WalkMovedOn) as refusal:
                before.expect(seen.version)
            assert refusal.value.walk is self.walk is before
        self.shown[screen] = self.walk


def _down_to(walk: Walk, depth: int) -> Walk:
    return replace(walk, frames=walk.frames[:depth])


TwoScreens.TestCase.settings = settings(stateful_step_count=30)
TestTwoScreens = TwoScreens.TestCase
