"""create_program(): builds every part and wires them; nothing but the start and the tests imports it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from secrets import token_hex

from flask import Flask

from app.adapters.beside import beside
from app.adapters.catalogues import Catalogues
from app.adapters.hashing import Argon2Hashing
from app.adapters.library import FolderLibrary
from app.adapters.link_checking import LinkLooking
from app.adapters.live.bus import InProcessBus
from app.adapters.live.hub import Hub
from app.adapters.pdf import PagePrinting
from app.adapters.publishing import FolderPublishing
from app.adapters.recordings import FolderRecordings
from app.adapters.rewriting import FolderRewriting
from app.adapters.speech.cache import SpeechCache
from app.adapters.speech.espeak import Espeak
from app.adapters.store.accounts import SqlAccountStore
from app.adapters.store.database import Database
from app.adapters.store.store import SqlStore
from app.adapters.translation_tables import FileTables
from app.adapters.translations import FolderTranslations
from app.application import create_app
from app.config import Config
from app.domain.structure import Structure
from app.usecases.accounts import Accounts
from app.usecases.arranging import Arranging
from app.usecases.authoring import Authoring
from app.usecases.correcting import Correcting
from app.usecases.doubting import Doubting
from app.usecases.figures import Figuring
from app.usecases.following import Doorkeeper
from app.usecases.idling import Idling
from app.usecases.inviting import Inviting
from app.usecases.journal import Journal
from app.usecases.links import Links
from app.usecases.listening import Listening
from app.usecases.moving import Moving
from app.usecases.pausing import Pausing
from app.usecases.pointing import Pointing
from app.usecases.ports import Clock
from app.usecases.recording_ports import Recordings
from app.usecases.ringing import Ringing
from app.usecases.room import Room
from app.usecases.settings import Settings
from app.usecases.signing_in import Hashing, SigningIn
from app.usecases.surveying import Surveying
from app.usecases.throttling import Throttling
from app.usecases.translating import Translating
from app.usecases.translation_returns import Returns
from app.usecases.walking import Walking
from app.web import desk, seats
from app.web.streams import Porter


class SystemClock:
    """Fills `Clock`."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Program:
    """The whole program, built: what the server serves, and what it keeps tidy."""

    app: Flask
    hub: Hub
    doorkeeper: Doorkeeper
    database: Database
    accounts: Accounts
    walking: Walking
    room: Room
    catalogues: Catalogues
    pausing: Pausing
    idling: Idling
    doubting: Doubting
    figuring: Figuring
    correcting: Correcting
    settings: Settings
    authoring: Authoring
    links: Links
    returns: Returns

    def sweep(self) -> None:
        """Forget what is over, look after silent posts, read what changed; writes only where it must."""
        self.catalogues.refresh()
        self.settings.refresh()
        self.walking.sweep()
        self.pausing.sweep()
        self.idling.sweep()
        self.authoring.notice()

    def tidy(self) -> None:
        """Forget old codes, sessions, tries, lines and counts; a durable write, so not at every turn."""
        self.room.sweep()
        self.accounts.sweep()
        self.doubting.sweep()
        self.figuring.sweep()
        self.correcting.sweep()
        self.authoring.sweep()
        self.links.sweep()


def create_program(config: Config, *, clock: Clock | None = None, hashing: Hashing | None = None) -> Program:
    """Build and wire everything for one desk; opens its database and brings it up to date."""
    clock = clock or SystemClock()
    hub, database = Hub(), Database.open(config.database)
    bus, store, account_store = InProcessBus(hub), SqlStore(database), SqlAccountStore(database)
    throttling = Throttling(account_store, clock)
    signing_in = SigningIn(account_store, hashing or Argon2Hashing(), throttling, bus, clock)
    settings = Settings(account_store, clock, Structure(name=config.desk, interpreter=config.interpreter))
    accounts = Accounts(account_store, signing_in, clock, new_id, lambda: settings.structure().name)
    library = _library(config, clock)
    walking = Walking(store=store, library=library, bus=bus, clock=clock, new_id=new_id)
    posts = Room(store, bus, clock, throttling, new_id)
    who = seats.Seats(signing_in, store, config.secret)
    catalogues = Catalogues(config.root)
    recordings, noting = _recordings(config), Journal(account_store, clock)
    rewriting = FolderRewriting(config.root, catalogues, closed=config.demo)
    authoring = Authoring(store, library, clock, new_id, _publishing(config), noting, settings)
    doubting, links = Doubting(walking), Links(store, library, LinkLooking(), clock, beside)
    parts = desk.Desk(
        library,
        catalogues,
        walking,
        posts,
        recordings,
        _listening(config, recordings),
        Pausing(walking, throttling),
        Idling(walking, config.idle),
        doubting,
        printing=PagePrinting(config.root / "static"),
        settings=settings,
        inviting=Inviting(accounts),
        journal=noting,
        figuring=Figuring(store, clock),
        correcting=Correcting(store, library, catalogues, rewriting, authoring, noting, clock, new_id),
        pointing=Pointing(walking),
        moving=Moving(walking),
        arranging=Arranging(walking.store, walking.bus),
        ringing=Ringing(),
        returns=_translations(config, library, catalogues, noting, authoring),
        authoring=authoring,
        links=links,
        surveying=Surveying(authoring, catalogues, doubting, links),
    )
    app = create_app(config, parts, accounts, who)
    return Program(
        app,
        hub,
        Porter(who, store),
        database,
        accounts,
        walking,
        posts,
        catalogues,
        parts.pausing,
        parts.idling,
        parts.doubting,
        parts.figuring,
        parts.correcting,
        settings,
        authoring,
        links,
        parts.returns,
    )


def new_id() -> str:
    """128 bits that nobody can guess."""
    return token_hex(16)


def _library(config: Config, clock: Clock) -> FolderLibrary:
    def today() -> date:
        return clock.now().date()

    return FolderLibrary(
        config.root / "procedures",
        today=today,
        pictograms=config.root / "static" / "pictogrammes" / "index.json",
        include_examples=config.demo or config.examples,
    )


def _translations(
    config: Config, library: FolderLibrary, catalogues: Catalogues, noting: Journal, authoring: Authoring
) -> Returns:
    kept = FolderTranslations(config.root, catalogues, closed=config.demo)
    translating = Translating(kept, library, catalogues, noting, noting.clock, alone=authoring.alone)
    return Returns(translating, FileTables())


def _recordings(config: Config) -> FolderRecordings:
    return FolderRecordings(config.root / "procedures", kept=config.voices)


def _publishing(config: Config) -> FolderPublishing:
    return FolderPublishing(config.root / "procedures", closed=config.demo)


def _listening(config: Config, recordings: Recordings) -> Listening:
    return Listening(recordings, Espeak(config.espeak), SpeechCache(config.data / "voix"))
