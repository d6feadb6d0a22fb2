"""How many lines a text takes in so many pixels, by how wide its letters are on the whole."""

from functools import lru_cache

# Shares of the size of the letters, of the font that the guide comes with.
_THIN, _PLAIN, _BROAD = 0.29, 0.53, 0.72
_THIN_LETTERS = frozenset(" \u00a0'’.,:;jiîïl!()ftrI/°-")
_BROAD_LETTERS = frozenset("mMwWœ@%OQGHNUD")
_BOLD = 1.05


@lru_cache(maxsize=16_384)
def lines(text: str, width: int, size: int, *, bold: bool = False) -> int:
    """The lines of a text in letters of that size; a word that is too long for a line takes one."""
    room = width / (size * (_BOLD if bold else 1))
    count, used = 1, 0.0
    for word in text.split(" "):
        taken = sum(_share(sign) for sign in word)
        if used and used + _THIN + taken > room:
            count, used = count + 1, taken
        else:
            used += taken + (_THIN if used else 0)
    return count


def _share(sign: str) -> float:
    if sign in _THIN_LETTERS:
        return _THIN
    return _BROAD if sign in _BROAD_LETTERS else _PLAIN
