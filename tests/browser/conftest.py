"""One Chromium for all, a new context for each person, one desk that is really served."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, expect, sync_playwright

from tests.browser.house import House, Place, furnished
from tests.browser.people import Amina, Luc, Person

# The whole browser, as people have it, and its engine alone: the same pages for half the work.
WHOLE = "/usr/bin/chromium"
ENGINE = "/usr/bin/chromium-headless-shell"
MAPPED = "poste.test"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A microphone that beeps, and nobody asked whether it may.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    # On 127.0.0.1 a browser grants what a desk's plain HTTP name does not have.
    f"--host-resolver-rules=MAP {MAPPED} 127.0.0.1",
    # The pages of one context share a process: starting one costs more than showing a page.
    "--process-per-site",
    # The engine alone would round the width of letters, which the whole browser does not.
    "--font-render-hinting=none",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(__file__.removesuffix("conftest.py")):
            item.add_marker(pytest.mark.browser)


# For the package and no longer: Playwright runs an event loop in this thread, which no other test may meet.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The engine alone; what only the whole browser does (the memory behind Back) launches its own."""
    expect.set_options(timeout=8_000)
    with sync_playwright() as playwright:
        browser = launched(playwright.chromium, ENGINE)
        yield browser
        browser.close()


def launched(chromium: BrowserType, program: str) -> Browser:
    """A new process; the whole browser remembers the pages behind, which Playwright would turn off."""
    return chromium.launch(
        executable_path=program, args=list(FLAGS), ignore_default_args=["--disable-back-forward-cache"]
    )


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with furnished(tmp_path_factory.mktemp("desk")) as house:
        yield house


@dataclass
class Browsers:
    """Browsers of the room: whoever leaves one leaves nothing in it, and the next one has no wait."""

    chromium: Browser
    base: str
    free: dict[str, list[BrowserContext]] = field(default_factory=dict)
    taken: dict[BrowserContext, str] = field(default_factory=dict)
    closing: bool = True

    def take(self, **settings: Any) -> BrowserContext:
        kind = repr(sorted(settings.items()))
        if self.free.get(kind):
            context = self.free[kind].pop()
        else:
            context = self.chromium.new_context(**settings)
            if settings["base_url"] == self.base:
                # Holds the process while nobody is there.
                context.new_page().goto("/health")
        self.taken[context] = kind
        return context

    def give_back(self, context: BrowserContext) -> None:
        kind = self.taken.pop(context)
        if not self.base or self.base not in kind:
            if self.closing:
                context.close()
            return
        for page in context.pages[1:]:
            page.close()
        context.clear_cookies()
        self.free.setdefault(kind, []).append(context)


@pytest.fixture(scope="package")
def browsers(chromium: Browser, house: House) -> Browsers:
    return Browsers(chromium, house.base)


@dataclass
class Reception:
    """Lets people in, each with a browser of their own, and sees them out."""

    browsers: Browsers
    house: House
    contexts: list[BrowserContext] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def amina(self, *, base: str = "", place: Place | None = None, **browser: Any) -> Amina:
        """At a post that nobody used before her."""
        place = place or self.a_place()
        context = self.context(base, {"poste": place.token}, **browser)
        return self._let_in(Amina(context.new_page(), at=place))

    def luc(self, *, base: str = "", **browser: Any) -> Luc:
        """Signed in."""
        return self._let_in(Luc(self.context(base, {"s": self.house.session}, **browser).new_page()))

    def stranger_called_luc(self) -> Luc:
        """Luc, before he signs in."""
        return self._let_in(Luc(self.context("", {}).new_page()))

    def paul(self, *, base: str = "", **browser: Any) -> Amina:
        """In front of a browser that is nobody's."""
        return self._let_in(Amina(self.context(base, {}, **browser).new_page()))

    def a_place(self) -> Place:
        place = self.house.a_place()
        self.places.append(place)
        return place

    def context(self, base: str, cookies: dict[str, str], **browser: Any) -> BrowserContext:
        """A browser that remembers nothing but these cookies."""
        base = base or self.house.base
        settings = {"locale": "fr-FR", "viewport": {"width": 1024, "height": 768}, **browser}
        context = self.browsers.take(base_url=base, **settings)
        context.add_cookies(
            [
                {"name": name, "value": value, "url": base, "httpOnly": True, "sameSite": "Strict"}
                for name, value in cookies.items()
            ]
        )
        self.contexts.append(context)
        return context

    def see_out(self) -> None:
        for context in self.contexts:
            self.browsers.give_back(context)
        for place in self.places:
            self.house.clear(place)

    def _let_in(self, person: Any) -> Any:
        self.people.append(person)
        return person


@pytest.fixture
def reception(browsers: Browsers, house: House) -> Iterator[Reception]:
    """Whoever comes in, no browser complains of anything, unless the test spoils something on purpose."""
    reception = Reception(browsers, house)
    yield reception
    reception.see_out()
    house.clear_room()
    complaints = {one for person in reception.people if person.complaints_matter for one in person.complaints}
    assert complaints == set()


@pytest.fixture
def amina(reception: Reception) -> Amina:
    return reception.amina()


@pytest.fixture
def luc(reception: Reception) -> Luc:
    return reception.luc()


Together = Callable[..., str]


@pytest.fixture
def together(house: House, amina: Amina, luc: Luc) -> Together:
    """Amina and Luc on the same walk, each on their own screen; gives the walk's id."""

    def open_on_both(**walk: Any) -> str:
        opened = house.open(amina.at, **walk)
        amina.open("/poste")
        luc.follows(opened.id)
        return opened.id

    return open_on_both
