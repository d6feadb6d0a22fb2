"""The stores that every test of the contract runs on: each engine, and the fakes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.adapters.store.accounts import SqlAccountStore
from app.adapters.store.database import Database
from app.adapters.store.store import SqlStore
from app.usecases.account_ports import AccountStore
from app.usecases.ports import Store
from tests.fake_accounts import FakeAccountStore
from tests.fakes import FakeStore

ENGINES = ("sqlite",)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database stands; the space and the accent are those of a real folder."""
    return tmp_path / "Pas à pas" / "parcours.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    """A database that gives up soon when another process holds it."""
    opened = Database.open(file, busy_ms=200)
    yield opened
    opened.close()


@pytest.fixture(params=[*ENGINES, "fake"])
def store(request: pytest.FixtureRequest) -> Store:
    """A store of each kind."""
    if request.param == "fake":
        return FakeStore()
    return SqlStore(request.getfixturevalue("database"))


@pytest.fixture(params=[*ENGINES, "fake"])
def accounts(request: pytest.FixtureRequest) -> AccountStore:
    """Accounts of each kind."""
    if request.param == "fake":
        return FakeAccountStore()
    return SqlAccountStore(request.getfixturevalue("database"))
