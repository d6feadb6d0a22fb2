"""Leaving a post for another day, or without a word: what one finds again, and the next person does not."""

import re

import pytest
from playwright.sync_api import expect

from app.domain.pause import WORDS
from tests.browser.conftest import Browsers, Reception
from tests.browser.house import House, furnished
from tests.staffed import HeldClock

OF_THE_WALK = re.compile("ressources|Mon Compte", re.IGNORECASE)
ASKED = "Êtes-vous encore là ?"


@pytest.fixture(scope="module")
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture(scope="module")
def house(tmp_path_factory, clock):
    """A desk of its own: its hours go by as the test wants."""
    with furnished(tmp_path_factory.mktemp("slow-desk"), clock=clock) as house:
        yield house


@pytest.fixture
def browsers(chromium):
    """Browsers that nobody used before, and nobody after."""
    return Browsers(chromium, base="")


def alone_at_a_card(reception: Reception):
    amina = reception.amina()
    amina.open("/poste")
    amina.page.get_by_role("link", name="Choisir une démarche").click()
    amina.press("Déclarer mes ressources à la CAF")
    amina.goes_on()
    return amina


def lets_time_go_by(house: House, clock: HeldClock, **length: float) -> None:
    clock.pass_(**length)
    house.program.sweep()


def goes_back_and_finds_nothing(person, forbidden: list[str]) -> None:
    """Back as far as it goes, then to where it was."""
    for turn in [person.page.go_back] * 4 + [person.page.go_forward] * 3:
        turn()
        if person.page.url.startswith("http"):
            expect(person.page.get_by_role("heading", level=1)).to_be_visible()
            expect(person.page.locator("body")).not_to_have_text(OF_THE_WALK)
            expect(person.page.locator(".slip-words")).to_have_count(0)
        assert [one for one in forbidden if one in person.page.url] == []


def test_three_pictures_bring_a_walk_back_at_another_post_and_nothing_else_does(reception):
    amina = alone_at_a_card(reception)
    place = amina.place
    amina.chooses("langue", "English")
    expect(amina.page.locator("html")).to_have_attribute("lang", "en")
    amina.page.locator(".leave > summary").click()

    amina.page.locator(".pause button").click()
    expect(amina.page.locator(".slip-words bdi")).to_have_count(3)
    words = amina.page.locator(".slip-words bdi").all_inner_texts()
    amina.page.locator("a[data-look=main]").click()
    expect(amina.page.locator(".leaving")).to_be_visible()
    amina.complaints_matter = False  # Going back to what a form answered is asked about, in the console.
    goes_back_and_finds_nothing(amina, words)

    again = reception.amina()
    again.open("/poste")
    again.page.get_by_role("link", name="J’ai une feuille de pause").click()
    for word in words:
        again.page.locator(".tile").get_by_text(word, exact=True).click()
    expect(again.card).to_have_attribute("data-place", place)
    expect(again.page.locator("html")).to_have_attribute("lang", "en")
    assert again.page.url.endswith("/poste")


def test_the_code_of_a_slip_keeps_its_words_through_the_sign_in_and_out_of_the_addresses(house, reception):
    luc = reception.stranger_called_luc()
    luc.complaints_matter = False  # A passphrase that is refused is an error for the console.
    luc.open("/mediation/reprendre#pomme-clé-lune")

    luc.page.get_by_label("Identifiant").fill("luc")
    luc.page.get_by_label("Phrase de passe").fill("une faute de frappe")
    assert "#" not in luc.page.url
    luc.press("Se connecter")
    expect(luc.page.locator("#probleme")).to_be_visible()
    luc.page.get_by_label("Phrase de passe").fill(house.passphrase)
    luc.press("Se connecter")

    expect(luc.page.get_by_label("Les trois mots, dans leur ordre")).to_have_value("pomme clé lune")
    assert luc.page.url.endswith("/mediation/reprendre")


def test_a_silent_screen_asks_by_itself_then_shows_nothing_and_the_mediator_keeps_the_place(
    house, clock, reception
):
    amina = alone_at_a_card(reception)

    lets_time_go_by(house, clock, minutes=19)
    amina.sees_no(ASKED)
    lets_time_go_by(house, clock, minutes=3)
    amina.sees(ASKED)
    expect(amina.page).to_have_title(ASKED)
    expect(amina.page.get_by_role("status").filter(has_text=ASKED)).to_have_count(1)
    amina.press("Je suis encore là")
    amina.sees_no(ASKED)
    expect(amina.page).not_to_have_title(ASKED)

    for minutes in (19, 3, 4):
        lets_time_go_by(house, clock, minutes=minutes)
    amina.reads("C’est terminé")
    amina.sees("Votre place est gardée dix minutes chez la médiatrice.")
    amina.complaints_matter = False
    goes_back_and_finds_nothing(amina, [])

    # His session of the morning has expired.
    house.session = house.program.accounts.signing_in.sign_in("luc", house.passphrase)
    luc = reception.luc()
    luc.open("/mediation")
    for word in house.program.pausing.on_desk()[0].words:
        luc.sees(WORDS[word])


def test_the_question_that_is_said_by_itself_falls_silent_at_one_press(house, clock, reception):
    amina = alone_at_a_card(reception)
    listen = amina.card.locator("[data-listen-press]")
    listen.click()
    amina.page.locator("[data-headset]").last.click()
    listen.click()
    lets_time_go_by(house, clock, minutes=19)

    lets_time_go_by(house, clock, minutes=3)
    expect(amina.page.locator(".still [data-speaking]").first).to_be_visible()
    amina.press("Silence")

    expect(amina.page.locator("[data-speaking]")).to_have_count(0)
    amina.sees(ASKED)
