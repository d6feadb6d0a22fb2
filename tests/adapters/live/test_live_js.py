"""`live.js` and `retour.js` on a toy page, in a real browser, under the strict policy of every page."""

from pathlib import Path

import pytest
from flask import Flask, request
from playwright.sync_api import Page, expect, sync_playwright

from app.domain.errors import StoreBusy
from app.web.headers import apply
from tests.served import Screen, eventually, served

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[3] / "static"
ENGINE = "/usr/bin/chromium-headless-shell"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)
PAGE = """<!doctype html><html lang="fr"><title>Étape</title>
<script src="/static/vendor/htmx-4.0.1/htmx.min.js" defer></script>
<script src="/static/js/live.js" type="module"></script>
<script src="/static/js/retour.js" type="module"></script>
<p id="connexion-perdue" role="status" hidden>Connexion perdue, votre étape est gardée.</p>
<p>Lecture {reading}</p>
<div id="direct" data-direct="/direct" data-sonder="0.4" hidden></div>
{card}"""
CARD = """<section id="carte" hx-get="/carte?vu={version}" hx-trigger="parcours from:#direct"
 hx-swap="outerMorph" data-version="{version}"><h1>Étape {version}</h1></section>"""


class ToyPages:
    """One page with one card that follows the walk; remembers how often each was asked."""

    def __init__(self, desk) -> None:
        self.desk, self.readings, self.asked = desk, 0, 0
        self.flask = Flask(__name__, static_folder=STATIC, static_url_path="/static")
        self.flask.add_url_rule("/", "page", self.page)
        self.flask.add_url_rule("/carte", "card", self.card)

        @self.flask.after_request
        def secured(answer):
            apply(answer.headers)
            return answer

    def page(self):
        self.readings += 1
        return PAGE.format(reading=self.readings, card=CARD.format(version=self.desk.versions["walk:w1"]))

    def card(self):
        self.asked += 1
        version = self.desk.versions["walk:w1"]
        return ("", 204) if request.args["vu"] == str(version) else CARD.format(version=version)


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ENGINE, args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    context = browser.new_context()
    context.set_default_timeout(6000)
    page = context.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if "Security Policy" in said.text else None)
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def pages(desk) -> ToyPages:
    return ToyPages(desk)


def read(page: Page, port: int, desk) -> None:
    """Open the page as Amina, until it listens."""
    page.context.add_cookies([{"name": "seat", "value": "amina", "url": f"http://127.0.0.1:{port}"}])
    page.goto(f"http://127.0.0.1:{port}/")
    assert eventually(lambda: len(desk.hub) == 1)


def step(page: Page, version: int) -> None:
    expect(page.get_by_role("heading")).to_have_text(f"Étape {version}", timeout=6000)


def test_a_move_made_elsewhere_appears_and_a_version_already_shown_is_not_asked_again(desk, pages, page):
    with served(desk.application(pages.flask)) as port:
        read(page, port, desk)
        desk.bus.announce("walk:w1", 1)

        desk.move("walk:w1")
        step(page, 2)
        desk.move("walk:w1")
        step(page, 3)

        assert (pages.readings, pages.asked) == (1, 2)
        expect(page.get_by_role("status")).to_be_hidden()


def test_a_restart_behind_a_proxy_is_told_quietly_then_made_up_for(desk, pages, page):
    def still_starting():
        raise StoreBusy

    with served(desk.application(pages.flask)) as port:
        read(page, port, desk)
    expect(page.get_by_role("status")).to_have_text("Connexion perdue, votre étape est gardée.", timeout=6000)
    step(page, 1)
    desk.versions["walk:w1"] = 5

    # As a proxy's 502 does, a refused opening ends an EventSource for ever.
    desk.before_admitting = still_starting
    with served(desk.application(pages.flask), port):
        step(page, 5)
        desk.before_admitting = lambda: None
        expect(page.get_by_role("status")).to_be_hidden(timeout=6000)
        desk.move("walk:w1")
        step(page, 6)

    assert pages.readings == 1


def test_a_screen_too_many_polls_without_alarm(desk, pages, page):
    with served(desk.application(pages.flask)) as port:
        read(page, port, desk)
        others = [Screen(port) for _ in range(4)]

        desk.move("walk:w1")

        step(page, 2)
        expect(page.get_by_role("status")).to_be_hidden()
        assert len(others) == len(desk.hub)


def test_a_seat_whose_rights_end_reads_its_page_anew(desk, pages, page):
    with served(desk.application(pages.flask)) as port:
        read(page, port, desk)

        desk.bus.close("amina")

        expect(page.get_by_text("Lecture 2")).to_be_visible()


def test_a_page_that_comes_back_from_the_browser_s_memory_is_asked_for_anew(desk, pages, page):
    with served(desk.application(pages.flask)) as port:
        read(page, port, desk)
        page.goto(f"http://127.0.0.1:{port}/#bas")

        page.evaluate("() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })) }")

        expect(page.get_by_text("Lecture 2")).to_be_visible()
