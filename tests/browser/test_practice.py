"""Practice, in a browser that is watched: what is typed goes nowhere, and it works without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from app.domain.walk import Presence

WHOLE = "caf/declaration-ressources"
LESSON = "savoir-faire/copier-coller"
NUMBER = "2 90 13 75 113 042"
_KEPT = """async () => JSON.stringify([
  Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, history.state, location.href,
  (await indexedDB.databases()), (await Promise.all((await caches.keys()).map(async (name) =>
    (await (await caches.open(name)).keys()).map((request) => request.url)))),
])"""


@pytest.fixture
def practising(house, amina):
    """Amina in a practice, led to a card, every request of hers written down."""
    sent: list[str] = []
    amina.page.on("request", lambda one: sent.append(f"{one.method} {one.url} {one.post_data or ''}"))

    def begin(at="", procedure=WHOLE):
        house.open(amina.at, procedure=procedure, presence=Presence.ALONE, at=at, practice=True)
        amina.open("/poste")
        return sent

    return begin


def finds(person):
    """Press what the drawing has one find."""
    person.moves(person.card.locator("[data-goal] button").click)


def test_amina_practises_from_the_opening_and_a_wrong_press_only_says_where_to_look(house, amina):
    house.open(amina.at, presence=Presence.ALONE)
    amina.open("/poste")
    amina.press("S’entraîner d’abord, sans risque")
    amina.sees("Vous êtes Camille Exemple")
    for _ in range(3):
        amina.goes_on()
    amina.goes_on()  # « Ouvrez le site » has no drawing: as if it were done
    before = amina.version

    amina.card.locator("summary", has_text="Aides et démarches").click()
    amina.sees("Ce n’est pas celui-ci.")
    expect(amina.card.get_by_role("status").filter(has_text="C’est un menu.")).to_have_count(1)
    assert amina.version == before
    amina.card.locator("summary", has_text="Montrez-moi").click()
    amina.sees("ici")
    finds(amina)

    assert amina.place.endswith("ouvrir.3")


def test_nothing_that_is_typed_leaves_the_page_nor_stays_in_the_browser(amina, practising):
    sent = practising(at="identite.1")
    field = amina.page.get_by_role("textbox", name="Numéro de Sécurité sociale")

    amina.press("C’est fait")
    amina.sees(re.compile("Ce n’est pas encore pareil."))
    field.press_sequentially(NUMBER.replace(" ", ""))
    field.press("Enter")
    amina.sees("C’est bien cela. Continuez.")
    # Somebody else's press shows the card anew: what was typed stays where it is.
    amina.asks_for_help("Appeler")
    amina.sees(re.compile("Quelqu’un vient|La médiatrice"))
    expect(field).to_have_value(NUMBER.replace(" ", ""))
    amina.goes_on()
    amina.page.get_by_role("textbox", name="Mot de passe").fill("Exemple-Bleu-12")
    amina.goes_on()

    told = " ".join([*sent, amina.page.evaluate(_KEPT)])
    assert [one for one in ("2901375113042", NUMBER, "Exemple-Bleu", "Bleu-12") if one in told] == []
    assert len([one for one in sent if one.startswith("POST")]) == 3  # the call, and two steps done


def test_a_mini_lesson_is_practised_to_its_end(amina, practising):
    practising(procedure=LESSON, at="coller.2")
    amina.page.get_by_role("textbox", name="Numéro de dossier").fill("bleu472")
    amina.goes_on()

    amina.reads("L’entraînement est terminé")
    amina.sees("Ce que vous avez fait vous-même")
    amina.sees("Vous avez trouvé la case")


def test_a_practice_is_walked_without_javascript(house, reception):
    amina = reception.amina(java_script_enabled=False)
    house.open(amina.at, procedure=WHOLE, presence=Presence.ALONE, at="ouvrir.3", practice=True)
    amina.open("/poste")

    amina.card.locator("summary", has_text="Montrez-moi").click()
    amina.sees("ici")
    finds(amina)
    assert amina.place.endswith("identite.1")
    amina.page.get_by_role("textbox", name="Numéro de Sécurité sociale").fill(NUMBER)
    amina.page.keyboard.press("Enter")
    amina.goes_on()

    assert amina.place.endswith("identite.2")
