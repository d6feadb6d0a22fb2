"""Bytes and characters that no document may hold, each with its place."""

import re
import unicodedata

from app.domain.problems import Place, Problem
from app.domain.remarks import error

MAX_BYTES = 256 * 1024

_MOST_SHOWN = 20  # a file copied from elsewhere holds thousands of the same
_WIDE_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
# Controls, soft hyphen, zero-width, bidi overrides and isolates, line separators, tags, lone surrogates.
# U+00A0 and U+202F are French typography: allowed.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def decode(raw: bytes | str) -> tuple[str | None, list[Problem]]:
    """The text of these bytes without its byte order mark, or None with what prevents reading it."""
    if isinstance(raw, str):
        size = len(raw.encode("utf-8", "surrogatepass"))
        return _within(size, raw.removeprefix("\ufeff"))
    if raw[:2] in _WIDE_MARKS:
        return None, [error("source.not-utf8", Place(), found=_WIDE_MARKS[raw[:2]])]
    if len(raw) > MAX_BYTES:
        return _within(len(raw), "")
    try:
        return raw.decode("utf-8").removeprefix("\ufeff"), []
    except UnicodeDecodeError as bad:
        before = raw[: bad.start].decode("utf-8").removeprefix("\ufeff")
        found = f"0x{raw[bad.start]:02X}"
        return None, [error("source.not-utf8", _place_after(before), found=found)]


def unseen_characters(text: str) -> list[Problem]:
    """The first forbidden characters, which an editor hardly shows."""
    found: list[Problem] = []
    for match in _UNSEEN.finditer(text):
        if len(found) == _MOST_SHOWN:
            break
        place = _place_after(text[: match.start()])
        found.append(error("source.unseen-character", place, character=_name(match[0])))
    return found


def without_unseen(text: str) -> str:
    """The same text without them, so that what follows can still be read."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub("", text)


def _within(size: int, text: str) -> tuple[str | None, list[Problem]]:
    if size > MAX_BYTES:
        return None, [error("source.too-big", Place(), most=MAX_BYTES // 1024)]
    return text, []


def _place_after(before: str) -> Place:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Place(len(lines), len(lines[-1]) + 1)


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
