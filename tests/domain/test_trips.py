"""Side trips: leaving for a rescue or a mini-lesson, and coming back to the very gesture."""

import pytest

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.errors import MoveRefused
from tests.builders import (
    a_choice,
    a_gesture,
    a_group,
    a_procedure,
    a_question,
    a_walk,
    an_edition,
    an_exit,
)

TRIP = a_procedure(
    a_group("oubli", a_gesture("aller")),
    a_question("adresse", a_choice("oui", a_gesture("lire")), a_choice("non", exit=an_exit("adresse.non"))),
    id="commun/mot-de-passe",
)
STEP = a_group("connexion", a_gesture("ouvrir"), a_gesture("mot-de-passe", rescued_by=[TRIP.id]))
EDITION = an_edition(a_procedure(STEP), TRIP)


def place(walk):
    return walk.view(EDITION).card.place


def test_a_side_trip_comes_back_to_the_very_gesture_it_left_from():
    folded = a_walk(EDITION, at="ouvrir", level=Autonomy.DONE_BY)

    trip = moves.take_trip(folded, EDITION, "mot-de-passe", TRIP.id)
    back = moves.come_back(trip)

    assert (place(trip), trip.on_a_trip, back.frame.place, back.on_a_trip) == (
        "aller",
        True,
        "mot-de-passe",
        False,
    )


def test_an_exit_inside_a_side_trip_comes_back_too():
    trip = moves.take_trip(a_walk(EDITION, at="mot-de-passe"), EDITION, "mot-de-passe", TRIP.id)
    trip = moves.answer(moves.advance(trip, EDITION), EDITION, "adresse", "non")

    assert (place(trip), place(moves.advance(trip, EDITION))) == ("adresse.non", "mot-de-passe")


def test_going_back_from_the_first_card_of_a_side_trip_comes_back():
    trip = moves.take_trip(a_walk(EDITION, at="mot-de-passe"), EDITION, "mot-de-passe", TRIP.id)

    assert place(moves.go_back(trip, EDITION)) == "mot-de-passe"


def test_a_side_trip_from_a_side_trip_comes_back_one_trip_at_a_time():
    lesson = a_procedure(a_gesture("copier"), id="savoir-faire/copier")
    rescue = a_procedure(a_gesture("coller", skill=lesson.id), id="commun/coller")
    edition = an_edition(a_procedure(a_gesture("a", rescued_by=[rescue.id])), rescue, lesson)
    trip = moves.take_trip(a_walk(edition, at="a"), edition, "a", rescue.id)

    deeper = moves.take_trip(trip, edition, "coller", lesson.id)
    back = moves.come_back(deeper)

    assert [walk.frame.place for walk in (deeper, back, moves.come_back(back))] == ["copier", "coller", "a"]


def test_a_side_trip_that_the_gesture_does_not_offer_is_refused():
    for gesture, trip in (("ouvrir", TRIP.id), ("mot-de-passe", "commun/autre"), ("aller", TRIP.id)):
        with pytest.raises(MoveRefused, match="no-such-trip"):
            moves.take_trip(a_walk(EDITION, at="mot-de-passe"), EDITION, gesture, trip)


def test_nobody_comes_back_who_did_not_leave():
    with pytest.raises(MoveRefused, match="not-on-a-trip"):
        moves.come_back(a_walk(EDITION))


def test_a_side_trip_that_ends_with_an_answer_comes_back_by_itself():
    short = a_procedure(a_question("compris"), id="savoir-faire/souris")
    edition = an_edition(a_procedure(a_gesture("cliquer", skill=short.id)), short)

    trip = moves.take_trip(a_walk(edition, at="cliquer"), edition, "cliquer", short.id)
    back = moves.answer(trip, edition, "compris", "oui")

    assert (back.frame.place, back.version) == ("cliquer", 3)


def test_a_question_shown_in_place_of_a_masked_gesture_can_be_answered_anew():
    masked = a_gesture("fin", masked_at=[Autonomy.DONE_FOR])
    short = a_procedure(
        a_question("vu", a_choice("oui", masked), a_choice("non", a_gesture("b"))), id="commun/t"
    )
    edition = an_edition(a_procedure(a_gesture("cliquer", rescued_by=[short.id])), short)
    trip = moves.take_trip(a_walk(edition, at="cliquer"), edition, "cliquer", short.id)
    there = moves.at_level(moves.answer(trip, edition, "vu", "oui"), Autonomy.DONE_FOR)

    anew = moves.answer(there, edition, "vu", "non")

    assert anew.view(edition).card.place == "b"
