"""Signing in and out, and what a member of staff does with their account, through the pages."""

import re
from html import unescape

import pytest

from app.domain.errors import Refused
from app.domain.language import breakable
from app.web.destinations import our_path
from app.web.refusals import FIELDS, REFUSALS, sentence
from tests.staffed import PASSPHRASE
from tests.web.browsers import Door

LUC = {"identifiant": "luc", "phrase": PASSPHRASE}


def told(answer):
    """What the page says was refused."""
    return breakable(unescape(re.search(r'<p id="probleme">(.*?)</p>', answer.text)[1]))


def cookie(answer):
    return next(one for one in answer.headers.getlist("Set-Cookie") if re.match(r"(__Host-)?s=", one))


def test_the_sign_in_page_gives_what_its_form_needs_and_the_form_opens_the_door():
    door = Door()
    client = door.app.test_client()
    token = re.search(r'name="csrf_token" value="(\w+)"', client.get("/connexion").text)[1]

    answer = client.post("/connexion", data={**LUC, "csrf_token": token})

    assert (answer.status_code, answer.location) == (303, "/mediation")
    assert client.get("/compte").status_code == 200


def test_the_cookie_is_strict_unreadable_and_gone_with_the_browser():
    answer = Door().browser().send("/connexion", **LUC)

    assert re.fullmatch(r"s=[\w-]{43}; HttpOnly; Path=/; SameSite=Strict", cookie(answer))


def test_over_https_no_other_host_can_plant_the_cookie():
    door = Door()
    client = door.app.test_client()
    page = client.get("/connexion", base_url="https://localhost")
    token = re.search(r'name="csrf_token" value="(\w+)"', page.text)[1]

    answer = client.post("/connexion", base_url="https://localhost", data={**LUC, "csrf_token": token})

    assert re.fullmatch(r"__Host-s=[\w-]{43}; Secure; HttpOnly; Path=/; SameSite=Strict", cookie(answer))
    assert client.get("/compte", base_url="https://localhost").status_code == 200


def test_over_https_a_cookie_without_the_prefix_signs_nobody_in():
    door = Door()
    token = door.desk.signing_in.sign_in("luc", PASSPHRASE)

    assert door.seats.read({"s": token}, secure=True).account is None
    assert door.seats.read({"s": token}, secure=False).account.login == "luc"


@pytest.mark.parametrize("login", ["luc", "paul"])
def test_a_refused_sign_in_says_the_same_for_everybody(login):
    answer = Door().browser().send("/connexion", identifiant=login, phrase="autre")

    assert answer.status_code == 422
    assert told(answer) == sentence_of("sign-in-failed")
    assert 'aria-describedby="probleme"' in answer.text
    assert "autre" not in re.findall(r'value="(.*?)"', answer.text)


def sentence_of(code, **facts):
    return REFUSALS[code] % facts


def test_too_many_tries_say_how_long_to_wait():
    browser = Door().browser()
    for _ in range(5):
        browser.send("/connexion", identifiant="luc", phrase="autre")

    answer = browser.send("/connexion", **LUC)

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert told(answer) == "Trop d’essais. Rien n’est bloqué : réessayez dans 1 minute."


@pytest.mark.parametrize(
    ("suite", "towards"), [("/comptes?a=1", "/comptes?a=1"), ("//evil.test", "/mediation")]
)
def test_one_goes_on_to_the_page_asked_for_when_it_is_ours(suite, towards):
    assert Door().browser().send("/connexion", suite=suite, **LUC).location == towards


@pytest.mark.parametrize(
    "address",
    [
        "",
        "compte",
        "//evil.test",
        "///evil.test",
        "/\\evil.test",
        "\\/evil.test",
        "https:evil.test",
        "https://evil.test/compte",
        "/%2f%2fevil.test",
        "%2f%2fevil.test",
        "/\tevil.test",
        "/compte\r\nX: y",
        "/compte\u2028",
        "javascript:alert(1)",
        "/nowhere",
        "/deconnexion",
        "//[",
    ],
)
def test_no_address_leads_away(address):
    with Door().app.test_request_context():
        assert our_path(address) is None


def test_signing_out_ends_the_session_and_takes_the_cookie_back():
    door = Door()
    luc = door.browser("mediateur")
    token = luc.client.get_cookie("s").value

    answer = luc.send("/deconnexion")

    assert answer.location == "/connexion"
    assert door.desk.who(token) is None
    assert luc.client.get_cookie("s") is None


def test_a_session_that_ended_leads_to_the_sign_in_and_back():
    door = Door()
    luc = door.browser("mediateur")
    door.desk.clock.pass_(minutes=30)

    assert luc.get("/compte").location == "/connexion?suite=/compte"


def test_the_first_account_is_made_from_its_link_and_signed_in():
    door = Door(staffed=False)
    code = door.desk.accounts.setup_link()
    browser = door.browser()
    assert browser.get(f"/premier-compte?code={code}").status_code == 200

    filled = {
        "code": code,
        "identifiant": "marie",
        "nom": "Marie",
        "nouvelle": PASSPHRASE,
        "encore": PASSPHRASE,
    }
    answer = browser.send("/premier-compte", **filled)

    assert answer.location == "/comptes"
    assert browser.get("/comptes").status_code == 200
    assert told(door.browser().get(f"/premier-compte?code={code}")) == sentence_of("code-unknown")


def test_a_passphrase_is_changed_and_the_other_browsers_are_signed_out():
    door = Door()
    here, there = door.browser("mediateur"), door.browser("mediateur")
    new = "balcon tortue violon sable"

    answer = here.send("/compte/phrase", confirmation=PASSPHRASE, nouvelle=new, encore=new)

    assert answer.location == "/compte?fait=phrase"
    assert here.get("/compte").status_code == 200
    assert there.get("/compte").status_code == 303


@pytest.mark.parametrize(
    ("fields", "code", "facts"),
    [
        ({"nouvelle": "court", "encore": "court"}, "passphrase-short", {"minimum": 12}),
        ({"nouvelle": "motdepasse2024", "encore": "motdepasse2024"}, "passphrase-common", {}),
        ({"nouvelle": "balcon tortue", "encore": "balcon tortu"}, "passphrases-differ", {}),
        (
            {"confirmation": "x", "nouvelle": "balcon tortue", "encore": "balcon tortue"},
            "passphrase-wrong",
            {},
        ),
    ],
)
def test_a_passphrase_that_will_not_do_is_explained(fields, code, facts):
    answer = Door().browser("mediateur").send("/compte/phrase", **{"confirmation": PASSPHRASE, **fields})

    assert (answer.status_code, told(answer)) == (422, sentence_of(code, **facts))


def test_the_keys_of_one_letter_are_turned_off_for_oneself_and_on_again():
    door = Door()
    here, somebody = door.browser("mediateur"), door.browser("responsable")

    here.send("/compte/touches")
    off = 'data-letter-keys="non"' in here.get("/compte").text
    here.send("/compte/touches", lettres="oui")

    assert off
    assert 'data-letter-keys="non"' not in here.get("/compte").text + somebody.get("/compte").text


def test_a_screen_may_ask_how_long_is_left_without_making_it_longer_and_one_press_does():
    door = Door()
    here = door.browser("mediateur")
    here.get("/compte")
    door.desk.clock.pass_(minutes=28, seconds=30)

    asked = [here.get("/compte/session").json["seconds"] for _ in range(2)]
    kept = here.send("/compte/session").json["seconds"]

    assert asked == [90, 90]
    assert kept == 1800


def test_one_sees_ones_browsers_and_closes_another():
    door = Door()
    here, there = door.browser("mediateur"), door.browser("mediateur")
    other = there.client.get_cookie("s").value
    listed = re.findall(r'name="session" value="(\w+)"', here.get("/compte").text)
    ours = door.seats.read({"s": here.client.get_cookie("s").value}, secure=False).session.token_hash

    here.send("/compte/sessions", session=next(one for one in listed if one != ours))

    assert len(listed) == 2
    assert door.desk.who(other) is None
    assert here.get("/compte").status_code == 200


def test_a_new_colleague_gets_a_passphrase_that_is_shown_once():
    door = Door()
    answer = door.browser("responsable").send("/comptes", identifiant="noe", nom="Noé", roles="mediateur")

    passphrase = re.search(r'class="granted"[^>]*>([^<]+)<', answer.text)[1]

    assert door.desk.who(door.desk.signing_in.sign_in("noe", passphrase)) == "noe"
    assert door.browser("responsable").get("/comptes").text.count(passphrase) == 0


def test_accounts_ask_for_the_passphrase_again_after_a_quarter_of_an_hour():
    door = Door()
    ines = door.browser("responsable")
    door.desk.clock.pass_(minutes=15)

    refused = ines.send("/comptes/id-luc/fermer")
    ines.send("/comptes/confirmation", confirmation=PASSPHRASE)
    done = ines.send("/comptes/id-luc/fermer")

    assert (refused.status_code, told(refused)) == (422, sentence_of("passphrase-needed"))
    assert done.location == "/comptes?fait=oui"
    assert door.desk.store.account("id-luc").disabled


def test_a_field_that_nobody_offered_changes_nothing():
    door = Door()
    luc = door.browser("mediateur")
    before = door.desk.store.account("id-luc")
    fields = {"confirmation": PASSPHRASE, "nouvelle": PASSPHRASE, "encore": PASSPHRASE}

    luc.send("/compte/phrase", roles="responsable", login="root", **fields)

    assert door.desk.store.account("id-luc") == before


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_has_a_sentence(code):
    facts = {"minimum": 12, "maximum": 60, "most": 256, "post": "Poste 3", "name": "Poste 3"}
    facts |= {"file": "caf.po", "proposed": "mon-aide"}
    with Door().app.test_request_context():
        assert breakable(sentence(Refused(code, **facts))) == breakable(sentence_of(code, **facts))


def test_every_field_named_by_a_refusal_belongs_to_a_known_one():
    assert set(FIELDS) <= set(REFUSALS)


@pytest.mark.parametrize("headers", [{"Authorization": "Basic é"}, {"Cookie": "s=é; poste=" + "x" * 9000}])
def test_a_malformed_header_is_nobodys(headers):
    assert Door().app.test_client().get("/connexion", headers=headers).status_code == 200
