"""Every address that answers a visitor with a page, and how a person comes to it.

A new route of a post adds its line: `test_no_text_field.py` fails without it. What answers no page of its
own (a press that leads back to the post, a sound, a file) says so with NO_PAGE; practice, whose fields have
no name and no form, is a walk, and is looked at among the cards.
"""

from collections.abc import Callable

from flask import Flask

from app.domain.walk import Outcome, Presence
from app.web.access import POST, PUBLIC, access_to
from tests.web.house import CAF, House, Person

NO_PAGE = None
Way = Callable[[House, Person], str]


def _open(path: str) -> Way:
    def come(house: House, person: Person) -> str:
        return person.client.get(path).text

    return come


def _walking(house: House, person: Person) -> str:
    house.open(mediator="id-luc", presence=Presence.BESIDE, language=_language(house))
    return person.client.get("/poste").text


def _screen(house: House, person: Person) -> str:
    house.open(language=_language(house))
    person.get("/poste")
    return person.client.get("/poste/ecran", query_string={"vue": person.field("vue"), "vu": "0.0"}).text


def _pressed(path: str, **fields: str) -> Way:
    def come(house: House, person: Person) -> str:
        house.open(CAF, language=_language(house))
        person.get("/poste")
        return person.send(path, **fields).text

    return come


def _memo(house: House, person: Person) -> str:
    walk = house.open(CAF, language=_language(house))
    house.to(walk, ":fin")
    return person.client.get("/poste/memo").text


def _told(house: House, person: Person) -> str:
    house.open(language=_language(house))
    house.program.room.say("p1", "carte-vitale")
    return person.client.get("/poste").text


def _closed(house: House, person: Person) -> str:
    house.walking.end(house.open(language=_language(house)), Outcome.ABANDONED)
    return person.client.get("/poste").text


def _language(house: House) -> str:
    return house.store.post("p1").language


PAGES: dict[str, tuple[Way, ...] | None] = {
    "visitor.home": NO_PAGE,  # a door for who is no post yet: looked at as such
    "visitor.show": (_open("/poste"), _walking, _told, _closed),
    "visitor.code": NO_PAGE,
    "visitor.screen": (_screen,),
    "visitor.choose": (_open("/poste/demarches"),),
    "visitor.family": (_open("/poste/demarches/social"),),
    "visitor.move": NO_PAGE,
    "visitor.call": NO_PAGE,
    "visitor.withdraw_call": NO_PAGE,
    "visitor.language": NO_PAGE,
    "visitor.lack_language": NO_PAGE,
    "visitor.comfort": NO_PAGE,
    "visitor.open_alone": NO_PAGE,
    "visitor.end": NO_PAGE,
    "visitor.another": NO_PAGE,
    "doubting.at_post": NO_PAGE,
    "pausing.pause": (_pressed("/poste/pause"),),
    "pausing.no_pause": NO_PAGE,
    "pausing.resume": (_open("/poste/reprendre"),),
    "pausing.resume_on": NO_PAGE,
    "pausing.stay": NO_PAGE,
    "memo.missing": (_pressed("/poste/manque"),),
    "memo.no_slip": NO_PAGE,
    "memo.at_post": (_memo,),
    "memo.as_pdf": NO_PAGE,
    "memo.dates": NO_PAGE,
    "listening.sound": NO_PAGE,
    "phrasebook.reply": NO_PAGE,
}


def routes_of_a_post(app: Flask) -> set[str]:
    """Every endpoint under /poste, and the door."""
    found = {rule.endpoint for rule in app.url_map.iter_rules() if rule.rule.startswith("/poste")}
    return {one for one in found if access_to(app, one).allowed & {POST, PUBLIC}} | {"visitor.home"}
