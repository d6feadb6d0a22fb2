"""The whole program, route by route: who gets in, what a bad form gets, and what every answer carries."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO

import pytest

from app.domain.autonomy import Autonomy
from app.domain.walk import Presence, begin
from app.usecases.ports import OpenWalk
from app.web.access import access_to, changes
from app.web.headers import CONTENT_SECURITY_POLICY
from tests.staffed import PASSPHRASE
from tests.web.access_table import PARTS, RENEWED, WRITTEN, expected
from tests.web.house import ALL, House, Person, device, rows

TABLE = expected()
WHO = ("anonymous", "post", "mediateur", "formateur", "responsable")
STAFF = {"mediateur": "luc", "formateur": "zoe", "responsable": "marie", "ines": "ines"}
SAFE = {"HEAD", "OPTIONS"}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=(), payment=()",
}

# The page where a mediator records her voice.
OWN_HEADERS = {
    "mediator.copilot": {
        "Permissions-Policy": "camera=(), microphone=(self), geolocation=(), usb=(), payment=()",
    }
}


@dataclass
class Scene:
    """Amina at post 1 with a walk, post 2 free, everybody signed in: ready to be set again."""

    house: House
    kept: Mapping[str, list]
    cookies: Mapping[str, tuple[str, str]]

    def set(self) -> House:
        self.house.put_back(self.kept)
        return self.house

    def person(self, who: str) -> Person:
        person = self.house.paul()
        person.client.set_cookie(*self.cookies[who])
        return person


@pytest.fixture(scope="module")
def scene(built: House) -> Scene:
    built.empty()
    built.put_post(1)
    built.put_post(2)
    library = built.walking.library
    edition = library.editions()[ALL]
    walk = begin("w1", edition, level=Autonomy.DONE_WITH, language="fr", presence=Presence.DESK)
    now = built.clock.now()

    def act(change) -> None:
        change.keep_edition(edition.id, ALL, library.sources(edition.id))
        change.add_walk(OpenWalk(walk, "id-luc", now, now, now))
        change.save_post(replace(change.post("p1"), walk="w1"))

    built.store.change(act)
    enter = built.program.accounts.signing_in.sign_in
    cookies = {who: ("s", enter(login, PASSPHRASE)) for who, login in STAFF.items()}
    cookies |= {"anonymous": ("avant", "nobody-yet"), "post": ("poste", device(1))}
    return Scene(built, built.snapshot(), cookies)


@pytest.fixture
def peopled(scene: Scene) -> House:
    return scene.set()


def path_of(house: House, endpoint: str, method: str) -> str:
    app = house.program.app
    with app.test_request_context():
        rule = next(
            rule for rule in app.url_map.iter_rules() if rule.endpoint == endpoint and method in rule.methods
        )
        return rule.build({name: PARTS[name] for name in rule.arguments})[1]


def ask(person: Person, path: str, method: str, **more):
    """One request, as it comes, redirections not followed."""
    if method == "GET":
        return person.client.get(path, **more)
    fields = {"csrf_token": person.token, **more.pop("fields", {})}
    return person.client.open(path, method=method, data=fields, **more)


def named(route: tuple[str, str]) -> str:
    return "-".join(route)


UNSAFE = [route for route in TABLE if changes(route[1])]
READING = [route for route in TABLE if not changes(route[1])]


def test_every_route_has_its_line_and_every_line_its_route(built):
    served = {
        (rule.endpoint, method)
        for rule in built.program.app.url_map.iter_rules()
        if not rule.build_only
        for method in rule.methods - SAFE
    }

    assert served == set(TABLE)


def test_every_route_declares_who_may_open_it(built):
    app = built.program.app

    assert [endpoint for endpoint, _ in TABLE if not access_to(app, endpoint)] == []


@pytest.mark.parametrize("route", TABLE, ids=named)
def test_each_person_gets_what_the_table_says(scene, route):
    path = path_of(scene.house, *route)

    statuses = {}
    for who in WHO:
        scene.set()
        statuses[who] = ask(scene.person(who), path, route[1]).status_code

    assert statuses == TABLE[route]


@pytest.mark.parametrize("route", UNSAFE, ids=named)
def test_a_form_that_is_not_ours_is_refused_and_changes_nothing(scene, peopled, route):
    path = path_of(peopled, *route)
    ines = scene.person("ines")
    ines.client.set_cookie("poste", "the-device-of-post-1")
    before = rows(peopled)

    answers = [
        ask(ines, path, route[1], headers=headers, fields=fields).status_code
        for headers, fields in (
            ({}, {"csrf_token": ""}),
            ({}, {"csrf_token": "é"}),
            ({"Sec-Fetch-Site": "cross-site"}, {}),
            ({"Sec-Fetch-Site": "same-site"}, {}),
            ({"Origin": "https://evil.test"}, {}),
            ({"Origin": "null"}, {}),
            ({"Origin": "http://["}, {}),
        )
    ]

    assert answers == [400] * 7
    assert rows(peopled) == before


@pytest.mark.parametrize("route", READING, ids=named)
def test_reading_changes_no_row(scene, peopled, route):
    path = path_of(peopled, *route)
    cast = [scene.person(who) for who in (*WHO, "ines")]
    # Long enough for a session to be worth renewing.
    peopled.clock.pass_(minutes=2)
    allowed = WRITTEN.get(route[0], set()) | RENEWED

    before = rows(peopled)
    for person in cast:
        ask(person, path, route[1])
        after = rows(peopled)
        assert {table for table in after if after[table] != before[table]} <= allowed
        before = after


@pytest.mark.parametrize(
    "endpoint", ["visitor.screen", "mediator.view", "mediator.shared_view", "room.board"]
)
def test_what_a_screen_asks_by_itself_keeps_no_session_alive(peopled, endpoint):
    ines = peopled.ines()
    peopled.clock.pass_(minutes=2)
    before = rows(peopled)

    ask(ines, path_of(peopled, endpoint, "GET"), "GET")

    assert rows(peopled) == before


@pytest.mark.parametrize("route", TABLE, ids=named)
def test_every_answer_carries_the_headers(scene, peopled, route):
    path = path_of(peopled, *route)

    for who in ("anonymous", "ines"):
        answer = ask(scene.person(who), path, route[1])
        settled = OWN_HEADERS.get(route[0], {}) if answer.status_code == 200 else {}
        assert {name: answer.headers.get(name) for name in HEADERS} == {**HEADERS, **settled}
        assert answer.headers["Cache-Control"] == "no-store"


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline():
    assert not {"unsafe", "data:", "*", "http", "nonce"} & set(
        CONTENT_SECURITY_POLICY.replace("-", " ").split()
    )


def asked_badly(house: House) -> dict[int, object]:
    """One answer of each refusal."""
    luc, paul, amina = house.luc(), house.paul(), house.amina()
    large = {"csrf_token": luc.token, "nom": "x" * 600_000}
    for _ in range(5):
        paul.send("/connexion", identifiant="luc", phrase="autre")
    return {
        400: luc.client.post("/mediation/postes/associer"),
        403: luc.client.get("/comptes"),
        404: paul.client.get("/rien"),
        405: paul.client.get("/deconnexion"),
        409: amina.send("/poste/parcours/rien"),
        413: luc.client.post("/mediation/postes/associer", data=large),
        422: luc.send("/mediation/postes/associer", code="x", nom="x"),
        429: paul.send("/connexion", identifiant="luc", phrase="autre"),
    }


def test_every_refusal_carries_the_headers(peopled):
    for status, answer in asked_badly(peopled).items():
        assert answer.status_code == status
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, status
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_static_file_carries_the_headers_and_is_kept_for_ever(built):
    answer = built.paul().client.get(static_of(built, "css/tokens.css"))

    assert answer.status_code == 200
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "name", ["../app/config.py", "..%2fapp%2fconfig.py", "%2e%2e/pyproject.toml", "rien.css", "css", ""]
)
def test_nothing_but_static_files_is_served_from_there(built, name):
    address = static_of(built, "css/tokens.css").replace("css/tokens.css", name)

    answer = built.paul().client.get(address)

    assert answer.status_code == 404
    assert {one: answer.headers.get(one) for one in HEADERS} == HEADERS


def static_of(house: House, name: str) -> str:
    app = house.program.app
    with app.test_request_context():
        return app.url_for("static", filename=name)


def test_over_https_browsers_are_told_to_come_back_so(house):
    client = house.paul().client

    plain = client.get("/poste")
    secure = client.get("/poste", base_url="https://localhost")

    assert "Strict-Transport-Security" not in plain.headers
    assert secure.headers["Strict-Transport-Security"] == "max-age=86400"


def test_nobody_learns_what_serves(house):
    answer = house.paul().client.get("/poste")

    assert [name for name in answer.headers if name[0] in ("Server", "X-Powered-By")] == []


def test_another_posts_walk_is_not_reached_by_its_name(peopled):
    other = peopled.amina(2)

    answers = [
        other.client.get(path).status_code for path in ("/mediation/parcours/w1", "/poste/parcours/w1")
    ]

    assert answers == [303, 405]


def test_a_form_sent_with_a_file_is_only_a_form(peopled):
    luc = peopled.luc()
    data = {"csrf_token": luc.token, "nom": (BytesIO(b"x"), "x.txt")}

    assert luc.client.post("/mediation/postes/associer", data=data).status_code == 422
