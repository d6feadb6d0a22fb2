"""The durable side of accounts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from app.adapters.store.account_queries import AccountQueries
from app.adapters.store.account_transaction import SqlAccountTransaction
from app.adapters.store.database import Database
from app.domain.account import Account
from app.usecases.account_ports import AccountTransaction, Entry, Invitation, Session, Throttle

Result = TypeVar("Result")


class SqlAccountStore:
    """Fills `AccountStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def change(self, act: Callable[[AccountTransaction], Result]) -> Result:
        return self._database.change(lambda connection: act(SqlAccountTransaction(connection)))

    def account(self, id: str) -> Account:
        return self._ask(lambda queries: queries.account(id))

    def account_of_login(self, login: str) -> Account | None:
        return self._ask(lambda queries: queries.account_of_login(login))

    def accounts(self) -> Sequence[Account]:
        return self._ask(lambda queries: queries.accounts())

    def password_hash(self, account: str) -> str:
        return self._ask(lambda queries: queries.password_hash(account))

    def session(self, token_hash: str) -> Session | None:
        return self._ask(lambda queries: queries.session(token_hash))

    def sessions_of(self, account: str) -> Sequence[Session]:
        return self._ask(lambda queries: queries.sessions_of(account))

    def throttle(self, key: str) -> Throttle | None:
        return self._ask(lambda queries: queries.throttle(key))

    def setup_link_holds(self, code_hash: str, now: datetime) -> bool:
        return self._ask(lambda queries: queries.setup_link_holds(code_hash, now))

    def journal(self, limit: int) -> Sequence[Entry]:
        return self._ask(lambda queries: queries.journal(limit))

    def journal_between(self, begin: datetime, end: datetime, account: str | None) -> Sequence[Entry]:
        return self._ask(lambda queries: queries.journal_between(begin, end, account))

    def invitation(self, code_hash: str) -> Invitation | None:
        return self._ask(lambda queries: queries.invitation(code_hash))

    def invitations(self) -> Sequence[Invitation]:
        return self._ask(lambda queries: queries.invitations())

    def settings(self) -> Mapping[str, str]:
        return self._ask(lambda queries: queries.settings())

    def _ask(self, question: Callable[[AccountQueries], Result]) -> Result:
        with self._database.read() as connection:
            return question(AccountQueries(connection))
