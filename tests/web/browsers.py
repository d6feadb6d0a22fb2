"""The program's pages over fakes, and a browser for each kind of person."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from flask import Flask

from app.adapters.catalogues import Catalogues
from app.adapters.library import FolderLibrary
from app.adapters.link_checking import LinkLooking
from app.adapters.pdf import PagePrinting
from app.adapters.publishing import FolderPublishing
from app.adapters.recordings import FolderRecordings
from app.adapters.rewriting import FolderRewriting
from app.adapters.speech.cache import SpeechCache
from app.adapters.speech.espeak import Espeak
from app.adapters.translation_tables import FileTables
from app.adapters.translations import FolderTranslations
from app.application import create_app
from app.config import ROOT, Config
from app.domain.account import Role
from app.domain.post import Post
from app.domain.structure import Structure
from app.usecases.arranging import Arranging
from app.usecases.authoring import Authoring
from app.usecases.correcting import Correcting
from app.usecases.doubting import Doubting
from app.usecases.figures import Figuring
from app.usecases.idling import IdleLimits, Idling
from app.usecases.journal import Journal
from app.usecases.links import Links
from app.usecases.listening import Listening
from app.usecases.moving import Moving
from app.usecases.pausing import Pausing
from app.usecases.pointing import Pointing
from app.usecases.ringing import Ringing
from app.usecases.room import Room
from app.usecases.settings import Settings
from app.usecases.signing_in import digest
from app.usecases.surveying import Surveying
from app.usecases.translating import Translating
from app.usecases.translation_returns import Returns
from app.usecases.walking import Walking
from app.web import seats
from app.web.desk import Desk
from tests.compiled import compiled_once
from tests.fakes import FakeStore
from tests.pages import Reader
from tests.staffed import PASSPHRASE, Staffed

SECRET = b"s" * 32
DEVICE = "the-device-of-post-3"
CAST = {
    "mediateur": ("luc", Role.MEDIATOR),
    "formateur": ("zoe", Role.TRAINER),
    "responsable": ("ines", Role.MANAGER),
}


@dataclass
class Door:
    """The application, its desk and its posts."""

    desk: Staffed = field(default_factory=Staffed)
    posts: FakeStore = field(default_factory=FakeStore)
    demo: bool = False
    staffed: bool = True
    library: object = field(default_factory=lambda: _LIBRARY)

    def __post_init__(self) -> None:
        self.seats = seats.Seats(self.desk.signing_in, self.posts, SECRET)
        self.app = _application(self)
        for login, *roles in CAST.values() if self.staffed else ():
            self.desk.employ(login, *roles)

    def put_post(self, *, walk: str | None = None) -> None:
        def act(change) -> None:
            change.save_post(Post("p3", "Poste 3", walk=walk))
            change.set_device("p3", digest(DEVICE))

        self.posts.change(act)

    def browser(self, who: str = "anonymous", *, walk: str | None = None) -> "Browser":
        client = self.app.test_client()
        browser = Browser(client, self)
        if who == "post":
            self.put_post(walk=walk)
            client.set_cookie("poste", DEVICE)
        elif who in CAST:
            client.set_cookie("s", self.desk.signing_in.sign_in(CAST[who][0], PASSPHRASE))
        else:
            client.set_cookie("avant", "nobody-yet")
        return browser


@dataclass
class Browser:
    """A client that knows the token its forms carry."""

    client: object
    door: Door

    @property
    def token(self) -> str:
        for name in ("s", "poste", "avant"):
            cookie = self.client.get_cookie(name)
            if cookie is not None:
                return self.door.seats.seal(cookie.value)
        return ""

    def get(self, path: str, **more):
        return self.client.get(path, **more)

    def send(self, path: str, method: str = "POST", headers=None, **fields):
        fields.setdefault("csrf_token", self.token)
        return self.client.open(path, method=method, data=fields, headers=headers)


def _application(door: Door) -> Flask:
    """The program's own application, over fakes."""
    desk = door.desk
    walking = Walking(
        store=door.posts, library=door.library, bus=desk.bus, clock=desk.clock, new_id=lambda: "w1"
    )
    room = Room(door.posts, desk.bus, desk.clock, desk.signing_in.throttling, lambda: "p1")
    recordings = FolderRecordings(ROOT / "procedures")
    authoring = Authoring(
        door.posts,
        door.library,
        desk.clock,
        str,
        FolderPublishing(ROOT / "procedures", closed=True),
        Journal(desk.store, desk.clock),
        Settings(desk.store, desk.clock, Structure()),
    )
    doubting = Doubting(walking)
    links = Links(door.posts, door.library, LinkLooking(), desk.clock, lambda act: act())
    translating = Translating(
        FolderTranslations(ROOT, _catalogues(), closed=True),
        door.library,
        _catalogues(),
        Journal(desk.store, desk.clock),
        desk.clock,
        alone=lambda: False,
    )
    parts = Desk(
        library=door.library,
        catalogues=_catalogues(),
        walking=walking,
        room=room,
        recordings=recordings,
        listening=Listening(recordings, Espeak(""), SpeechCache(Path("/nowhere"))),
        pausing=Pausing(walking, room.throttling),
        idling=Idling(walking, IdleLimits()),
        doubting=doubting,
        printing=PagePrinting(ROOT / "static"),
        settings=Settings(desk.store, desk.clock, Structure()),
        inviting=desk.inviting,
        journal=Journal(desk.store, desk.clock),
        figuring=Figuring(walking.store, walking.clock),
        correcting=Correcting(
            door.posts,
            door.library,
            _catalogues(),
            FolderRewriting(ROOT, _catalogues(), closed=True),
            authoring,
            Journal(desk.store, desk.clock),
            desk.clock,
            str,
        ),
        pointing=Pointing(walking),
        moving=Moving(walking),
        arranging=Arranging(walking.store, walking.bus),
        ringing=Ringing(),
        authoring=authoring,
        links=links,
        surveying=Surveying(authoring, _catalogues(), doubting, links),
        returns=Returns(translating, FileTables()),
    )
    config = Config(data=Path("/nowhere"), secret=SECRET, demo=door.demo)
    app = create_app(config, parts, desk.accounts, door.seats)
    compiled_once(app).test_client_class = Reader
    return app


_LIBRARY = FolderLibrary(ROOT / "procedures", today=lambda: date(2026, 11, 23))


@cache
def _catalogues() -> Catalogues:
    return Catalogues(ROOT)
