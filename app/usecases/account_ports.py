"""What the outside fills for accounts: who may sign in, their sessions, the throttle, the journal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from app.domain.account import Account, Role

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Session:
    """A browser where a member of staff is signed in, known by the hash of its opaque token.

    `fresh_at` is when the passphrase was last typed; `ends_at` is the end that no activity moves.
    """

    token_hash: str
    account: str
    created_at: datetime
    seen_at: datetime
    ends_at: datetime
    fresh_at: datetime


@dataclass(frozen=True, slots=True)
class Throttle:
    """The failures in a row under one key, and when the last one was."""

    failures: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal: which account did what to which thing; never a walk, never a visitor.

    `actor` is None when nobody was signed in; `reference` is the one an error page shows.
    """

    at: datetime
    actor: str | None
    action: str
    kind: str
    object: str | None
    result: str
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody who may make this account, once, with the code behind the hash."""

    code_hash: str
    login: str
    name: str
    roles: frozenset[Role]
    expires_at: datetime


class AccountReads(Protocol):
    """What can be asked, in and out of a change."""

    def account(self, id: str) -> Account:
        """Raise Unknown when there is none."""
        ...

    def account_of_login(self, login: str) -> Account | None:
        """The account with this login, disabled or not."""
        ...

    def accounts(self) -> Sequence[Account]:
        """Every account, disabled ones included, by login."""
        ...

    def password_hash(self, account: str) -> str:
        """Raise Unknown when there is no such account."""
        ...

    def session(self, token_hash: str) -> Session | None:
        """The session as kept: whether it is over is for the caller to say."""
        ...

    def sessions_of(self, account: str) -> Sequence[Session]:
        """An account's sessions, oldest first."""
        ...

    def throttle(self, key: str) -> Throttle | None:
        """The failures under this key, None when there was none since the last success."""
        ...

    def setup_link_holds(self, code_hash: str, now: datetime) -> bool:
        """True while this code may make the first account."""
        ...

    def journal(self, limit: int) -> Sequence[Entry]:
        """The latest entries, newest first."""
        ...

    def journal_between(self, begin: datetime, end: datetime, account: str | None) -> Sequence[Entry]:
        """The entries of that time, newest first; of one account only, as actor or as what was acted upon."""
        ...

    def invitation(self, code_hash: str) -> Invitation | None:
        """The invitation as kept: whether it is over is for the caller to say."""
        ...

    def invitations(self) -> Sequence[Invitation]:
        """Every invitation, by login."""
        ...

    def settings(self) -> Mapping[str, str]:
        """What was settled on the page of the structure, nothing of what comes from elsewhere."""
        ...


class AccountTransaction(AccountReads, Protocol):
    """One durable change of the accounts: kept together, or not at all."""

    def add_account(self, account: Account, password_hash: str) -> None:
        """Raise Refused("login-taken") or Refused("login-invited") when the login is somebody else's."""
        ...

    def add_first_account(
        self, account: Account, password_hash: str, *, code_hash: str, now: datetime
    ) -> None:
        """Make the first account and use the code up.

        Raise Refused("already-set-up") when there is an account, Refused("code-unknown") when the code
        does not hold.
        """
        ...

    def save_account(self, account: Account) -> None:
        """Replace login, name, roles, whether it is disabled, and its keys.

        Raise Unknown, Refused("login-taken"), or Refused("last-manager") when no enabled manager would
        remain. Sessions are left: end them in the same change when rights go.
        """
        ...

    def set_password_hash(self, account: str, password_hash: str) -> None:
        """Raise Unknown when there is no such account."""
        ...

    def add_session(self, session: Session) -> None:
        """Keep a new session."""
        ...

    def save_session(self, session: Session) -> None:
        """Replace the times of a session; does nothing when it ended meanwhile."""
        ...

    def delete_session(self, token_hash: str) -> None:
        """End one session."""
        ...

    def delete_sessions_of(self, account: str) -> None:
        """End every session of an account."""
        ...

    def sweep_sessions(self, now: datetime, idle_since: datetime) -> None:
        """Forget the sessions whose end has passed, or not seen since `idle_since`."""
        ...

    def set_throttle(self, key: str, throttle: Throttle) -> None:
        """Keep the failures under a key."""
        ...

    def clear_throttle(self, key: str) -> None:
        """Forget the failures under a key, after a success."""
        ...

    def sweep_throttles(self, before: datetime) -> None:
        """Forget the failures that are older than that."""
        ...

    def set_setup_link(self, code_hash: str, expires_at: datetime) -> None:
        """The only code that may make the first account from now on."""
        ...

    def add_invitation(self, invitation: Invitation) -> None:
        """Raise Refused("login-taken") when an account has this login, Refused("login-invited") when another
        invitation has it."""
        ...

    def delete_invitation(self, code_hash: str) -> None:
        """Forget an invitation, used or withdrawn."""
        ...

    def sweep_invitations(self, now: datetime) -> None:
        """Forget the invitations whose end has passed."""
        ...

    def replace_settings(self, settled: Mapping[str, str]) -> None:
        """Keep these settings, and no other."""
        ...

    def note(self, entry: Entry) -> None:
        """Add a line to the journal; no line is ever changed."""
        ...

    def sweep_journal(self, before: datetime) -> None:
        """Forget the lines older than that; the store refuses for those of the last 12 months."""
        ...


class AccountStore(AccountReads, Protocol):
    """The durable side of accounts: reads see what was committed; changes go through `change`."""

    def change(self, act: Callable[[AccountTransaction], Result]) -> Result:
        """Run `act` in one durable transaction; raise StoreBusy when the database does not answer."""
        ...
