"""Every card of a post: nothing for axe nor IBM to say, nothing wider than the screen, all with Tab alone.

A page stays open and is shown one card after the other, as on the day: reading both engines is what costs.
"""

from itertools import cycle

import pytest
from playwright.sync_api import expect

from app.domain.autonomy import Autonomy
from app.domain.walk import Presence
from tests.browser.engines import BY_NIGHT, LANGUAGES, NARROW, READERS, WIDE, Reader, faults, faults_at_rest
from tests.paths import every_card

ALIKE = ("debut", "question", "sortie", "fin")  # the same at every level
OF_THE_LEVEL = ("gestes", "engagement", "envoi.3")
CARDS = {
    Autonomy.DONE_FOR: OF_THE_LEVEL,
    Autonomy.DONE_WITH: (*ALIKE, *OF_THE_LEVEL),
    Autonomy.DONE_BY: OF_THE_LEVEL,
}
OTHER_ANSWERS = {"sortie": {"aide": "autre"}}
# Its opening, a drawing to press on, fields to fill, and its ending.
OF_A_PRACTICE = ("debut", "ouvrir.3", "identite.1", "fin")
# By day each level once: *avec*, which has every kind of card, narrow and in Arabic, where most goes wrong.
READ_BY_DAY = (
    (Reader("ar", NARROW), Autonomy.DONE_WITH),
    (Reader("fr", WIDE), Autonomy.DONE_FOR),
    (Reader("fr", WIDE), Autonomy.DONE_BY),
)
CARDS_READ = [
    pytest.param(
        reader,
        level,
        id=f"{reader.language} {reader.viewport['width']} {level.key}",
        marks=() if (reader, level) in READ_BY_DAY else pytest.mark.night,
    )
    for reader in BY_NIGHT
    for level in Autonomy
]


def shows(amina, version: int) -> None:
    expect(amina.page.locator("#carte")).to_have_attribute("data-version", str(version))


def faults_of_cards(house, amina, reader, cards, **walk) -> list[str]:
    """What is wrong with each of these cards of one walk."""
    first, *others = cards
    opened = house.open(amina.at, language=reader.language, at=first, **walk)
    # A page that has just come asks once whether it is late: nothing moves before it was looked at.
    amina.open("/poste")
    found = [f"{first}: {fault}" for fault in faults(amina, reader)]
    for card in others:
        shows(amina, house.put(opened.id, card, OTHER_ANSWERS.get(card, {})))
        found += [f"{card}: {fault}" for fault in faults(amina, reader)]
    return found


@pytest.mark.parametrize(("reader", "level"), CARDS_READ)
def test_each_card_of_a_post(reader, level, house, reception):
    amina = reception.amina(viewport=reader.viewport)

    assert faults_of_cards(house, amina, reader, CARDS[level], level=level) == []


@pytest.mark.parametrize("reader", READERS)
def test_each_card_of_a_practice(reader, house, reception):
    amina = reception.amina(viewport=reader.viewport)
    alone = {"presence": Presence.ALONE, "practice": True}

    assert faults_of_cards(house, amina, reader, OF_A_PRACTICE, **alone) == []


@pytest.mark.parametrize("reader", READERS)
def test_a_card_with_all_that_opens_open(reader, house, reception):
    amina = reception.amina(viewport=reader.viewport)
    house.open(
        amina.at, level=Autonomy.DONE_BY, language=reader.language, at="identite.1", presence=Presence.BESIDE
    )
    amina.open("/poste")

    amina.page.evaluate(
        "document.querySelectorAll('details:not([name])').forEach(one => { one.open = true; })"
    )

    assert faults_at_rest(amina, reader) == []


@pytest.mark.parametrize("reader", READERS)
def test_what_comes_over_a_card(reader, house, reception):
    """The question of the headset, help, « je suis perdu », a call, and « êtes-vous encore là ? »."""
    amina = reception.amina(viewport=reader.viewport)
    house.open(amina.at, language=reader.language, at="identite.3", presence=Presence.ALONE)
    amina.open("/poste")
    found = {}

    amina.card.locator("[data-listen-press]").click()
    amina.page.locator("#casque").wait_for()
    found["headset"] = faults_at_rest(amina, reader)
    amina.page.keyboard.press("Escape")
    amina.page.locator(".help > summary").click()
    found["help"] = faults_at_rest(amina, reader)
    amina.page.locator(".lost-way > summary").click()
    found["lost"] = faults_at_rest(amina, reader)
    amina.page.keyboard.press("Escape")
    house.program.room.call(amina.at.post.id)
    amina.page.locator("[data-about=appel]").wait_for()
    house.ask_whether_somebody_is_there(amina.at)
    amina.page.locator("#encore-la").wait_for()
    found["still there"] = faults(amina, reader)

    assert [one for said in found.values() for one in said] == []


@pytest.mark.night
@pytest.mark.parametrize("level", list(Autonomy), ids=lambda level: level.key)
def test_every_card_of_every_procedure(level, house, reception):
    """In one language after the other: a page that breaks breaks in each."""
    readers = {one: reception.amina(viewport=NARROW if one == "ar" else WIDE) for one in LANGUAGES}
    turns, found = cycle(readers.items()), []

    for id, edition in sorted(house.program.walking.library.editions().items()):
        walks = {}
        for there in every_card(edition, level):
            language, amina = next(turns)
            if language in walks:
                shows(amina, house.put_at(walks[language], there))
            else:
                walks[language] = house.open(amina.at, procedure=id, level=level, language=language).id
                house.put_at(walks[language], there)
                amina.open("/poste")
            found += faults(amina)
        for amina in readers.values():
            amina.open("about:blank")  # a page that is open would follow what comes to its post
            house.vacate(amina.at)

    assert found == []
