"""SQLite: the connections, and the settings that make a commit outlive a power cut."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

Result = TypeVar("Result")

SETTINGS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "trusted_schema": "OFF",
}
READERS = 8
MORE_READERS = 24


def writing_engine(path: Path, busy_ms: int) -> Engine:
    """One connection, whose transactions take the write lock at once: they never fail half-way for it."""
    engine = _engine(path, busy_ms, size=1, overflow=0)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(path: Path, busy_ms: int) -> Engine:
    """A connection for each thread that reads; they see what was committed, and can write nothing."""
    return _engine(path, busy_ms, size=READERS, overflow=MORE_READERS, query_only="ON")


def copy_whole(engine: Engine, target: Path) -> None:
    """Write a consistent copy beside the database, and put it in place only once it is whole."""
    unfinished = target.with_name(f"{target.name}.partiel")
    unfinished.unlink(missing_ok=True)
    _alone(engine, lambda connection: connection.execute("VACUUM INTO ?", (str(unfinished),)))
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(target)


def empty_write_ahead(engine: Engine) -> bool:
    """Move everything into the database, and leave nothing of erased rows in the write-ahead file.

    False when somebody was reading: nothing is lost, it is for later.
    """
    try:
        return _alone(engine, _checkpoint)
    except (sqlite3.OperationalError, SQLAlchemyError):
        return False


def _engine(path: Path, busy_ms: int, *, size: int, overflow: int, **more: str) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=overflow,
        pool_timeout=busy_ms / 1000,
        connect_args={"timeout": busy_ms / 1000, "check_same_thread": False},
    )
    event.listen(engine, "connect", _settle({**SETTINGS, **more}))
    return engine


def _settle(settings: dict[str, str]) -> Callable[[sqlite3.Connection, object], None]:
    def settle(connection: sqlite3.Connection, _record: object) -> None:
        # The driver must begin nothing by itself: it would begin too late, and without the lock.
        connection.isolation_level = None
        for name, value in settings.items():
            connection.execute(f"PRAGMA {name} = {value}")

    return settle


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _checkpoint(connection: sqlite3.Connection) -> bool:
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        refused, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")
    return not refused


def _alone(engine: Engine, act: Callable[[sqlite3.Connection], Result]) -> Result:
    """Run what no transaction may surround."""
    borrowed = engine.raw_connection()
    try:
        return act(cast(sqlite3.Connection, borrowed.driver_connection))
    finally:
        borrowed.close()
