"""Walking: what a visitor and a mediator do with a walk, one method per act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort
from app.domain.errors import MoveRefused, Refused, Unknown
from app.domain.post import Post
from app.domain.procedure import Edition
from app.domain.walk import Outcome, Presence, View, Walk, begin
from app.usecases.ports import Activity, Clock, Library, LiveBus, OpenWalk, Store, Transaction

UNDO = timedelta(seconds=10)
REBUILT = 32  # editions kept in memory that are no longer on disk
_PARIS = ZoneInfo("Europe/Paris")

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
        """The walk as it is now; raise Unknown for one that is over and forgotten."""
        opened = self.store.open_walk(walk)
        edition = self.edition(opened.walk)
        return Scene(opened, edition, opened.walk.view(edition))

    def scenes(self) -> tuple[Scene, ...]:
        """Every walk under way, oldest first."""
        walks = (opened for opened in self.store.open_walks() if not opened.walk.ended)
        return tuple(Scene(one, edition := self.edition(one.walk), one.walk.view(edition)) for one in walks)

    def edition(self, walk: Walk) -> Edition:
        """The edition this walk began with, whatever was published since."""
        live = self.library.editions().get(walk.procedure)
        if live is not None and live.id == walk.edition:
            return live
        return self._rebuilt(walk.edition)

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
        )
        opened = OpenWalk(walk, mediator, now, now, now)
        sources = self.library.sources(edition.id)

        def act(change: Transaction) -> tuple[Post | None, int]:
            change.keep_edition(edition.id, edition.procedure.id, sources)
            change.add_walk(opened)
            return _receive(change, post, walk), change.bump_room()

        held, room = self.store.change(act)
        self._announce(None, held, room)
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
        kept = before.card.place == after.card.place
        following = replace(opened, walk=moved, placed_at=opened.placed_at if kept else self.clock.now())
        if opened.walk.practice and not moved.practice:
            following = replace(following, opened_at=following.placed_at)

        def save(change: Transaction) -> int:
            change.save_walk(following, expected=seen)
            return change.bump_room()

        room = self.store.change(save)
        # Only once saved: a screen told too early would read the old card again.
        self._announce(moved, None, room)
        return Scene(following, edition, after)

    def accompany(self, walk: str, mediator: str, presence: Presence) -> Scene:
        """A mediator comes to a walk under way."""
        opened = self.store.open_walk(walk)
        moved = moves.beside(opened.walk, presence)

        def save(change: Transaction) -> int:
            change.save_walk(replace(opened, walk=moved, mediator=mediator), expected=opened.walk.version)
            return change.bump_room()

        room = self.store.change(save)
        self._announce(moved, None, room)
        return self.scene(walk)

    def end(self, walk: str, outcome: Outcome, *, keep_post: bool = False) -> None:
        """End a walk whatever version the screen shows; its post is wiped and has to be checked.

        `keep_post` is « une autre démarche ? »: the same person goes on, language and size stay.
        """

        def act(change: Transaction) -> tuple[Walk, Post | None, int]:
            opened = change.walk(walk)
            if opened.walk.ended:
                raise MoveRefused("ended")
            ended = moves.end(opened.walk, outcome)
            change.save_walk(
                replace(opened, walk=ended, ended_at=self.clock.now()), expected=opened.walk.version
            )
            post = next((one for one in change.posts() if one.walk == walk), None)
            if post is not None:
                post = post.released() if keep_post else post.wiped()
                change.save_post(post)
            return ended, post, change.bump_room()

        ended, post, room = self.store.change(act)
        self._announce(ended, post, room)

    def undo_end(self, walk: str, post: str | None) -> Scene:
        """Take an end back within ten seconds, on the post it was on if nobody else is there."""

        def act(change: Transaction) -> tuple[Walk, Post | None, int]:
            opened = change.walk(walk)
            if opened.ended_at is None or self.clock.now() - opened.ended_at > UNDO:
                raise Unknown
            reopened = moves.reopen(opened.walk)
            change.save_walk(replace(opened, walk=reopened, ended_at=None), expected=opened.walk.version)
            return reopened, _receive(change, post, reopened, checking=False), change.bump_room()

        reopened, held, room = self.store.change(act)
        self._announce(reopened, held, room)
        return self.scene(walk)

    def sweep(self) -> int:
        """Forget the walks whose ten seconds are over, count them, and say how many they were."""
        now = self.clock.now()
        over = [one.walk.id for one in self.store.open_walks() if one.ended_at and now - one.ended_at > UNDO]
        if over:
            self.bus.announce("room", self.store.change(lambda change: _forget_all(change, over)))
        return len(over)

    def _announce(self, walk: Walk | None, post: Post | None, room: int) -> None:
        if walk is not None:
            self.bus.announce(f"walk:{walk.id}", walk.version)
        if post is not None:
            self.bus.announce(f"post:{post.id}", post.version)
        self.bus.announce("room", room)


def _receive(change: Transaction, post: str | None, walk: Walk, *, checking: bool = True) -> Post | None:
    """Put a walk on a post; raise Refused when somebody is there, or when nobody checked it is clean."""
    if post is None:
        return None
    held = change.post(post)
    if held.walk is not None:
        raise Refused("post-taken", post=held.name)
    if held.to_check and checking:
        raise Refused("post-to-check", post=held.name)
    held = replace(held, to_check=False).receive(walk.id)
    held = held.speaking(walk.language).in_comfort(walk.comfort)
    change.save_post(held)
    return held


def _forget_all(change: Transaction, walks: Sequence[str]) -> int:
    for walk in walks:
        _forget(change, walk)
    return change.bump_room()


def _forget(change: Transaction, id: str) -> None:
    # Read anew: its end may have been taken back since it was seen to be over.
    opened = change.walk(id)
    ended_at, walk = opened.ended_at, opened.walk
    if ended_at is None or walk.outcome is None:
        return
    if not walk.practice:
        change.record_activity(
            Activity(
                day=_day(ended_at),
                procedure=walk.procedure,
                level=walk.level,
                minutes=_rounded(ended_at - opened.opened_at),
                outcome=walk.outcome,
            )
        )
    change.delete_walk(walk.id)


def _day(moment: datetime) -> date:
    """The day as the desk lives it, in Europe/Paris."""
    return moment.astimezone(_PARIS).date()


def _rounded(lasted: timedelta) -> int:
    """Minutes, rounded to 5 and never 0, so that no row tells who was there when."""
    return max(5, 5 * round(lasted.total_seconds() / 300))
