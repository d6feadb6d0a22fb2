"""The languages bridge: the desk says a phrase through a post, the person answers by one press."""

import pytest

from app.domain.phrasebook import Reply
from app.domain.walk import Outcome
from tests.pages import words
from tests.web.house import rows

SMS = "Avez-vous reçu un SMS ?"
WAIT = "Je reviens dans cinq minutes."
PHRASES = "/mediation/postes/p1/phrases"


def saying(person) -> list[str]:
    """What the panel over the visitor's screen says, and what can be pressed there."""
    panel = next((one for one in person.page.iter("details") if one.get("class") == "saying"), None)
    return [] if panel is None else [words(one) for kind in ("p", "button") for one in panel.iter(kind)]


def came_back(person) -> list[str]:
    """What her screen says of the phrase: its words, then the answer."""
    told = next(one for one in person.page.iter("div") if one.get("id") == "phrase-dite")
    return [words(one) for one in told.iter("p")]


@pytest.mark.parametrize("htmx", [True, False])
def test_a_phrase_is_seen_on_the_post_and_its_answer_comes_back(house, htmx):
    amina, luc = house.amina(), house.luc()
    walk = house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")

    luc.press(SMS, htmx=htmx)
    amina.get("/poste")

    assert came_back(luc) == [SMS, "Pas encore de réponse."]
    assert saying(amina) == [SMS, "Oui", "Non"]

    amina.press("Non", htmx=htmx)
    luc.get(f"/mediation/parcours/{walk}")

    assert saying(amina) == []
    assert "Vous avez répondu : Non" in amina.text
    assert came_back(luc) == [SMS, "Non"]


def test_what_is_said_and_answered_moves_nothing(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(mediator="id-luc")
    before, counted = house.walk(walk), rows(house)

    luc.get(PHRASES)
    luc.press(SMS)
    amina.get("/poste")
    amina.press("Oui")

    assert house.walk(walk) == before
    changed = {name for name, lines in rows(house).items() if lines != counted[name]}
    assert changed <= {"posts", "open_walks", "room", "sessions"}


def test_a_statement_is_answered_by_having_understood(house):
    amina, luc = house.amina(), house.luc()
    luc.get(PHRASES)

    luc.press(WAIT)
    amina.get("/poste")
    assert saying(amina) == [WAIT, "J’ai compris"]
    amina.press("J’ai compris")
    luc.get(PHRASES)

    assert came_back(luc) == [WAIT, "La personne a compris"]


def test_an_answer_to_an_older_phrase_changes_nothing(house):
    amina, luc = house.amina(), house.luc()
    house.open(mediator="id-luc")
    house.program.room.say("p1", "sms-recu")
    amina.get("/poste")
    house.program.room.say("p1", "carte-vitale")

    answer = amina.send(
        "/poste/phrase", htmx=True, phrase="sms-recu", reponse="oui", vue=amina.field("vue"), vu="1"
    )
    luc.get(PHRASES)

    assert answer.status_code == 409
    assert saying(amina) == ["Avez-vous votre carte Vitale ?", "Oui", "Non"]
    assert came_back(luc) == ["Avez-vous votre carte Vitale ?", "Pas encore de réponse."]


def test_the_first_answer_is_the_one(house):
    house.amina()
    house.program.room.say("p1", "sms-recu")

    house.program.room.reply("p1", "sms-recu", Reply.NO)
    house.program.room.reply("p1", "sms-recu", Reply.YES)

    assert house.store.post("p1").reply == "non"


@pytest.mark.parametrize("reponse", ["compris", "peut-être", ""])
def test_an_answer_that_the_phrase_does_not_wait_for_is_refused(house, reponse):
    amina = house.amina()
    house.program.room.say("p1", "sms-recu")
    amina.get("/poste")

    amina.send("/poste/phrase", phrase="sms-recu", reponse=reponse)

    assert house.store.post("p1").reply == ""


def test_the_phrase_leaves_when_she_takes_it_back_and_another_takes_its_place(house):
    amina, luc = house.amina(), house.luc()
    luc.get(PHRASES)
    luc.press(SMS)

    luc.press("Retirer la phrase")
    amina.get("/poste")
    assert saying(amina) == []
    assert came_back(luc) == []

    luc.press(SMS)
    luc.press(WAIT)
    amina.get("/poste")
    assert saying(amina) == [WAIT, "J’ai compris"]


def test_it_is_said_in_the_persons_language_with_its_french_beneath(house):
    amina = house.amina()
    house.open(mediator="id-luc", language="ar")
    house.program.room.say("p1", "sms-recu")

    amina.get("/poste")

    assert amina.language == ("ar", "rtl")
    panel = next(one for one in amina.page.iter("details") if one.get("class") == "saying")
    assert [one.get("lang") for one in panel.iter() if words(one) == SMS][-1] == "fr"
    assert [words(one) for one in panel.iter("button")] == ["نعم", "لا"]


def test_nothing_of_it_is_left_after_the_walk_nor_shown_to_the_next(house):
    amina = house.amina()
    walk = house.open(mediator="id-luc")
    house.program.room.say("p1", "sms-recu")
    house.program.room.reply("p1", "sms-recu", Reply.YES)

    house.walking.end(walk, Outcome.DONE)
    amina.get("/poste")

    assert (house.store.post("p1").said, house.store.post("p1").reply) == ("", "")
    assert SMS not in amina.text


def test_a_walk_that_begins_finds_no_phrase_of_before(house):
    house.amina()
    house.program.room.say("p1", "votre-tour")

    house.open(mediator="id-luc")

    assert house.store.post("p1").said == ""


def test_a_phrase_reaches_a_post_that_only_waits_from_the_room(house):
    amina, luc = house.amina(), house.luc()
    luc.get("/mediation")
    assert PHRASES in [one.get("href") for one in luc.page.iter("a")]
    luc.get(PHRASES)

    luc.press("C'est votre tour.")
    amina.get("/poste")

    assert amina.title == "Bienvenue"
    assert saying(amina) == ["C'est votre tour.", "J’ai compris"]


def test_the_screen_that_follows_is_told_only_what_is_new(house):
    _, luc = house.amina(), house.luc()
    version = house.store.post("p1").version

    assert luc.client.get(f"{PHRASES}/dite", query_string={"vu": version}).status_code == 204
    house.program.room.say("p1", "sms-recu")
    luc.get(f"{PHRASES}/dite?vu={version}")
    assert came_back(luc) == [SMS, "Pas encore de réponse."]


def test_phrases_are_found_whatever_the_accents_and_the_apostrophe(house):
    _, luc = house.amina(), house.luc()

    luc.get(f"{PHRASES}?q=carte identite")

    found = [words(one) for one in luc.page.iter("button") if one.get("name") == "phrase"]
    assert found == ["Avez-vous une carte d'identité ou un passeport ?"]
    luc.get(f"{PHRASES}?q=girafe")
    assert "Aucune phrase avec ces mots." in luc.text


def test_without_a_post_a_phrase_fills_the_screen_and_its_answer_too(house):
    luc = house.luc()
    luc.get("/mediation/phrases?langue=ar")
    towards = [one.get("href") for one in luc.page.iter("a") if words(one).startswith(SMS)]
    assert luc.language == ("fr", "ltr")
    before = rows(house)

    luc.get(*towards)
    assert luc.language == ("ar", "rtl")
    assert SMS in luc.title
    luc.press("نعم")

    assert "نعم Oui" in luc.text
    assert {name for name, lines in rows(house).items() if lines != before[name]} <= {"sessions"}


def test_a_phrase_or_an_answer_of_ones_own_is_shown_nowhere(house):
    luc = house.luc()

    assert luc.client.get("/mediation/phrases/quel-est-votre-nom").status_code == 404
    luc.send("/mediation/phrases/sms-recu", reponse="compris")
    assert luc.answer.status_code == 409
    luc.send(PHRASES, phrase="quel-est-votre-nom")
    assert luc.answer.status_code == 404
