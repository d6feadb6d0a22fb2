"""Every page of every face: nothing for axe to say, nothing wider than the screen, nothing in the console."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.autonomy import Autonomy
from app.domain.walk import Presence
from tests.browser.people import Person

AXE = next(Path(__file__).parent.glob("vendor/axe-core-*/axe.min.js")).read_text(encoding="utf-8")
RUN = """async () => {
  const options = { resultTypes: ["violations"], preload: false };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TWICE = "document.documentElement.style.fontSize = '200%'"
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1024, "height": 768}
READERS = [
    pytest.param("fr", WIDE, id="fr 1024"),
    pytest.param("ar", NARROW, id="ar 320"),
    pytest.param("fr", NARROW, id="fr 320", marks=pytest.mark.night),
    pytest.param("ar", WIDE, id="ar 1024", marks=pytest.mark.night),
]
ALIKE = ("debut", "question", "sortie", "fin")  # the same at every level
OF_THE_LEVEL = ("gestes", "engagement", "envoi.3")
CARDS = {
    Autonomy.DONE_FOR: OF_THE_LEVEL,
    Autonomy.DONE_WITH: (*ALIKE, *OF_THE_LEVEL),
    Autonomy.DONE_BY: OF_THE_LEVEL,
}
STAFF = (
    "/mediation",
    "/mediation/ouvrir",
    "/mediation/postes",
    "/mediation/demarches/caf/declaration-ressources/livret",
    "/atelier",
    "/comptes",
    "/compte",
)


def examined(person: Person) -> Person:
    """Somebody with axe in each page that they will open."""
    person.page.add_init_script(AXE)
    return person


def faults(person: Person, *, at_any_size: bool = False) -> list[str]:
    """What is wrong with the page that is open; `at_any_size` also wants no sideways scrolling."""
    found = [f"{person.page.url} {fault}" for fault in person.page.evaluate(RUN)]
    return found + (list(_sideways(person)) if at_any_size else [])


def test_axe_finds_what_is_wrong(reception):
    """Else the next tests would prove nothing."""
    paul = examined(reception.paul())
    paul.open("/")

    paul.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")

    assert [fault.split()[1] for fault in faults(paul)] == ["button-name:"]


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
        found += faults(paul, at_any_size=path != "/connexion")
    amina.open("/poste")
    amina.page.locator(f"button[name=langue][value={language}]").click()
    for path in ("/poste", "/poste/demarches"):
        amina.open(path)
        found += faults(amina, at_any_size=True)
    house.open(amina.at, language=language)
    amina.open("/poste")
    amina.page.locator(".leave > summary").click()
    amina.page.locator(".leave > div > form button").click()
    amina.page.locator(".sheet").wait_for()
    found += faults(amina, at_any_size=True)

    assert found == []


@pytest.mark.parametrize("level", list(Autonomy), ids=["à la place", "avec", "faire faire"])
@pytest.mark.parametrize(("language", "viewport"), READERS)
def test_each_card_of_a_post(level, language, viewport, house, reception):
    amina = examined(reception.amina(viewport=viewport))
    found = []

    for card in CARDS[level]:
        answers = {"aide": "autre"} if card == "sortie" else {}
        house.open(amina.at, level=level, language=language, at=card, answers=answers)
        amina.open("/poste")
        found += faults(amina, at_any_size=True)
        amina.open("about:blank")  # a page that is open would follow what comes to its post
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

    assert faults(amina, at_any_size=True) == []


@pytest.mark.parametrize(("language", "viewport"), READERS)
def test_the_pages_of_the_staff(language, viewport, house, reception):
    luc = examined(reception.luc(locale=language, viewport=viewport))
    place = reception.a_place()
    walk = house.open(place, at="gestes", language="ar", level=Autonomy.DONE_FOR)
    shared = house.open(at="gestes", presence=Presence.SHARED, language=language)
    found = []

    for path in (*STAFF, f"/mediation/parcours/{walk.id}", f"/mediation/parcours/{shared.id}/ecran"):
        luc.open(path)
        found += faults(luc)
    luc.complaints_matter = False
    luc.open("/mediation/parcours/rien")
    found += faults(luc)

    assert found == []
