"""Practice without risk: data that are nobody's, what a drawing asks, what one did alone."""

import re
from datetime import date

import pytest

from app.domain import moves, rehearsal
from app.domain.autonomy import Autonomy
from app.domain.errors import MoveRefused
from app.domain.gesture import Element, Nature, Screen, Where
from app.domain.hand import Reach
from app.domain.path import ENDING, OPENING
from app.domain.rehearsal import Done, Fact, Height
from app.domain.walk import Presence
from tests.builders import (
    a_commitment,
    a_gesture,
    a_group,
    a_procedure,
    a_question,
    a_sentence,
    a_walk,
    an_edition,
)

DATA = {datum.key: datum.value for datum in rehearsal.IDENTITY}


def an_element(kind="bouton", label="Valider", *, target=False, example=None):
    return Element(kind, a_sentence(label), target, example)


def a_screen(*elements):
    return Screen("www.caf.fr", elements)


FOUND = a_gesture(
    "compte", screen=a_screen(an_element("menu", "Mon Compte", target=True)), nature=Nature.SAFE
)
FILLED = a_gesture(
    "mail", screen=a_screen(an_element("champ", "Adresse mail", target=True)), nature=Nature.SAFE
)
TYPED = a_gesture("secret", "Tapez votre mot de passe.", nature=Nature.DATA)
EDITION = an_edition(
    a_procedure(
        a_group("connexion", FOUND, FILLED, TYPED, together=True),
        a_question("salaire"),
        a_commitment("valider"),
    )
)
UNDRAWN = an_edition(a_procedure(a_group("connexion", TYPED)))


# The invented person.


def test_the_numbers_of_the_invented_person_can_be_nobodys():
    digits = re.sub(r"\D", "", DATA["social"])
    day, month, year = map(int, DATA["birth"].split("/"))

    # INSEE gives the months 01 to 12, and for uncertain births 20 to 42 and from 50 on.
    assert (len(digits), digits[3:5]) == (13, "13")
    with pytest.raises(ValueError, match="day"):
        date(year, month, day)
    assert DATA["mail"].endswith(".example")  # RFC 2606
    assert DATA["phone"].startswith("06 39 98")  # ARCEP, decision 2012-0855
    assert {DATA["allocation"], DATA["postcode"]} == {"0000000", "00000"}


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Mot de passe", "password"),
        ("Adresse mail", "mail"),
        ("Adresse", "address"),
        ("Votre e-mail", "mail"),
        ("Numéro de Sécurité sociale", "social"),
        ("Tapez les treize chiffres de votre numéro de Sécurité sociale.", "social"),
        ("Tapez les six chiffres sur la page de la CAF.", "code"),
        ("Code postal", "postcode"),
        ("Numéro d’allocataire", "allocation"),
        ("Téléphone portable", "phone"),
        ("Date de naissance", "birth"),
        ("Nom de naissance", "name"),
        ("Code reçu par mail", "code"),
        ("Montant du salaire", "amount"),
        ("Prénom", "first_name"),
        ("Nom", "name"),
    ],
)
def test_the_words_of_a_field_say_what_goes_into_it(label, key):
    assert rehearsal.datum_for(label).key == key


def test_words_that_say_nothing_call_for_nothing_and_a_field_then_takes_the_first_name():
    assert rehearsal.datum_for("Nombre de nuits") is None
    assert rehearsal.wanted_in(an_element("champ", "Nombre de nuits")).value == "Camille"


def test_the_example_of_a_field_goes_before_its_words():
    wanted = rehearsal.wanted_in(an_element("champ", "Adresse mail", example="camille@mail.example"))
    other = rehearsal.wanted_in(an_element("champ", "Numéro de dossier", example="BLEU 472"))

    assert (wanted.key, wanted.value) == ("mail", "camille@mail.example")
    assert (other.key, other.value) == ("", "BLEU 472")


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"do": "Tapez votre mot de passe."}, "password"),
        ({"do": "Tapez votre mot de passe.", "where": Where.PAPER}, None),
        ({"do": "Tapez votre mot de passe.", "nature": Nature.SAFE}, None),
        ({"do": "Comparez le montant avec le bulletin."}, None),
        ({"do": "Tapez votre mot de passe.", "screen": a_screen(an_element())}, None),
    ],
)
def test_a_gesture_without_a_drawing_is_typed_when_it_says_so(facts, key):
    typed = rehearsal.typed_for(a_gesture(**{"nature": Nature.DATA, **facts}))

    assert (typed.key if typed else None) == key


# The drawn screen.


def test_a_gesture_that_gives_information_asks_for_every_field_drawn_and_a_mere_press_for_none():
    login = a_screen(
        an_element("champ", "Adresse mail"), an_element("champ", "Mot de passe"), an_element(target=True)
    )

    given = rehearsal.asked_in(a_gesture(screen=login, nature=Nature.DATA))
    pressed = rehearsal.asked_in(a_gesture(screen=login, nature=Nature.SAFE))

    assert ([one.label.text for one in given], pressed) == (["Adresse mail", "Mot de passe"], ())


@pytest.mark.parametrize(
    ("rank", "among", "height"),
    [
        (0, 1, Height.MIDDLE),
        (0, 2, Height.TOP),
        (1, 2, Height.BOTTOM),
        (0, 3, Height.TOP),
        (1, 3, Height.MIDDLE),
        (2, 3, Height.BOTTOM),
    ],
)
def test_a_hint_says_whereabouts_the_element_is(rank, among, height):
    elements = [an_element(target=one == rank) for one in range(among)]

    assert rehearsal.height_of(a_screen(*elements)) is height


def test_what_has_nothing_to_find_is_not_practised():
    assert rehearsal.practisable(EDITION.procedure)
    assert not rehearsal.practisable(UNDRAWN.procedure)


# The walk.


@pytest.mark.parametrize("level", Autonomy)
def test_a_practice_shows_one_gesture_a_card_at_every_level(level):
    walk = a_walk(EDITION, level=level, practice=True)

    cards = walk.view(EDITION).cards

    assert [card.place for card in cards] == [OPENING, "compte", "mail", "secret", "salaire"]


def test_practice_begins_where_nothing_was_done_and_gives_the_procedure_back_from_its_beginning():
    practised = moves.rehearse(a_walk(EDITION, level=Autonomy.DONE_BY), EDITION)
    further = moves.advance(practised, EDITION)
    real = moves.do_for_real(further)

    assert (practised.practice, practised.level, practised.version) == (True, Autonomy.DONE_WITH, 2)
    assert (real.practice, real.level, real.frame.place) == (False, Autonomy.DONE_BY, OPENING)
    assert real.frame.answers == {}


def test_beside_a_mediator_one_goes_on_for_real_with_her():
    walk = a_walk(EDITION, practice=True, presence=Presence.BESIDE)

    assert moves.do_for_real(walk).level is Autonomy.DONE_WITH


def test_a_practice_can_be_begun_again_from_anywhere():
    walk = a_walk(EDITION, practice=True, at=ENDING, answers={"salaire": "oui"})

    again = moves.rehearse(walk, EDITION)

    assert (again.frame.place, again.frame.answers, again.practice) == (OPENING, {}, True)


@pytest.mark.parametrize(
    ("walk", "edition"),
    [
        (a_walk(EDITION, at="compte"), EDITION),
        (a_walk(EDITION, answers={"salaire": "oui"}), EDITION),
        (a_walk(EDITION, resuming="salaire"), EDITION),
        (a_walk(UNDRAWN), UNDRAWN),
    ],
    ids=["under-way", "answered", "resumed", "nothing-drawn"],
)
def test_practising_takes_nothing_away(walk, edition):
    with pytest.raises(MoveRefused, match="nothing-to-practise"):
        moves.rehearse(walk, edition)


def test_one_does_for_real_what_was_practised_alone():
    with pytest.raises(MoveRefused, match="not-practising"):
        moves.do_for_real(a_walk(EDITION))


def test_in_practice_there_is_no_mouse_to_lend_and_no_mandate_to_give():
    walk = a_walk(EDITION, practice=True, at="secret", level=Autonomy.DONE_FOR)

    assert not walk.wants_mandate(EDITION)
    with pytest.raises(MoveRefused, match="practising"):
        moves.ask_hand(walk, EDITION, "secret", Reach.GESTURE)
    with pytest.raises(MoveRefused, match="practising"):
        moves.hand_over(walk, EDITION, "secret")


def test_what_one_surely_did_alone_is_told_in_order_and_once():
    walk = a_walk(EDITION, practice=True, at=ENDING, answers={"salaire": "oui", "valider": "oui"})
    path = walk.view(EDITION).path

    assert rehearsal.facts_of(path) == (
        Fact(Done.FOUND, "menu", "Mon Compte"),
        Fact(Done.FOUND, "champ", "Adresse mail"),
        Fact(Done.TOLD, "password"),
        Fact(Done.READ_AGAIN, "envoi"),
    )
    assert rehearsal.answers_in(path) == 1


def test_the_yes_of_a_practice_is_asked_as_for_real():
    walk = a_walk(EDITION, practice=True, at="valider", answers={"salaire": "oui"})

    with pytest.raises(MoveRefused, match="agreement-wanted"):
        moves.advance(walk, EDITION)

    assert moves.advance(moves.agree(walk, EDITION, "valider"), EDITION).frame.place == ENDING
