"""The settings of the structure: read from memory by every page, changed by a responsable."""

from app.domain.account import Account
from app.domain.structure import Structure, structure_of
from app.usecases.account_ports import AccountStore, AccountTransaction, Entry
from app.usecases.accounts import must_manage
from app.usecases.ports import Clock


class Settings:
    """What the structure says of itself; `defaults` come from the environment."""

    def __init__(self, store: AccountStore, clock: Clock, defaults: Structure) -> None:
        self._store = store
        self._clock = clock
        self._defaults = defaults
        self._known: Structure | None = None

    def structure(self) -> Structure:
        """As it is now; the database is asked once, then after each change and each refresh."""
        if self._known is None:
            self._known = structure_of(self._store.settings(), self._defaults)
        return self._known

    def change(self, by: Account, structure: Structure) -> None:
        """Say it otherwise, from the next page on."""
        must_manage(by)
        now = self._clock.now()

        def act(change: AccountTransaction) -> None:
            change.replace_settings(structure.kept(self._defaults))
            change.note(Entry(now, by.id, "settings-change", "structure", None, "done"))

        self._store.change(act)
        self.refresh()

    def refresh(self) -> None:
        """Ask the database at the next page: it may have been put back from a copy."""
        self._known = None
