"""What can be asked about accounts, over any connection."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, exists, or_, select

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
from app.domain.errors import Unknown
from app.usecases.account_ports import Entry, Invitation, Session, Throttle

SEPARATOR = " "  # between the roles of an account

_LINE = [column for column in journal.c if column is not journal.c.id]


class AccountQueries:
    """Fills `AccountReads`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def account(self, id: str) -> Account:
        found = self._account_where(accounts.c.id == id)
        if found is None:
            raise Unknown
        return found

    def account_of_login(self, login: str) -> Account | None:
        return self._account_where(accounts.c.login == login)

    def accounts(self) -> Sequence[Account]:
        rows = self._connection.execute(select(accounts).order_by(accounts.c.login)).mappings()
        return [_account_of(row) for row in rows]

    def password_hash(self, account: str) -> str:
        kept: str | None = self._connection.scalar(
            select(accounts.c.password_hash).where(accounts.c.id == account)
        )
        if kept is None:
            raise Unknown
        return kept

    def session(self, token_hash: str) -> Session | None:
        found = select(sessions).where(sessions.c.token_hash == token_hash)
        row = self._connection.execute(found).mappings().first()
        return None if row is None else Session(**row)

    def sessions_of(self, account: str) -> Sequence[Session]:
        theirs = select(sessions).where(sessions.c.account == account)
        oldest_first = theirs.order_by(sessions.c.created_at, sessions.c.token_hash)
        return [Session(**row) for row in self._connection.execute(oldest_first).mappings()]

    def throttle(self, key: str) -> Throttle | None:
        found = select(throttles.c.failures, throttles.c.last_at).where(throttles.c.key == key)
        row = self._connection.execute(found).mappings().first()
        return None if row is None else Throttle(**row)

    def setup_link_holds(self, code_hash: str, now: datetime) -> bool:
        holds = (setup_links.c.code_hash == code_hash) & (setup_links.c.expires_at > now)
        return bool(self._connection.scalar(select(exists().where(holds))))

    def journal(self, limit: int) -> Sequence[Entry]:
        latest = select(*_LINE).order_by(journal.c.id.desc()).limit(limit)
        return [Entry(**row) for row in self._connection.execute(latest).mappings()]

    def journal_between(self, begin: datetime, end: datetime, account: str | None) -> Sequence[Entry]:
        found = select(*_LINE).where(journal.c.at >= begin, journal.c.at < end).order_by(journal.c.id.desc())
        if account is not None:
            acted_upon = (journal.c.kind == "account") & (journal.c.object == account)
            found = found.where(or_(journal.c.actor == account, acted_upon))
        return [Entry(**row) for row in self._connection.execute(found).mappings()]

    def invitation(self, code_hash: str) -> Invitation | None:
        found = select(invitations).where(invitations.c.code_hash == code_hash)
        row = self._connection.execute(found).mappings().first()
        return None if row is None else _invitation_of(row)

    def invitations(self) -> Sequence[Invitation]:
        rows = self._connection.execute(select(invitations).order_by(invitations.c.login)).mappings()
        return [_invitation_of(row) for row in rows]

    def settings(self) -> Mapping[str, str]:
        return {row.key: row.value for row in self._connection.execute(select(settings))}

    def _account_where(self, claim: ColumnElement[bool]) -> Account | None:
        row = self._connection.execute(select(accounts).where(claim)).mappings().first()
        return None if row is None else _account_of(row)


def _account_of(row: RowMapping) -> Account:
    return Account(
        id=row["id"],
        login=row["login"],
        name=row["name"],
        roles=_roles_of(row),
        disabled=row["disabled"],
        letter_keys=row["letter_keys"],
    )


def _invitation_of(row: RowMapping) -> Invitation:
    return Invitation(**{**row, "roles": _roles_of(row)})


def _roles_of(row: RowMapping) -> frozenset[Role]:
    return frozenset(Role(role) for role in row["roles"].split(SEPARATOR) if role)
