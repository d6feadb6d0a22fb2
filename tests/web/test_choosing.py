"""Choosing what to do: what this desk opens most, the families, the search; at a post or from the desk."""

from collections.abc import Mapping
from datetime import date

import pytest

from app.domain.activity import ActivityKind
from app.web.choosing import FAMILIES, FREE
from tests.builders import an_activity
from tests.web.house import ALL, CAF, HTMX, words

CHANGE, PRINT = "caf/changement-situation", "savoir-faire/imprimer"
LATELY, LONG_AGO = date(2026, 11, 20), date(2026, 8, 1)
MISSING = "Choisissez d’abord la démarche, puis qui tient la souris."


def count(house, walked: Mapping[str, int], day: date = LATELY, **facts) -> None:
    """So many walks of each procedure, that day."""

    def act(change) -> None:
        for procedure, times in walked.items():
            for _ in range(times):
                change.record_activity(an_activity(day, procedure=procedure, **facts))

    house.store.change(act)


def offered(person) -> list[str]:
    """The procedures that the page offers, in order."""
    return [one.get("value") for one in person.page.iter("input") if one.get("name") == "demarche"]


def families(person) -> list[str]:
    """The keys of the families that the post shows."""
    links = (link.get("href").rpartition("/") for link in person.page.iter("a") if link.get("href"))
    return [key for where, _, key in links if where == "/poste/demarches"]


def selected(person, name: str) -> list[str | None]:
    """What is chosen in a list of the page."""
    found = next(one for one in person.page.iter("select") if one.get("name") == name)
    return [one.get("value") for one in found.iter("option") if one.get("selected") is not None]


# Alone, at a post.


def test_a_procedure_is_begun_in_two_presses_by_its_family(house):
    amina = house.amina(language="ar")
    title = house.walking.library.editions()[PRINT].procedure.title.text

    amina.get("/poste/demarches")
    shown = families(amina)
    amina.get("/poste/demarches/savoir-faire")
    back = [link.get("href") for link in amina.page.iter("a") if link.get("href") == "/poste/demarches"]
    amina.press(next(name for name in amina.buttons if title in name))

    assert "savoir-faire" in shown
    assert len(shown) <= len(FAMILIES) == 12
    assert back == ["/poste/demarches"]
    assert house.walking.scenes()[0].walk.procedure == PRINT
    assert amina.language == ("ar", "rtl")


def chosen_alone(house) -> set[str]:
    """What is not only a part of others."""
    editions = house.walking.library.editions()
    return {id for id, one in editions.items() if not id.startswith("commun/") or one.procedure.family}


def test_every_procedure_that_one_may_begin_alone_is_in_a_family_and_no_other_is(house):
    amina = house.amina()
    amina.get("/poste/demarches")
    found = set()

    for family in families(amina):
        amina.get(f"/poste/demarches/{family}")
        found |= set(offered(amina))
    refused = amina.send("/poste/ouvrir", demarche=FREE)

    assert found == chosen_alone(house)
    assert {"commun/creer-boite-mail", "commun/reconnaitre-faux-site"} < found
    assert (refused.status_code, house.walking.scenes()) == (404, ())


def test_what_nobody_translated_is_said_to_be_in_french(house):
    amina = house.amina(language="en")

    amina.get("/poste/demarches/papiers")
    french = next(one for one in amina.page.iter("button") if "Exemple complet" in words(one))

    assert "in French" in words(french)
    amina.get("/poste/demarches/social")
    translated = next(one for one in amina.page.iter("button") if "ressources" in words(one))
    assert "in French" not in words(translated)


def test_each_family_and_each_procedure_can_be_heard(house):
    amina = house.amina()

    amina.get("/poste/demarches")
    tiles = [one for part in amina.page.iter("ul") if part.get("class") == "pictures" for one in part]

    assert len(tiles) == 4 + len(families(amina))
    assert all(any("data-said" in inner.attrib for inner in one.iter()) for one in tiles)


def test_what_this_desk_does_most_comes_first(house):
    amina = house.amina()
    count(house, {ALL: 5, CHANGE: 6})
    count(house, {CAF: 9}, LONG_AGO)
    count(house, {CAF: 9}, kind=ActivityKind.DEMAND)

    amina.get("/poste/demarches")

    assert offered(amina)[:2] == [CHANGE, ALL]
    assert len(offered(amina)) == 4


def test_what_few_people_came_for_does_not_come_first(house):
    amina, other = house.amina(), house.amina(2)
    amina.get("/poste/demarches")
    count(house, {CHANGE: 4, PRINT: 9, FREE: 9, "caf/partie": 9})

    other.get("/poste/demarches")

    assert offered(other) == offered(amina)


def test_before_anything_is_counted_the_families_come_in_turn(house):
    amina, editions = house.amina(), house.walking.library.editions()

    amina.get("/poste/demarches")

    found = [editions[id].procedure for id in offered(amina)]
    assert found[0].organisation == "caf"
    assert len({one.family for one in found}) == 4


@pytest.mark.parametrize("family", ["inconnue", "Social"])
def test_a_family_that_does_not_exist_is_no_page(house, family):
    assert house.amina().get(f"/poste/demarches/{family}").status_code == 404


# From the desk.


def test_the_desk_shows_six_then_every_family_folded_with_how_many(house):
    luc, editions = house.luc(), house.walking.library.editions()
    count(house, {CHANGE: 5})

    luc.get("/mediation/ouvrir")
    folded = {words(one[0]): one for one in luc.page.iter("details")}
    lessons = [id for id in editions if id.startswith("savoir-faire/")]

    assert (offered(luc)[0], len(set(offered(luc)[:6]))) == (CHANGE, 6)
    assert f"Apprendre un geste {len(lessons)} démarches" in folded
    assert set(offered(luc)[6:]) == chosen_alone(house) | {FREE}


def test_a_search_unfolds_all_that_it_finds_by_a_former_name(house):
    luc = house.luc()

    luc.get("/mediation/ouvrir?q=POLE+emploi", **HTMX)

    assert list(luc.page.iter("details")) == []
    assert {id.partition("/")[0] for id in offered(luc)} == {"france-travail", "commun"}


def test_what_is_not_in_the_list_is_opened_with_the_organisation_that_was_typed(house):
    luc = house.luc()

    luc.get("/mediation/ouvrir?q=bateau+à+la+SNCF")

    assert offered(luc) == [FREE]
    assert selected(luc, "organisme") == ["sncf-connect"]


def test_who_says_who_holds_the_mouse_but_not_for_what_is_told_what_is_missing(house):
    house.put_post(1)
    luc = house.luc()
    luc.get("/mediation/ouvrir?poste=p1&q=caf")

    answer = luc.press("La personne, seule", langue="ar", presence="a_cote", essai="oui")

    assert (answer.status_code, house.walking.scenes()) == (422, ())
    assert MISSING in luc.text
    assert luc.field("poste") == "p1"
    assert [selected(luc, name) for name in ("langue", "presence", "essai")] == [["ar"], ["a_cote"], ["oui"]]
    luc.press("La personne, seule", demarche=CAF)
    assert house.store.post("p1").walk is not None


def test_who_looks_for_something_else_keeps_the_procedure_that_was_chosen(house):
    luc = house.luc()

    luc.get(f"/mediation/ouvrir?q=caf&demarche={CAF}", **HTMX)

    assert [field.get("value") for field in luc.page.iter("input") if "checked" in field.attrib] == [CAF]
