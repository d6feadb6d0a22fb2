"""The journal of the staff: written by what happens, read by a responsable."""

from dataclasses import dataclass
from datetime import datetime

from app.usecases.account_ports import AccountStore, Entry
from app.usecases.ports import Clock


@dataclass(frozen=True, slots=True)
class Journal:
    """Who of the staff did what; nothing in it is about a visitor."""

    store: AccountStore
    clock: Clock

    def note(self, by: str, action: str, kind: str, object: str | None) -> None:
        """Say that the account `by` did what other stores keep: a post, an export, a publication."""
        entry = Entry(self.clock.now(), by, action, kind, object, "done")
        self.store.change(lambda change: change.note(entry))

    def between(self, begin: datetime, end: datetime, account: str | None = None) -> tuple[Entry, ...]:
        """The entries of that time, newest first, of everybody or of one account."""
        return tuple(self.store.journal_between(begin, end, account))
