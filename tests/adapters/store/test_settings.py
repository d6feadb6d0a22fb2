"""What the connections promise: a commit lasts, and what is erased is gone from the disk."""

import time

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.adapters.store import writer
from app.adapters.store.accounts import SqlAccountStore
from app.adapters.store.store import SqlStore
from app.domain.errors import StoreBusy
from app.domain.post import Post
from tests.adapters.store.test_account_contract import an_entry

CANARY = "canari-7f3a9c"


def settings_of(connection):
    names = "journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete", "trusted_schema"
    return {name: connection.scalar(text(f"PRAGMA {name}")) for name in names}


def traces(file):
    """The files of the database, write-ahead and copies included, that still hold the canary."""
    return [one.name for one in file.parent.iterdir() if CANARY.encode() in one.read_bytes()]


def test_every_connection_has_the_settings_that_make_a_commit_last(database):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 200,
        "secure_delete": 1,
        "trusted_schema": 0,
    }

    with database.read() as connection:
        read = settings_of(connection)

    assert (database.change(settings_of), read) == (wanted, wanted)


def test_a_connection_that_reads_cannot_write(database):
    with pytest.raises(StoreBusy), database.read() as connection:
        connection.execute(text("UPDATE room SET version = 9"))


def test_what_is_erased_is_gone_from_the_disk_after_a_moment_of_rest(database, file):
    store = SqlStore(database)
    posts = [Post(f"p{rank}", f"{CANARY} {rank}") for rank in range(200)]
    store.change(lambda change: [change.save_post(post) for post in posts])
    assert traces(file) == ["parcours.db-wal"]

    store.change(lambda change: [change.delete_post(post.id) for post in posts])
    deadline = time.monotonic() + writer.REST + 2
    while traces(file) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert traces(file) == []


def test_a_line_of_the_journal_can_be_neither_changed_nor_replaced(database):
    accounts = SqlAccountStore(database)
    accounts.change(lambda change: change.note(an_entry()))
    replacing = (
        "INSERT OR REPLACE INTO journal (id, at, action, kind, result) VALUES (1, '2026', 'x', 'x', 'x')"
    )

    for statement in ("UPDATE journal SET action = 'x'", replacing, "DELETE FROM journal"):
        with pytest.raises(IntegrityError):
            database.change(lambda connection, statement=statement: connection.execute(text(statement)))

    assert list(accounts.journal(9)) == [an_entry()]
