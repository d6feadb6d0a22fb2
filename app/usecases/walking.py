"""Walking: what a visitor and a mediator do with a walk, one method per act."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from app.domain import moves
from app.domain.activity import StallKind
from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Tongue
from app.domain.coop import Redirection
from app.domain.errors import InvalidProcedure, MoveRefused, Refused, Unknown, Unreadable
from app.domain.pace import stalled
from app.domain.post import Post
from app.domain.procedure import Edition
from app.domain.walk import Outcome, Presence, View, Walk, begin
from app.usecases.holding import count_stop, forget_all, like, on_equipment, post_of, receive, wake
from app.usecases.library_ports import Library
from app.usecases.ports import Clock, LiveBus, OpenWalk, Store, Transaction

UNDO = timedelta(seconds=10)
REBUILT = 32  # editions kept in memory that are no longer on disk

Move = Callable[[Walk, Edition], Walk]


@dataclass(frozen=True, slots=True)
class Scene:
    """A walk as a screen needs it: where it is, in which edition, who accompanies."""

    opened: OpenWalk
    edition: Edition
    view: View

    @property
    def walk(self) -> Walk:
        """The walk itself."""
        return self.opened.walk

    @property
    def accompanied(self) -> bool:
        """True while a mediator is there."""
        return self.walk.presence is not Presence.ALONE


@dataclass(frozen=True, slots=True)
class Opening:
    """What is chosen when a walk is opened; `organisation` only for what the catalogue lacks."""

    procedure: str
    level: Autonomy
    language: str
    presence: Presence = Presence.ALONE
    comfort: Comfort = Comfort()  # noqa: RUF009 - a frozen value
    organisation: str | None = None
    practice: bool = False
    tongue: Tongue = Tongue.SETTLED


class Walking:
    """One desk's walks."""

    def __init__(
        self, *, store: Store, library: Library, bus: LiveBus, clock: Clock, new_id: Callable[[], str]
    ) -> None:
        self.store = store
        self.library = library
        self.bus = bus
        self.clock = clock
        self.new_id = new_id
        # An edition is named after its texts: made again once, it stays true.
        self._rebuilt = lru_cache(maxsize=REBUILT)(self._rebuild)

    def scene(self, walk: str) -> Scene:
        """The walk as it is now; raise Unknown for one that is over and forgotten, or Unreadable."""
        return self._scene(self.store.open_walk(walk), self.library.editions())

    def scenes(self) -> tuple[Scene, ...]:
        """Every walk under way that can be shown, oldest first."""
        return tuple(scene for _, scene in self.under_way() if scene is not None)

    def under_way(self) -> Iterator[tuple[OpenWalk, Scene | None]]:
        """Every walk under way, oldest first; without its scene, this program can only end it."""
        live = self.library.editions()
        for opened in self.store.open_walks():
            if not opened.walk.ended:
                yield opened, self._shown(opened, live)

    def _shown(self, opened: OpenWalk, live: Mapping[str, Edition]) -> Scene | None:
        try:
            return self._scene(opened, live)
        except Unreadable:
            return None

    def _scene(self, opened: OpenWalk, live: Mapping[str, Edition]) -> Scene:
        try:
            edition = self._kept(live, opened.walk.procedure, opened.walk.edition)
            return Scene(opened, edition, opened.walk.view(edition))
        except (InvalidProcedure, KeyError) as lost:
            # Its texts no longer stand, or its place is in them no more: the program was changed since.
            raise Unreadable(opened.walk.id) from lost

    def edition(self, walk: Walk) -> Edition:
        """The edition this walk began with, whatever was published since."""
        return self.kept_edition(walk.procedure, walk.edition)

    def kept_edition(self, procedure: str, id: str) -> Edition:
        """An edition that a walk or a pause began with; raise Unknown when it is kept nowhere."""
        return self._kept(self.library.editions(), procedure, id)

    def _kept(self, live: Mapping[str, Edition], procedure: str, id: str) -> Edition:
        present = live.get(procedure)
        return present if present is not None and present.id == id else self._rebuilt(id)

    def _rebuild(self, edition: str) -> Edition:
        procedure, sources = self.store.edition_sources(edition)
        return self.library.rebuild(procedure, edition, sources)

    def open(self, opening: Opening, *, post: str | None = None, mediator: str | None = None) -> Scene:
        """Begin a walk, on a post or on the mediator's own screen."""
        edition = self.library.editions().get(opening.procedure)
        if edition is None:
            raise Unknown
        now = self.clock.now()
        walk = begin(
            self.new_id(),
            edition,
            level=opening.level,
            language=opening.language,
            presence=opening.presence,
            comfort=opening.comfort,
            organisation=opening.organisation,
            practice=opening.practice,
            tongue=opening.tongue,
        )
        opened = OpenWalk(walk, mediator, now, now, now)
        sources = self.library.sources(edition.id)

        def act(change: Transaction) -> tuple[Post | None, int]:
            change.keep_edition(edition.id, edition.procedure.id, sources)
            change.add_walk(opened)
            return receive(change, post, walk), change.bump_room()

        held, room = self.store.change(act)
        self.announce(None, held, room)
        return Scene(opened, edition, walk.view(edition))

    def move(self, walk: str, seen: int, act: Move) -> Scene:
        """Make one move from the version a screen shows.

        Raise WalkMovedOn when it moved since, MoveRefused when the present card does not offer it.
        """
        opened = self.store.open_walk(walk)
        opened.walk.expect(seen)
        if opened.walk.ended:
            raise MoveRefused("ended")
        edition = self.edition(opened.walk)
        before, moved = opened.walk.view(edition), act(opened.walk, edition)
        after = moved.view(edition)
        kept, now = before.card.place == after.card.place, self.clock.now()
        placed_at = opened.placed_at if kept else now
        following = replace(opened, walk=moved, placed_at=placed_at, active_at=now)
        if opened.walk.practice and not moved.practice:
            following = replace(following, opened_at=now)

        def save(change: Transaction) -> tuple[Post | None, int]:
            change.save_walk(following, expected=seen)
            if not kept and stalled(before.card, now - opened.placed_at):
                count_stop(change, opened.walk, StallKind.STAYED, now)
            return wake(change, walk), change.bump_room()

        post, room = self.store.change(save)
        # Only once saved: a screen told too early would read the old card again.
        self.announce(moved, post, room)
        return Scene(following, edition, after)

    def end(
        self, walk: str, outcome: Outcome, *, keep_post: bool = False, redirection: Redirection | None = None
    ) -> None:
        """End a walk whatever version the screen shows; its post is wiped and has to be checked.

        `keep_post` is « une autre démarche ? »: the same person goes on. `redirection` says where to.
        """

        def act(change: Transaction) -> tuple[Walk, Post | None, int]:
            opened = change.walk(walk)
            if opened.walk.ended:
                raise MoveRefused("ended")
            post, seen = post_of(change, walk), opened.walk.version
            opened = opened if post is None else on_equipment(opened, post)
            ended = moves.end(opened.walk, outcome, redirection)
            change.save_walk(replace(opened, walk=ended, ended_at=self.clock.now()), expected=seen)
            if post is not None:
                post = like(post, ended)
                post = post.released() if keep_post else post.wiped()
                change.save_post(post)
            return ended, post, change.bump_room()

        ended, post, room = self.store.change(act)
        self.announce(ended, post, room)

    def undo_end(self, walk: str, post: str | None) -> Scene:
        """Take an end back within ten seconds, on the post it was on if nobody else is there.

        Raise Refused("undo-late") afterwards, even once the walk is forgotten.
        """

        def act(change: Transaction) -> tuple[Walk, Post | None, int]:
            opened = self._just_ended(change, walk)
            reopened = moves.reopen(opened.walk)
            again = replace(opened, walk=reopened, ended_at=None, active_at=self.clock.now())
            change.save_walk(again, expected=opened.walk.version)
            return reopened, receive(change, post, reopened, checking=False), change.bump_room()

        reopened, held, room = self.store.change(act)
        self.announce(reopened, held, room)
        return self.scene(walk)

    def _just_ended(self, change: Transaction, walk: str) -> OpenWalk:
        try:
            opened = change.walk(walk)
        except Unknown as forgotten:
            raise Refused("undo-late") from forgotten
        if opened.ended_at is None or self.clock.now() - opened.ended_at > UNDO:
            raise Refused("undo-late")
        return opened

    def sweep(self) -> int:
        """Forget the walks whose ten seconds are over, count them, and say how many they were."""
        now = self.clock.now()
        over = [one.walk.id for one in self.store.ended_walks() if one.ended_at and now - one.ended_at > UNDO]
        if over:
            self.bus.announce("room", self.store.change(lambda change: forget_all(change, over, now)))
        return len(over)

    def announce(self, walk: Walk | None, post: Post | None, room: int) -> None:
        """Tell the screens of a walk, of a post and of the room to look, once it is kept."""
        if walk is not None:
            self.bus.announce(f"walk:{walk.id}", walk.version)
        if post is not None:
            self.bus.announce(f"post:{post.id}", post.version)
        self.bus.announce("room", room)
