"""Nothing personal can enter: no page of a visitor has a place to type."""

import re
from dataclasses import replace
from itertools import product

import pytest
from flask.testing import FlaskClient

from app.domain.autonomy import Autonomy
from app.domain.walk import Walk
from tests.paths import every_card
from tests.web.house import ALL, CAF, House
from tests.web.visitor_pages import PAGES, routes_of_a_post

PRESSED = {"hidden", "checkbox", "radio", "submit", "button"}
_INPUT = re.compile(r"<input\b[^>]*>", re.IGNORECASE)
_TYPE = re.compile(r'\btype="?(\w+)', re.IGNORECASE)
_TYPED = re.compile(r"<textarea|<select|<datalist|contenteditable|<input(?![^>]*\btype=)", re.IGNORECASE)
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL | re.IGNORECASE)
LANGUAGES = ("fr", "en", "ar")


def fields(html: str) -> list[str]:
    """What one could type in."""
    typed = [one for one in _INPUT.findall(html) if not set(_TYPE.findall(one)[:1]) <= PRESSED]
    return typed + _TYPED.findall(html)


def procedures(house: House) -> list[str]:
    return sorted(house.walking.library.editions())


def parts(edition, there: Walk) -> set[tuple]:
    """What decides which parts of the templates a card is made of, each gesture's apart."""
    card = there.view(edition).card
    question = card.question
    asked = (len(question.choices), any(one.image for one in question.choices)) if question else None
    asking = (there.wants_mandate(edition), there.agreed(card.place), there.on_a_trip)
    gestures = {
        (one.nature, one.secret, one.where, one.commitment, bool(one.rescues), bool(one.skill), _drawn(one))
        for one in card.gestures
    }
    around = (card.kind, there.level)
    return {(around, len(card.gestures) > 1, asked, asking), *((around, one) for one in gestures)}


def _drawn(gesture) -> frozenset[str]:
    return frozenset(one.kind for one in gesture.screen.elements) if gesture.screen else frozenset()


def pages(house: House, *, language: str, client, once: bool = False) -> list[str]:
    """The page of a post at every card of every procedure; `once`, of one level each, what is new alone."""
    told: list[str] = []
    seen: set[tuple] = set()
    house.put_post(1)
    client.set_cookie("poste", "the-device-of-post-1")
    for (rank, id), level in product(enumerate(procedures(house)), Autonomy):
        if once and id != ALL and level != rank % 3 + 1:
            continue
        edition = house.walking.library.editions()[id]
        walk = house.open(id, level, language=language, mediator="id-luc")
        for there in every_card(edition, level):
            if once and parts(edition, there) <= seen:
                continue
            seen |= parts(edition, there)
            put(house, walk, there)
            answer = client.get("/poste")
            assert answer.status_code == 200
            told.append(answer.text)
        house.store.change(lambda change: change.save_post(replace(change.post("p1"), walk=None)))
    return told


def put(house: House, walk: str, there) -> None:
    """Show the post another moment of its walk."""

    def act(change) -> None:
        opened = change.walk(walk)
        now = replace(opened.walk, frames=there.frames, mandate=there.mandate)
        change.save_walk(replace(opened, walk=now), expected=opened.walk.version)

    house.store.change(act)


def test_a_field_is_seen():
    assert fields('<input name="nom">') == ["<input"]
    assert fields('<input type="search"><textarea></textarea><p contenteditable></p>') == [
        '<input type="search">',
        "<textarea",
        "contenteditable",
    ]
    assert fields('<input type="hidden" value="1"><input type="checkbox">') == []


def test_no_part_of_a_card_of_any_procedure_has_a_place_to_type(house):
    plain = FlaskClient(house.program.app, house.program.app.response_class)

    told = pages(house, language="fr", client=plain, once=True)

    assert len(told) > 100
    assert [fields(page) for page in told if fields(page)] == []


@pytest.mark.night
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_of_every_procedure_stands_the_proof_reader(house, language):
    told = pages(house, language=language, client=house.program.app.test_client())

    assert [fields(page) for page in told if fields(page)] == []
    assert {re.search(r'<html lang="(\w+)"', page)[1] for page in told} == {language}


def test_a_practice_has_fields_without_a_name_outside_of_any_form(house):
    plain = FlaskClient(house.program.app, house.program.app.response_class)
    edition = house.walking.library.editions()[CAF]
    house.put_post(1)
    plain.set_cookie("poste", "the-device-of-post-1")
    walk = house.open(CAF, practice=True)
    told = []
    for there in every_card(edition, Autonomy.DONE_WITH):
        put(house, walk, there)
        told.append(plain.get("/poste").text)

    typed = [one for page in told for one in fields(page)]
    within = [field for page in told for form in _FORM.findall(page) for field in fields(form)]
    assert len(typed) > 3
    assert (within, [one for one in typed if re.search(r"\b(name|form|value)=", one)]) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_page_of_a_visitor_has_one(house, language):
    morning, told = house.snapshot(), []

    for ways in PAGES.values():
        for come in ways or ():
            house.put_back(morning)
            told.append(come(house, house.amina(language=language)))
    paul = house.paul().client
    told += [paul.get(path, headers={"Accept-Language": language}).text for path in ("/", "/poste", "/rien")]

    assert all(told)
    assert [fields(page) for page in told] == [[]] * len(told)


def test_every_address_of_a_post_is_looked_at_or_said_to_be_no_page(house):
    assert routes_of_a_post(house.program.app) == PAGES.keys()
