"""The addresses of the sites, looked at by a press."""

import pytest

from app.domain.linking import LinkOutcome
from app.usecases.link_ports import Found
from app.usecases.links import Stage
from tests.web.house import CalmWeb, House, words

CAF = "https://www.caf.fr/"


class Web:
    """One site is gone, the others answer, or nothing does."""

    def __init__(self, *, offline: bool = False) -> None:
        self.offline = offline

    def look(self, link, allowed) -> Found:
        if self.offline:
            return Found(LinkOutcome.UNNAMED)
        return Found(LinkOutcome.GONE, "404") if link == CAF else Found(LinkOutcome.FINE)


@pytest.fixture
def desk(house: House):
    yield house
    house.program.links.looking, house.program.links.beside = CalmWeb(), lambda act: act()


def groups(person) -> list[str]:
    return [words(one) for one in person.page.iter("summary")]


def test_nothing_is_looked_at_before_somebody_asks(desk):
    zoe = desk.staff("zoe")

    zoe.get("/atelier/adresses")

    assert [one.partition(" vérifiées")[0] for one in groups(zoe)] == ["Pas encore"]


def test_what_no_longer_answers_comes_first_with_the_files_that_give_it(desk):
    zoe, desk.program.links.looking = desk.staff("zoe"), Web()
    zoe.get("/atelier/adresses")

    zoe.press("Vérifier les adresses")

    first, *_ = zoe.page.iter("details")
    assert groups(zoe)[0].startswith("Elles ne mènent plus où le fichier le dit 1")
    assert f"{CAF} La page n’existe plus. Vu le 23 nov. 2026." in words(first)
    assert "Les organismes" in words(first)
    assert "C’est fait" in zoe.text
    zoe.get("/atelier?etat=adresses")
    assert "1 adresse ne répond plus" in zoe.text


def test_without_internet_it_says_so_calmly_and_keeps_nothing(desk):
    zoe, desk.program.links.looking = desk.staff("zoe"), Web(offline=True)
    zoe.get("/atelier/adresses")

    zoe.press("Vérifier les adresses")

    assert "Cet ordinateur n’a pas accès à Internet" in zoe.text
    assert desk.store.link_checks() == {}


def test_while_it_runs_the_page_follows_and_the_button_is_away(desk):
    waiting = []
    desk.program.links.beside = waiting.append
    zoe = desk.staff("zoe")
    zoe.get("/atelier/adresses")

    zoe.press("Vérifier les adresses")
    assert "Vérification en cours : 0 sur" in zoe.text
    assert "Vérifier les adresses" not in zoe.buttons

    same = zoe.client.get("/atelier/adresses/avancee?etape=RUNNING", headers={"HX-Request": "true"})
    assert "Vérification en cours" in same.text
    waiting[0]()
    over = zoe.client.get("/atelier/adresses/avancee?etape=RUNNING", headers={"HX-Request": "true"})
    assert over.headers["HX-Refresh"] == "true"
    assert desk.program.links.present.stage is Stage.FINISHED


@pytest.mark.parametrize("outcome", list(LinkOutcome))
def test_whatever_was_found_has_its_sentence(desk, outcome):
    class Told:
        def look(self, link, allowed) -> Found:
            return Found(outcome if link == CAF else LinkOutcome.FINE, "404")

    zoe, desk.program.links.looking = desk.staff("zoe"), Told()
    zoe.get("/atelier/adresses")

    zoe.press("Vérifier les adresses")

    assert zoe.answer.status_code in (200, 303)
    assert CAF in zoe.text
