"""The path that answers draw, and its cut into cards at the three levels."""

import pytest
from hypothesis import given

from app.domain.autonomy import Autonomy
from app.domain.cutting import card_at, cut
from app.domain.gesture import Nature
from app.domain.path import ENDING, OPENING, Card, follow, reachable
from app.domain.procedure import Exit, Question
from tests.builders import (
    a_choice,
    a_commitment,
    a_gesture,
    a_group,
    a_procedure,
    a_question,
    an_exit,
)
from tests.strategies import along, answered

DECLARE = a_procedure(
    a_group("connexion", a_gesture("ouvrir"), a_gesture("cliquer"), a_gesture("mot-de-passe", secret=True)),
    a_group(
        "declarer",
        a_group("lire", a_gesture("mois", nature=Nature.SAFE), a_gesture("aide", nature=Nature.SAFE)),
        a_question(
            "salaire",
            a_choice("oui", a_gesture("montant", nature=Nature.DATA)),
            a_choice("non"),
            a_choice("parti", exit=an_exit("salaire.parti.sortie")),
        ),
        a_group("envoi", a_gesture("relire"), a_commitment("valider"), a_gesture("garder")),
    ),
    a_gesture("fermer"),
)


def at_level(level, procedure=DECLARE, answers=(("salaire", "oui"),), unfolded=frozenset()):
    return outline(cut(follow(procedure, dict(answers)), level, unfolded))


def outline(cards: tuple[Card, ...]) -> list[str]:
    return [f"{card.head.id}: {' '.join(stop.id for stop in card.stops)}" for card in cards]


def test_done_for_a_card_is_a_phase_cut_around_questions_and_commitments():
    assert at_level(Autonomy.DONE_FOR) == [
        "caf/declarer-ressources: :debut",
        "connexion: ouvrir cliquer mot-de-passe",
        "declarer: mois aide",
        "declarer: salaire",
        "declarer: montant relire",
        "declarer: valider",
        "declarer: garder",
        "caf/declarer-ressources: fermer",
        "caf/declarer-ressources: :fin",
    ]


def test_done_with_a_card_is_one_gesture():
    assert at_level(Autonomy.DONE_WITH) == [
        "caf/declarer-ressources: :debut",
        "connexion: ouvrir",
        "connexion: cliquer",
        "connexion: mot-de-passe",
        "lire: mois",
        "lire: aide",
        "declarer: salaire",
        "declarer: montant",
        "envoi: relire",
        "envoi: valider",
        "envoi: garder",
        "caf/declarer-ressources: fermer",
        "caf/declarer-ressources: :fin",
    ]


def test_done_by_a_card_is_a_step_cut_around_questions_and_commitments():
    assert at_level(Autonomy.DONE_BY) == [
        "caf/declarer-ressources: :debut",
        "connexion: ouvrir cliquer mot-de-passe",
        "lire: mois aide",
        "declarer: salaire",
        "declarer: montant",
        "envoi: relire",
        "envoi: valider",
        "envoi: garder",
        "caf/declarer-ressources: fermer",
        "caf/declarer-ressources: :fin",
    ]


def test_done_by_an_unfolded_step_is_shown_one_gesture_at_a_time_and_the_others_stay_whole():
    cards = at_level(Autonomy.DONE_BY, unfolded={"connexion"})

    assert cards[1:5] == [
        "connexion: ouvrir",
        "connexion: cliquer",
        "connexion: mot-de-passe",
        "lire: mois aide",
    ]


def test_the_path_stops_at_the_first_question_that_nobody_answered():
    path = follow(DECLARE, {})

    assert ([stop.id for stop in path.stops][-1], path.complete) == ("salaire", False)


def test_the_path_stops_at_an_exit_which_stands_alone():
    assert at_level(Autonomy.DONE_FOR, answers={"salaire": "parti"}.items())[-2:] == [
        "declarer: salaire",
        "declarer: salaire.parti.sortie",
    ]


def test_the_steps_of_an_answer_are_done_before_its_exit_and_nothing_comes_after():
    leaving = a_choice("parti", a_gesture("prevenir"), exit=an_exit("q.parti.sortie"))
    procedure = a_procedure(a_question("q", leaving, a_choice("reste")), a_gesture("suite"))

    path = follow(procedure, {"q": "parti"}, trip=True)

    assert [stop.id for stop in path.stops] == ["q", "prevenir", "q.parti.sortie"]
    assert path.complete


def test_a_side_trip_has_neither_opening_nor_ending():
    path = follow(a_procedure(a_gesture("ouvrir")), {}, trip=True)

    assert [stop.id for stop in path.stops] == ["ouvrir"]


def test_gestures_under_a_choice_without_a_step_make_one_titled_by_the_choice():
    procedure = a_procedure(a_question("compte", a_choice("oui", a_gesture("ouvrir")), a_choice("non")))

    card = cut(follow(procedure, {"compte": "oui"}), Autonomy.DONE_BY)[2]

    assert (card.head.title.text, outline((card,))) == ("Oui", ["compte.oui: ouvrir"])


def test_done_with_a_run_of_safe_gestures_to_do_together_is_one_card():
    safe = [a_gesture(id, nature=Nature.SAFE) for id in ("a", "b", "d")]
    procedure = a_procedure(a_group("lire", *safe[:2], a_gesture("c"), safe[2], together=True))

    assert at_level(Autonomy.DONE_WITH, procedure)[1:-1] == ["lire: a b", "lire: c", "lire: d"]


def test_a_card_whose_gestures_are_all_masked_at_a_level_is_skipped():
    masked = a_gesture("masque", masked_at=[Autonomy.DONE_BY])
    procedure = a_procedure(a_group("un", a_gesture("a")), a_group("deux", masked), a_group("trois", masked))

    assert at_level(Autonomy.DONE_BY, procedure)[1:-1] == ["un: a"]


def test_a_place_masked_at_a_level_shows_the_card_that_would_hold_it_or_the_next_one():
    hidden = [a_gesture(id, masked_at=[Autonomy.DONE_BY]) for id in ("avant", "seul")]
    step = a_group("un", hidden[0], a_gesture("a"))
    path = follow(a_procedure(step, a_group("deux", hidden[1]), a_group("trois", a_gesture("b"))), {})
    cards = cut(path, Autonomy.DONE_BY)

    shown = [outline(cards)[card_at(cards, path, place)] for place in ("avant", "seul")]

    assert shown == ["un: a", "trois: b"]


def test_a_side_trip_that_a_level_masks_whole_is_shown_whole():
    trip = follow(a_procedure(a_gesture("a", masked_at=[Autonomy.DONE_BY])), {}, trip=True)

    assert len(cut(trip, Autonomy.DONE_BY)) == 1


def test_a_place_off_the_path_is_an_error_and_not_the_first_card():
    path = follow(DECLARE, {"salaire": "non"})

    with pytest.raises(KeyError):
        path.index("montant")


@given(answered())
def test_a_path_holds_what_the_answers_lead_to_in_reading_order(drawn):
    procedure, answers = drawn

    stops = follow(procedure, answers).stops

    assert [stop.node for stop in stops if stop.node is not None] == along(procedure.nodes, answers)


@given(answered())
def test_a_path_ends_at_the_ending_or_an_exit_or_a_question_that_nobody_answered(drawn):
    procedure, answers = drawn

    path = follow(procedure, answers)

    last = path.stops[-1]
    waiting = isinstance(last.node, Question) and last.id not in answers
    assert path.stops[0].id == OPENING
    assert path.complete is not waiting
    assert waiting or isinstance(last.node, Exit) or last.id == ENDING


@given(answered())
def test_an_answer_beyond_a_question_not_yet_answered_still_lies_on_the_path(drawn):
    procedure, answers = drawn

    found = {leaf.id for leaf in along(procedure.nodes, answers, past_open=True)}

    assert {stop.id for stop in reachable(procedure, answers)} == found
