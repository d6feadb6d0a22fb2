"""Small counts: what may be shown of a count so that nobody is told apart in it, nor by subtraction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

FEW = 5  # a count from 1 to 4 is shown « < 5 »


@dataclass(frozen=True, slots=True)
class Row:
    """A value and how often it was met; None for « < 5 »."""

    key: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A column of counts that may be shown, its total included.

    `others` gathers rows that are not named: alone, one of them could be worked out. `total` is None
    for « < 5 » in all.
    """

    rows: tuple[Row, ...]
    others: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Crossed:
    """Counts by row and column, none of them small; `others` gathers the rows that held a small one."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    others: tuple[int, ...] | None


def shown(count: int) -> int | None:
    """A count by itself; None for « < 5 »."""
    return None if few(count) else count


def few(count: int) -> bool:
    """True for a count that is not shown."""
    return 0 < count < FEW


def counted(counts: Mapping[str, int], *, apart: Collection[str] = ()) -> Counted:
    """The counts as they may be shown with their total, in the order given; what is not met is left out.

    « < 5 » stands beside a name when the total leaves at least two possible values for it. Else the
    small ones are gathered without a name, with the smallest of the others if need be, and with
    those that `apart` names.
    """
    met = {key: count for key, count in counts.items() if count > 0}
    total = sum(met.values())
    if total < FEW:
        return Counted((), 0, None if total else 0)
    small = [key for key, count in met.items() if count < FEW]
    if not apart and not guessable(met[key] for key in small):
        return Counted(tuple(Row(key, shown(count)) for key, count in met.items()), 0, total)
    gathered = _gathered(met, {*small, *apart})
    others = sum(met[key] for key in gathered)
    rows = tuple(Row(key, count) for key, count in met.items() if key not in gathered)
    return Counted(rows, others, total)


def guessable(small: Iterable[int]) -> bool:
    """True when somebody who knows how many small counts there are, and their sum, knows one of them."""
    kept = list(small)
    known = sum(kept)
    return bool(kept) and (len(kept) == 1 or known in (len(kept), len(kept) * (FEW - 1)))


def crossed(table: Mapping[str, Mapping[str, int]], columns: Iterable[str]) -> Crossed | None:
    """Counts by row and column; None when no row can be shown.

    Everything that can be worked out from it is a sum of cells that are shown, or zero.
    """
    names = tuple(columns)
    cells = {
        key: tuple(row.get(name, 0) for name in names) for key, row in table.items() if any(row.values())
    }
    apart = {key: row for key, row in cells.items() if any(few(count) for count in row)}
    rest = sorted((key for key in cells if key not in apart), key=lambda key: sum(cells[key]))
    others = _added(apart.values(), len(names))
    while any(few(count) for count in others) and rest:
        key = rest.pop(0)
        apart[key] = cells[key]
        others = _added(apart.values(), len(names))
    if not cells or any(few(count) for count in others):
        return None
    rows = tuple((key, row) for key, row in cells.items() if key not in apart)
    if not rows:
        return None
    return Crossed(names, rows, others if apart else None)


def _gathered(met: Mapping[str, int], beside: Collection[str]) -> frozenset[str]:
    gathered = [key for key in met if key in beside]
    rest = sorted((key for key in met if key not in beside), key=lambda key: met[key])
    while rest and (len(gathered) < 2 or sum(met[key] for key in gathered) < FEW):
        gathered.append(rest.pop(0))
    return frozenset(gathered)


def _added(rows: Iterable[tuple[int, ...]], width: int) -> tuple[int, ...]:
    total = (0,) * width
    for row in rows:
        total = tuple(a + b for a, b in zip(total, row, strict=True))
    return total
