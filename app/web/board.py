"""The board of the room: who is where, who calls, what waits; times in minutes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.pause import PauseSlip
from app.domain.plan import COLUMNS, Plan, Spot
from app.domain.post import Idle, Post
from app.domain.procedure import Procedure
from app.usecases.ports import OpenWalk
from app.usecases.walking import Scene
from app.web.cards import CardFace, face_of
from app.web.desk import desk
from app.web.staff import accounts

_CALLS = 10  # ranks of urgency for those who call; whoever came after the ninth shares the last
_QUIET, _BUSY, _TO_CHECK, _FREE = range(_CALLS, _CALLS + 4)


@dataclass(frozen=True, slots=True)
class Line:
    """One place of the room: a post, or a mediator's own screen, with the walk on it.

    `face` is the whole card, that only the screen of one walk shows. `lost` is a walk that can no longer
    be shown. `doubts` counts those told of the gestures of this card, by whomever.
    """

    post: Post | None
    scene: Scene | None
    minutes: int
    waiting: int | None
    accompanied_by: str | None
    face: CardFace | None = None
    mine: bool = False
    doubts: int = 0
    urgency: int = _FREE
    lost: str | None = None

    @property
    def place(self) -> str:
        """What tells this place from the others: its post, else its walk."""
        if self.post is not None:
            return self.post.id
        return self.scene.walk.id if self.scene is not None else self.lost or ""

    @property
    def lacking(self) -> bool:
        """True while the person's language is none of those offered, in the walk or before it."""
        spoken = self.scene.walk if self.scene is not None else self.post
        return spoken is not None and spoken.tongue.lacking

    @property
    def silent(self) -> Idle:
        """What is known of a post where nothing is pressed any more."""
        return self.post.idle if self.post is not None and self.scene is not None else Idle.PRESENT


@dataclass(frozen=True, slots=True)
class Left:
    """A slip that waits on the desk after a post was left alone."""

    slip: PauseSlip
    procedure: Procedure | None
    minutes: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What every line of one board is made with, read once."""

    now: datetime
    names: Mapping[str, str]
    doubts: Mapping[tuple[str, str], int]
    asking: str


def names() -> Mapping[str, str]:
    """The name of each account by its id, read once for a whole screen."""
    return {account.id: account.name for account in accounts().all()}


def line_of(post: Post | None, scene: Scene, named: Mapping[str, str]) -> Line:
    """A place of the room with its whole card, as the screen that follows it needs it."""
    known = _Known(desk().walking.clock.now(), named, {}, "")
    return replace(_line(post, scene, known), face=face_of(scene, desk().library.registries))


@dataclass(frozen=True, slots=True)
class Board:
    """The room as one of the staff sees it: calls oldest first, `plan` row by row."""

    calls: Sequence[Line]
    plan: Sequence[Sequence[Line | None]]
    screens: Sequence[Line]
    free: Sequence[Post]

    @property
    def lines(self) -> Sequence[Line]:
        """Every place, the plan's first."""
        return [*(line for row in self.plan for line in row if line), *self.screens]


def board(account: str) -> Board:
    """The room now, for one of the staff."""
    lines = _by_post(account)
    on_posts = [line for line in lines if line.post]
    calls = sorted((line for line in on_posts if line.waiting is not None), key=_called_at)
    ranks = {line.place: min(rank, _CALLS - 1) for rank, line in enumerate(calls)}
    ranked = {line.place: replace(line, urgency=ranks.get(line.place, _urgency(line))) for line in on_posts}
    return Board(
        calls=calls,
        plan=_rows(ranked, desk().arranging.plan()),
        screens=[line for line in lines if line.post is None],
        free=[line.post for line in on_posts if line.post and line.post.free],
    )


def arrangement() -> dict[str, object]:
    """What the plan being arranged needs: every spot, a row and a column to spare, and who stands there."""
    posts, plan = {post.id: post for post in desk().room.posts()}, desk().arranging.plan()
    across = min(COLUMNS, 2 + max((spot.column for spot in plan.values()), default=0))
    down = 2 + max((spot.row for spot in plan.values()), default=0)
    there = {spot: posts[id] for id, spot in plan.items() if id in posts}
    spots = [[Spot(row, column) for column in range(across)] for row in range(down)]
    calling = (post for post in posts.values() if post.called_at)
    return {"spots": spots, "there": there, "calling": sorted(calling, key=lambda post: str(post.called_at))}


def minute() -> int:
    """The present minute, numbered: a screen that shows minutes is out of date when it changes."""
    return int(desk().walking.clock.now().timestamp() // 60)


def seen(undoing: bool) -> str:
    """Changes with the room, with every minute the board counts, and when it is too late to undo."""
    return f"{desk().walking.store.room_version()}.{minute()}{'.a' if undoing else ''}"


def _by_post(account: str) -> Sequence[Line]:
    walking = desk().walking
    known = _Known(walking.clock.now(), names(), desk().doubting.counts(), account)
    held, under_way = desk().room.posts(), {one.walk.id: (one, scene) for one, scene in walking.under_way()}
    lines = [_line(post, under_way.get(post.walk or "", (None, None))[1], known) for post in held]
    on_posts = {post.walk for post in held}
    elsewhere = (pair for id, pair in under_way.items() if id not in on_posts)
    return [*lines, *(_line(None, scene, known) if scene else _lost(one, known) for one, scene in elsewhere)]


def _line(post: Post | None, scene: Scene | None, known: _Known) -> Line:
    called, mediator = post.called_at if post else None, scene.opened.mediator if scene else None
    return Line(
        post=post,
        scene=scene,
        minutes=_minutes(known.now, scene.opened.placed_at) if scene else 0,
        waiting=_minutes(known.now, called) if called else None,
        accompanied_by=known.names.get(mediator or ""),
        mine=mediator is not None and mediator == known.asking,
        doubts=_doubts(scene, known) if scene and known.doubts else 0,
        lost=post.walk if post and scene is None else None,
    )


def _lost(opened: OpenWalk, known: _Known) -> Line:
    return Line(None, None, 0, None, known.names.get(opened.mediator or ""), lost=opened.walk.id)


def _doubts(scene: Scene, known: _Known) -> int:
    procedure = scene.walk.frame.procedure
    return sum(known.doubts.get((procedure, one.id), 0) for one in scene.view.card.gestures)


def _minutes(now: datetime, since: datetime) -> int:
    return int((now - since).total_seconds() // 60)


def _called_at(line: Line) -> tuple[str, str]:
    return (str(line.post.called_at), line.post.name) if line.post else ("", "")


def _urgency(line: Line) -> int:
    """The order of the list on a phone, calls apart: where nothing is pressed, where one is, the rest."""
    if line.silent is not Idle.PRESENT:
        return _QUIET
    if line.scene or line.lost:
        return _BUSY
    return _TO_CHECK if line.post and line.post.to_check else _FREE


def _rows(lines: Mapping[str, Line], plan: Plan) -> Sequence[Sequence[Line | None]]:
    """Every spot of the plan, row by row, no wider nor longer than it has to be."""
    there = {spot: lines[id] for id, spot in plan.items() if id in lines}
    across = 1 + max((spot.column for spot in there), default=0)
    down = 1 + max((spot.row for spot in there), default=-1)
    return [[there.get(Spot(row, column)) for column in range(across)] for row in range(down)]


def left() -> Iterator[Left]:
    now, editions = desk().walking.clock.now(), desk().library.editions()
    for slip in desk().pausing.on_desk():
        edition = editions.get(slip.procedure)
        minutes = -(-int((slip.expires_at - now).total_seconds()) // 60)
        yield Left(slip, edition.procedure if edition else None, minutes)
