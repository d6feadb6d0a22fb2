"""« Ce n'est pas comme sur mon écran », « je suis perdu », « appeler » : what a person does who is stuck."""

import pytest

from app.domain.autonomy import Autonomy
from app.domain.gesture import Gesture
from app.domain.walk import Outcome, Presence
from app.domain.ways import usual
from tests.pages import words
from tests.web.house import CAF, FREE

DOUBT = "Ce n’est pas comme sur mon écran"
CALL = "Appeler la médiatrice"
SORRY = "Merci. Ce n’est pas votre faute : les sites changent."
COMES = "Quelqu’un vient. Rien n’est perdu."
MAILBOX = "commun/creer-boite-mail"


@pytest.fixture
def counts(house):
    return house.program.doubting.counts


def at(house, walk, place):
    """Put a walk there, the questions before answered the short way."""
    house.to(walk, place, **usual(house.walking.scene(walk).edition.procedure.nodes))
    return walk


def find(person, **wanted):
    """The elements of the page that carry these attributes."""
    pairs = {name.replace("_", "-"): value for name, value in wanted.items()}
    return [one for one in person.page.iter() if all(one.get(name) == value for name, value in pairs.items())]


@pytest.mark.parametrize("htmx", [True, False])
def test_a_doubt_is_counted_on_its_gesture_and_answered_on_the_same_card(house, counts, htmx):
    amina = house.amina()
    walk = house.open(CAF)
    at(house, walk, "mois.1")
    amina.get("/poste")
    before = house.walk(walk)

    amina.press(DOUBT, htmx=htmx)

    assert counts() == {(CAF, "mois.1"): 1}
    assert house.walk(walk) == before
    assert SORRY in amina.text
    assert DOUBT not in amina.text
    assert [one.get("open") for one in find(amina, **{"class": "help"})] == [""]
    assert {CALL, "Revenir à l’étape d’avant"} <= set(amina.buttons)


def test_among_several_gestures_one_says_which(house, counts):
    amina = house.amina()
    at(house, house.open(CAF, Autonomy.DONE_BY), "identite.1")
    amina.get("/poste")
    gestures = [one for one in amina.page.iter("form") if one.get("action") == "/poste/doute"]

    amina.send("/poste/doute", vu=amina.field("vu"), geste="identite.2")

    assert len(gestures) > 1
    assert counts() == {(CAF, "identite.2"): 1}


def test_a_doubt_from_behind_counts_nothing_and_shows_the_present_card(house, counts):
    amina = house.amina()
    walk = house.open(CAF)
    at(house, walk, "mois.1")
    amina.get("/poste")
    vue, vu = amina.field("vue"), amina.field("vu")
    at(house, walk, "mois.2")

    answer = amina.send("/poste/doute", htmx=True, geste="mois.1", vu=vu, vue=vue)

    assert answer.status_code == 409
    assert 'data-place="caf/declaration-ressources/mois.2"' in answer.text
    assert SORRY not in answer.text
    assert counts() == {}


def test_nothing_can_look_otherwise_where_one_talks_to_somebody(house):
    amina = house.amina()
    house.to(house.open(FREE, mediator="id-luc"), "preparer.1")

    amina.get("/poste")

    assert DOUBT not in amina.text


@pytest.mark.parametrize("gesture", ["mois.2", "rien", ""])
def test_nobody_doubts_of_a_gesture_that_is_not_on_the_card(house, counts, gesture):
    amina = house.amina()
    at(house, house.open(CAF), "mois.1")
    amina.get("/poste")

    answer = amina.send(
        "/poste/doute", htmx=True, geste=gesture, vu=amina.field("vu"), vue=amina.field("vue")
    )

    assert (answer.status_code, counts()) == (409, {})


def test_a_doubt_after_the_walk_was_ended_from_the_desk_shows_what_the_post_is_now(house, counts):
    amina = house.amina()
    walk = house.open(CAF)
    at(house, walk, "mois.1")
    amina.get("/poste")
    house.walking.end(walk, Outcome.ABANDONED)

    amina.press(DOUBT, htmx=True)

    assert (amina.title, counts()) == ("C’est terminé", {})


def test_on_the_mediators_shared_screen_one_may_doubt_too(house, counts):
    luc = house.luc()
    walk = house.open(CAF, post=None, mediator="id-luc", presence=Presence.SHARED)
    at(house, walk, "mois.1")
    luc.get(f"/mediation/parcours/{walk}/ecran")

    luc.press(DOUBT, htmx=True)

    assert counts() == {(CAF, "mois.1"): 1}
    assert SORRY in luc.text
    assert luc.at.startswith(f"/mediation/parcours/{walk}/ecran")


def test_what_the_mediator_does_herself_is_not_doubted_of(house):
    amina = house.amina()
    at(house, house.open(CAF, Autonomy.DONE_FOR, mediator="id-luc"), "mois.1")

    amina.get("/poste")

    assert DOUBT not in amina.text


def test_help_begins_with_somebody_on_every_kind_of_card(house):
    amina = house.amina()
    walk = house.open(CAF)
    firsts = []

    for place in (":debut", "mois.1", "salaire", "envoi.3", ":fin"):
        at(house, walk, place)
        amina.get("/poste")
        panel = find(amina, **{"class": "help-panel"})
        firsts += [words(next(one.iter("button"))) for one in panel]

    assert firsts == [CALL] * 5


@pytest.mark.parametrize("page", ["/poste", "/poste/demarches"])
def test_one_who_is_still_choosing_may_call_and_withdraw(house, page):
    amina = house.amina()
    amina.get(page)

    amina.press(CALL)
    called = amina.text
    amina.press("Je n’ai plus besoin d’aide")

    assert COMES in called
    assert COMES not in amina.text
    assert CALL in amina.buttons


def test_lost_one_reads_where_one_is_what_is_done_and_what_remains(house):
    amina = house.amina()
    house.to(house.open(CAF), "mois.1", aide="concernee", situation="non")

    amina.get("/poste")
    way = [(one.get("data-state"), one.get("aria-current"), words(one)) for one in steps(amina)]

    assert way == [
        ("fait", None, "Avant de commencer étape faite"),
        ("fait", None, "Se connecter à « Mon Compte » étape faite"),
        ("ici", "step", "Trouver la déclaration et les mois vous êtes ici"),
        ("reste", None, "Vérifier les revenus à faire ensuite"),
    ]
    assert "La suite dépend de vos réponses." in amina.text


def test_once_all_is_answered_one_reads_the_whole_way(house):
    amina = house.amina()
    at(house, house.open(CAF), "mois.1")

    amina.get("/poste")

    assert [one.get("data-state") for one in steps(amina)].count("reste") > 1
    assert "La suite dépend de vos réponses." not in amina.text


def steps(person):
    return [one for way in find(person, **{"class": "way"}) for one in way.iter("li")]


def test_on_a_side_trip_one_reads_what_one_comes_back_to(house):
    amina = house.amina()
    walk = house.open(CAF)
    nodes = house.walking.scene(walk).edition.procedure.walk_nodes()
    gesture = next(node for node in nodes if isinstance(node, Gesture) and node.trips)
    at(house, walk, gesture.id)
    amina.get("/poste")

    amina.send("/poste/parcours/secours", vu=amina.field("vu"), geste=gesture.id, vers=min(gesture.trips))

    assert house.walking.scene(walk).walk.on_a_trip
    assert f"Ensuite, vous revenez ici : {gesture.texts.do.text}" in amina.text
    assert "Revenir à mon étape" in amina.buttons


def test_a_side_trip_with_a_site_of_its_own_opens_that_site_and_not_the_one_of_the_walk(house):
    amina = house.amina()
    walk = house.open(FREE, mediator="id-luc", organisation="edf")
    house.to(walk, "compte.non.1", compte="non")
    amina.get("/poste")
    amina.send("/poste/parcours/secours", vu=amina.field("vu"), geste="compte.non.1", vers=MAILBOX)

    for pressed in ("Non", "C’est fait", "C’est fait"):
        amina.press(pressed)

    assert amina.title == "Ouvrez le site de la boîte mail de La Poste."
    assert [one.get("href") for one in find(amina, target="_blank")] == ["https://www.laposte.net/"]
