"""When something is refused or breaks: what happened, what is kept, one way out, nothing of the inside."""

import logging
import re
from datetime import UTC, datetime

import pytest

from app.domain.draft import Draft
from app.domain.errors import DraftMovedOn, FileMovedOn, InvalidProcedure, KeptAsDraft, StoreBusy
from app.web.access import PUBLIC, access
from tests.web.house import CAF, HTMX, House, build, own_root, words

INSIDE = re.compile(
    r"Traceback|sqlite|site-packages|\.py\b|app\.|jinja|werkzeug|0\.1\.0|SELECT|secret inside", re.IGNORECASE
)


def ways_out(person) -> list[str]:
    main = next(person.page.iter("main"))
    return [link.get("href") for link in main.iter("a")]


DRAFT = Draft("d1", CAF, "", "", "id-zoe", 1, datetime(2026, 11, 23, tzinfo=UTC))
REFUSED = [
    (FileMovedOn(CAF, "a", "b"), 409, "Le fichier a changé entre-temps", "/"),
    (InvalidProcedure(()), 422, "Il reste quelque chose à corriger", "/"),
    (KeptAsDraft(DRAFT), 409, "C’est devenu un brouillon", "/atelier/brouillon/d1"),
    (
        DraftMovedOn(DRAFT, DRAFT),
        409,
        "Ce brouillon a changé dans une autre fenêtre",
        "/atelier/brouillon/d1/conflit",
    ),
]


@pytest.fixture(scope="module")
def broken(tmp_path_factory) -> House:
    """A program with two routes that fail in their own way."""
    house = build(tmp_path_factory.mktemp("broken"))
    app = house.program.app

    @app.get("/bug")
    @access(PUBLIC)
    def bug():
        raise KeyError("secret inside")

    @app.get("/occupe")
    @access(PUBLIC)
    def busy():
        raise StoreBusy

    @app.get("/refuse/<int:number>")
    @access(PUBLIC)
    def refuse(number):
        raise REFUSED[number][0]

    return house


@pytest.mark.parametrize(
    ("path", "status", "way_out"),
    [
        ("/rien", 404, "/"),
        ("/deconnexion", 405, "/"),
        ("/mediation/parcours/inconnu", 404, "/mediation"),
        ("/comptes", 403, "/mediation"),
        ("/mediation/demarches/caf/rien/livret", 404, "/mediation"),
        ("/mediation/ouvrir?poste=inconnu", 404, "/mediation"),
    ],
)
def test_a_page_that_is_refused_says_so_and_gives_a_way_out(house, path, status, way_out):
    luc = house.luc()
    elsewhere = "Cette page est pour d’autres personnes de l’équipe"

    answer = luc.get(path)

    assert answer.status_code == status
    assert luc.title == (elsewhere if status == 403 else "Cette page n’existe pas, ou n’existe plus")
    assert ways_out(luc) == [way_out]
    assert not INSIDE.search(answer.text)


@pytest.mark.parametrize("number", range(len(REFUSED)))
def test_what_a_file_refuses_has_a_page_of_its_own_that_leads_to_what_is_kept(broken, number):
    paul = broken.paul()
    _, status, title, way_out = REFUSED[number]

    answer = paul.get(f"/refuse/{number}")

    assert (answer.status_code, paul.title, ways_out(paul)) == (status, title, [way_out])


def test_an_unknown_file_leads_back_to_the_workshop(house):
    zoe = house.staff("zoe")

    answer = zoe.get("/atelier/fichier/caf/inconnu")

    assert (answer.status_code, ways_out(zoe)) == (404, ["/atelier"])


def test_a_bug_says_that_it_is_not_the_person_and_gives_a_reference(broken, caplog):
    paul = broken.paul()

    with caplog.at_level(logging.ERROR):
        answer = paul.get("/bug")

    reference = words(next(one for one in paul.page.iter("bdi")))
    assert (answer.status_code, paul.title) == (500, "Le guide a eu un problème, ce n’est pas vous")
    assert re.fullmatch("[0-9a-f]{6}", reference)
    assert f"bug {reference} at bug" in caplog.text
    assert not INSIDE.search(answer.text)


def test_a_database_that_does_not_answer_asks_to_wait_a_little(broken):
    paul = broken.paul()

    answer = paul.get("/occupe")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")
    assert paul.title == "Le guide est très occupé"


@pytest.mark.parametrize("path", ["/bug", "/occupe"])
def test_what_breaks_carries_the_headers_too(broken, path):
    answer = broken.paul().get(path)

    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert (answer.headers["Cache-Control"], answer.headers["X-Frame-Options"]) == ("no-store", "DENY")


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_a_refusal_is_said_in_the_language_of_the_browser(house, language, direction):
    paul = house.paul()

    paul.get("/rien", **{"Accept-Language": language})

    assert paul.language == (language, direction)


def test_a_form_too_long_is_refused_whole(house):
    luc = house.luc()

    answer = luc.send("/mediation/postes/associer", code="x" * 600_000, nom="Poste 1")

    assert (answer.status_code, luc.title) == (413, "C’est trop long pour être envoyé")


def test_a_form_of_a_thousand_fields_is_refused_whole(house):
    luc = house.luc()
    many = {f"f{number}": (None, "x") for number in range(200)}

    answer = luc.client.post(
        "/mediation/postes/associer", data=many, content_type="multipart/form-data; boundary=x"
    )

    assert answer.status_code in (400, 413)


def test_a_stale_form_asks_to_press_once_more_and_leads_back(house):
    luc = house.luc()

    answer = luc.send(
        "/mediation/postes/associer",
        csrf_token="old",
        headers={"Referer": "http://localhost/mediation/postes"},
    )

    assert (answer.status_code, luc.title) == (400, "Appuyez encore une fois")
    assert ways_out(luc) == ["/mediation/postes"]


def test_a_refused_act_leads_back_to_the_page_that_it_came_from(house):
    luc = house.luc()
    house.put_post(1, to_check=True)
    fields = {"demarche": CAF, "niveau": "avec", "poste": "p1"}

    answer = luc.send("/mediation/ouvrir", headers={"Referer": "http://localhost/mediation/ouvrir"}, **fields)

    assert answer.status_code == 422
    assert "Poste 1 est à vérifier. Confirmez d’abord qu’il est propre." in luc.text
    assert ways_out(luc) == ["/mediation/ouvrir"]


# No page lands inside a fragment.


@pytest.mark.parametrize(
    ("path", "who"),
    [("/mediation/demarches/caf/rien/livret", "luc"), ("/poste/ecran", "paul"), ("/comptes", "luc")],
)
def test_a_fragment_that_is_refused_makes_its_page_find_out_by_itself(house, path, who):
    person = getattr(house, who)()

    answer = person.client.get(path, headers=HTMX)

    assert answer.status_code in (403, 404)
    assert answer.headers["HX-Refresh"] == "true"


def test_a_press_that_is_refused_inside_a_page_makes_it_find_out_by_itself(house):
    luc = house.luc()

    answer = luc.client.post("/mediation/parcours/parti/avancer", headers=HTMX)

    assert (answer.status_code, answer.headers["HX-Refresh"]) == (400, "true")


def test_a_fragment_without_a_session_leads_to_the_sign_in_and_back_to_its_page(house):
    house.amina()
    walk = house.open(mediator="id-luc")
    page = f"/mediation/parcours/{walk}"

    answer = house.paul().client.get(
        f"{page}/vue", headers={**HTMX, "Referer": f"http://localhost{page}?a=1"}
    )

    assert (answer.status_code, answer.text) == (200, "")
    assert answer.headers["HX-Redirect"] == f"/connexion?suite={page}"


# What only a machine sends.


MALFORMED = {
    "Accept-Language": [
        "",
        ",,,",
        "x" * 5000,
        "fr;q=é",
        "ar;q=999",
        "*;q=-1",
        "\x00",
        "fr-FR-x-y-z,,;;=",
        "١",
    ],
    "Cookie": ["", "s", "s=é", "s=" + "x" * 9000, "poste=a; poste=b; =; ;", 's="', "s=\x01\x02", "avant=é"],
    "Range": ["bytes=0-", "bytes=-1", "bytes=5-2", "bytes=a-b", "lignes=1", "bytes=0-1,2-3", "é"],
    "Authorization": ["Basic é", "Basic", "Basic =", "Bearer \x00", "Digest a=b", "é é é", ""],
    "If-Modified-Since": ["hier", "0", "é"],
    "If-None-Match": ["é", "W/", '"'],
    "Content-Type": ["é", "multipart/form-data", "text/html; charset=é"],
    "X-Forwarded-For": ["é", "::1"],
    "Referer": ["http://[", "é", "javascript:alert(1)"],
    "HX-Request": ["é", "false"],
    "Origin": ["é"],
}


@pytest.mark.parametrize("path", ["/", "/poste", "/connexion", "/mediation", "/sante", "/rien"])
@pytest.mark.parametrize(("name", "values"), MALFORMED.items(), ids=list(MALFORMED))
def test_no_header_makes_the_program_fail(house, path, name, values):
    client = house.paul().client

    statuses = {client.get(path, headers={name: value}).status_code for value in values}

    assert statuses <= {200, 303, 404}


@pytest.mark.parametrize("name", ["Range", "If-Modified-Since", "If-None-Match", "Accept-Encoding"])
def test_no_header_makes_a_static_file_fail(built, name):
    app = built.program.app
    with app.test_request_context():
        address = app.url_for("static", filename="css/tokens.css")

    for value in [*MALFORMED.get(name, []), "é", "\x00", ""]:
        assert built.paul().client.get(address, headers={name: value}).status_code in (200, 206, 304, 416)


@pytest.mark.parametrize("host", ["evil.test", "poste.lan.evil.test", "poste.lan@evil.test", "", "é", "a b"])
def test_only_the_names_of_the_desk_are_answered_to(tmp_path, host):
    house = build(tmp_path / "data", root=own_root(tmp_path / "root"), hosts=("poste.lan", "localhost"))
    client = house.paul().client

    refused = client.get("/poste", headers={"Host": host})

    assert (refused.status_code, refused.text) == (
        400,
        "L’adresse ne mène à rien qui soit à vous. Rien n’est perdu.",
    )
    assert refused.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert client.get("/poste", headers={"Host": "poste.lan:8000"}).status_code == 200


def test_a_screen_that_only_looks_keeps_what_it_shows_through_a_passing_trouble(broken):
    answer = broken.paul().client.get("/occupe", headers=HTMX)

    assert (answer.status_code, answer.headers["HX-Reswap"]) == (503, "none")
