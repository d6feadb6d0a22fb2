"""One durable change of the accounts, over the connection that the writer lends."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.adapters.store.account_queries import SEPARATOR, AccountQueries
from app.adapters.store.tables import (
    accounts,
    invitations,
    journal,
    sessions,
    settings,
    setup_links,
    throttles,
)
from app.domain.account import Account, Role
from app.domain.errors import Refused, Unknown
from app.usecases.account_ports import Entry, Invitation, Session, Throttle


class SqlAccountTransaction(AccountQueries):
    """Fills `AccountTransaction`."""

    def add_account(self, account: Account, password_hash: str) -> None:
        self._refuse_homonym(account)
        self._refuse_invited(account.login)
        self._connection.execute(insert(accounts).values(**_row(account), password_hash=password_hash))

    def add_first_account(
        self, account: Account, password_hash: str, *, code_hash: str, now: datetime
    ) -> None:
        if self._connection.scalar(select(func.count()).select_from(accounts)):
            raise Refused("already-set-up")
        if not self.setup_link_holds(code_hash, now):
            raise Refused("code-unknown")
        self._connection.execute(delete(setup_links))
        self.add_account(account, password_hash)

    def save_account(self, account: Account) -> None:
        self.account(account.id)
        self._refuse_homonym(account)
        self._keep_a_manager(account)
        self._connection.execute(update(accounts).where(accounts.c.id == account.id).values(_row(account)))

    def set_password_hash(self, account: str, password_hash: str) -> None:
        changed = update(accounts).where(accounts.c.id == account).values(password_hash=password_hash)
        if not self._connection.execute(changed).rowcount:
            raise Unknown

    def add_session(self, session: Session) -> None:
        self.account(session.account)
        self._connection.execute(insert(sessions).values(asdict(session)))

    def save_session(self, session: Session) -> None:
        kept = sessions.c.token_hash == session.token_hash
        self._connection.execute(update(sessions).where(kept).values(asdict(session)))

    def delete_session(self, token_hash: str) -> None:
        self._connection.execute(delete(sessions).where(sessions.c.token_hash == token_hash))

    def delete_sessions_of(self, account: str) -> None:
        self._connection.execute(delete(sessions).where(sessions.c.account == account))

    def sweep_sessions(self, now: datetime, idle_since: datetime) -> None:
        over = (sessions.c.ends_at <= now) | (sessions.c.seen_at < idle_since)
        self._connection.execute(delete(sessions).where(over))

    def set_throttle(self, key: str, throttle: Throttle) -> None:
        self.clear_throttle(key)
        self._connection.execute(insert(throttles).values(key=key, **asdict(throttle)))

    def clear_throttle(self, key: str) -> None:
        self._connection.execute(delete(throttles).where(throttles.c.key == key))

    def sweep_throttles(self, before: datetime) -> None:
        self._connection.execute(delete(throttles).where(throttles.c.last_at < before))

    def set_setup_link(self, code_hash: str, expires_at: datetime) -> None:
        self._connection.execute(delete(setup_links))
        self._connection.execute(insert(setup_links).values(code_hash=code_hash, expires_at=expires_at))

    def add_invitation(self, invitation: Invitation) -> None:
        if self.account_of_login(invitation.login) is not None:
            raise Refused("login-taken", login=invitation.login)
        self._refuse_invited(invitation.login)
        row = {**asdict(invitation), "roles": _written(invitation.roles)}
        self._connection.execute(insert(invitations).values(row))

    def delete_invitation(self, code_hash: str) -> None:
        self._connection.execute(delete(invitations).where(invitations.c.code_hash == code_hash))

    def sweep_invitations(self, now: datetime) -> None:
        self._connection.execute(delete(invitations).where(invitations.c.expires_at <= now))

    def replace_settings(self, settled: Mapping[str, str]) -> None:
        self._connection.execute(delete(settings))
        for key, value in settled.items():
            self._connection.execute(insert(settings).values(key=key, value=value))

    def note(self, entry: Entry) -> None:
        self._connection.execute(insert(journal).values(asdict(entry)))

    def sweep_journal(self, before: datetime) -> None:
        try:
            self._connection.execute(delete(journal).where(journal.c.at < before))
        except IntegrityError as kept:
            # The trigger's word: a line less than a year old was among them, and none was deleted.
            raise Refused("journal-kept") from kept

    def _refuse_homonym(self, account: Account) -> None:
        homonym = self.account_of_login(account.login)
        if homonym is not None and homonym.id != account.id:
            raise Refused("login-taken", login=account.login)

    def _refuse_invited(self, login: str) -> None:
        if any(one.login == login for one in self.invitations()):
            raise Refused("login-invited", login=login)

    def _keep_a_manager(self, changed: Account) -> None:
        """Refuse a change that would leave nobody to open accounts."""
        others = [one for one in self.accounts() if one.id != changed.id]
        if _manages(self.account(changed.id)) and not any(_manages(one) for one in [*others, changed]):
            raise Refused("last-manager")


def _manages(account: Account) -> bool:
    return Role.MANAGER in account.roles and not account.disabled


def _row(account: Account) -> Mapping[str, Any]:
    return {
        "id": account.id,
        "login": account.login,
        "name": account.name,
        "roles": _written(account.roles),
        "disabled": account.disabled,
        "letter_keys": account.letter_keys,
    }


def _written(roles: Iterable[Role]) -> str:
    return SEPARATOR.join(sorted(role.value for role in roles))
