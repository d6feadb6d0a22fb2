"""A desk with staff: accounts in memory, a clock that tests move, a bus that remembers who was hung up."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from argon2 import PasswordHasher

from app.adapters.hashing import Argon2Hashing
from app.domain.account import Account, Role
from app.usecases.accounts import Accounts
from app.usecases.inviting import Inviting
from app.usecases.signing_in import SigningIn
from app.usecases.throttling import Throttling
from tests.fake_accounts import FakeAccountStore

PASSPHRASE = "lanterne moulin verger canard"
# Real, but as cheap as it goes: what costs is measured elsewhere.
QUICK = Argon2Hashing(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@dataclass
class HeldClock:
    """Stands still until it is moved."""

    moment: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def pass_(self, **length: float) -> None:
        self.moment += timedelta(**length)


@dataclass
class RememberingBus:
    """Remembers the seats whose streams were ended."""

    closed: list[str] = field(default_factory=list)

    def announce(self, topic: str, version: int) -> None:
        pass

    def close(self, seat: str) -> None:
        self.closed.append(seat)


@dataclass
class Staffed:
    """What a test of the staff needs."""

    store: FakeAccountStore = field(default_factory=FakeAccountStore)
    clock: HeldClock = field(default_factory=HeldClock)
    bus: RememberingBus = field(default_factory=RememberingBus)

    def __post_init__(self) -> None:
        numbers = count(1)
        throttling = Throttling(self.store, self.clock)
        self.signing_in = SigningIn(self.store, QUICK, throttling, self.bus, self.clock)
        self.accounts = Accounts(
            self.store, self.signing_in, self.clock, lambda: f"a{next(numbers)}", desk=lambda: "PIMMS"
        )
        self.inviting = Inviting(self.accounts)

    def employ(self, login: str, *roles: Role, disabled: bool = False) -> Account:
        account = Account(f"id-{login}", login, login.capitalize(), frozenset(roles), disabled)
        self.store.change(lambda change: change.add_account(account, QUICK.hash(PASSPHRASE)))
        return account

    def who(self, token: str, *, renews: bool = True) -> str | None:
        found = self.signing_in.current(token, renews=renews)
        return found.account.login if found else None
