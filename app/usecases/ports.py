"""What the outside fills for the use cases: stores, library, bus, clock, chance."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from app.domain.gesture import Sentence
from app.domain.language import Languages, Phrase
from app.domain.post import Post
from app.domain.walk import Walk
from app.usecases.authoring_ports import DraftChanges, DraftReads
from app.usecases.correction_ports import CorrectionChanges, CorrectionReads
from app.usecases.figure_ports import FigureChanges, FigureReads
from app.usecases.pause_ports import PauseChanges, PauseReads

Result = TypeVar("Result")


class Clock(Protocol):
    """The time; tests set it."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class LiveBus(Protocol):
    """Tells the open screens to look; carries a topic and a version, nothing else."""

    def announce(self, topic: str, version: int) -> None:
        """Say that a topic (`walk:<id>`, `post:<id>`, `room`) is at that version."""
        ...

    def close(self, seat: str) -> None:
        """End the streams of a seat whose rights ended."""
        ...


class Catalogues(Protocol):
    """The translations as they are now."""

    @property
    def languages(self) -> Languages:
        """The languages of the posts, French first."""
        ...

    @property
    def codes(self) -> frozenset[str]:
        """The codes one may choose."""
        ...

    def phrase(self, sentence: Sentence, language: str) -> Phrase:
        """A sentence in a language, or its French."""
        ...

    def gettext(self, language: str, msgid: str) -> str:
        """A message of the interface."""
        ...

    def ngettext(self, language: str, singular: str, plural: str, count: int) -> str:
        """A message of the interface that counts."""
        ...


class Printing(Protocol):
    """Pages drawn as files, where the machine can."""

    def ready(self) -> bool:
        """Whether a page can be drawn here."""
        ...

    def pdf(self, page: str) -> bytes:
        """A whole page of HTML as a PDF; raise RuntimeError where `ready` says no."""
        ...


@dataclass(frozen=True, slots=True)
class OpenWalk:
    """A walk with what the room needs to know of it.

    `mediator` is the account that accompanies; `placed_at` is when the present card was reached;
    `active_at` is when somebody last pressed something, on whichever screen. `calls` counts the help
    calls; saving a walk leaves it as it is.
    """

    walk: Walk
    mediator: str | None
    opened_at: datetime
    placed_at: datetime
    active_at: datetime
    ended_at: datetime | None = None
    calls: int = 0


@dataclass(frozen=True, slots=True)
class Pairing:
    """A browser that shows a code and waits for a mediator to make it a post."""

    code: str
    token_hash: str
    language: str
    expires_at: datetime


class Transaction(PauseChanges, FigureChanges, CorrectionChanges, DraftChanges, Protocol):
    """One durable change: everything done through it is kept together, or not at all."""

    def walk(self, id: str) -> OpenWalk:
        """Raise Unknown when there is none."""
        ...

    def add_walk(self, opened: OpenWalk) -> None:
        """Keep a new walk."""
        ...

    def save_walk(self, opened: OpenWalk, *, expected: int) -> None:
        """Replace a walk at version `expected`; raise WalkMovedOn with the present one otherwise."""
        ...

    def delete_walk(self, id: str) -> None:
        """Forget a walk whole."""
        ...

    def post(self, id: str) -> Post:
        """Raise Unknown when there is none."""
        ...

    def save_post(self, post: Post) -> None:
        """Keep a post, new or changed."""
        ...

    def delete_post(self, id: str) -> None:
        """Forget a post and its device token."""
        ...

    def posts(self) -> Sequence[Post]:
        """Every post, by name."""
        ...

    def set_device(self, post: str, token_hash: str) -> None:
        """The one browser that is this post from now on."""
        ...

    def add_pairing(self, pairing: Pairing) -> None:
        """Keep a code shown by a browser that wants to be a post; replaces that browser's older one."""
        ...

    def pairing(self, code: str) -> Pairing | None:
        """The pairing that shows this code."""
        ...

    def delete_pairing(self, code: str) -> None:
        """A code serves once."""
        ...

    def keep_edition(self, edition: str, procedure: str, sources: Mapping[str, str]) -> None:
        """Keep the texts of an edition that a walk begins with; does nothing when they are kept already."""
        ...

    def sweep_pairings(self, now: datetime) -> None:
        """Forget the codes that expired."""
        ...

    def bump_room(self) -> int:
        """Number a change of the room, and return its new version."""
        ...


class Store(PauseReads, FigureReads, CorrectionReads, DraftReads, Protocol):
    """The durable side: reads see what was committed; changes go through `change`, one at a time."""

    def change(self, act: Callable[[Transaction], Result]) -> Result:
        """Run `act` in one durable transaction; raise StoreBusy when the database does not answer."""
        ...

    def open_walk(self, id: str) -> OpenWalk:
        """Raise Unknown when there is none."""
        ...

    def open_walks(self) -> Sequence[OpenWalk]:
        """Every walk, those ended but not yet forgotten included, oldest first."""
        ...

    def ended_walks(self) -> Sequence[OpenWalk]:
        """The walks that ended and are not yet forgotten."""
        ...

    def silent_walks(self, since: datetime, now: datetime) -> Sequence[OpenWalk]:
        """The walks that nobody touched after a moment, and those touched at one that is still to come."""
        ...

    def post(self, id: str) -> Post:
        """Raise Unknown when there is none."""
        ...

    def posts(self) -> Sequence[Post]:
        """Every post, by name."""
        ...

    def post_of_device(self, token_hash: str) -> Post | None:
        """The post that the browser with this token is."""
        ...

    def pairing_of_device(self, token_hash: str) -> Pairing | None:
        """The code that the browser with this token shows."""
        ...

    def room_version(self) -> int:
        """How many times the room changed."""
        ...

    def edition_sources(self, edition: str) -> tuple[str, Mapping[str, str]]:
        """The procedure's id and the texts of a kept edition; raise Unknown when it is not kept."""
        ...
