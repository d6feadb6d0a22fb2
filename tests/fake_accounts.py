"""Accounts in memory, that pass the same tests as the real ones (`tests/adapters/store`)."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from threading import RLock
from typing import TypeVar

from app.domain.account import Account, Role
from app.domain.errors import Refused, Unknown
from app.usecases.account_ports import AccountTransaction, Entry, Invitation, Session, Throttle

Result = TypeVar("Result")
A_YEAR = timedelta(days=366)


@dataclass
class _Kept:
    """Everything that is kept; a change works on a copy, and the copy replaces it when the act succeeds."""

    accounts: dict[str, Account] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    throttles: dict[str, Throttle] = field(default_factory=dict)
    links: dict[str, datetime] = field(default_factory=dict)
    journal: list[Entry] = field(default_factory=list)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    def copied(self) -> "_Kept":
        """The values are frozen: copying what holds them is enough."""
        return _Kept(**{one.name: copy(getattr(self, one.name)) for one in fields(self)})


class _Reads:
    """Fills `AccountReads`."""

    def __init__(self, kept: _Kept) -> None:
        self._kept = kept

    def account(self, id: str) -> Account:
        if id not in self._kept.accounts:
            raise Unknown
        return self._kept.accounts[id]

    def account_of_login(self, login: str) -> Account | None:
        return next((one for one in self._kept.accounts.values() if one.login == login), None)

    def accounts(self) -> Sequence[Account]:
        return sorted(self._kept.accounts.values(), key=lambda one: one.login)

    def password_hash(self, account: str) -> str:
        self.account(account)
        return self._kept.hashes[account]

    def session(self, token_hash: str) -> Session | None:
        return self._kept.sessions.get(token_hash)

    def sessions_of(self, account: str) -> Sequence[Session]:
        theirs = [one for one in self._kept.sessions.values() if one.account == account]
        return sorted(theirs, key=lambda one: (one.created_at, one.token_hash))

    def throttle(self, key: str) -> Throttle | None:
        return self._kept.throttles.get(key)

    def setup_link_holds(self, code_hash: str, now: datetime) -> bool:
        return code_hash in self._kept.links and self._kept.links[code_hash] > now

    def journal(self, limit: int) -> Sequence[Entry]:
        return self._kept.journal[::-1][:limit]

    def journal_between(self, begin: datetime, end: datetime, account: str | None) -> Sequence[Entry]:
        found = [one for one in self._kept.journal if begin <= one.at < end]
        return [one for one in found if account is None or _about(one, account)][::-1]

    def invitation(self, code_hash: str) -> Invitation | None:
        return self._kept.invitations.get(code_hash)

    def invitations(self) -> Sequence[Invitation]:
        return sorted(self._kept.invitations.values(), key=lambda one: one.login)

    def settings(self) -> Mapping[str, str]:
        return dict(self._kept.settings)


class FakeAccountTransaction(_Reads):
    """Fills `AccountTransaction`."""

    def add_account(self, account: Account, password_hash: str) -> None:
        self._refuse_homonym(account)
        self._refuse_invited(account.login)
        self._kept.accounts[account.id] = account
        self._kept.hashes[account.id] = password_hash

    def add_first_account(
        self, account: Account, password_hash: str, *, code_hash: str, now: datetime
    ) -> None:
        if self._kept.accounts:
            raise Refused("already-set-up")
        if not self.setup_link_holds(code_hash, now):
            raise Refused("code-unknown")
        self._kept.links.clear()
        self.add_account(account, password_hash)

    def save_account(self, account: Account) -> None:
        self.account(account.id)
        self._refuse_homonym(account)
        self._keep_a_manager({**self._kept.accounts, account.id: account})

    def set_password_hash(self, account: str, password_hash: str) -> None:
        self.account(account)
        self._kept.hashes[account] = password_hash

    def add_session(self, session: Session) -> None:
        self.account(session.account)
        self._kept.sessions[session.token_hash] = session

    def save_session(self, session: Session) -> None:
        if session.token_hash in self._kept.sessions:
            self._kept.sessions[session.token_hash] = session

    def delete_session(self, token_hash: str) -> None:
        self._kept.sessions.pop(token_hash, None)

    def delete_sessions_of(self, account: str) -> None:
        self._keep_sessions(lambda one: one.account != account)

    def sweep_sessions(self, now: datetime, idle_since: datetime) -> None:
        self._keep_sessions(lambda one: one.ends_at > now and one.seen_at >= idle_since)

    def set_throttle(self, key: str, throttle: Throttle) -> None:
        self._kept.throttles[key] = throttle

    def clear_throttle(self, key: str) -> None:
        self._kept.throttles.pop(key, None)

    def sweep_throttles(self, before: datetime) -> None:
        kept = self._kept.throttles.items()
        self._kept.throttles = {key: one for key, one in kept if one.last_at >= before}

    def set_setup_link(self, code_hash: str, expires_at: datetime) -> None:
        self._kept.links = {code_hash: expires_at}

    def add_invitation(self, invitation: Invitation) -> None:
        if self.account_of_login(invitation.login) is not None:
            raise Refused("login-taken", login=invitation.login)
        self._refuse_invited(invitation.login)
        self._kept.invitations[invitation.code_hash] = invitation

    def delete_invitation(self, code_hash: str) -> None:
        self._kept.invitations.pop(code_hash, None)

    def sweep_invitations(self, now: datetime) -> None:
        kept = self._kept.invitations.items()
        self._kept.invitations = {key: one for key, one in kept if one.expires_at > now}

    def replace_settings(self, settled: Mapping[str, str]) -> None:
        self._kept.settings = dict(settled)

    def note(self, entry: Entry) -> None:
        self._kept.journal.append(entry)

    def sweep_journal(self, before: datetime) -> None:
        # Like the real one, which asks the machine and not the test's clock what a year is.
        if any(datetime.now(UTC) - A_YEAR < one.at < before for one in self._kept.journal):
            raise Refused("journal-kept")
        self._kept.journal = [one for one in self._kept.journal if one.at >= before]

    def _keep_sessions(self, claim: Callable[[Session], bool]) -> None:
        self._kept.sessions = {key: one for key, one in self._kept.sessions.items() if claim(one)}

    def _refuse_homonym(self, account: Account) -> None:
        homonym = self.account_of_login(account.login)
        if homonym is not None and homonym.id != account.id:
            raise Refused("login-taken", login=account.login)

    def _refuse_invited(self, login: str) -> None:
        if any(one.login == login for one in self.invitations()):
            raise Refused("login-invited", login=login)

    def _keep_a_manager(self, changed: dict[str, Account]) -> None:
        if any(map(_manages, self._kept.accounts.values())) and not any(map(_manages, changed.values())):
            raise Refused("last-manager")
        self._kept.accounts = changed


class FakeAccountStore(_Reads):
    """Fills `AccountStore`."""

    def __init__(self) -> None:
        super().__init__(_Kept())
        self._one_at_a_time = RLock()

    def change(self, act: Callable[[AccountTransaction], Result]) -> Result:
        with self._one_at_a_time:
            kept = self._kept.copied()
            result = act(FakeAccountTransaction(kept))
            self._kept = kept
            return result


def _about(entry: Entry, account: str) -> bool:
    return entry.actor == account or (entry.kind == "account" and entry.object == account)


def _manages(account: Account) -> bool:
    return Role.MANAGER in account.roles and not account.disabled
