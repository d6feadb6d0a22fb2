"""What the next person finds in the browser of the one before: nothing."""

import os
import re
import signal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from app.domain.path import ENDING
from tests.browser.conftest import MAPPED, WHOLE, Browsers, launched

OF_THE_WALK = re.compile(
    "ressources|Mon Compte|mot de passe|Sécurité sociale|Il me manque|Camille|entraînement|mémo",
    re.IGNORECASE,
)
GONE = (
    "/poste",
    "/poste/demarches",
    "/poste/ecran",
    "/poste/parcours/avancer",
    "/poste/memo",
    "/poste/memo.pdf",
    "/poste/manque",
)
KEPT_BY_THE_BROWSER = """async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: self.caches ? (await caches.keys()).length : 0,
  workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
  readable: document.cookie,
})"""


@pytest.fixture(scope="module")
def alone(chromium):
    """A process of its own, ended by force: to close a page kept behind is not always answered."""
    browser = launched(chromium.browser_type, WHOLE)
    yield browser
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    os.kill(next(one["id"] for one in processes if one["type"] == "browser"), signal.SIGKILL)


@pytest.fixture
def browsers(alone):
    """Browsers that nobody used before, and nobody after."""
    return Browsers(alone, base="", closing=False)


def test_this_browser_keeps_the_pages_behind_in_memory(reception):
    """Else the next tests would prove nothing."""
    paul = reception.paul()
    paul.open("/connexion")
    paul.page.evaluate("addEventListener('pageshow', event => { document.title = String(event.persisted); })")

    # A page with an icon: for an answer without one the browser asks for /favicon.ico, and complains.
    paul.open("/")
    # Playwright's own « back » waits for a load, which a page out of the memory does not have.
    paul.page.evaluate("history.back()")

    expect(paul.page).to_have_title("true")


# A plain HTTP name lacks what browsers grant the very machine: it is the harder one.
@pytest.mark.parametrize("host", [MAPPED, pytest.param("127.0.0.1", marks=pytest.mark.night)])
def test_back_and_forward_show_nothing_of_the_walk(host, house, reception):
    amina = reception.amina(base=f"http://{host}:{urlsplit(house.base).port}")
    amina.open("/poste")
    amina.page.get_by_role("link", name="Choisir une démarche").click()
    amina.press("Déclarer mes ressources à la CAF")
    walk = next(post.walk for post in house.program.room.posts() if post.id == amina.at.post.id)
    amina.press("Il me manque quelque chose")
    amina.reads("Il me manque")
    amina.page.get_by_role("link", name="Revenir").click()
    amina.press("S’entraîner d’abord, sans risque")
    amina.sees("Vous êtes Camille Exemple")
    house.lead(walk, ENDING)
    amina.reads("L’entraînement est terminé")
    amina.moves(lambda: amina.press("Faire la vraie démarche maintenant"))
    amina.goes_on()
    amina.goes_on()
    house.lead(walk, ENDING)
    amina.page.get_by_role("link", name="Mon mémo à emporter").click()
    expect(amina.page.locator("#memo")).to_be_visible()
    amina.page.get_by_role("link", name="Revenir").click()
    amina.press("J’ai terminé, tout effacer")
    amina.reads("C’est terminé")

    pages = amina.page.evaluate("history.length")
    for turn in [*[amina.page.go_back] * pages, *[amina.page.go_forward] * pages]:
        turn()
        if amina.page.url.startswith("http"):
            expect(amina.page.get_by_role("heading", level=1)).to_be_visible()
            expect(amina.page.locator("body")).not_to_have_text(OF_THE_WALK)
            expect(amina.page).not_to_have_title(OF_THE_WALK)

    amina.complaints_matter = False
    for address in GONE:
        amina.open(address)
        expect(amina.page.locator("body")).not_to_have_text(OF_THE_WALK)
    luc = reception.luc()
    luc.complaints_matter = False
    luc.follows(walk)
    luc.reads("Cette page n’existe pas, ou n’existe plus")


def test_after_a_walk_the_browser_has_kept_nothing_and_told_nobody_else(house, together, amina, luc):
    together(at="autres.oui.1")
    amina.goes_on()
    amina.asks_for_help("Appeler la médiatrice")
    amina.sees("Quelqu’un vient. Rien n’est perdu.")
    amina.chooses("texte", "Très grand")
    expect(amina.page.locator("html")).to_have_attribute("data-taille", "tres_grand")
    amina.chooses("langue", "English")
    expect(amina.page.locator("html")).to_have_attribute("lang", "en")
    amina.chooses("langue", "Français")
    expect(amina.page.locator("html")).to_have_attribute("lang", "fr")
    amina.goes_on_to("La démarche est terminée")
    amina.press("J’ai terminé, tout effacer")
    amina.reads("C’est terminé")

    kept = amina.page.evaluate(KEPT_BY_THE_BROWSER)
    cookies = amina.page.context.cookies()

    assert kept == {"local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0, "readable": ""}
    assert {cookie["name"] for cookie in cookies} == {"poste", "passage"}
    assert all(cookie["httpOnly"] and cookie["sameSite"] == "Strict" for cookie in cookies)
    assert amina.visited | luc.visited == {house.base}
