"""The power goes: what was acknowledged is still there, and the file is sound, with our settings."""

import sqlite3
from contextlib import closing
from random import Random

import pytest

from app.adapters.store.database import Database
from app.adapters.store.sqlite import SETTINGS

pytest.importorskip("apsw", reason="the disk that remembers is made with APSW")

import apsw

from tests.adapters.store.power import Acknowledged, Disk, Recorder

CHANGES = 150
REST_EVERY = 20  # changes between two moments of rest, when the write-ahead file is emptied


def recorded(file, settings):
    """The disk while the room changes, texts come and go, and the writer rests now and then."""
    Database.open(file).close()
    disk = Disk({file.name: file.read_bytes()})
    recorder = Recorder(disk)
    chance = Random(3)
    with closing(apsw.Connection(str(file), vfs="recorder")) as connection:
        # Alone, SQLite needs no shared memory, which no disk would see.
        connection.pragma("locking_mode", "EXCLUSIVE")
        for name, value in settings.items():
            connection.pragma(name, value)
        for change in range(1, CHANGES + 1):
            _change(connection, change, "x" * chance.randrange(20_000))
            disk.events.append(Acknowledged(change))
            if change % REST_EVERY == 0:
                connection.pragma("wal_checkpoint", "TRUNCATE")
        # Closing is no power cut: what it does is left out.
        happened = list(disk.events)
    recorder.unregister()
    return Disk(disk.before, happened)


def _change(connection, change, texts):
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE room SET version = ?", (change,))
    connection.execute("INSERT INTO editions VALUES (?, 'caf/aah', ?)", (str(change), texts))
    connection.execute("DELETE FROM editions WHERE id = ?", (str(change - 5),))
    connection.execute("COMMIT")


def verdict(files, acknowledged, folder):
    """`sound`, `lost` or `corrupt`: what the next start finds."""
    for name in [one.name for one in folder.iterdir()]:
        (folder / name).unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with closing(sqlite3.connect(folder / "parcours.db")) as connection:
        try:
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return "corrupt"
            (version,) = connection.execute("SELECT version FROM room").fetchone()
            texts = {int(id) for (id,) in connection.execute("SELECT id FROM editions")}
        except sqlite3.DatabaseError:
            return "corrupt"
    whole = texts == set(range(max(1, version - 4), version + 1))
    return "corrupt" if not whole else "sound" if version >= acknowledged else "lost"


def verdicts(file, folder, settings, images):
    disk = recorded(file, settings)
    chance = Random(11)
    folder.mkdir()
    found = [verdict(*disk.after_a_cut(chance), folder) for _ in range(images)]
    return {one: found.count(one) for one in ("sound", "lost", "corrupt")}


@pytest.mark.night
def test_a_power_cut_loses_nothing_acknowledged_and_breaks_nothing(file, tmp_path):
    found = verdicts(file, tmp_path / "image", SETTINGS, 10_000)

    assert found == {"sound": 10_000, "lost": 0, "corrupt": 0}


@pytest.mark.night
def test_the_same_images_would_show_a_weaker_setting(file, tmp_path):
    found = verdicts(file, tmp_path / "image", {**SETTINGS, "synchronous": "NORMAL"}, 500)

    assert (found["lost"] > 50, found["corrupt"]) == (True, 0)
