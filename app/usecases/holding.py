"""A walk and the post that holds it: put there, touched, woken, let go."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from app.domain.activity import Stall, StallKind, Tally, TallyKind, activity_of, month_of
from app.domain.coop import Equipment
from app.domain.errors import Refused
from app.domain.path import Card, CardKind
from app.domain.post import Disposition, Idle, Post
from app.domain.walk import Outcome, Walk
from app.usecases.figure_ports import Record
from app.usecases.ports import OpenWalk, Transaction

_PARIS = ZoneInfo("Europe/Paris")
COMPLETING = timedelta(minutes=10)  # to complete what is counted of a walk
_ENDS = {CardKind.ENDING: Outcome.DONE, CardKind.EXIT: Outcome.REDIRECTED}


def receive(change: Transaction, post: str | None, walk: Walk, *, checking: bool = True) -> Post | None:
    """Put a walk on a post; raise Refused when somebody is there, or when nobody checked it is clean."""
    if post is None:
        return None
    held = change.post(post)
    if held.walk is not None:
        raise Refused("post-taken", post=held.name)
    if held.to_check and checking:
        raise Refused("post-to-check", post=held.name)
    if held.again and checking:
        _go_on(change, walk.id)
    held = replace(held, to_check=False).receive(walk.id)
    held = like(held, walk)
    change.save_post(held)
    return held


def _go_on(change: Transaction, walk: str) -> None:
    """« Une autre démarche ? »: another demand, by the same person."""
    opened = change.walk(walk)
    same = replace(opened.walk, trail=replace(opened.walk.trail, again=True))
    change.save_walk(replace(opened, walk=same), expected=same.version)


def post_of(change: Transaction, walk: str) -> Post | None:
    """The post a walk is on, if it is on one."""
    return next((post for post in change.posts() if post.walk == walk), None)


def like(post: Post, walk: Walk) -> Post:
    """The post reads as its walk does."""
    return post.speaking(walk.language, walk.tongue).in_comfort(walk.comfort)


def wake(change: Transaction, walk: str) -> Post | None:
    """Somebody pressed: the post is idle no more, nothing is pointed at; None when all that was so."""
    post = post_of(change, walk)
    if post is None or (post.idle is Idle.PRESENT and not post.pointed):
        return None
    post = post.moved()
    change.save_post(post)
    return post


def touch(change: Transaction, walk: str, now: datetime) -> None:
    """Note that somebody is there, without a move."""
    opened = change.walk(walk)
    change.save_walk(replace(opened, active_at=now), expected=opened.walk.version)


def let_go(change: Transaction, walk: str, outcome: Outcome, now: datetime) -> Post | None:
    """End a walk without a way back: it is counted and forgotten, and its post wiped."""
    post, opened = post_of(change, walk), change.walk(walk)
    if post is not None:
        opened = on_equipment(opened, post)
        post = wiped_after(post, opened.walk)
        change.save_post(post)
    forget(change, opened, outcome, now, now)
    return post


def wiped_after(post: Post, walk: Walk) -> Post:
    """The goodbye is said in the language and the size that the person chose on the way."""
    return like(post, walk).wiped()


def forget(
    change: Transaction, opened: OpenWalk, outcome: Outcome, ended_at: datetime, now: datetime
) -> None:
    """Delete a walk and keep what is counted of it; nothing is counted of practice."""
    walk = opened.walk
    if not walk.practice:
        day = day_of(ended_at)
        counted = activity_of(walk, outcome, day=day, lasted=ended_at - opened.opened_at, calls=opened.calls)
        rank = change.record_activity(counted)
        change.count_tally(Tally(month_of(day), TallyKind.LANGUAGE, walk.language))
        if opened.mediator is not None:
            change.keep_record(Record(record_key(walk.id), rank, now + COMPLETING))
    change.delete_walk(walk.id)


def record_key(walk: str) -> str:
    """What leads to the line of a walk: the walk itself is named nowhere any more."""
    return sha256(walk.encode()).hexdigest()


def forget_all(change: Transaction, walks: Sequence[str], now: datetime) -> int:
    """Forget those of these walks that are still over; gives the version of the room."""
    for walk in walks:
        opened = change.walk(walk)
        if opened.ended_at is not None and opened.walk.outcome is not None:
            forget(change, opened, opened.walk.outcome, opened.ended_at, now)
    return change.bump_room()


def on_equipment(opened: OpenWalk, post: Post) -> OpenWalk:
    """A walk that ends on a post tells what the person had in hand there."""
    held = Equipment.TABLET if post.disposition is Disposition.HANDHELD else Equipment.COMPUTER
    return replace(opened, walk=replace(opened.walk, trail=replace(opened.walk.trail, equipment=held)))


def count_stop(change: Transaction, walk: Walk, kind: StallKind, now: datetime) -> None:
    """Count the place of a walk as one where people stall; nothing is counted of practice."""
    if not walk.practice:
        change.count_stall(Stall(day_of(now), walk.frame.procedure, walk.frame.place, kind))


def outcome_at(walk: Walk, card: Card) -> Outcome:
    """What a walk that is left on this card came to."""
    return Outcome.ABANDONED if walk.on_a_trip else _ENDS.get(card.kind, Outcome.ABANDONED)


def day_of(moment: datetime) -> date:
    """The day as the desk lives it, in Europe/Paris."""
    return moment.astimezone(_PARIS).date()
