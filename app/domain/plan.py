"""The plan of the room: a grid where every post has a spot of its own, whatever was arranged."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from math import ceil, sqrt

COLUMNS = 8
ROWS = 30
_FEWEST, _MOST = 3, 6  # columns that posts nobody arranged spread over


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where a post stands: rows and columns from 0, the first row on top."""

    row: int
    column: int

    @property
    def on_the_plan(self) -> bool:
        """False beyond the edges."""
        return 0 <= self.row < ROWS and 0 <= self.column < COLUMNS


class Toward(StrEnum):
    """One place further."""

    LEFT = "gauche"
    RIGHT = "droite"
    UP = "haut"
    DOWN = "bas"


Plan = Mapping[str, Spot]  # by post

_STEPS = {Toward.LEFT: (0, -1), Toward.RIGHT: (0, 1), Toward.UP: (-1, 0), Toward.DOWN: (1, 0)}


def laid_out(wished: Mapping[str, Spot | None]) -> Plan:
    """A spot for every post: its own, or the first free one, in the order given.

    Two posts that want one spot cannot both have it: the first keeps it.
    """
    taken: dict[Spot, str] = {}
    for post, spot in wished.items():
        if spot is not None and spot.on_the_plan:
            taken.setdefault(spot, post)
    plan = {post: spot for spot, post in taken.items()}
    across = min(_MOST, max(_FEWEST, ceil(sqrt(len(wished)))))
    free = (spot for rank in count() if (spot := Spot(*divmod(rank, across))) not in taken)
    return {post: plan.get(post) or next(free) for post in wished}


def put(plan: Plan, post: str, spot: Spot) -> Plan:
    """This post on that spot, in exchange with whoever stands there; the same plan beyond its edges."""
    if not spot.on_the_plan:
        return plan
    there = next((other for other, held in plan.items() if held == spot), post)
    return {**plan, there: plan[post], post: spot}


def shifted(plan: Plan, post: str, toward: Toward) -> Plan:
    """This post one place further."""
    down, across = _STEPS[toward]
    return put(plan, post, Spot(plan[post].row + down, plan[post].column + across))
