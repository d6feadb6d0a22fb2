"""The moves, by example: what happens on the screen when somebody presses."""

from dataclasses import replace

import pytest

from app.domain import moves
from app.domain.autonomy import Autonomy, Holder
from app.domain.errors import MoveRefused, WalkMovedOn
from app.domain.gesture import Nature
from app.domain.hand import Mandate, Reach
from app.domain.path import AGREED, AGREED_ALOUD, ENDING, OPENING
from app.domain.walk import Outcome
from tests.builders import (
    a_choice,
    a_commitment,
    a_gesture,
    a_group,
    a_procedure,
    a_question,
    a_walk,
    an_edition,
)

EDITION = an_edition(
    a_procedure(
        a_group("connexion", a_gesture("ouvrir"), a_gesture("mot-de-passe")),
        a_question("salaire", a_choice("oui", a_question("combien")), a_choice("non")),
        a_question("loyer"),
        a_commitment("valider"),
    )
)
ANSWERED = {"salaire": "oui", "combien": "non", "loyer": "oui"}


def place(walk):
    return walk.view(EDITION).card.place


def test_going_on_from_the_opening_shows_the_first_gesture():
    walk = moves.advance(a_walk(EDITION), EDITION)

    assert (place(walk), walk.version) == ("ouvrir", 2)


def test_one_does_not_go_past_a_question_without_an_answer():
    with pytest.raises(MoveRefused, match="answer-wanted"):
        moves.advance(a_walk(EDITION, at="salaire"), EDITION)


def test_one_does_not_go_past_a_commitment_without_a_yes():
    walk = a_walk(EDITION, at="valider", answers=ANSWERED)

    with pytest.raises(MoveRefused, match="agreement-wanted"):
        moves.advance(walk, EDITION)

    assert place(moves.advance(moves.agree(walk, EDITION, "valider"), EDITION)) == ENDING


def test_nothing_comes_after_the_ending_nor_before_the_opening():
    with pytest.raises(MoveRefused, match="nothing-after"):
        moves.advance(a_walk(EDITION, at=ENDING, answers=ANSWERED), EDITION)
    with pytest.raises(MoveRefused, match="nothing-before"):
        moves.go_back(a_walk(EDITION, at=OPENING), EDITION)


def test_answering_goes_on_by_itself():
    assert place(moves.answer(a_walk(EDITION, at="salaire"), EDITION, "salaire", "oui")) == "combien"


def test_only_the_question_of_the_card_can_be_answered_with_one_of_its_choices():
    for question, choice in (("loyer", "oui"), ("salaire", "peut-être")):
        with pytest.raises(MoveRefused, match="not-the-question"):
            moves.answer(a_walk(EDITION, at="salaire"), EDITION, question, choice)


def test_only_the_commitment_of_the_card_can_be_agreed_to():
    for here, gesture in (("ouvrir", "ouvrir"), ("ouvrir", "valider"), ("valider", "ouvrir")):
        with pytest.raises(MoveRefused, match="nothing-to-agree"):
            moves.agree(a_walk(EDITION, at=here, answers=ANSWERED), EDITION, gesture)


def test_going_back_and_answering_the_same_loses_nothing():
    walk = moves.answer(a_walk(EDITION, at="salaire", answers=ANSWERED), EDITION, "salaire", "oui")

    assert (walk.frame.answers, walk.dropped) == (ANSWERED, 0)


def test_changing_an_answer_drops_only_what_is_off_the_path_and_says_how_many():
    walk = moves.answer(a_walk(EDITION, at="salaire", answers=ANSWERED), EDITION, "salaire", "non")

    assert (walk.frame.answers, walk.dropped) == ({"salaire": "non", "loyer": "oui"}, 1)


def test_a_changed_answer_withdraws_the_yes_to_what_comes_after():
    agreed = {**ANSWERED, "valider": AGREED}

    same = moves.answer(a_walk(EDITION, at="loyer", answers=agreed), EDITION, "loyer", "oui")
    other = moves.answer(a_walk(EDITION, at="loyer", answers=agreed), EDITION, "loyer", "non")

    assert (same.agreed("valider"), same.dropped) == (True, 0)
    assert (other.agreed("valider"), other.dropped) == (False, 1)


def test_a_yes_said_aloud_counts_is_told_apart_and_is_withdrawn_like_the_other():
    before = a_walk(EDITION, at="valider", answers=ANSWERED)

    said = moves.agree(before, EDITION, "valider", AGREED_ALOUD)
    back = replace(said, frames=(replace(said.frame, place="loyer"),))
    other = moves.answer(back, EDITION, "loyer", "non")

    assert (said.agreed("valider"), said.agreed_aloud("valider")) == (True, True)
    assert not moves.agree(before, EDITION, "valider").agreed_aloud("valider")
    assert moves.advance(said, EDITION).frame.place != "valider"
    assert (other.agreed("valider"), other.dropped) == (False, 1)


def test_a_yes_already_acted_on_stays_whatever_is_answered_after_it():
    edition = an_edition(a_procedure(a_commitment("payer"), a_question("recu"), a_gesture("fermer")))
    walk = a_walk(edition, at="recu", answers={"payer": AGREED, "recu": "oui"})

    assert moves.answer(walk, edition, "recu", "non").agreed("payer")


def test_an_answer_beyond_a_new_question_is_kept_for_when_one_comes_to_it():
    first = a_walk(EDITION, at="salaire", answers={"salaire": "non", "loyer": "oui"})

    walk = moves.answer(first, EDITION, "salaire", "oui")

    assert (place(walk), walk.frame.answers) == ("combien", {"salaire": "oui", "loyer": "oui"})


def test_what_was_dropped_is_said_once():
    walk = moves.answer(a_walk(EDITION, at="salaire", answers=ANSWERED), EDITION, "salaire", "non")

    assert moves.advance(walk, EDITION).dropped == 0


def test_the_rank_is_shown_and_the_total_only_once_no_question_is_open():
    open_view = a_walk(EDITION, at="mot-de-passe").view(EDITION)
    told_view = a_walk(EDITION, at="mot-de-passe", answers=ANSWERED).view(EDITION)

    assert [(view.rank, view.total) for view in (open_view, told_view)] == [(2, None), (2, 6)]


def test_a_hand_lent_for_one_gesture_ends_when_unfolding_takes_that_gesture_off_the_card():
    folded = a_walk(EDITION, at="ouvrir", level=Autonomy.DONE_BY)
    lent = moves.grant_hand(moves.ask_hand(folded, EDITION, "mot-de-passe", Reach.GESTURE))
    asked = moves.ask_hand(folded, EDITION, "mot-de-passe", Reach.GESTURE)

    assert moves.unfold(lent, EDITION).hand == moves.unfold(asked, EDITION).hand == folded.hand


def test_a_hand_lent_for_the_gesture_shown_stays_when_the_step_is_unfolded():
    folded = a_walk(EDITION, at="ouvrir", level=Autonomy.DONE_BY)
    lent = moves.grant_hand(moves.ask_hand(folded, EDITION, "ouvrir", Reach.GESTURE))

    unfolded = moves.unfold(lent, EDITION)

    assert unfolded.hand.holder(a_gesture("ouvrir"), Autonomy.DONE_BY) is Holder.MEDIATOR


def test_folding_again_keeps_the_gesture_one_was_at():
    whole = a_walk(EDITION, at="ouvrir", level=Autonomy.DONE_BY)
    second = moves.advance(moves.unfold(whole, EDITION), EDITION)

    folded = moves.fold(second, EDITION)

    assert (folded.frame.place, len(folded.view(EDITION).card.gestures)) == ("mot-de-passe", 2)


def test_the_hand_is_asked_and_given_only_for_a_gesture_of_the_card():
    here = a_walk(EDITION, at="ouvrir")

    with pytest.raises(MoveRefused, match="gesture-elsewhere"):
        moves.ask_hand(here, EDITION, "valider", Reach.GESTURE)
    with pytest.raises(MoveRefused, match="gesture-elsewhere"):
        moves.hand_over(here, EDITION, "valider")
    with pytest.raises(MoveRefused, match="hand-not-asked"):
        moves.grant_hand(here)


def test_the_mediator_does_not_type_somebody_s_data_before_the_mandate_is_settled():
    edition = an_edition(a_procedure(a_group("saisir", a_gesture("numero", nature=Nature.DATA))))
    typing = a_walk(edition, at="numero", level=Autonomy.DONE_FOR)

    for mandate in (None, Mandate.REFUSED):
        wanting = typing if mandate is None else moves.settle_mandate(typing, mandate)
        with pytest.raises(MoveRefused, match="mandate-wanted"):
            moves.advance(wanting, edition)

    for settled in (
        moves.settle_mandate(typing, Mandate.SIGNED),
        moves.at_level(typing, Autonomy.DONE_WITH),
        moves.hand_over(typing, edition, "numero"),
        moves.give_back_hand(typing),
    ):
        assert moves.advance(settled, edition).frame.place == ENDING


def test_once_ended_a_walk_can_only_be_reopened():
    ended = moves.end(a_walk(EDITION), Outcome.DONE)

    for press in (lambda: moves.advance(ended, EDITION), lambda: moves.end(ended, Outcome.ABANDONED)):
        with pytest.raises(MoveRefused, match="ended"):
            press()
    assert (moves.reopen(ended).outcome, moves.reopen(ended).version) == (None, 3)


def test_a_walk_that_goes_on_has_no_end_to_undo():
    with pytest.raises(MoveRefused, match="not-ended"):
        moves.reopen(a_walk(EDITION))


def test_a_press_from_a_screen_that_is_behind_is_told_where_the_walk_is():
    walk = a_walk(EDITION, version=7)

    with pytest.raises(WalkMovedOn) as refusal:
        walk.expect(6)

    assert refusal.value.walk is walk
