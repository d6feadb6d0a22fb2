"""The portions of a list too long for one screen: as few and as even as can be, from its texts alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from app.domain.autonomy import Autonomy
from app.domain.gesture import Gesture, Where, where_last
from app.domain.gesture_size import alone, check, listed, paragraph, stacked, title, told

# Between the bar above a card and the buttons below it.
SCREEN = 598
# A list is parted a little sooner: the long address of a site, and what else the reckoning does not see.
_ROOM = SCREEN - 30
_MARGIN = 14
_STEP_TITLE = 29
_AHEAD = 102
MANDATE = 120
_WAYS = 78  # in two lines where the address of the site is long
_TOLD_BY = 29  # « La médiatrice : »


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a list, and what the card says beneath it of the next one."""

    title: str
    image: str | None = None
    why: str = ""
    ahead: bool = False
    mandate: bool = False
    after: Where | None = None


Bounds = tuple[int, int]


class _Same(tuple[Gesture, ...]):
    """The very gestures of an edition, known again at every press without being read again."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash(tuple(map(id, self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and tuple(map(id, self)) == tuple(map(id, other))


def portions(gestures: tuple[Gesture, ...], level: Autonomy, heading: Heading) -> tuple[Bounds, ...]:
    """The bounds of the fewest portions that each fit a screen; of those, the most even."""
    return _portions(_Same(gestures), level, heading)


@lru_cache(maxsize=8192)
def _portions(gestures: _Same, level: Autonomy, heading: Heading) -> tuple[Bounds, ...]:
    for cuts in range(len(gestures)):
        found = [
            (max(heights), bounds)
            for bounds in _divided(len(gestures), cuts)
            if max(heights := [portion(gestures, one, level, heading) for one in bounds]) <= _ROOM
        ]
        if found:
            return min(found)[1]
    return tuple((at, at + 1) for at in range(len(gestures)))


def _divided(count: int, cuts: int) -> Iterator[tuple[Bounds, ...]]:
    for chosen in combinations(range(1, count), cuts):
        yield tuple(pairwise((0, *chosen, count)))


def portion(gestures: tuple[Gesture, ...], bounds: Bounds, level: Autonomy, heading: Heading) -> int:
    """How tall the card of these gestures stands."""
    start, end = bounds
    shown = gestures[start:end]
    why = paragraph(heading.why) if heading.why and start == 0 else 0
    ahead = _AHEAD if heading.ahead and end == len(gestures) else 0
    first = any(one.in_their_name for one in shown) and not any(one.in_their_name for one in gestures[:start])
    mandate = MANDATE if heading.mandate and first else 0
    ways = _ways(shown, level)
    after = where_last(gestures[:start], heading.after)
    if len(shown) == 1 and level is not Autonomy.DONE_FOR:
        return _MARGIN + stacked(_STEP_TITLE, mandate, alone(shown[0], level, after), ahead, ways)
    head = title(heading.title, heading.image)
    if level is Autonomy.DONE_FOR:
        rows = _TOLD_BY + sum(told(one, where_last(shown[:at], after)) for at, one in enumerate(shown))
        return _MARGIN + stacked(head, why, mandate, rows, ahead, ways)
    rows = sum(listed(one, level, where_last(shown[:at], after)) for at, one in enumerate(shown))
    return _MARGIN + stacked(head, why, mandate, rows, check(shown[-1], level), ahead, ways)


def _ways(shown: tuple[Gesture, ...], level: Autonomy) -> int:
    """The site, one gesture at a time, the mouse taken back: on one line, where there is one of them."""
    on_site = any(gesture.where is Where.SITE for gesture in shown)
    hers = level is Autonomy.DONE_FOR and not all(gesture.secret for gesture in shown)
    return _WAYS if on_site or hers or (level is Autonomy.DONE_BY and len(shown) > 1) else 0
