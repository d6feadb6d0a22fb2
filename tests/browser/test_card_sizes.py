"""Every card as a browser draws it: seen whole without scrolling, and as tall as the checker reckons.

The cards are drawn one after the other in one page, as the program renders them: no walk is walked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from app.config import ROOT
from app.domain.autonomy import Autonomy
from app.domain.card_size import SCREEN, height
from app.domain.gesture import Gesture
from app.domain.path import CardKind
from app.domain.procedure import Edition
from app.domain.walk import Walk
from app.usecases.ports import OpenWalk
from app.usecases.walking import Scene
from app.web.post_screen import Shown, dress, render_walk
from tests.browser.house import House
from tests.browser.people import Amina
from tests.paths import every_card

POST = {"width": 1024, "height": 768}
# What one must read and do: neither what is folded, nor what helps, nor who sees.
DRAWN = """(walks) => walks.map((walk) => {
  document.getElementById("parcours").innerHTML = walk;
  for (const ear of document.querySelectorAll(".listen")) ear.hidden = false;
  scrollTo(0, 0);
  const card = document.querySelector(".card"), buttons = card.querySelector(".actions");
  const after = ".words, .folds, .practise, .kept, .card-end, .actions, .fold";
  const must = [...card.children].filter((one) => !one.matches(after));
  const boxes = must.map((one) => one.getBoundingClientRect()).filter((box) => box.height > 0);
  const lowest = Math.max(...boxes.map((box) => box.bottom));
  return Math.round(lowest - buttons.getBoundingClientRect().top);
})"""
NEAR = 80  # a line more here, a mark there: what the reckoning does not see
BATCH = 60
PROCEDURES = ROOT / "procedures"
EVERY = [
    str(one.relative_to(PROCEDURES).with_suffix(""))
    for one in sorted(PROCEDURES.glob("*/*.yaml"))
    if one.parent.name != "exemples"
]
SAMPLE = ("caf/declaration-ressources", "edf/compte-en-ligne")
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Seen:
    """A card, by how much it hides under the buttons (less than nothing when it fits), and as reckoned."""

    procedure: str
    level: str
    place: str
    beyond: int
    reckoned: int


@pytest.mark.night
@pytest.mark.parametrize("id", EVERY)
def test_every_card_is_seen_whole_and_is_as_tall_as_it_is_reckoned(id, house, reception):
    amina = at_a_post(house, reception)
    edition = house.program.walking.library.editions()[id]

    found = [seen for level in Autonomy for seen in looked_at(house, amina, edition, level)]

    assert [seen for seen in found if seen.beyond > 0] == []
    assert [seen for seen in found if seen.reckoned - SCREEN < seen.beyond - NEAR] == []


def test_the_cards_of_some_procedures_are_seen_whole(house, reception):
    amina = at_a_post(house, reception)
    editions = house.program.walking.library.editions()

    found = [
        seen
        for id, level in zip(SAMPLE, (Autonomy.DONE_FOR, Autonomy.DONE_BY), strict=True)
        for seen in looked_at(house, amina, editions[id], level)
    ]

    assert [seen for seen in found if seen.beyond > 0] == []


def at_a_post(house: House, reception) -> Amina:
    amina = reception.amina(viewport=POST)
    house.open(amina.at)
    amina.open("/poste")
    return amina


def looked_at(house: House, amina: Amina, edition: Edition, level: Autonomy) -> Iterator[Seen]:
    """Every card of every way, once."""
    walks = list(every_card(edition, level))
    for start in range(0, len(walks), BATCH):
        batch = walks[start : start + BATCH]
        drawn = amina.page.evaluate(DRAWN, [rendered(house, amina, walk, edition) for walk in batch])
        for walk, beyond in zip(batch, drawn, strict=True):
            place = walk.view(edition).card.place
            yield Seen(edition.procedure.id, level.key, place, beyond, reckoned(walk, edition))


def rendered(house: House, amina: Amina, walk: Walk, edition: Edition) -> str:
    scene = Scene(OpenWalk(walk, None, _NEVER, _NEVER, _NEVER), edition, walk.view(edition))
    with house.program.app.test_request_context("/poste"):
        shown = Shown(amina.at.post, scene)
        dress(shown)
        return render_walk(shown)


def reckoned(walk: Walk, edition: Edition) -> int:
    view = walk.view(edition)
    card = replace(view.card, mandate=walk.wants_mandate(edition))
    if card.kind is CardKind.COMMITMENT and not walk.agreed(card.place):
        return SCREEN  # the page before the yes is reckoned nowhere: it has less to show
    done = [s.node for s in view.path.stops if isinstance(s.node, Gesture) and walk.agreed(s.id)]
    return height(card, walk.level, edition.of(walk.frame.procedure), done)
