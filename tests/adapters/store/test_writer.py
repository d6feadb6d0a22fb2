"""The one writer: changes that wait together last together, and an answer comes only after the commit."""

import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import event, text

from app.adapters.store import sqlite
from app.adapters.store.database import Database
from app.adapters.store.store import SqlStore
from app.adapters.store.writer import Writer
from app.domain.errors import Refused, StoreBusy, WalkMovedOn
from app.domain.post import Post
from tests.adapters.store.test_store_contract import an_open_walk

PATIENCE = 5  # seconds


class Line:
    """Holds the writer inside an act, so that the acts asked for meanwhile wait for the next commit."""

    def __init__(self, file):
        Database.open(file).close()
        self.engine = sqlite.writing_engine(file, 200)
        self.commits = 0
        event.listen(self.engine, "commit", self._count)
        self.writer = Writer(self.engine, at_rest=lambda: True)

    def ask_together(self, *acts):
        """What each act gave or raised, all having waited in the same line."""
        held, go = threading.Event(), threading.Event()

        def hold(_connection):
            held.set()
            go.wait(PATIENCE)

        with ThreadPoolExecutor(len(acts) + 1) as threads:
            threads.submit(self.writer.change, hold)
            held.wait(PATIENCE)
            asked = [threads.submit(self.writer.change, act) for act in acts]
            while self.writer._queue.qsize() < len(acts):
                time.sleep(0.005)
            go.set()
            return [one.exception(PATIENCE) or one.result() for one in asked]

    def _count(self, _connection):
        self.commits += 1


@pytest.fixture
def line(file):
    line = Line(file)
    yield line
    line.writer.close()
    line.engine.dispose()


def bump(connection):
    return connection.scalar(text("UPDATE room SET version = version + 1 RETURNING version"))


def bump_then_refuse(connection):
    bump(connection)
    raise Refused("no")


def fill_the_disk(connection):
    pages = connection.scalar(text("PRAGMA page_count"))
    connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    connection.execute(text("INSERT INTO editions VALUES ('e', 'p', :sources)"), {"sources": "x" * 100_000})


def break_the_commit(connection):
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    connection.execute(text("INSERT INTO sessions VALUES ('hash', 'nobody', '', '', '', '')"))


def room_version(file):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT version FROM room").fetchone()[0]


def test_changes_that_wait_share_one_commit(line):
    given = line.ask_together(bump, bump, bump)

    assert (sorted(given), line.commits) == ([1, 2, 3], 2)


def test_an_act_that_raises_is_undone_alone(line, file):
    first, refused, last = line.ask_together(bump, bump_then_refuse, bump)

    assert (first, type(refused), last) == (1, Refused, 2)
    assert (room_version(file), line.commits) == (2, 2)


def test_a_full_disk_undoes_the_whole_group_and_the_next_change_works(line, file):
    given = line.ask_together(bump, fill_the_disk, bump)

    assert [type(one) for one in given] == [StoreBusy] * 3
    assert room_version(file) == 0
    assert line.writer.change(bump) == 1


def test_a_commit_that_fails_is_told_to_every_caller_of_its_group(line, file):
    given = line.ask_together(bump, break_the_commit, bump)

    assert ([type(one) for one in given], room_version(file)) == ([StoreBusy] * 3, 0)
    assert line.writer.change(bump) == 1


def test_a_bug_at_the_commit_reaches_its_callers_and_the_writer_lives_on(line):
    def crash(_connection):
        event.remove(line.engine, "commit", crash)
        raise ZeroDivisionError

    def set_up(connection):
        event.listen(line.engine, "commit", crash)
        return bump(connection)

    (given,) = line.ask_together(set_up)

    assert (type(given), line.writer.change(bump)) == (ZeroDivisionError, 1)


def test_nobody_is_answered_before_the_commit(line, file):
    seen = []
    event.listen(line.engine, "commit", lambda _connection: seen.append(room_version(file)))

    line.writer.change(bump)
    seen.append(room_version(file))

    assert seen == [0, 1]


def test_a_lock_held_for_too_long_is_told_and_nothing_is_changed(file):
    database = Database.open(file, busy_ms=100)
    store = SqlStore(database)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreBusy):
            store.change(lambda change: change.bump_room())

        assert store.room_version() == 0
    assert store.change(lambda change: change.bump_room()) == 1
    database.close()


def test_a_lock_held_for_a_moment_is_waited_for(file):
    database = Database.open(file, busy_ms=5_000)
    with (
        closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other,
        ThreadPoolExecutor(1) as threads,
    ):
        other.execute("BEGIN IMMEDIATE")
        asked = threads.submit(database.change, bump)
        time.sleep(0.2)
        other.execute("ROLLBACK")

        assert asked.result(PATIENCE) == 1
    database.close()


def test_of_eight_presses_on_the_same_version_one_wins(database):
    store = SqlStore(database)
    store.change(lambda change: change.add_walk(an_open_walk()))
    together = threading.Barrier(8)

    def press():
        together.wait(PATIENCE)
        store.change(lambda change: change.save_walk(an_open_walk(version=2), expected=1))

    with ThreadPoolExecutor(8) as threads:
        outcomes = [type(one.exception(PATIENCE)) for one in [threads.submit(press) for _ in range(8)]]

    assert (outcomes.count(type(None)), outcomes.count(WalkMovedOn)) == (1, 7)


def test_threads_read_while_others_write_and_see_only_what_is_whole(database):
    store = SqlStore(database)

    def write(change):
        version = change.bump_room()
        change.save_post(Post("p1", "Poste 1", version=version))

    def read():
        before = store.room_version()
        return before <= store.post("p1").version

    store.change(write)
    with ThreadPoolExecutor(8) as threads:
        writing = [threads.submit(store.change, write) for _ in range(200)]
        reading = [threads.submit(read) for _ in range(200)]

    assert all(one.result() for one in reading)
    assert (len(writing), store.room_version(), store.post("p1").version) == (200, 201, 201)


def test_a_change_inside_a_change_crashes_instead_of_waiting_for_ever(database):
    with pytest.raises(RuntimeError):
        database.change(lambda _connection: database.change(bump))


def test_closing_finishes_what_was_asked_and_takes_nothing_else(file):
    database = Database.open(file)
    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(database.change, bump) for _ in range(50)]
        for one in asked[:10]:
            one.result(PATIENCE)
        database.close()

    kept = [one for one in asked if not one.exception()]
    assert room_version(file) == len(kept)
    with pytest.raises(StoreBusy):
        database.change(bump)
