"""Every page of a visitor but the cards: nothing for axe nor IBM to say, none too wide, all with Tab."""

import pytest
from playwright.sync_api import expect

from app.domain.walk import Presence
from tests.browser.engines import READERS, faults, staff_faults


def test_both_engines_find_what_is_wrong(reception):
    """Else the next tests would prove nothing."""
    paul = reception.paul()
    paul.open("/")

    paul.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    said = [fault.split()[1] for fault in faults(paul)]

    assert {"button-name:", "input_label_exists:"} <= set(said)


@pytest.mark.parametrize("reader", READERS)
def test_the_doors_and_the_pages_of_a_post(reader, house, reception):
    paul = reception.paul(locale=reader.language, viewport=reader.viewport)
    amina = reception.amina(viewport=reader.viewport)
    found = []

    for path in ("/", "/poste", "/connexion"):
        paul.open(path)
        found += faults(paul, reader) if path != "/connexion" else staff_faults(paul)
    house.program.room.speak(amina.at.post.id, reader.language)
    for path in ("/poste", "/poste/demarches", "/poste/demarches/logement"):
        amina.open(path)
        found += faults(amina, reader)

    assert found == []


@pytest.mark.parametrize("reader", READERS)
def test_the_pages_around_a_walk(reader, house, reception):
    """What is missing, the memo, the slip of a pause, its pictures, and what a post shows when it is over."""
    amina = reception.amina(viewport=reader.viewport)
    room, found = house.program.room, {}

    def shows(page: str, part: str) -> None:
        amina.page.locator(part).first.wait_for(state="attached")
        expect(amina.page.locator("html")).to_have_attribute("lang", reader.language)
        found[page] = faults(amina, reader)

    room.speak(amina.at.post.id, reader.language)
    amina.open("/poste/reprendre")
    shows("pictures", ".tile")
    walk = house.open(amina.at, language=reader.language, presence=Presence.ALONE)
    amina.card.wait_for()
    amina.page.locator("button[form=choses]").click()
    shows("missing", "[data-once='/poste'], .sheet")
    house.put(walk.id, "fin")
    amina.open("/poste/memo")
    shows("memo", "#memo")
    house.put(walk.id, "gestes")
    amina.open("/poste")
    amina.page.locator(".leave > summary").click()
    amina.page.locator("form[action='/poste/pause'] button").first.click()
    shows("slip", ".slip-words")
    amina.page.locator("a[data-look=main]").click()
    shows("closed by a pause", ".leaving")
    version = house.fade(amina.at)
    shows("closed by silence", f"#veille[data-version='{version}']")

    assert [one for said in found.values() for one in said] == []
