"""Of the visits of one desk, those that only browsers show; the others are in tests/web/test_scenarios.py."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.cable import Cable
from tests.browser.people import Person

CUT = {
    "fr": "La liaison est coupée. Rien n’est perdu : elle revient d’elle-même.",
    "ar": "انقطع الاتصال.",
}


@pytest.fixture
def cable(house) -> Iterator[Cable]:
    cable = Cable(int(house.base.rsplit(":", 1)[1]))
    yield cable
    cable.close()


def banner(person: Person):
    return person.page.locator("#connexion-perdue")


def test_when_the_network_drops_every_screen_says_that_nobody_broke_it_then_catches_up(
    house, reception, cable
):
    amina, zahra = reception.amina(base=cable.base), reception.amina(base=cable.base)
    luc = reception.luc(base=cable.base)
    for person in (amina, zahra, luc):
        person.complaints_matter = False
    house.open(amina.at, at="mois.1")
    house.open(zahra.at, at="mois.1", language="ar")
    for person in (amina, zahra):
        person.open("/poste")
    luc.open("/mediation")
    title = amina.title

    cable.cut()
    for person in (amina, zahra, luc):
        expect(banner(person)).to_be_visible()
    told = {"fr": banner(amina).inner_text(), "ar": banner(zahra).inner_text()}
    still = amina.title
    house.program.room.call(zahra.at.post.id)
    cable.mend()

    for person in (amina, zahra, luc):
        expect(banner(person)).to_be_hidden()
    assert still == title
    assert {one for one, said in told.items() if CUT[one].split(".")[0] in said} == {"fr", "ar"}
    expect(luc.post_of(zahra.at).get_by_role("button", name="J’y vais").first).to_be_visible()
    amina.goes_on()
