"""What guards a route, wherever it is: `test_access.py` holds every route against it."""

import pytest
from flask import Flask

from app.domain.errors import Refused
from app.web import guards
from app.web.access import PUBLIC, UndeclaredAccess, access, refuse_undeclared
from app.web.destinations import page_before
from tests.web.browsers import DEVICE, Door


def test_a_form_of_our_own_page_passes():
    browser = Door().browser("mediateur")
    ours = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}

    assert browser.send("/deconnexion", headers=ours).status_code == 303


def test_the_token_of_another_browser_is_refused():
    door = Door()
    luc, ines = door.browser("mediateur"), door.browser("responsable")

    assert luc.send("/deconnexion", csrf_token=ines.token).status_code == 400


def test_on_staff_pages_the_token_of_the_bare_browser_is_not_enough():
    door = Door()
    luc = door.browser("mediateur")
    luc.client.set_cookie("avant", "nobody-yet")

    assert luc.send("/deconnexion", csrf_token=door.seats.seal("nobody-yet")).status_code == 400


@pytest.mark.parametrize(
    ("referrer", "back"),
    [
        ("http://localhost/compte?fait=phrase", "/compte"),
        ("https://evil.test/compte", "/"),
        ("http://[", "/"),
        ("http://localhost/nowhere", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_from_a_refused_form_leads_to_a_page_of_ours(referrer, back):
    with Door().app.test_request_context(headers={"Referer": referrer}):
        assert page_before() == back


def test_a_route_without_declared_access_stops_the_start():
    app = Flask("bare")
    app.add_url_rule("/ouvert", "open", access(PUBLIC)(lambda: ""))
    app.add_url_rule("/oublie", "forgotten", lambda: "")

    with pytest.raises(UndeclaredAccess) as stopped:
        refuse_undeclared(app)

    assert str(stopped.value) == "forgotten, static"


NEAR = {"base_url": "http://localhost:8000", "environ_base": {"REMOTE_ADDR": "127.0.0.1"}}
FAR = {"base_url": "http://poste.lan", "environ_base": {"REMOTE_ADDR": "192.168.1.7"}}
PROXIED = {"base_url": "http://poste.lan", "environ_base": {"REMOTE_ADDR": "127.0.0.1"}}


def at_post(door, place, *, walk):
    door.put_post(walk=walk)
    return door.app.test_request_context("/", headers={"Cookie": f"poste={DEVICE}"}, **place)


@pytest.mark.parametrize("place", [FAR, PROXIED])
def test_staff_do_not_sign_in_on_a_post_that_somebody_uses(place):
    with at_post(Door(), place, walk="w1"), pytest.raises(Refused) as told:
        guards.refuse_public_post()

    assert (told.value.code, told.value.facts) == ("public-post", {"post": "Poste 3"})


@pytest.mark.parametrize(
    ("demo", "place", "walk"), [(True, FAR, "w1"), (False, NEAR, "w1"), (False, FAR, None)]
)
def test_they_do_in_the_demo_on_the_very_machine_and_where_nobody_is(demo, place, walk):
    with at_post(Door(demo=demo), place, walk=walk):
        guards.refuse_public_post()
