"""Idling: a post silent for long; the mediator is told, the person asked, then the post is wiped."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.errors import InvalidProcedure, Unknown
from app.domain.pace import usual_duration
from app.domain.path import Card
from app.domain.post import Idle, Post
from app.domain.walk import Outcome, Presence, Walk
from app.usecases.holding import let_go, outcome_at, touch
from app.usecases.pausing import keep_slip
from app.usecases.ports import OpenWalk, Transaction
from app.usecases.walking import Walking

ON_DESK = timedelta(minutes=10)

Step = Callable[[Transaction], Post | None]


@dataclass(frozen=True, slots=True)
class IdleLimits:
    """How long a post may be silent: the longest of `alone` and `factor` times the card's usual duration.

    The mediator is told `warn` before the person is asked; the person has `ask` to answer.
    """

    alone: timedelta = timedelta(minutes=20)
    factor: int = 3
    warn: timedelta = timedelta(minutes=2)
    ask: timedelta = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Idling:
    """The silent posts of one desk; filling the real site is no idling, hence the long silence allowed."""

    walking: Walking
    limits: IdleLimits

    def asks_in(self, opened: OpenWalk, card: Card) -> timedelta:
        """How much longer this walk may be silent before its person is asked."""
        return max(opened.active_at + self._patience(card) - self.walking.clock.now(), timedelta(0))

    def stay(self, post: str) -> Post:
        """« Je suis encore là »."""
        now = self.walking.clock.now()

        def act(change: Transaction) -> tuple[Post, int]:
            held = change.post(post).stayed()
            change.save_post(held)
            if held.walk is not None:
                touch(change, held.walk, now)
            return held, change.bump_room()

        held, room = self.walking.store.change(act)
        self.walking.announce(None, held, room)
        return held

    def sweep(self) -> None:
        """Take every silent post one step further, never two; writes only for those it takes."""
        now = self.walking.clock.now()
        since = now - self.limits.alone + self.limits.warn
        silent = {one.walk.id: one for one in self.walking.store.silent_walks(since, now)}
        for post in self.walking.store.posts():
            opened = silent.get(post.walk or "")
            step = self._step(post, opened, now)
            if step is not None:
                self._take(step, post, opened)

    def _take(self, step: Step, seen: Post, opened: OpenWalk | None) -> None:
        def act(change: Transaction) -> tuple[Post | None, int] | None:
            # Read anew: somebody may have pressed something since.
            if change.post(seen.id) != seen or (opened and change.walk(opened.walk.id) != opened):
                return None
            return step(change), change.bump_room()

        try:
            done = self.walking.store.change(act)
        except Unknown:
            return  # Ended, or no post any more, since.
        if done is not None:
            post, room = done
            self.walking.announce(_gone(opened, post), post, room)

    def _step(self, post: Post, opened: OpenWalk | None, now: datetime) -> Step | None:
        """What is due now, None most of the time; `opened` is the walk of a post that is silent."""
        if opened is None or opened.walk.presence is not Presence.ALONE:
            awake = post.walk is None or post.idle is Idle.PRESENT
            return None if awake else lambda change: _save(change, post.stayed())
        if opened.active_at > now:
            return lambda change: _restart(change, opened.walk, now)
        return self._further(post, opened, now)

    def _further(self, post: Post, opened: OpenWalk, now: datetime) -> Step | None:
        """The next stage, once the present one lasted: a server that was off for an hour skips none."""
        card = self._card(opened.walk)
        silence, since = now - opened.active_at, now - (post.idle_since or now)
        patience = self._patience(card)
        if since < timedelta(0):
            # The clock was set back: the stage begins again.
            return lambda change: _save(change, replace(post.stayed(), idle=post.idle, idle_since=now))
        if post.idle is Idle.PRESENT and silence >= patience - self.limits.warn:
            return lambda change: _save(change, post.quieted(now))
        if post.idle is Idle.QUIET and silence >= patience and since >= self.limits.warn:
            return lambda change: _save(change, post.asked(now))
        if post.idle is Idle.ASKED and since >= self.limits.ask:
            return lambda change: _wipe(change, opened.walk, card, now)
        return None

    def _patience(self, card: Card | None) -> timedelta:
        usual = timedelta(0) if card is None else usual_duration(card)
        return max(self.limits.alone, self.limits.factor * usual)

    def _card(self, walk: Walk) -> Card | None:
        """The card one is on; None when it can no longer be made: the post is wiped all the same."""
        try:
            return walk.view(self.walking.edition(walk)).card
        except (Unknown, InvalidProcedure, KeyError):  # its edition, or its place in it, is no more
            return None


def _gone(opened: OpenWalk | None, post: Post | None) -> Walk | None:
    """The walk that a wipe ended, one version later: its screens have to look."""
    if opened is None or post is None or post.walk is not None:
        return None
    return replace(opened.walk, version=opened.walk.version + 1)


def _save(change: Transaction, post: Post) -> Post:
    change.save_post(post)
    return post


def _restart(change: Transaction, walk: Walk, now: datetime) -> None:
    """The clock was set back: the silence is counted anew rather than waited for."""
    touch(change, walk.id, now)


def _wipe(change: Transaction, walk: Walk, card: Card | None, now: datetime) -> Post | None:
    """End the walk; where something was left to do, its slip waits on the mediator's desk."""
    outcome = Outcome.ABANDONED if card is None else outcome_at(walk, card)
    post = let_go(change, walk.id, outcome, now)
    if outcome is not Outcome.ABANDONED or card is None or walk.practice:
        return post
    keep_slip(change, walk, expires_at=now + ON_DESK, on_desk=True)
    return None if post is None else _save(change, post.faded(now))
