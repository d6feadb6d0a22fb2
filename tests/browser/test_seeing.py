"""What one sees at a glance, and how large."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Size
from app.domain.hand import Reach
from app.domain.path import CardKind
from app.domain.procedure import Edition
from app.domain.walk import Walk
from tests.browser.house import DECLARATION, House, one_move

POST = {"width": 1024, "height": 768}
COLUMN = {"width": 340, "height": 640}
HIDDEN = """() => {
  const seen = (selector) => {
    const one = document.querySelector(selector);
    if (!one) return `${selector} is missing`;
    const box = one.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
    const inside = box.top >= 0 && box.bottom <= innerHeight && box.width > 0;
    return inside && (one.contains(top) || top?.contains(one)) ? "" : `${selector} is not seen`;
  };
  const wanted = ["#titre", ".actions button[data-look=main]", ".help > summary", ".leave > summary"];
  return wanted.map(seen).filter(Boolean);
}"""
SIZES = """() => Object.fromEntries(Object.entries({
  gesture: ["#titre", "fontSize"],
  text: [".sees", "fontSize"],
  drawn: [".drawing .drawn", "fontSize"],
  icon: [".actions .help .icon", "width"],
  target: [".help > summary", "height"],
}).map(([name, [selector, property]]) => {
  return [name, parseFloat(getComputedStyle(document.querySelector(selector))[property])];
}))"""
# How many signs stand on the fullest line of the card.
LONGEST_LINE = """() => {
  const lines = new Map();
  for (const [rank, text] of document.querySelectorAll(".card p, .card .gesture").entries()) {
    if (text.closest(".aside, .actions") || !text.checkVisibility()) continue;
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      if (node.parentElement.closest(".aside, .beneath")) continue;
      for (let at = 0; at < node.length; at++) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        const line = `${rank}:${Math.round(box.bottom / 8)}`;
        lines.set(line, (lines.get(line) ?? 0) + 1);
      }
    }
  }
  return Math.max(...lines.values());
}"""

# The words that a line cuts in two; a hyphen is where a line may end.
CUT = """() => {
  const cut = [];
  const walker = document.createTreeWalker(document.querySelector(".card"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest(".aside")) continue;
    for (const word of node.data.matchAll(/[^\\s-]{2,}/g)) {
      const range = new Range();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = [...range.getClientRects()].filter((box) => box.width > 1);
      if (lines.at(-1)?.top > lines[0]?.bottom - 4) cut.push(word[0]);
    }
  }
  return cut;
}"""


def ask_for_the_mouse(walk: Walk, edition: Edition) -> Walk:
    return moves.ask_hand(walk, edition, walk.view(edition).card.stops[0].node.id, Reach.GESTURE)


def gesture_cards(house: House, id: str) -> Iterator[tuple[str, int]]:
    """Lead a walk to its end, and stop on the way at each card of gestures: its place and version."""
    walking = house.program.walking
    for _ in range(80):
        scene = walking.scene(id)
        card = scene.view.card
        if card.kind is CardKind.ENDING:
            return
        if card.kind is CardKind.GESTURES and not scene.walk.wants_mandate(scene.edition):
            yield card.place, scene.walk.version
        walking.move(id, scene.walk.version, lambda walk, edition: one_move(walk, edition, {}))


@pytest.mark.parametrize("level", list(Autonomy), ids=["à la place", "avec", "faire faire"])
def test_on_every_card_the_gesture_its_action_and_help_are_seen_without_scrolling(level, house, reception):
    amina = reception.amina(viewport=POST)
    walk = house.open(amina.at, procedure=DECLARATION, level=level)
    amina.open("/poste")
    hidden = {}

    for place, version in gesture_cards(house, walk.id):
        expect(amina.card).to_have_attribute("data-place", f"{DECLARATION}/{place}")
        amina.shows_version(version)
        if found := amina.page.evaluate(HIDDEN):
            hidden[place] = found

    assert hidden == {}


def test_the_question_about_the_mouse_hides_neither_the_gesture_nor_how_to_stop(house, reception):
    amina = reception.amina(viewport=POST)
    walk = house.open(amina.at, at="identite.3")
    house.program.walking.move(walk.id, walk.version, ask_for_the_mouse)

    amina.open("/poste")

    amina.sees("Voulez-vous que je fasse ce geste ?")
    assert amina.page.evaluate(HIDDEN) == []


@pytest.mark.parametrize(
    ("viewport", "least"), [(POST, (32, 24, 64)), (COLUMN, (26, 20, 48))], ids=["post", "column"]
)
def test_three_sizes_change_everything_and_nothing_runs_over_the_side(viewport, least, house, reception):
    amina = reception.amina(viewport=viewport)
    walk = house.open(amina.at, at="identite.3")
    amina.open("/poste")
    measured = []

    for size in Size:
        walk = house.program.walking.move(
            walk.id, walk.version, lambda walk, _, size=size: moves.in_comfort(walk, Comfort(size))
        ).walk
        expect(amina.page.locator("html")).to_have_attribute("data-taille", size.value)
        amina.page.wait_for_load_state("load")
        measured.append(amina.page.evaluate(SIZES))

    normal, large, largest = measured
    assert (normal["gesture"] >= least[0], normal["text"] >= least[1]) == (True, True)
    assert min(one["target"] for one in measured) >= least[2]
    for small, big in ((normal, large), (large, largest)):
        assert {name: big[name] / small[name] for name in small if big[name] < 1.19 * small[name]} == {}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_at_320_pixels_a_card_and_its_panels_fit_and_nothing_is_held(language, house, reception):
    amina = reception.amina(viewport={"width": 320, "height": 256})
    house.open(amina.at, at="identite.3", language=language)

    amina.open("/poste")
    amina.page.locator(".drawing-page").click()

    assert amina.page.evaluate("document.documentElement.scrollWidth") == 320
    assert amina.page.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "relative"
    assert amina.page.evaluate("getComputedStyle(document.querySelector('.actions')).position") == "relative"


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize(
    ("at", "level"),
    [
        ("", Autonomy.DONE_BY),
        ("aide", Autonomy.DONE_BY),
        ("identite.4", Autonomy.DONE_WITH),
        ("net-social.1", Autonomy.DONE_BY),
        (":fin", Autonomy.DONE_BY),
    ],
)
def test_in_a_narrow_column_the_largest_letters_cut_no_word_and_hide_none(
    at, level, language, house, reception
):
    amina = reception.amina(viewport=COLUMN)
    walk = house.open(amina.at, at=at, level=level, language=language)
    house.program.walking.move(
        walk.id, walk.version, lambda walk, _: moves.in_comfort(walk, Comfort(Size.LARGEST))
    )

    amina.open("/poste")

    assert amina.page.evaluate(CUT) == []
    assert amina.page.evaluate("document.documentElement.scrollWidth") == 340


@pytest.mark.parametrize("spaced", [False, True], ids=["as it is", "spaced"])
def test_no_line_is_longer_than_forty_five_signs(spaced, house, reception):
    amina = reception.amina(viewport=POST)
    walk = house.open(amina.at, at="identite.4")
    house.program.walking.move(
        walk.id, walk.version, lambda walk, _: moves.in_comfort(walk, Comfort(spacing=spaced))
    )

    amina.open("/poste")

    assert amina.page.evaluate(LONGEST_LINE) <= 45
