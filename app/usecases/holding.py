"""A walk and the post that holds it: put there, touched, woken, let go."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.errors import Refused
from app.domain.path import Card, CardKind
from app.domain.post import Idle, Post
from app.domain.walk import Outcome, Walk
from app.usecases.ports import Activity, OpenWalk, Transaction

_PARIS = ZoneInfo("Europe/Paris")
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
    held = replace(held, to_check=False).receive(walk.id)
    held = held.speaking(walk.language).in_comfort(walk.comfort)
    change.save_post(held)
    return held


def post_of(change: Transaction, walk: str) -> Post | None:
    """The post a walk is on, if it is on one."""
    return next((post for post in change.posts() if post.walk == walk), None)


def wake(change: Transaction, walk: str) -> Post | None:
    """Somebody pressed something: the post is idle no more; None when it was not."""
    post = post_of(change, walk)
    if post is None or post.idle is Idle.PRESENT:
        return None
    post = post.stayed()
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
        post = wiped_after(post, opened.walk)
        change.save_post(post)
    forget(change, opened, outcome, now)
    return post


def wiped_after(post: Post, walk: Walk) -> Post:
    """The goodbye is said in the language and the size that the person chose on the way."""
    return post.speaking(walk.language).in_comfort(walk.comfort).wiped()


def forget(change: Transaction, opened: OpenWalk, outcome: Outcome, ended_at: datetime) -> None:
    """Delete a walk and keep what is counted of it; nothing is counted of practice."""
    if not opened.walk.practice:
        change.record_activity(
            Activity(
                day=day_of(ended_at),
                procedure=opened.walk.procedure,
                level=opened.walk.level,
                minutes=_rounded(ended_at - opened.opened_at),
                outcome=outcome,
            )
        )
    change.delete_walk(opened.walk.id)


def outcome_at(walk: Walk, card: Card) -> Outcome:
    """What a walk that is left on this card came to."""
    return Outcome.ABANDONED if walk.on_a_trip else _ENDS.get(card.kind, Outcome.ABANDONED)


def day_of(moment: datetime) -> date:
    """The day as the desk lives it, in Europe/Paris."""
    return moment.astimezone(_PARIS).date()


def _rounded(lasted: timedelta) -> int:
    """Minutes, rounded to 5 and never 0, so that no row tells who was there when."""
    return max(5, 5 * round(lasted.total_seconds() / 300))
