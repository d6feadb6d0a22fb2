"""What a voice says of a sentence: its parts, each in the language that it is really in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from app.domain.labels import LABEL
from app.domain.language import FRENCH, breakable

_PARTS = re.compile(f"({LABEL.pattern})")
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"
_LATIN = re.compile(rf"([{_LETTER}][{_LETTER}0-9]*(?:[ '’.&/-]+[{_LETTER}0-9]+)*)")
_OTHER_SCRIPT = re.compile(rf"[^\W\d_{_LETTER}]")
_WORD = re.compile(r"\w")
_SILENT = str.maketrans("", "", "«»[]<>\u2066\u2067\u2068\u2069\u200e\u200f")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that one voice says without a break."""

    text: str
    language: str


def segments(text: str, language: str) -> tuple[Segment, ...]:
    """A sentence cut where the voice must change: « labels » and names of the real site are French."""
    said = (part for part in _parts(text, language) if _WORD.search(part.text))
    return tuple(
        Segment(" ".join(part.text for part in together), code)
        for code, together in groupby(said, key=lambda part: part.language)
    )


def _parts(text: str, language: str) -> Iterator[Segment]:
    for rank, piece in enumerate(_PARTS.split(breakable(text))):
        if rank % 2:
            yield _segment(piece, FRENCH)
        else:
            yield from _words(piece, language)


def _words(text: str, language: str) -> Iterator[Segment]:
    """In another script, what is in Latin letters is a French name (CAF, France Travail)."""
    if not _OTHER_SCRIPT.search(text):
        yield _segment(text, language)
        return
    for rank, piece in enumerate(_LATIN.split(text)):
        yield _segment(piece, FRENCH if rank % 2 else language)


def _segment(text: str, language: str) -> Segment:
    return Segment(breakable(text.translate(_SILENT)), language)
