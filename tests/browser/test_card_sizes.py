"""Every card as a browser draws it, held against the size that the checker reckons."""

from functools import partial

import pytest

from app.domain.autonomy import Autonomy
from app.domain.card_size import MOST_SCREENS, MOST_SCREENS_OF_A_LIST, SCREEN, height
from app.domain.path import CardKind
from tests.browser.house import as_on
from tests.paths import every_card

# What one reads and does: neither what is folded, nor the help below, nor the button that stays in sight,
# nor what comes once, from elsewhere (a mandate, the stop before a commitment, the hand of the mediator).
DRAWN = """() => {
  const apart = ".words, .site, .card-end, .actions, .mandate, .ahead, .hand, .proof, .notice";
  const shown = [...document.querySelector(".card").children].filter((one) => !one.matches(apart));
  const heights = shown.map((one) => one.getBoundingClientRect().height).filter((tall) => tall > 0);
  return heights.reduce((sum, tall) => sum + tall + 24, -24);
}"""
ROOM = """() => {
  const bottom = document.querySelector(".actions").getBoundingClientRect().top;
  return bottom - document.querySelector(".card").getBoundingClientRect().top;
}"""
NEAR = 130  # a line more here, a mark there: what the reckoning does not see


@pytest.mark.night
@pytest.mark.parametrize("level", list(Autonomy), ids=lambda level: level.key)
def test_no_card_is_taller_than_it_may_nor_than_it_is_reckoned(level, house, reception):
    amina = reception.amina(viewport={"width": 1024, "height": 768})
    found = []

    for id, edition in sorted(house.program.walking.library.editions().items()):
        for there in every_card(edition, level):
            card = there.view(edition).card
            if card.kind in (CardKind.OPENING, CardKind.ENDING):
                continue
            walk = house.open(amina.at, procedure=id, level=level)
            house.program.walking.move(walk.id, walk.version, partial(as_on, there))
            amina.open("/poste")
            drawn, reckoned = amina.page.evaluate(DRAWN), height(card, level)
            most = SCREEN * (MOST_SCREENS_OF_A_LIST if len(card.gestures) > 1 else MOST_SCREENS)
            if drawn > most + NEAR or drawn > reckoned + NEAR:
                found.append((id, card.place, round(drawn), reckoned))
            amina.open("about:blank")
            house.vacate(amina.at)

    assert found == []


def test_the_screen_of_the_reckoning_is_that_of_a_post(house, reception):
    amina = reception.amina(viewport={"width": 1024, "height": 768})
    house.open(amina.at, at="gestes")

    amina.open("/poste")

    assert amina.page.evaluate(ROOM) == pytest.approx(SCREEN, abs=12)
