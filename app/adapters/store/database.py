"""The database file: many read, one thread writes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from app.adapters.store import sqlite
from app.adapters.store.schema import bring_up_to_date
from app.adapters.store.writer import Writer
from app.domain.errors import StoreBusy

Result = TypeVar("Result")

BUSY_MS = 5_000


class UnsupportedDatabase(Exception):
    """An address that names neither a file nor an engine that this version knows."""


class Database:
    """Reads see what was committed; changes are run one at a time, and last when `change` returns."""

    def __init__(self, writing: Engine, reading: Engine) -> None:
        self._writing = writing
        self._reading = reading
        self._writer = Writer(writing, at_rest=lambda: sqlite.empty_write_ahead(writing))

    @classmethod
    def open(cls, where: Path | str, *, busy_ms: int = BUSY_MS) -> "Database":
        """Open a file by its path or its `sqlite:///` address; make it, or bring it up to date."""
        path = _path(where)
        path.parent.mkdir(parents=True, exist_ok=True)
        writing = sqlite.writing_engine(path, busy_ms)
        try:
            bring_up_to_date(writing, path)
        except BaseException:
            # Windows would keep the file locked for as long as a connection is forgotten.
            writing.dispose()
            raise
        return cls(writing, sqlite.reading_engine(path, busy_ms))

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees what was committed, for as long as the `with`."""
        try:
            with self._reading.connect() as connection:
                yield connection
        except (OperationalError, NoConnectionFree) as failure:
            raise StoreBusy from failure

    def change(self, act: Callable[[Connection], Result]) -> Result:
        """Run `act` in one durable transaction; raise what it raises, or StoreBusy."""
        return self._writer.change(act)

    def close(self) -> None:
        """Finish the changes asked for, then let the file go."""
        self._writer.close()
        sqlite.empty_write_ahead(self._writing)
        self._reading.dispose()
        self._writing.dispose()


def _path(where: Path | str) -> Path:
    if isinstance(where, Path) or "://" not in where:
        return Path(where)
    url = make_url(where)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise UnsupportedDatabase(url.render_as_string(hide_password=True))
    return Path(url.database)
