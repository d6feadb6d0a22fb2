"""The one writer: it gathers the changes that wait, and makes them last with one commit."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from app.domain.errors import StoreBusy

Result = TypeVar("Result")

GROUP = 64  # changes in one commit, at most
REST = 1.0  # seconds without a change before `at_rest`


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A change asked for, and the promise its caller waits on."""

    act: Callable[[Connection], Any]
    promise: Future[Any]


@dataclass(frozen=True, slots=True)
class _Tried:
    """What a change gave, told to its caller only once it lasts."""

    promise: Future[Any]
    result: Any = None
    refusal: BaseException | None = None

    def tell(self) -> None:
        """Let the caller go on."""
        if self.refusal is None:
            self.promise.set_result(self.result)
        else:
            self.promise.set_exception(self.refusal)


class Writer:
    """A thread that alone changes the database; `at_rest` is run after a second without a change.

    `at_rest` answers False when it has to be tried again.
    """

    def __init__(self, engine: Engine, at_rest: Callable[[], bool]) -> None:
        self._engine = engine
        self._at_rest = at_rest
        self._queue: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._closing = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def change(self, act: Callable[[Connection], Result]) -> Result:
        """Run `act` in a durable transaction and give its result, or raise what it raised."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("a change inside a change would wait for itself")
        promise: Future[Result] = Future()
        with self._closing:
            if self._closed:
                raise StoreBusy
            self._queue.put(_Waiting(act, promise))
        return promise.result()

    def close(self) -> None:
        """Finish the changes asked for, and take no other."""
        with self._closing:
            self._closed = True
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        unrested = False
        while (first := self._next(unrested)) is not None:
            group, last = self._gather(first)
            for tried in self._commit(group):
                tried.tell()
            if last:
                return
            unrested = True

    def _next(self, unrested: bool) -> _Waiting | None:
        while unrested:
            try:
                return self._queue.get(timeout=REST)
            except Empty:
                unrested = not self._at_rest()
        return self._queue.get()

    def _gather(self, first: _Waiting) -> tuple[list[_Waiting], bool]:
        """What waits now, and whether the writer was asked to stop after it."""
        group = [first]
        while len(group) < GROUP and not self._queue.empty():
            waiting = self._queue.get()
            if waiting is None:
                return group, True
            group.append(waiting)
        return group, False

    def _commit(self, group: list[_Waiting]) -> list[_Tried]:
        try:
            with self._engine.begin() as connection:
                tried = [_try(connection, waiting) for waiting in group]
        except SQLAlchemyError as failure:
            return [_Tried(waiting.promise, refusal=_busy(failure)) for waiting in group]
        except BaseException as bug:  # noqa: BLE001 - a dead writer would let every caller wait for ever
            return [_Tried(waiting.promise, refusal=bug) for waiting in group]
        return tried


def _try(connection: Connection, waiting: _Waiting) -> _Tried:
    savepoint = connection.begin_nested()
    try:
        result = waiting.act(connection)
    except OperationalError:
        # Disk full, lock lost: SQLite may have undone the whole transaction already.
        raise
    except BaseException as refusal:  # noqa: BLE001 - handed over to the caller, where it is raised
        savepoint.rollback()
        return _Tried(waiting.promise, refusal=refusal)
    savepoint.commit()
    return _Tried(waiting.promise, result=result)


def _busy(failure: SQLAlchemyError) -> StoreBusy:
    busy = StoreBusy()
    busy.__cause__ = failure
    return busy
