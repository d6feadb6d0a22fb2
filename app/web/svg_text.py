"""How wide a text will be in a drawing, and where its lines break: a drawing folds no text by itself."""

from collections.abc import Iterator

LINE = 18.0  # from one line to the next, for letters of SIZE
SIZE = 13.0
BOLD = 1.07  # how much wider bold letters are
_NARROW = frozenset("ijlftrI.,;:!|'’()[]·  \u00a0")
_WIDE = frozenset("mwMWœŒæÆ@%—…")
_USUAL, _SLIM, _BROAD, _CAPITAL = 0.56, 0.33, 0.9, 0.7  # of the height of the letters


def width_of(text: str, size: float = SIZE) -> float:
    """About how wide a text is."""
    return sum(_part(sign) for sign in text) * size


def wrapped(text: str, room: float, most: int = 4, size: float = SIZE) -> tuple[str, ...]:
    """A text on lines that hold in a room, the last one cut short when they would be too many."""
    lines = list(_lines(text, room, size))
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), room, size))


def _lines(text: str, room: float, size: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size) > room:
            yield line
            longer = word
        line = longer
    yield line


def _shortened(text: str, room: float, size: float) -> str:
    while text and width_of(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _part(sign: str) -> float:
    if sign in _NARROW:
        return _SLIM
    if sign in _WIDE:
        return _BROAD
    return _CAPITAL if sign.isupper() else _USUAL
