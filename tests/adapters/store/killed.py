"""A process that writes until it is killed, and says each change only once it lasts."""

from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock, Thread

from app.adapters.store.database import Database
from app.adapters.store.store import SqlStore
from app.domain.errors import Unknown
from app.usecases.ports import OpenWalk, Transaction
from tests.adapters.store.test_store_contract import an_open_walk

WALKS = ("w1", "w2", "w3", "w4")


def write_until_killed(file: Path, said: Connection) -> None:
    """Move four walks at once, from wherever the last process left them."""
    store = SqlStore(Database.open(file))
    speaking = Lock()

    def walk_on(id: str) -> None:
        while True:
            version = store.change(_move(id))
            with speaking:
                said.send((id, version))

    for id in WALKS:
        Thread(target=walk_on, args=(id,)).start()


def _move(id: str) -> Callable[[Transaction], int]:
    def act(change: Transaction) -> int:
        opened = _present(change, id)
        moved = replace(opened.walk, version=opened.walk.version + 1)
        change.save_walk(replace(opened, walk=moved), expected=opened.walk.version)
        change.bump_room()
        return moved.version

    return act


def _present(change: Transaction, id: str) -> OpenWalk:
    try:
        return change.walk(id)
    except Unknown:
        change.add_walk(an_open_walk(id, version=0))
        return change.walk(id)
