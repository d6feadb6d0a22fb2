"""Who holds the mouse, gesture by gesture, and when that wants a mandate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import moves
from app.domain.autonomy import Autonomy, Holder
from app.domain.gesture import Gesture, Nature
from app.domain.hand import Hand, Mandate, Reach, mandate_wanted
from tests.builders import LEVELS, a_commitment, a_gesture, a_walk
from tests.presses import can_leave, offered, settled, shown_to_the_end
from tests.strategies import editions, under_way

ACTING = (Nature.DATA, Nature.COMMITTING)
CLICK, PASSWORD = a_gesture("cliquer"), a_gesture("mot-de-passe", secret=True)


def test_the_mediator_holds_the_mouse_done_for_and_the_visitor_otherwise():
    holders = [Hand().holder(CLICK, level) for level in LEVELS]

    assert holders == [Holder.MEDIATOR, Holder.VISITOR, Holder.VISITOR]


def test_a_secret_gesture_is_the_visitor_s_even_when_all_is_done_for_them():
    assert Hand().holder(PASSWORD, Autonomy.DONE_FOR) is Holder.VISITOR


def test_asking_for_the_mouse_does_not_take_it():
    assert Hand().ask("cliquer", Reach.LASTING).holder(CLICK, Autonomy.DONE_WITH) is Holder.VISITOR


def test_a_refusal_leaves_everything_as_it_was():
    assert Hand().ask("cliquer", Reach.GESTURE).refuse() == Hand()


def test_the_mouse_lent_for_one_gesture_is_lent_for_no_other():
    hand = Hand().ask("cliquer", Reach.GESTURE).grant()

    holders = [hand.holder(a_gesture(id), Autonomy.DONE_BY) for id in ("cliquer", "taper")]

    assert holders == [Holder.MEDIATOR, Holder.VISITOR]


def test_the_mouse_lent_until_given_back_stays_with_the_mediator_past_the_card():
    hand = Hand().ask("cliquer", Reach.LASTING).grant().past_card()

    assert hand.holder(a_gesture("taper"), Autonomy.DONE_BY) is Holder.MEDIATOR


def test_a_gesture_handed_to_the_visitor_is_theirs_when_all_is_done_for_them():
    assert Hand().hand_over("cliquer").holder(CLICK, Autonomy.DONE_FOR) is Holder.VISITOR


def test_what_was_asked_is_forgotten_once_the_card_is_left():
    assert Hand().ask("cliquer", Reach.LASTING).past_card() == Hand()


def test_granting_what_nobody_asked_changes_nothing():
    assert Hand().grant() == Hand()


@pytest.mark.parametrize("given_back_at", LEVELS)
def test_giving_back_takes_even_the_mouse_lent_for_a_secret_gesture(given_back_at):
    hand = Hand().ask("mot-de-passe", Reach.GESTURE).grant().give_back(given_back_at)

    assert {hand.holder(gesture, given_back_at) for gesture in (CLICK, PASSWORD)} == {Holder.VISITOR}


def test_a_helping_hand_on_a_harmless_gesture_wants_no_mandate():
    hand = Hand().ask("cliquer", Reach.LASTING).grant()

    assert not mandate_wanted([CLICK, a_gesture("lire", nature=Nature.SAFE)], hand, Autonomy.DONE_WITH, None)


@pytest.mark.parametrize("mandate", [None, *Mandate])
def test_typing_or_sending_for_somebody_wants_a_mandate_that_was_given(mandate):
    wanted = mandate_wanted([CLICK, a_commitment()], Hand(), Autonomy.DONE_FOR, mandate)

    assert wanted == (mandate in (None, Mandate.REFUSED))


def every_next(walk, edition):
    return ((name, move(walk)) for move, name in offered(walk, edition))


@given(under_way())
def test_a_hand_lent_for_one_gesture_ends_with_its_card(state):
    walk, edition = state

    for name, after in every_next(walk, edition):
        shown = {gesture.id for gesture in after.view(edition).card.gestures}
        assert after.hand.gestures.keys() <= shown, name
        assert after.hand.asked is None or after.hand.asked.gesture in shown, name
        left = after.view(edition).card.place != walk.view(edition).card.place
        assert not after.hand.gestures or not left or name in ("unfold", "fold"), name


@given(under_way(), st.data())
def test_the_visitor_s_stop_gives_the_mouse_back_at_once_at_every_level(state, data):
    walk, edition = state

    stopped = moves.give_back_hand(walk)

    for _ in range(4):
        gestures = [n for n in edition.of(stopped.frame.procedure).walk_nodes() if isinstance(n, Gesture)]
        assert {stopped.hand.holder(g, stopped.level) for g in gestures} <= {Holder.VISITOR}
        assert not stopped.wants_mandate(edition)
        stopped = settled(stopped, edition, data) if can_leave(stopped, edition) else stopped


@given(under_way())
def test_a_secret_gesture_is_the_visitor_s_unless_that_very_gesture_was_lent(state):
    walk, edition = state

    for gesture in walk.view(edition).card.gestures:
        lent = moves.grant_hand(moves.ask_hand(walk, edition, gesture.id, Reach.GESTURE))
        lasting = moves.grant_hand(
            moves.ask_hand(moves.give_back_hand(walk), edition, gesture.id, Reach.LASTING)
        )
        assert lent.hand.holder(gesture, lent.level) is Holder.MEDIATOR
        if gesture.secret:
            named = walk.hand.gestures.get(gesture.id, Holder.VISITOR)
            assert lasting.hand.holder(gesture, lasting.level) is named
            assert walk.hand.holder(gesture, walk.level) is named


@given(under_way())
def test_the_mandate_is_wanted_exactly_for_an_acting_gesture_that_the_mediator_does(state):
    walk, edition = state
    card, given_ = walk.view(edition).card, walk.mandate is not None and walk.mandate is not Mandate.REFUSED

    acts = [
        gesture.id
        for gesture in card.gestures
        if gesture.nature in ACTING and walk.hand.holder(gesture, walk.level) is Holder.MEDIATOR
    ]

    assert walk.wants_mandate(edition) == (bool(acts) and not given_)


@given(editions(), st.data())
def test_done_for_the_mandate_is_asked_once_at_the_first_acting_gesture(edition, data):
    begun = a_walk(edition, level=Autonomy.DONE_FOR)
    walks = list(shown_to_the_end(begun, edition, data))

    acting = [
        walk.frame.place
        for walk in walks
        if any(one.nature in ACTING and not one.secret for one in walk.view(edition).card.gestures)
    ]

    assert {walk.frame.place for walk in walks if walk.wants_mandate(edition)} == set(acting[:1])
