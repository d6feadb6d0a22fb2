"""« S'entraîner sans risque », as pages: where it begins, what it asks, what it never does, how it ends."""

import re

import pytest

from app.domain.autonomy import Autonomy
from app.domain.walk import Presence
from tests.web.house import ALL, CAF, rows, words

PRACTISE = "S’entraîner d’abord, sans risque"
FOR_REAL = "Faire la vraie démarche maintenant"
LESSON = "savoir-faire/ouvrir-un-pdf"
UNDRAWN = "savoir-faire/photographier-un-papier"


def practising(house, person, procedure=CAF, at=None, **answers):
    """Somebody in a practice, at a place."""
    walk = house.open(procedure, practice=True)
    if at is not None:
        house.to(walk, at, **answers)
    person.get("/poste")
    return walk


def links(person) -> list[str]:
    return [link.get("href") for link in person.page.iter("a")]


def inputs(person) -> list:
    return [one for one in person.page.iter("input") if one.get("type") in (None, "text")]


def goes_on(person):
    """Press what the drawing has one find: its button stands outside of the form that it sends."""
    button = next(one for one in person.page.iter("button") if one.get("form"))
    form = next(one for one in person.page.iter("form") if one.get("id") == button.get("form"))
    values = {one.get("name"): one.get("value", "") for one in form.iter("input")}
    return person.send(form.get("action"), **values)


def chooses(person, move):
    """Press the button of a move, whatever its language."""
    path = f"/poste/parcours/{move}"
    assert path in [form.get("action") for form in person.page.iter("form")]
    person.send(path, vu=person.field("vu"), vue=person.field("vue"))


def only_walk(house):
    (opened,) = house.store.open_walks()
    return opened.walk


# Where it begins.


def test_before_a_procedure_one_may_practise_it_on_the_same_post(house):
    amina = house.amina(language="ar")
    walk = house.open(CAF, Autonomy.DONE_BY, language="ar")
    amina.get("/poste")

    chooses(amina, "entrainement")

    practice = house.walk(walk)
    assert (practice.practice, practice.level, practice.language) == (True, Autonomy.DONE_WITH, "ar")
    assert "Camille Exemple" in amina.text


def test_practising_is_not_offered_once_something_was_answered_nor_without_a_drawing(house):
    amina = house.amina()
    walk = house.open(CAF, Autonomy.DONE_BY)
    house.to(walk, ":debut", aide="concernee")
    amina.get("/poste")
    answered = amina.buttons

    amina.send("/poste/fin")
    house.put_post(1)
    house.open(UNDRAWN)
    amina.get("/poste")

    assert PRACTISE not in answered + amina.buttons


@pytest.mark.parametrize(("lesson", "practice"), [(LESSON, True), (UNDRAWN, False), (CAF, False)])
def test_a_mini_lesson_with_a_drawing_opens_as_a_practice(house, lesson, practice):
    amina = house.amina()
    amina.get("/poste/demarches")

    amina.send("/poste/ouvrir", demarche=lesson)

    assert only_walk(house).practice is practice


def test_a_press_from_behind_does_not_begin_a_practice(house):
    amina = house.amina()
    walk = house.open(CAF, Autonomy.DONE_BY)
    amina.get("/poste")
    house.to(walk, "ouvrir.1", aide="concernee", situation="non")

    amina.press(PRACTISE, htmx=True)

    assert (amina.answer.status_code, house.walk(walk).practice) == (409, False)


# What it asks.


def test_every_card_says_that_nothing_is_sent(house):
    amina = house.amina()
    practising(house, amina, LESSON)
    told = [amina.text]

    amina.press("Commencer l’entraînement")
    told.append(amina.text)
    goes_on(amina)
    told.append(amina.text)

    assert all("Entraînement : rien n’est envoyé" in page for page in told)


def test_finding_the_element_goes_on_and_another_one_says_where_to_look(house):
    amina = house.amina()
    walk = practising(house, amina, CAF, "ouvrir.2", aide="concernee", situation="non")

    (wrong,) = [one for one in amina.page.iter("details") if "data-wrong" in one.attrib]
    hint = words(wrong)
    goes_on(amina)

    assert hint == (
        "Aides et démarches Ce n’est pas celui-ci. Cherchez Mon Compte. "
        "C’est un menu. Regardez en bas du dessin."
    )
    assert house.walk(walk).frame.place == "ouvrir.3"


def test_what_is_typed_has_no_name_and_no_form_and_the_card_says_what_to_type(house):
    amina = house.amina()
    practising(house, amina, CAF, "identite.1", aide="concernee", situation="non")

    (field,) = inputs(amina)
    in_forms = [one for form in amina.page.iter("form") for one in form.iter("input") if one is field]

    assert in_forms == []
    assert set(field.attrib) & {"name", "value", "form"} == set()
    assert (field.get("autocomplete"), field.get("data-wanted")) == ("off", "2 90 13 75 113 042")
    assert "2 90 13 75 113 042" in amina.text


def test_every_kind_of_field_of_a_drawing_is_alive_and_nameless(house):
    amina = house.amina()
    practising(house, amina, ALL, "mot-de-passe")
    drawn = [one for one in amina.page.iter() if (one.get("id") or "").startswith("essai-")]

    live = [one for one in drawn if one.tag in ("input", "select")]

    assert live
    assert [one for one in live if one.get("name") or one.get("form")] == []


def test_the_stop_before_sending_is_learnt_as_for_real(house):
    amina = house.amina()
    answers = dict.fromkeys(("autres", "foyer", "situation", "salaire", "remplacement"), "non")
    walk = practising(house, amina, CAF, "envoi.2", aide="concernee", **answers)

    assert (amina.title, "C’est un entraînement : rien ne sera envoyé." in amina.text) == (
        "Avant d’envoyer, relisez",
        True,
    )
    amina.press("Oui, j’ai relu et je suis d’accord")
    assert house.walk(walk).agreed("envoi.2")


def test_in_practice_one_is_led_to_no_site_and_lends_no_mouse(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(CAF, mediator="id-luc", presence=Presence.BESIDE, practice=True)
    house.to(walk, "ouvrir.1", aide="concernee", situation="non")

    amina.get("/poste")
    luc.get(f"/mediation/parcours/{walk}")

    assert [one for one in links(amina) + links(luc) if one.startswith("http")] == []
    assert [one for one in luc.buttons + amina.buttons if "souris" in one] == []


# How it ends.


def test_at_the_end_one_reads_what_one_did_alone(house):
    amina = house.amina()
    practising(house, amina, LESSON, ":fin")

    done = [words(one) for one in amina.page.iter("li") if words(one).startswith("Vous avez")]

    assert done == [
        "Vous avez trouvé le lien attestation.pdf",
        "Vous avez trouvé le bouton Imprimer",
    ]
    assert FOR_REAL not in amina.buttons  # a lesson has nothing to be done for real


def test_what_was_typed_is_unknown_here_so_the_end_says_what_was_found(house):
    amina = house.amina()
    answers = dict.fromkeys(("autres", "foyer", "situation", "salaire", "remplacement"), "non")
    walk = house.open(CAF, practice=True)
    house.to(walk, ":fin", aide="concernee", **{"envoi.2": "oui"}, **answers)

    amina.get("/poste")

    done = [words(one) for one in amina.page.iter("li") if words(one).startswith("Vous avez")]
    assert "Vous avez vu ce que le site demande : Mot de passe" in done
    assert [one for one in done if re.search("rempli|tapé|coché|choisi", one)] == []


def test_from_practice_to_the_procedure_itself_with_the_same_language_and_size(house):
    amina = house.amina(language="en")
    walk = house.open(CAF, language="en", practice=True)
    answers = dict.fromkeys(("autres", "foyer", "situation", "salaire", "remplacement"), "non")
    house.to(walk, ":fin", aide="concernee", **{"envoi.2": "oui"}, **answers)
    amina.get("/poste")

    chooses(amina, "pour-de-vrai")

    real = house.walk(walk)
    assert (real.practice, real.level, real.frame.place) == (False, Autonomy.DONE_BY, ":debut")
    assert (amina.language[0], "Camille" in amina.text) == ("en", False)


def test_a_practice_can_be_done_again(house):
    amina = house.amina()
    walk = practising(house, amina, LESSON, ":fin")

    amina.press("Recommencer l’entraînement")

    assert (house.walk(walk).practice, house.walk(walk).frame.place) == (True, ":debut")


def test_nothing_is_counted_when_a_practice_ends(house):
    amina = house.amina()
    practising(house, amina, LESSON, ":fin")

    amina.press("J’ai terminé, tout effacer")
    house.clock.pass_(minutes=1)
    house.walking.sweep()

    kept = rows(house)
    assert (kept["walks"], kept["activities"]) == ([], [])
