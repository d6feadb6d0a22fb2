"""Signing in: one session per browser, known by a token that only that browser holds."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from app.domain.account import Account
from app.domain.errors import Refused, StoreBusy, Unknown
from app.domain.passwords import normalized
from app.usecases.account_ports import AccountStore, AccountTransaction, Entry, Session
from app.usecases.ports import Clock, LiveBus
from app.usecases.throttling import Throttling, hidden_key

IDLE = timedelta(minutes=30)
WORKING_DAY = timedelta(hours=10)
FRESH = timedelta(minutes=15)
SESSIONS_AT_ONCE = 5
# A durable write for each press would cost more than the press.
RENEWAL = timedelta(minutes=1)


class Hashing(Protocol):
    """Turns a passphrase into what may be kept; slow on purpose."""

    @property
    def decoy(self) -> str:
        """A hash that nothing matches, checked for a login that is nobody's: the answer takes as long."""
        ...

    def hash(self, passphrase: str) -> str:
        """The text to keep in place of the passphrase."""
        ...

    def matches(self, passphrase: str, kept: str) -> bool:
        """Whether the passphrase is the one that was hashed."""
        ...

    def outdated(self, kept: str) -> bool:
        """Whether the hash should be made anew."""
        ...


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An account, in one of its sessions."""

    account: Account
    session: Session


@dataclass(frozen=True, slots=True)
class SigningIn:
    """The staff's door."""

    store: AccountStore
    hashing: Hashing
    throttling: Throttling
    bus: LiveBus
    clock: Clock

    def sign_in(self, login: str, passphrase: str, *, previous: str | None = None) -> str:
        """Open a session and return its token; the one that the browser had before ends.

        Raise TooManyTries, or Refused("sign-in-failed") whatever the reason.
        """
        login = login.strip().lower()
        key = sign_in_key(login)
        self.throttling.attempt(key)
        account = self.store.account_of_login(login)
        kept = self.hashing.decoy if account is None else self.store.password_hash(account.id)
        right = self.hashing.matches(normalized(passphrase), kept)
        if account is None:
            raise Refused("sign-in-failed")
        if not right or account.disabled:
            self._note(account.id, "sign-in", "refused", actor=None)
            raise Refused("sign-in-failed")
        self._rehash(account, passphrase, kept)
        if previous:
            self.sign_out(previous)
        return self.open_session(account, forgive=key)

    def open_session(self, account: Account, *, forgive: str | None = None) -> str:
        """A new session for somebody who has just proved who they are; the oldest beyond five end."""
        token, now = secrets.token_urlsafe(32), self.clock.now()
        session = Session(digest(token), account.id, now, now, now + WORKING_DAY, now)

        def act(change: AccountTransaction) -> tuple[Session, ...]:
            change.sweep_sessions(now, now - IDLE)
            surplus = tuple(change.sessions_of(account.id)[: -(SESSIONS_AT_ONCE - 1)])
            for one in surplus:
                change.delete_session(one.token_hash)
            change.add_session(session)
            if forgive:
                change.clear_throttle(hidden_key(forgive))
            change.note(Entry(now, account.id, "sign-in", "account", account.id, "done"))
            return surplus

        self.hang_up(self.store.change(act))
        return token

    def current(self, token: str, *, renews: bool) -> SignedIn | None:
        """Who is behind this token now; a poll or a stream asks without renewing."""
        session, now = self.store.session(digest(token)), self.clock.now()
        if session is None or now >= session.ends_at or now - session.seen_at >= IDLE:
            return None
        with suppress(Unknown):
            account = self.store.account(session.account)
            if not account.disabled:
                return SignedIn(account, self._renewed(session, now) if renews else session)
        return None

    def left(self, session: Session) -> timedelta:
        """How long it still holds if nobody does anything."""
        return min(session.ends_at, session.seen_at + IDLE) - self.clock.now()

    def fresh(self, session: Session) -> bool:
        """True for fifteen minutes after the passphrase was typed."""
        return self.clock.now() - session.fresh_at < FRESH

    def confirm(self, signed_in: SignedIn, passphrase: str) -> None:
        """Make sure that the person is still the one who signed in, before an act on accounts.

        Raise Refused("passphrase-needed") when nothing was typed, Refused("passphrase-wrong"), TooManyTries.
        """
        if self.fresh(signed_in.session):
            return
        if not passphrase:
            raise Refused("passphrase-needed")
        self.prove(signed_in.account, passphrase)
        now = self.clock.now()
        session = replace(signed_in.session, fresh_at=now, seen_at=now)
        self.store.change(lambda change: change.save_session(session))

    def prove(self, account: Account, passphrase: str) -> None:
        """Check the passphrase of somebody signed in; raise Refused("passphrase-wrong") or TooManyTries."""
        key = sign_in_key(account.login)
        self.throttling.attempt(key)
        if not self.hashing.matches(normalized(passphrase), self.store.password_hash(account.id)):
            raise Refused("passphrase-wrong")
        self.throttling.forgive(key)

    def sign_out(self, token: str) -> None:
        """End the session behind this token, if there is one."""
        session = self.store.session(digest(token))
        if session is not None:
            self._end(session, "sign-out")

    def sessions(self, account: str) -> tuple[Session, ...]:
        """Where this account is signed in now, oldest first."""
        now = self.clock.now()
        return tuple(
            one for one in self.store.sessions_of(account) if now < one.ends_at and now - one.seen_at < IDLE
        )

    def close_session(self, account: str, session: str) -> None:
        """End one of one's own sessions, elsewhere; raise Unknown for somebody else's."""
        found = self.store.session(session)
        if found is None or found.account != account:
            raise Unknown
        self._end(found, "session-close")

    def hang_up(self, ended: tuple[Session, ...]) -> None:
        """End the streams of sessions that are no more."""
        for session in ended:
            self.bus.close(seat_name(session))

    def _end(self, session: Session, action: str) -> None:
        now = self.clock.now()

        def act(change: AccountTransaction) -> None:
            change.delete_session(session.token_hash)
            change.note(Entry(now, session.account, action, "account", session.account, "done"))

        self.store.change(act)
        self.hang_up((session,))

    def _renewed(self, session: Session, now: datetime) -> Session:
        if now - session.seen_at < RENEWAL:
            return session
        seen = replace(session, seen_at=now)
        # Not worth failing the page that was asked for.
        with suppress(StoreBusy):
            self.store.change(lambda change: change.save_session(seen))
        return seen

    def _rehash(self, account: Account, passphrase: str, kept: str) -> None:
        if self.hashing.outdated(kept):
            made = self.hashing.hash(normalized(passphrase))
            self.store.change(lambda change: change.set_password_hash(account.id, made))

    def _note(self, account: str, action: str, result: str, *, actor: str | None) -> None:
        entry = Entry(self.clock.now(), actor, action, "account", account, result)
        self.store.change(lambda change: change.note(entry))


def digest(token: str) -> str:
    """What is kept of a token: enough to know it again, useless to whoever reads the database."""
    return hashlib.sha256(token.encode()).hexdigest()


def seat_name(session: Session) -> str:
    """The name under which the streams of a session are known."""
    return f"staff:{session.token_hash}"


def sign_in_key(login: str) -> str:
    """The key of the tries on a login."""
    return f"sign-in:{login}"
