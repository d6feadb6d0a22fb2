"""A desk that is really served, its program at hand, so that a test begins where it wants."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from types import MappingProxyType

from app.config import Config
from app.domain import moves
from app.domain.account import Role
from app.domain.autonomy import Autonomy
from app.domain.hand import Mandate
from app.domain.path import CardKind
from app.domain.post import Post
from app.domain.procedure import Edition
from app.domain.walk import Presence, Walk, begin
from app.factory import Program, create_program
from app.server import build
from app.usecases.ports import Clock
from app.usecases.signing_in import digest
from app.usecases.walking import Opening
from tests.compiled import compiled_once
from tests.served import served
from tests.speaking import a_machine
from tests.staffed import QUICK

DECLARATION = "caf/declaration-ressources"
INES = "lanterne moulin verger canard"  # the passphrase of Inès
_NUMBERS = count(11)


@dataclass(frozen=True)
class Place:
    """A post of the room, and the secret of the browser that is this post."""

    post: Post
    token: str


@dataclass
class House:
    """One desk: its address, its posts, its staff."""

    program: Program
    base: str = ""
    passphrase: str = ""
    session: str = ""
    luc_id: str = ""

    def employ(self) -> None:
        """Create Inès's account and Luc's, and open a session of his."""
        accounts = self.program.accounts
        accounts.first_account(accounts.setup_link(), "ines", "Inès", INES)
        ines = accounts.all()[0]
        granted = accounts.create(ines, "luc", "Luc", set(Role))
        self.luc_id, self.passphrase = granted.account.id, granted.passphrase
        self.session = accounts.signing_in.sign_in("luc", granted.passphrase)

    def a_place(self) -> Place:
        """A free post that nobody has used."""
        number = next(_NUMBERS)
        place = Place(Post(f"poste-{number}", f"Poste {number}"), f"secret-of-the-browser-{number}")

        def add(change):
            change.save_post(place.post)
            change.set_device(place.post.id, digest(place.token))
            return change.bump_room()

        self.program.walking.bus.announce("room", self.program.walking.store.change(add))
        return place

    def open(
        self,
        place: Place | None = None,
        *,
        procedure: str = DECLARATION,
        level: Autonomy = Autonomy.DONE_WITH,
        language: str = "fr",
        presence: Presence = Presence.DESK,
        at: str = "",
        answers: Mapping[str, str] | None = None,
        practice: bool = False,
    ) -> Walk:
        """A walk that Luc accompanies, at its beginning or led to the card `at`: its place, or its kind.

        On the way the first choice answers a question, unless `answers` says another.
        """
        alone = presence is Presence.ALONE
        walking = self.program.walking
        walk = walking.open(
            Opening(procedure, level, language, presence, practice=practice),
            post=place.post.id if place else None,
            mediator=None if alone else self.luc_id,
        ).walk
        return self.lead(walk.id, at, answers or {}) if at else walk

    def lead(self, walk: str, at: str, answers: Mapping[str, str] = MappingProxyType({})) -> Walk:
        """Go on with a walk, as if its buttons were pressed, to a card: its place, or its kind."""

        walking = self.program.walking
        onward = partial(led, at=at, answers=answers)
        return walking.move(walk, walking.scene(walk).walk.version, onward).walk

    def lead_to_the_mandate(self, walk: str) -> Walk:
        """Go on with a walk until the mediator would act with what is the person's."""

        def onward(now: Walk, edition: Edition) -> Walk:
            while not now.wants_mandate(edition):
                now = one_move(now, edition, {})
            return now

        walking = self.program.walking
        return walking.move(walk, walking.scene(walk).walk.version, onward).walk

    def put(self, walk: str, at: str, answers: Mapping[str, str] = MappingProxyType({})) -> int:
        """Put a walk at a card, as if it had begun anew and come there; gives its version."""
        scene = self.program.walking.scene(walk)
        fresh = begin(walk, scene.edition, level=scene.walk.level, language=scene.walk.language)
        there = led(replace(fresh, practice=scene.walk.practice), scene.edition, at, answers)
        return self.put_at(walk, there)

    def put_at(self, walk: str, there: Walk) -> int:
        """Put a walk where another one is; gives its version."""
        walking = self.program.walking
        return walking.move(walk, walking.scene(walk).walk.version, partial(as_on, there)).walk.version

    def ask_whether_somebody_is_there(self, place: Place) -> None:
        """As after a long silence."""
        self._on_the_post(place, lambda post, now: post.asked(now))

    def fade(self, place: Place) -> int:
        """Wipe a post where nobody answered; gives its version."""
        return self._on_the_post(place, lambda post, now: post.faded(now)).version

    def _on_the_post(self, place: Place, become: Callable[[Post, datetime], Post]) -> Post:
        walking = self.program.walking

        def act(change):
            post = become(change.post(place.post.id), walking.clock.now())
            change.save_post(post)
            return post, change.bump_room()

        post, room = walking.store.change(act)
        walking.announce(None, post, room)
        return post

    def clear(self, place: Place) -> None:
        """Send whoever is there away, and take the post out of the room."""
        self.vacate(place)
        self.program.walking.store.change(lambda change: change.delete_post(place.post.id))

    def clear_room(self) -> None:
        """Take away the posts that were made on the way: the next test has a room of its own."""
        for post in self.program.walking.store.posts():
            self.clear(Place(replace(post, walk=None), ""))

    def vacate(self, place: Place) -> None:
        """Make a post free again, whatever was on it."""

        def act(change):
            walk = change.post(place.post.id).walk
            change.save_post(place.post)
            if walk is not None:
                change.delete_walk(walk)

        self.program.walking.store.change(act)


def as_on(there: Walk, walk: Walk, _: Edition) -> Walk:
    """A walk that is where another one is."""
    return replace(walk, frames=there.frames, mandate=there.mandate, version=walk.version + 1)


def led(walk: Walk, edition: Edition, at: str, answers: Mapping[str, str]) -> Walk:
    """A walk further on, at the card `at`: its place, its kind, or a gesture that it holds."""
    for _ in range(200):
        card = walk.view(edition).card
        if at in (card.place, card.kind, *(one.id for one in card.gestures)):
            return walk
        walk = one_move(walk, edition, answers)
    raise AssertionError(f"this walk does not come to {at}")


def one_move(walk: Walk, edition: Edition, answers: Mapping[str, str]) -> Walk:
    """What goes on from the present card: the first answer, the yes, the mandate, or « c'est fait »."""
    card = walk.view(edition).card
    asked = card.question
    if asked is not None and asked.id not in walk.frame.answers:
        return moves.answer(walk, edition, asked.id, answers.get(asked.id, asked.choices[0].id))
    if card.kind is CardKind.COMMITMENT and not walk.agreed(card.place):
        return moves.agree(walk, edition, card.place)
    if walk.wants_mandate(edition):
        return moves.settle_mandate(walk, Mandate.SIGNED)
    return moves.advance(walk, edition)


@contextmanager
def furnished(folder: Path, *, clock: Clock | None = None, **settings) -> Iterator[House]:
    """A desk served in a thread, with Luc, who mediates, and Inès, who may do everything; it speaks."""
    settings = {"espeak": a_machine(folder / "machine", seconds=3).program, **settings}
    settings = {"voices": folder / "voices", **settings}
    config = Config(data=folder, secret=b"of the browser tests, thirty-two", **settings)
    program = create_program(config, clock=clock, hashing=QUICK)
    compiled_once(program.app)
    house = House(program)
    house.employ()
    with served(build(program.app, program.hub, program.doorkeeper)) as port:
        house.base = f"http://127.0.0.1:{port}"
        yield house
    program.database.close()
