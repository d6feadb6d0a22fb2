"""The whole program on a folder of its own, and the cast: Amina at a post, Luc, Inès, Zoé, and Paul."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import Element

from app.adapters.store.accounts import SqlAccountStore
from app.adapters.store.tables import metadata
from app.config import ROOT, Config
from app.domain.account import Account, Role
from app.domain.autonomy import Autonomy
from app.domain.language import breakable
from app.domain.linking import LinkOutcome
from app.domain.post import Post
from app.domain.walk import Presence
from app.factory import Program, create_program
from app.usecases.link_ports import Found
from app.usecases.signing_in import digest
from app.usecases.walking import Opening
from tests.compiled import compiled_once
from tests.pages import Reader, parsed, words
from tests.staffed import PASSPHRASE, QUICK, HeldClock

SECRET = b"s" * 32
HTMX = {"HX-Request": "true"}
KEPT = ("room", "journal", "alembic_version")  # what a clean house still holds
CLEARED = [table for table in metadata.sorted_tables if table.name not in KEPT]
STAFF = {
    "luc": (Role.MEDIATOR,),
    "zoe": (Role.TRAINER,),
    "marie": (Role.MANAGER,),
    "ines": tuple(Role),
}
ALL = "exemples/tout"
CAF = "caf/declaration-ressources"
FREE = "commun/accompagnement-libre"
FEW = (ALL, CAF, FREE)
_ID = re.compile(r"[a-z][a-z0-9-]*/[a-z0-9-]+")


def build(data: Path, *, root: Path = ROOT, **settings) -> "House":
    """A program on a folder, with a clock that tests move."""
    settings = {"examples": True, "espeak": "", **settings}
    config = Config(data=data, secret=SECRET, root=root, **settings)
    clock = HeldClock()
    program = create_program(config, clock=clock, hashing=QUICK)
    program.links.looking, program.links.beside = CalmWeb(), _at_once
    compiled_once(program.app).test_client_class = Reader
    return House(program, clock, config)


class CalmWeb:
    """An Internet where every site answers, and that no test ever leaves for."""

    def look(self, link, allowed) -> Found:
        return Found(LinkOutcome.FINE)


def _at_once(act) -> None:
    act()


def own_root(folder: Path, *more: str) -> Path:
    """A copy of the project that a test may spoil, with few procedures: quickly read, whatever is shipped."""
    procedures = folder / "procedures"
    procedures.mkdir(parents=True)
    for name in ("app", "static", "translations"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    for registry in (ROOT / "procedures").glob("*.yaml"):
        shutil.copy(registry, procedures)
    for id in _with_what_they_lead_to([*FEW, *more]):
        place = procedures / f"{id}.yaml"
        place.parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "procedures" / f"{id}.yaml", place)
    return folder


def _with_what_they_lead_to(ids: list[str]) -> set[str]:
    found: set[str] = set()
    for id in ids:  # longer and longer: what one leads to leads further
        file = ROOT / "procedures" / f"{id}.yaml"
        if id not in found and file.is_file():
            found.add(id)
            ids.extend(_ID.findall(file.read_text("utf-8")))
    return found


@dataclass
class House:
    """A desk as it runs, with nobody in it yet."""

    program: Program
    clock: HeldClock
    config: Config

    @property
    def walking(self):
        return self.program.walking

    @property
    def store(self):
        return self.program.walking.store

    def empty(self) -> None:
        """As it was on the first morning."""
        self.put_back({table.name: [] for table in CLEARED})
        self.employ(**STAFF)

    def snapshot(self) -> Mapping[str, list]:
        """All that is kept now, to be put back later."""
        with self.program.database.read() as connection:
            return {table.name: connection.execute(table.select()).mappings().all() for table in CLEARED}

    def put_back(self, kept: Mapping[str, list]) -> None:
        """Everything as it was then, the hour included."""
        self.clock.moment = HeldClock().moment
        self.program.settings.refresh()

        def act(change) -> None:
            for table in reversed(CLEARED):
                change.execute(table.delete())
            for table in CLEARED:
                if kept[table.name]:
                    change.execute(table.insert(), [dict(row) for row in kept[table.name]])

        self.program.database.change(act)

    def employ(self, **team: tuple[Role, ...]) -> None:
        hashed = QUICK.hash(PASSPHRASE)

        def act(change) -> None:
            for login, roles in team.items():
                account = Account(f"id-{login}", login, login.capitalize(), frozenset(roles), disabled=False)
                change.add_account(account, hashed)

        SqlAccountStore(self.program.database).change(act)

    def put_post(self, number: int = 1, **facts) -> Post:
        """A paired computer of the room."""
        post = Post(f"p{number}", f"Poste {number}", **facts)

        def act(change) -> None:
            change.save_post(post)
            change.set_device(post.id, digest(device(number)))

        self.store.change(act)
        return post

    def paul(self) -> "Person":
        """A stranger: a browser that is nobody."""
        client = self.program.app.test_client()
        client.set_cookie("avant", "nobody-yet")
        return Person(client, self)

    def amina(self, number: int = 1, **facts) -> "Person":
        """At a post, that is paired if need be."""
        if f"p{number}" not in {post.id for post in self.store.posts()}:
            self.put_post(number, **facts)
        person = self.paul()
        person.client.set_cookie("poste", device(number))
        return person

    def staff(self, login: str) -> "Person":
        """Somebody of the team, signed in."""
        person = self.paul()
        person.client.set_cookie("s", self.program.accounts.signing_in.sign_in(login, PASSPHRASE))
        return person

    def luc(self) -> "Person":
        return self.staff("luc")

    def ines(self) -> "Person":
        return self.staff("ines")

    def open(
        self,
        procedure: str = ALL,
        level: Autonomy = Autonomy.DONE_WITH,
        *,
        post: str | None = "p1",
        mediator: str | None = None,
        **facts,
    ) -> str:
        """Begin a walk; gives its id."""
        presence = facts.pop("presence", Presence.DESK if mediator else Presence.ALONE)
        opening = Opening(procedure, level, facts.pop("language", "fr"), presence, **facts)
        return self.walking.open(opening, post=post, mediator=mediator).walk.id

    def walk(self, id: str):
        return self.store.open_walk(id).walk

    def to(self, walk: str, place: str, **answers: str) -> None:
        """Put a walk at a place, as if these answers had been given."""
        opened = self.store.open_walk(walk)
        frame = replace(opened.walk.frame, place=place, answers=answers)
        there = replace(opened.walk, frames=(frame,), version=opened.walk.version + 1)
        self.store.change(
            lambda change: change.save_walk(replace(opened, walk=there), expected=opened.walk.version)
        )

    def seal(self, token: str) -> str:
        return self.program.doorkeeper.seats.seal(token)


def device(number: int) -> str:
    return f"the-device-of-post-{number}"


@dataclass
class Person:
    """Somebody in front of a browser, who reads pages and presses what is written on them."""

    client: object
    house: House
    answer: object = None
    page: Element | None = None
    at: str = "/"

    def get(self, path: str, **headers: str):
        """Open a page, following where it leads."""
        self._shown(self.client.get(path, headers=headers), path)
        return self.answer

    def press(self, name: str, *, htmx: bool = False, **fields: str):
        """Press the button where this is written, with what its form carries."""
        form, button = next(self._buttons(name), (None, None))
        assert form is not None, f"no « {name} » among {self.buttons}"
        values = {one.get("name"): one.get("value", "") for one in form.iter("input") if _sent(one)}
        values.update({one.get("name"): _selected(one) for one in form.iter("select")})
        if button.get("name"):
            values[button.get("name")] = button.get("value", "")
        return self.send(button.get("formaction") or form.get("action"), htmx=htmx, **{**values, **fields})

    def send(self, path: str, *, htmx: bool = False, method: str = "POST", headers=None, **fields: str):
        """Send a form with a good token, whatever the page shows."""
        fields.setdefault("csrf_token", self.token)
        headers = {**(HTMX if htmx else {}), **(headers or {})}
        self._shown(self.client.open(path, method=method, data=fields, headers=headers), path)
        return self.answer

    def _shown(self, answer, path: str) -> None:
        self.answer = answer
        onward = answer.headers.get("HX-Redirect") or (answer.location if answer.status_code == 303 else None)
        if onward or answer.headers.get("HX-Refresh"):
            self.at = onward or self.at
            followed = self.client.get(self.at, follow_redirects=True)
            assert followed.status_code == 200, (self.at, followed.status_code)
            self.page = parsed(followed.text)
        elif answer.status_code != 204 and answer.mimetype == "text/html":
            self.page = parsed(answer.text)
            self.at = (
                path
                if answer.request.method == "GET" and "HX-Request" not in answer.request.headers
                else self.at
            )

    @property
    def token(self) -> str:
        names = ("s", "poste", "avant")
        found = next(cookie for name in names if (cookie := self.client.get_cookie(name)) is not None)
        return self.house.seal(found.value)

    @property
    def text(self) -> str:
        """All that the page says."""
        return words(self.page)

    @property
    def title(self) -> str:
        """The one great title of the page."""
        return words(next(self.page.iter("h1")))

    @property
    def language(self) -> tuple[str | None, str | None]:
        return self.page.get("lang"), self.page.get("dir")

    @property
    def buttons(self) -> list[str]:
        """What can be pressed."""
        return [words(button) for button in self.page.iter("button")]

    def _buttons(self, name: str) -> Iterator[tuple[Element, Element]]:
        """Those that say just this, else those that begin so."""
        forms = {form.get("id"): form for form in self.page.iter("form")}
        found = [(form, button) for form in self.page.iter("form") for button in form.iter("button")]
        found += [
            (forms[one.get("form")], one) for one in self.page.iter("button") if one.get("form") in forms
        ]
        yield from (pair for pair in found if words(pair[1]) == name)
        yield from (pair for pair in found if words(pair[1]).startswith(name))

    def field(self, name: str) -> str:
        """What the page carries under a name."""
        return next(one.get("value") for one in self.page.iter("input") if one.get("name") == name)


def _selected(list_of: Element) -> str:
    options = list(list_of.iter("option"))
    return next((one for one in options if one.get("selected") is not None), options[0]).get("value", "")


def _sent(field: Element) -> bool:
    return field.get("type") not in ("radio", "checkbox") or field.get("checked") is not None


def told(answer) -> str:
    """What an answer says, markup and all, with its entities read and its spaces as any."""
    return breakable(unescape(answer.text))


def rows(house: House) -> Mapping[str, list]:
    """Everything that the database holds, table by table."""
    with house.program.database.read() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(table.select())))
            for table in metadata.sorted_tables
        }
