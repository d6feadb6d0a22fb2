"""Heavy checks shared among the processors, where the system can copy a process as it is."""

import os
import threading
from collections.abc import Callable, Sequence
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_held: list[Callable[[int], Any]] = []


def spread(judge: Callable[[Item], Answer], items: Sequence[Item]) -> list[Answer]:
    """What `judge` says of each, in their order."""
    workers = min(os.cpu_count() or 1, len(items))
    # A copy made while threads run may copy a lock that nobody will open.
    if workers < 2 or "fork" not in get_all_start_methods() or threading.active_count() > 1:
        return [judge(item) for item in items]
    # The copies have all that `judge` needs: only ranks go to them, and answers come back.
    with get_context("fork").Pool(workers, _hold, (lambda rank: judge(items[rank]),)) as pool:
        return pool.map(_answer, range(len(items)), chunksize=max(1, len(items) // (8 * workers)))


def _hold(judge: Callable[[int], Any]) -> None:
    _held.append(judge)


def _answer(rank: int) -> Any:
    return _held[-1](rank)
