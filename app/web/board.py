"""The board of the room: who is where, who calls, what waits; times in minutes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.errors import Unknown, Unreadable
from app.domain.pause import PauseSlip
from app.domain.post import Idle, Post
from app.domain.procedure import Procedure
from app.usecases.ports import OpenWalk
from app.usecases.walking import UNDO, Scene
from app.web.cards import CardFace, face_of
from app.web.desk import desk
from app.web.staff import accounts


@dataclass(frozen=True, slots=True)
class Line:
    """One place of the room: a post, or a mediator's own screen, with the walk on it.

    `lost` is a walk that can no longer be shown.
    """

    post: Post | None
    scene: Scene | None
    face: CardFace | None
    minutes: int
    waiting: int | None
    accompanied_by: str | None
    lost: str | None = None

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


def names() -> Mapping[str, str]:
    """The name of each account by its id, read once for a whole screen."""
    return {account.id: account.name for account in accounts().all()}


def line_of(post: Post | None, scene: Scene | None, named: Mapping[str, str]) -> Line:
    """A place of the room as a screen of the staff needs it."""
    now = desk().walking.clock.now()
    called = post.called_at if post else None
    return Line(
        post=post,
        scene=scene,
        face=face_of(scene, desk().library.registries) if scene else None,
        minutes=int((now - scene.opened.placed_at).total_seconds() // 60) if scene else 0,
        waiting=int((now - called).total_seconds() // 60) if called else None,
        accompanied_by=named.get(scene.opened.mediator or "") if scene else None,
        lost=post.walk if post and scene is None else None,
    )


def board(ended: str, ended_on: str) -> dict[str, object]:
    """What the board's template needs; `ended` is the walk just ended here, `ended_on` its post."""
    lines = list(_lines())
    # Oldest call first, then the posts where nothing is pressed any more; the others keep their order.
    lines.sort(key=_urgency, reverse=True)
    return {
        "seen": seen(),
        "lines": lines,
        "calls": [line for line in lines if line.waiting is not None],
        "undo": _just_ended(ended),
        "undo_post": ended_on,
        "left": tuple(_left()),
        "free": [post for post in desk().room.posts() if post.free],
    }


def seen() -> str:
    """Changes with the room, and with every minute: the board counts them."""
    return f"{desk().walking.store.room_version()}.{minute()}"


def minute() -> int:
    """The present minute, numbered: a screen that shows minutes is out of date when it changes."""
    return int(desk().walking.clock.now().timestamp() // 60)


def _lines() -> Iterator[Line]:
    walking, named = desk().walking, names()
    scenes = {scene.walk.id: scene for scene in walking.scenes()}
    held = desk().room.posts()
    on_posts = {post.walk for post in held}
    yield from (line_of(post, scenes.get(post.walk or ""), named) for post in held)
    yield from (line_of(None, scene, named) for id, scene in scenes.items() if id not in on_posts)
    yield from (_lost(one, named) for one in walking.unreadable() if one.walk.id not in on_posts)


def _lost(opened: OpenWalk, named: Mapping[str, str]) -> Line:
    return Line(None, None, None, 0, None, named.get(opened.mediator or ""), lost=opened.walk.id)


def _urgency(line: Line) -> tuple[int, bool]:
    return (-1 if line.waiting is None else line.waiting, line.silent is not Idle.PRESENT)


def _left() -> Iterator[Left]:
    now, editions = desk().walking.clock.now(), desk().library.editions()
    for slip in desk().pausing.on_desk():
        edition = editions.get(slip.procedure)
        minutes = -(-int((slip.expires_at - now).total_seconds()) // 60)
        yield Left(slip, edition.procedure if edition else None, minutes)


def _just_ended(walk: str) -> str | None:
    """The walk that was just ended here, while it can still be taken back."""
    try:
        opened = desk().walking.scene(walk).opened
    except (Unknown, Unreadable):
        return None
    return walk if opened.ended_at and desk().walking.clock.now() - opened.ended_at <= UNDO else None
