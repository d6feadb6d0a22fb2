"""Throttling: a secret may be guessed at five times, then ever more slowly; no door is locked for good."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.errors import TooManyTries
from app.usecases.account_ports import AccountStore, AccountTransaction, Throttle
from app.usecases.ports import Clock

FREE_TRIES = 5
FIRST_WAIT = timedelta(seconds=60)
LONGEST_WAIT = timedelta(minutes=15)
# Quiet for that long after the longest wait, and the count starts again.
FORGOTTEN = 2 * LONGEST_WAIT


@dataclass(frozen=True, slots=True)
class Throttling:
    """Counts the tries under a key: a login, or the account that types codes."""

    store: AccountStore
    clock: Clock

    def attempt(self, key: str) -> None:
        """Count a try before it is judged, so that simultaneous ones all count; raise TooManyTries."""
        now = self.clock.now()
        hidden = hidden_key(key)

        def act(change: AccountTransaction) -> None:
            before = change.throttle(hidden)
            failures = 0 if before is None or _forgotten(before, now) else before.failures
            if before is not None and failures and (left := _until(before, now)) > timedelta(0):
                raise TooManyTries(max(1, round(left.total_seconds())))
            change.sweep_throttles(now - FORGOTTEN)
            change.set_throttle(hidden, Throttle(failures + 1, now))

        self.store.change(act)

    def forgive(self, key: str) -> None:
        """Forget the tries under a key, after one that was right."""
        self.store.change(lambda change: change.clear_throttle(hidden_key(key)))


def hidden_key(key: str) -> str:
    """The key as kept: what was typed as a login may be a passphrase, in the wrong field."""
    return hashlib.sha256(key.encode()).hexdigest()


def _forgotten(throttle: Throttle, now: datetime) -> bool:
    silence = now - throttle.last_at
    return silence >= (FIRST_WAIT if throttle.failures < FREE_TRIES else FORGOTTEN)


def _until(throttle: Throttle, now: datetime) -> timedelta:
    """How long the next try must wait; a clock set back never makes it longer than the wait itself."""
    doublings = throttle.failures - FREE_TRIES
    if doublings < 0:
        return timedelta(0)
    wait = min(FIRST_WAIT * (1 << min(doublings, 10)), LONGEST_WAIT)
    return min(throttle.last_at + wait - now, wait)
