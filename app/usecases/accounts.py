"""Accounts: who works at the desk and what they may do there."""

import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from app.domain.account import Account, Role
from app.domain.errors import NotAllowed, Refused, Unknown
from app.domain.passwords import accepted, proposed
from app.usecases.account_ports import AccountStore, AccountTransaction, Entry, Session
from app.usecases.ports import Clock
from app.usecases.signing_in import IDLE, SigningIn, digest, sign_in_key
from app.usecases.throttling import FORGOTTEN, hidden_key

SETUP_LINK_LIFE = timedelta(minutes=30)
JOURNAL_LIFE = timedelta(days=366)
NAME_LENGTH = 60

_LOGIN = re.compile(r"[a-z0-9](-?[a-z0-9]){1,31}")


@dataclass(frozen=True, slots=True)
class Granted:
    """An account and the passphrase drawn for it, to be handed over and then forgotten."""

    account: Account
    passphrase: str


@dataclass(frozen=True, slots=True)
class Accounts:
    """The staff of one desk; `desk` gives its name, which is no secret."""

    store: AccountStore
    signing_in: SigningIn
    clock: Clock
    new_id: Callable[[], str]
    desk: Callable[[], str]

    def all(self) -> tuple[Account, ...]:
        """Every account, disabled ones included, by login."""
        return tuple(self.store.accounts())

    def setup_link(self) -> str:
        """The code of a link that makes the first account, for half an hour; replaces an older one.

        Raise Refused("already-set-up") when there is an account.
        """
        if self.store.accounts():
            raise Refused("already-set-up")
        code, now = secrets.token_urlsafe(16), self.clock.now()
        self.store.change(lambda change: change.set_setup_link(digest(code), now + SETUP_LINK_LIFE))
        return code

    def setup_link_holds(self, code: str) -> bool:
        """True while this code may make the first account."""
        return self.store.setup_link_holds(digest(code), self.clock.now())

    def first_account(self, code: str, login: str, name: str, passphrase: str) -> str:
        """Make the first account, with every role, use the code up, and return the token of a session."""
        if not self.setup_link_holds(code):
            raise Refused("code-unknown")
        account = self.drawn_up(login, name, Role)
        made = self.hashed(passphrase, account)
        now = self.clock.now()

        def act(change: AccountTransaction) -> None:
            change.add_first_account(account, made, code_hash=digest(code), now=now)
            change.note(Entry(now, account.id, "account-create", "account", account.id, "done"))

        self.store.change(act)
        return self.signing_in.open_session(account)

    def create(self, by: Account, login: str, name: str, roles: Iterable[Role]) -> Granted:
        """Make an account with a passphrase drawn for it."""
        must_manage(by)
        account = self.drawn_up(login, name, roles)
        passphrase = proposed(secrets.choice)
        made = self.signing_in.hashing.hash(passphrase)
        self._change(by.id, "account-create", account, lambda change: change.add_account(account, made))
        return Granted(account, passphrase)

    def change_roles(self, by: Account, id: str, roles: Iterable[Role]) -> Account:
        """Give other rights; the person signs in again with them."""
        must_manage(by)
        changed = replace(self.store.account(id), roles=_roles(roles))
        self._change(by.id, "account-roles", changed, lambda change: change.save_account(changed), ends=True)
        return changed

    def disable(self, by: Account, id: str) -> Account:
        """Close the door to somebody, at once."""
        must_manage(by)
        if id == by.id:
            raise Refused("not-yourself")
        changed = replace(self.store.account(id), disabled=True)
        self._change(
            by.id, "account-disable", changed, lambda change: change.save_account(changed), ends=True
        )
        return changed

    def enable(self, by: Account, id: str) -> Account:
        """Open the door again, with the passphrase and the roles of before."""
        must_manage(by)
        changed = replace(self.store.account(id), disabled=False)
        self._change(by.id, "account-enable", changed, lambda change: change.save_account(changed))
        return changed

    def set_password(self, account: Account, current: str, new: str) -> str:
        """Change one's own passphrase; every session ends, and the token of a new one is returned."""
        self.signing_in.prove(account, current)
        made = self.hashed(new, account)
        self._replace_hash(account.id, "passphrase-change", account, made)
        return self.signing_in.open_session(account)

    def use_letter_keys(self, account: Account, *, use: bool) -> None:
        """Let single letters and figures press buttons for oneself, or not."""

        def act(change: AccountTransaction) -> None:
            change.save_account(replace(change.account(account.id), letter_keys=use))

        self.store.change(act)

    def reset(self, by: Account, id: str) -> Granted:
        """Draw a new passphrase for somebody who lost theirs."""
        must_manage(by)
        return self._reset(by.id, self.store.account(id))

    def reset_password(self, login: str) -> Granted:
        """The same from the command line of the machine, where nobody has to be signed in; raise Unknown."""
        account = self.store.account_of_login(login.strip().lower())
        if account is None:
            raise Unknown
        return self._reset(None, account)

    def sweep(self) -> None:
        """Forget what has no reason to be kept any more; to be called now and then."""
        now = self.clock.now()

        def act(change: AccountTransaction) -> None:
            change.sweep_sessions(now, now - IDLE)
            change.sweep_throttles(now - FORGOTTEN)
            change.sweep_invitations(now)
            change.sweep_journal(now - JOURNAL_LIFE)

        self.store.change(act)

    def drawn_up(self, login: str, name: str, roles: Iterable[Role]) -> Account:
        """An account that is not made yet; raise Refused for a login, a name or roles that cannot be."""
        login, name = login.strip().lower(), " ".join(name.split())
        if not _LOGIN.fullmatch(login):
            raise Refused("login-form")
        if not name or len(name) > NAME_LENGTH or not name.isprintable():
            raise Refused("name-form", maximum=NAME_LENGTH)
        return Account(self.new_id(), login, name, _roles(roles))

    def hashed(self, passphrase: str, account: Account) -> str:
        """What is kept of a passphrase that its owner chose; raise Refused for one that is too weak."""
        about = (account.login, account.name, *account.name.split(), self.desk())
        return self.signing_in.hashing.hash(accepted(passphrase, about))

    def _reset(self, by: str | None, account: Account) -> Granted:
        passphrase = proposed(secrets.choice)
        made = self.signing_in.hashing.hash(passphrase)
        self._replace_hash(by, "passphrase-reset", account, made)
        return Granted(account, passphrase)

    def _replace_hash(self, by: str | None, action: str, account: Account, made: str) -> None:
        def act(change: AccountTransaction) -> None:
            change.set_password_hash(account.id, made)
            change.clear_throttle(hidden_key(sign_in_key(account.login)))

        self._change(by, action, account, act, ends=True)

    def _change(
        self,
        by: str | None,
        action: str,
        account: Account,
        act: Callable[[AccountTransaction], None],
        *,
        ends: bool = False,
    ) -> None:
        """One act on an account, journalled with it; `ends` its sessions when its rights changed."""
        now = self.clock.now()

        def noted(change: AccountTransaction) -> tuple[Session, ...]:
            act(change)
            change.note(Entry(now, by, action, "account", account.id, "done"))
            if not ends:
                return ()
            ended = tuple(change.sessions_of(account.id))
            change.delete_sessions_of(account.id)
            return ended

        self.signing_in.hang_up(self.store.change(noted))


def must_manage(by: Account) -> None:
    """Raise NotAllowed for whoever may not touch accounts and settings."""
    if Role.MANAGER not in by.roles or by.disabled:
        raise NotAllowed


def _roles(roles: Iterable[Role]) -> frozenset[Role]:
    chosen = frozenset(roles)
    if not chosen:
        raise Refused("roles-none")
    return chosen
