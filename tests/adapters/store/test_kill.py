"""A process killed in mid-writing loses nothing that it had acknowledged, and doubles nothing."""

import multiprocessing
import random
import sys
import time

import pytest

from app.adapters.store.database import Database
from app.adapters.store.store import SqlStore
from tests.adapters.store.killed import WALKS, write_until_killed

NIMBLE = "spawn" if sys.platform == "win32" else "forkserver"


def killed_while_writing(file, alive):
    """The last version that was acknowledged of each walk."""
    processes = multiprocessing.get_context(NIMBLE)
    if NIMBLE == "forkserver":
        processes.set_forkserver_preload(["tests.adapters.store.killed"])
    heard, said = processes.Pipe(duplex=False)
    writing = processes.Process(target=write_until_killed, args=(file, said))
    writing.start()
    said.close()
    acknowledged = dict([heard.recv()])
    until = time.monotonic() + alive
    while time.monotonic() < until:
        acknowledged.update([heard.recv()])
    writing.kill()
    try:
        while True:
            acknowledged.update([heard.recv()])
    except EOFError:
        writing.join()
        return acknowledged


def survived(file):
    """The version of each walk, and how many moves the room counted, once the file is opened again."""
    database = Database.open(file)
    store = SqlStore(database)
    versions = {one.walk.id: one.walk.version for one in store.open_walks()}
    counted = store.room_version()
    database.close()
    return versions, counted


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.night)])
def test_a_killed_process_loses_and_doubles_nothing_that_it_acknowledged(file, kills):
    chance = random.Random(7)
    acknowledged = dict.fromkeys(WALKS, 0)

    for _ in range(kills):
        acknowledged.update(killed_while_writing(file, chance.uniform(0, 0.06)))
        versions, counted = survived(file)

        # At most one move of each walk was under way: made, and not yet said.
        unsaid = {id: versions.get(id, 0) - acknowledged[id] for id in WALKS}
        assert set(unsaid.values()) <= {0, 1}
        assert counted == sum(versions.values())
        acknowledged = {id: versions.get(id, 0) for id in WALKS}

    assert min(acknowledged.values()) > kills
