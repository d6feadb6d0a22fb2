"""Every page: nothing for axe nor IBM to say, nothing wider than the screen, all of it with Tab alone."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.correction import Correction
from app.domain.procedure import Edition
from app.domain.walk import Presence, Walk
from app.usecases.idling import ON_DESK
from app.usecases.pausing import keep_slip
from tests.browser.people import Person
from tests.browser.tabbing import tabbing_faults
from tests.paths import every_card

VENDOR = Path(__file__).parent / "vendor"
AXE = next(VENDOR.glob("axe-core-*/axe.min.js")).read_text(encoding="utf-8")
IBM = next(VENDOR.glob("accessibility-checker-engine-*/ace.js")).read_text(encoding="utf-8")
AXE_SAYS = """async () => {
  const options = { resultTypes: ["violations"], preload: false };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}"""
# What fails; what IBM asks a person to look at is looked at in docs/accessibilite.md.
IBM_SAYS = """async (waived) => {
  const { results } = await new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
  const failed = results.filter(({ ruleId, value }) => value[1] === "FAIL" && !waived.includes(ruleId));
  return failed.map(({ ruleId, snippet }) => `${ruleId}: ${snippet.slice(0, 160)}`);
}"""
WAIVED = (
    # A link to the content is the first thing of a page, before any landmark: axe and WAI let it be.
    "aria_content_in_landmark",
    # A form without a name is no landmark: ours are one button, whose words say all.
    "aria_form_label_unique",
    "aria_landmark_name_unique",
    # Safari takes the list away from a list without bullets, unless its role is said.
    "aria_role_redundant",
)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TWICE = "document.documentElement.style.fontSize = '200%'"
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1024, "height": 768}
LANGUAGES = ("fr", "ar", "en")
BY_DAY = [("fr", WIDE), ("ar", NARROW)]
READERS = [
    pytest.param(
        language,
        viewport,
        id=f"{language} {viewport['width']}",
        marks=() if (language, viewport) in BY_DAY else pytest.mark.night,
    )
    for language in LANGUAGES
    for viewport in (WIDE, NARROW)
]
ALIKE = ("debut", "question", "sortie", "fin")  # the same at every level
OF_THE_LEVEL = ("gestes", "engagement", "envoi.3")
CARDS = {
    Autonomy.DONE_FOR: OF_THE_LEVEL,
    Autonomy.DONE_WITH: (*ALIKE, *OF_THE_LEVEL),
    Autonomy.DONE_BY: OF_THE_LEVEL,
}
# By day each level once: *avec*, which has every kind of card, narrow and in Arabic, where most goes wrong.
READ_BY_DAY = ("ar 320 avec", "fr 1024 a_la_place", "fr 1024 faire_faire")
CARDS_READ = [
    pytest.param(*reader.values, level, id=name, marks=() if name in READ_BY_DAY else pytest.mark.night)
    for reader in READERS
    for level in Autonomy
    for name in [f"{reader.id} {level.key}"]
]
STAFF = (
    "/mediation",
    "/mediation/ouvrir",
    "/mediation/postes",
    "/mediation/reprendre",
    "/mediation/carnet",
    "/mediation/demarches/caf/declaration-ressources/livret",
    "/atelier",
    "/atelier/corrections",
    "/comptes",
    "/equipe/structure",
    "/equipe/journal",
    "/bilan",
    "/bilan/resume",
    "/bilan/exporter",
    "/compte",
)


def examined(person: Person) -> Person:
    """Somebody with both engines in each page that they will open."""
    person.page.add_init_script(f"{AXE};{IBM};window.ace = ace")
    return person


def faults(person: Person) -> list[str]:
    """What both engines, a narrow or enlarged window, and Tab find wrong with a page of the visitor."""
    # Tab first: the letters stay enlarged afterwards.
    return [*tabbing_faults(person.page), *faults_at_rest(person)]


def faults_at_rest(person: Person) -> list[str]:
    """The same without Tab, for a page where one thing stands over all the others."""
    said = person.page.evaluate(AXE_SAYS) + person.page.evaluate(IBM_SAYS, WAIVED)
    return [*(f"{person.page.url} {fault}" for fault in said), *_sideways(person)]


def staff_faults(person: Person) -> list[str]:
    """What axe, and a narrow or enlarged window, find wrong with a page of the staff."""
    return [*(f"{person.page.url} {fault}" for fault in person.page.evaluate(AXE_SAYS)), *_sideways(person)]


def test_both_engines_find_what_is_wrong(reception):
    """Else the next tests would prove nothing."""
    paul = examined(reception.paul())
    paul.open("/")

    paul.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    said = [fault.split()[1] for fault in faults(paul)]

    assert {"button-name:", "input_label_exists:"} <= set(said)


def _sideways(person: Person) -> Iterator[str]:
    size = person.page.viewport_size
    person.page.set_viewport_size(NARROW)
    if (wider := person.page.evaluate(WIDER)) > 0:
        yield f"{person.page.url} is {wider} pixels wider than 320"
    person.page.set_viewport_size(WIDE)
    person.page.evaluate(TWICE)
    if (wider := person.page.evaluate(WIDER)) > 0:
        yield f"{person.page.url} is {wider} pixels wider than 1024 with the text twice as large"
    person.page.set_viewport_size(size)


@pytest.mark.parametrize(("language", "viewport"), READERS)
def test_the_doors_and_the_pages_of_a_post(language, viewport, house, reception):
    paul = examined(reception.paul(locale=language, viewport=viewport))
    amina = examined(reception.amina(viewport=viewport))
    found = []

    for path in ("/", "/poste", "/connexion"):
        paul.open(path)
        found += faults(paul) if path != "/connexion" else staff_faults(paul)
    amina.open("/poste")
    amina.page.locator(f"button[name=langue][value={language}]").click()
    for path in ("/poste", "/poste/demarches"):
        amina.open(path)
        found += faults(amina)
    house.open(amina.at, language=language)
    amina.open("/poste")
    amina.page.locator(".leave > summary").click()
    amina.page.locator(".leave > div > form button").click()
    amina.page.locator(".sheet").wait_for()
    found += faults(amina)

    assert found == []


@pytest.mark.parametrize(("language", "viewport", "level"), CARDS_READ)
def test_each_card_of_a_post(language, viewport, level, house, reception):
    amina = examined(reception.amina(viewport=viewport))
    found = []

    for card in CARDS[level]:
        answers = {"aide": "autre"} if card == "sortie" else {}
        house.open(amina.at, level=level, language=language, at=card, answers=answers)
        amina.open("/poste")
        found += faults(amina)
        amina.open("about:blank")  # a page that is open would follow what comes to its post
        house.vacate(amina.at)

    assert found == []


def as_on(there: Walk, walk: Walk, edition: Edition) -> Walk:
    """A walk that is where another one is."""
    return replace(walk, frames=there.frames, mandate=there.mandate, version=walk.version + 1)


@pytest.mark.night
@pytest.mark.parametrize("level", list(Autonomy), ids=lambda level: level.key)
def test_every_card_of_every_procedure(level, house, reception):
    """In one language after the other: a page that breaks breaks in each."""
    readers = {one: examined(reception.amina(viewport=NARROW if one == "ar" else WIDE)) for one in LANGUAGES}
    turns, found = cycle(readers.items()), []

    for id, edition in sorted(house.program.walking.library.editions().items()):
        for there in every_card(edition, level):
            language, amina = next(turns)
            walk = house.open(amina.at, procedure=id, level=level, language=language)
            house.program.walking.move(walk.id, walk.version, partial(as_on, there))
            amina.open("/poste")
            found += faults(amina)
            amina.open("about:blank")
            house.vacate(amina.at)

    assert found == []


@pytest.mark.parametrize(("language", "viewport"), READERS)
def test_a_card_with_all_that_opens_open(language, viewport, house, reception):
    amina = examined(reception.amina(viewport=viewport))
    house.open(amina.at, level=Autonomy.DONE_BY, language=language, at="identite.1", presence=Presence.BESIDE)
    amina.open("/poste")

    amina.page.evaluate(
        "document.querySelectorAll('details:not([name])').forEach(one => { one.open = true; })"
    )

    assert faults_at_rest(amina) == []


@pytest.mark.parametrize(("language", "viewport"), READERS)
def test_the_pages_around_a_walk(language, viewport, house, reception):
    amina = examined(reception.amina(viewport=viewport))
    walking, found = house.program.walking, []

    def shown(wait_for: str) -> None:
        amina.page.locator(wait_for).first.wait_for()
        found.extend(faults(amina))

    house.program.room.speak(amina.at.post.id, language)
    amina.open("/poste/reprendre")
    shown(".sheet")
    amina.open("about:blank")  # a page that is open would follow what comes to its post
    walk = house.open(amina.at, language=language, presence=Presence.ALONE)
    amina.open("/poste")
    amina.page.locator("form[action='/poste/manque'] button.press").click()
    shown("h1")
    amina.open("about:blank")
    house.program.room.call(amina.at.post.id)
    walking.move(walk.id, walking.scene(walk.id).walk.version, moves.advance)
    amina.open("/poste")
    amina.page.locator(".help > summary").click()
    amina.page.locator(".lost-way > summary").click()
    found.extend(faults_at_rest(amina))
    amina.open("/poste")
    amina.page.locator("form[action='/poste/pause']").evaluate("form => form.submit()")
    shown(".sheet")

    assert found == []


@pytest.mark.parametrize("language", ["fr", pytest.param("ar", marks=pytest.mark.night)])
def test_the_pages_of_the_staff(language, house, reception):
    luc = examined(reception.luc(locale=language))
    place = reception.a_place()
    walk = house.open(place, at="gestes", language="ar", level=Autonomy.DONE_FOR)
    shared = house.open(at="gestes", presence=Presence.SHARED, language=language)
    found, walking = [], house.program.walking
    until = walking.clock.now() + ON_DESK
    walking.store.change(lambda change: keep_slip(change, shared, expires_at=until, on_desk=True))
    where = (walk.procedure, walk.edition, walk.frame.place, "faire", "ar", "Cliquez", "انقر", "اضغط")
    draft = Correction("c1", *where, "id-zoe", until.date())
    walking.store.change(lambda change: change.keep_correction(draft))

    of_walks = (f"{shared.id}/ecran", f"{walk.id}/mandat", f"{walk.id}/corriger")
    for path in (*STAFF, *(f"/mediation/parcours/{page}" for page in of_walks)):
        luc.open(path)
        found += staff_faults(luc)
    for path in ("/mediation/ouvrir", "/compte", f"/mediation/parcours/{walk.id}"):
        luc.open(path)
        found += tabbing_faults(luc.page)
    found += staff_faults(luc)
    luc.open("/mediation")
    luc.page.locator("form[action='/mediation/reprendre/feuille'] button").first.click()
    luc.page.wait_for_url("**/feuille")
    found += staff_faults(luc)
    luc.complaints_matter = False
    luc.open("/mediation/parcours/rien")
    found += staff_faults(luc)

    assert found == []
