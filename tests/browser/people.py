"""Amina at a post and Luc at the desk, each in a browser of their own."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.house import Place

_FOCUSED = """() => {
  const held = document.activeElement, style = getComputedStyle(held), box = held.getBoundingClientRect();
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const outside = box.bottom <= 0 || box.top >= innerHeight;
  return [held.textContent.trim(), held === document.body || (drawn && !outside)];
}"""


@dataclass
class Person:
    """Somebody in front of a browser; what the browser complained of, and where it went."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    visited: set[str] = field(default_factory=set)
    complaints_matter: bool = True

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self._watch(self.page)

    def _watch(self, page: Page) -> None:
        """Where a page goes, and those that it opens."""
        page.on("request", lambda request: self.visited.add(_origin(request.url)))
        page.on("popup", self._watch)

    def open(self, path: str) -> None:
        self.page.goto(path)

    def press(self, name: str | re.Pattern[str]) -> None:
        """Press the button that is called so."""
        self.page.get_by_role("button", name=name).locator("visible=true").first.click()

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()

    def sees_no(self, text: str) -> None:
        expect(self.page.get_by_text(text).locator("visible=true")).to_have_count(0)

    def reads(self, title: str | re.Pattern[str]) -> None:
        """The title of the page."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    @property
    def card(self) -> Locator:
        """The visitor's card, the very same on both screens."""
        return self.page.locator("article.card")

    @property
    def title(self) -> str:
        """What the card says first."""
        return " ".join((self.card.locator("#titre").text_content() or "").split())

    @property
    def place(self) -> str:
        """Which card this is, whatever its language."""
        return self.card.get_attribute("data-place") or ""

    @property
    def kind(self) -> str:
        return self.card.get_attribute("data-kind") or ""

    @property
    def version(self) -> int:
        """How many moves this screen knows of."""
        return int(self.page.locator("form input[name=vu]").first.input_value())

    def shows_version(self, version: int) -> None:
        expect(self.page.locator("form input[name=vu]").first).to_have_value(str(version))

    def moves(self, act: Callable[[], None]) -> None:
        """Do something that makes the walk go on by one move, and wait to see it."""
        before = self.version
        act()
        self.shows_version(before + 1)

    def goes_on(self) -> None:
        """Press what the present card wants: an answer, the yes, or « c'est fait »."""
        self.moves(self.main.click)

    def goes_on_to(self, title: str) -> None:
        """Press on until the card says this."""
        for _ in range(60):
            if title in self.title:
                return
            self.goes_on()
        raise AssertionError(f"no card says {title}")

    @property
    def main(self) -> Locator:
        """What the present card wants to be pressed."""
        first_answer = self.card.locator("ul.answers button").first
        unanswered = self.card.locator(".given").count() == 0
        if self.kind == "question" and unanswered:
            return first_answer
        return self.card.locator(".actions button[data-look=main]")

    def tabs_to(self, name: str) -> None:
        """Press Tab until this is focused; all that is focused on the way is seen to be."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            written, outlined = self.page.evaluate(_FOCUSED)
            assert outlined, f"nobody sees where the keyboard is: {written}"
            if name in written:
                return
        raise AssertionError(f"Tab never comes to {name}")

    def is_in_step_with(self, other: "Person") -> None:
        """The same card, with the same words, at the same version of the walk."""
        self.shows_version(other.version)
        expect(self.card).to_have_attribute("data-place", other.place)
        expect(self.card.locator("#titre")).to_have_text(other.title)


@dataclass
class Amina(Person):
    """At a post of the room."""

    at: Place | None = None

    def chooses(self, panel: str, choice: str) -> None:
        """Open « Texte » or « Langue » and press one of its buttons."""
        self.page.locator(f"#reglage-{panel} > summary").click()
        self.page.locator(f"#reglage-{panel}").get_by_role("button", name=choice, exact=True).click()

    def asks_for_help(self, name: str | None = None) -> None:
        """Open « J'ai besoin d'aide », and press one of its buttons."""
        self.page.locator(".help > summary").click()
        if name is not None:
            self.page.locator(".help").get_by_role("button", name=name).click()

    @property
    def banner(self) -> Locator:
        """The quiet line that says the screen no longer follows."""
        return self.page.locator("#connexion-perdue")


@dataclass
class Luc(Person):
    """At the desk, signed in."""

    def post_of(self, place: Place) -> Locator:
        """What the room shows of a post."""
        heading = self.page.get_by_role("heading", name=place.post.name, exact=True)
        return self.page.locator("li.place").filter(has=heading)

    def follows(self, walk: str) -> None:
        self.open(f"/mediation/parcours/{walk}")

    @property
    def pane(self) -> Locator:
        """His own half of the screen."""
        return self.page.locator(".pane-mediator, .pane-go")

    @property
    def mandate(self) -> Locator:
        """What he has to ask before he acts in her stead."""
        return self.pane.get_by_role("heading", name="Avant d’agir à sa place : le mandat")

    def uses(self, name: str | re.Pattern[str]) -> None:
        """Press a button of his own pane."""
        self.pane.get_by_role("button", name=name).click()

    def goes_on(self) -> None:
        """« Étape suivante » where it stands, else what the card wants."""
        button = self.pane.locator("button[data-key=next]")
        if button.count() and not (self.kind == "question" and self._unanswered()):
            self.moves(button.click)
        else:
            Person.goes_on(self)

    def _unanswered(self) -> bool:
        return self.card.locator(".given").count() == 0


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
