"""Pausing: a slip of three words brings a walk back another day, at any post; it serves once."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.errors import InvalidProcedure, MoveRefused, Refused, Unknown
from app.domain.pause import WORDS, PauseSlip, Words, slip_of
from app.domain.post import Post
from app.domain.procedure import Edition
from app.domain.resuming import resume
from app.domain.walk import Outcome, Presence, Walk
from app.usecases.holding import let_go, receive
from app.usecases.ports import Clock, OpenWalk, Store, Transaction
from app.usecases.throttling import Throttling
from app.usecases.walking import Scene, Walking

LIFE = timedelta(days=31)
_KEYS = sorted(WORDS)
_CHANCE = secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class Pausing:
    """The slips of one desk."""

    walking: Walking
    throttling: Throttling

    def pause(self, walk: str) -> PauseSlip:
        """Keep a slip and end the walk for good: the slip is the way back. Raise Refused for practice."""
        now = self._clock.now()

        def act(change: Transaction) -> tuple[PauseSlip, Walk, Post | None, int]:
            paused = change.walk(walk).walk
            if paused.ended:
                raise MoveRefused("ended")
            if paused.practice:
                raise Refused("practice-not-paused")
            slip = keep_slip(change, paused, expires_at=now + LIFE)
            return slip, paused, let_go(change, walk, Outcome.CONTINUED, now), change.bump_room()

        slip, paused, post, room = self._store.change(act)
        self.walking.announce(replace(paused, version=paused.version + 1), post, room)
        return slip

    def find(self, words: Words) -> PauseSlip:
        """The slip of these words; raise Unknown for one that expired, served or never was."""
        slip = self._store.pause(words)
        if slip.expires_at <= self._clock.now():
            raise Unknown
        return slip

    def resume(
        self,
        words: Words,
        *,
        post: str | None,
        mediator: str | None,
        by: str,
        presence: Presence = Presence.ALONE,
    ) -> Scene:
        """Take up a paused walk, on a post or on the mediator's own screen; a refusal leaves the slip.

        Raise Refused("unknown-words"), and TooManyTries when `by` (a post, an account) guesses.
        """
        self.throttling.attempt(f"pause:{by}")
        scene = self._resume(words, post, mediator, presence)
        self.throttling.forgive(f"pause:{by}")
        return scene

    def _resume(self, words: Words, post: str | None, mediator: str | None, presence: Presence) -> Scene:
        slip = self._known(words)
        edition = self._edition(slip)
        walk = replace(resume(self.walking.new_id(), edition, slip), presence=presence)
        now = self._clock.now()
        opened = OpenWalk(walk, mediator, now, now, now)

        def act(change: Transaction) -> tuple[Post | None, int]:
            if slip not in change.pauses():
                raise Refused("unknown-words")  # Taken up elsewhere since it was read.
            change.delete_pause(words)
            change.add_walk(opened)
            return receive(change, post, walk), change.bump_room()

        held, room = self._store.change(act)
        self.walking.announce(None, held, room)
        return Scene(opened, edition, walk.view(edition))

    def hand_over(self, words: Words) -> PauseSlip:
        """A slip that waited on the desk, printed for the person: it lives as long as any other.

        Raise Refused("unknown-words").
        """
        slip = replace(self._known(words), expires_at=self._clock.now() + LIFE, on_desk=False)

        def act(change: Transaction) -> int:
            change.delete_pause(words)
            change.keep_pause(slip)
            return change.bump_room()

        self.walking.announce(None, None, self._store.change(act))
        return slip

    def on_desk(self) -> tuple[PauseSlip, ...]:
        """The slips of posts left alone, that wait on the mediator's board."""
        now = self._clock.now()
        return tuple(slip for slip in self._store.pauses() if slip.on_desk and slip.expires_at > now)

    def sweep(self) -> None:
        """Forget the slips that expired; writes only when there is one."""
        now = self._clock.now()

        def act(change: Transaction) -> int:
            change.sweep_pauses(now)
            return change.bump_room()

        if any(slip.expires_at <= now for slip in self._store.pauses()):
            self.walking.announce(None, None, self._store.change(act))

    def _known(self, words: Words) -> PauseSlip:
        try:
            return self.find(words)
        except Unknown as unknown:
            raise Refused("unknown-words") from unknown

    def _edition(self, slip: PauseSlip) -> Edition:
        try:
            return self.walking.kept_edition(slip.procedure, slip.edition)
        except (Unknown, InvalidProcedure) as lost:
            raise Refused("slip-unreadable") from lost

    @property
    def _store(self) -> Store:
        return self.walking.store

    @property
    def _clock(self) -> Clock:
        return self.walking.clock


def keep_slip(change: Transaction, walk: Walk, *, expires_at: datetime, on_desk: bool = False) -> PauseSlip:
    """Keep a slip under three words drawn by chance, that no other slip has."""
    used = {slip.words for slip in change.pauses()}
    words = _drawn()
    while words in used:
        words = _drawn()
    slip = slip_of(walk, words, expires_at=expires_at, on_desk=on_desk)
    change.keep_pause(slip)
    return slip


def _drawn() -> Words:
    first, second, third = _CHANCE.sample(_KEYS, 3)
    return first, second, third
