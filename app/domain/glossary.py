"""The glossary in a language: a hard word is said the same way wherever it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.language import breakable


@dataclass(frozen=True, slots=True)
class Term:
    """A hard word, and how the glossary says it in a language."""

    word: str
    said: str


def terms_missed(terms: Iterable[Term], said: str) -> tuple[Term, ...]:
    """The terms that a translation does not seem to use: endings and the Arabic article are passed over."""
    text = _bare(said)
    return tuple(term for term in terms if text and not any(_told(one, text) for one in _ways(term.said)))


def _ways(said: str) -> list[str]:
    """« foyer (ménage) » and « a/b » say it in two ways."""
    return [way for way in re.split(r"[()/،,;؛]", _bare(said)) if way.strip()]


def _told(way: str, text: str) -> bool:
    return all(_stem(word) in text for word in way.split())


def _stem(word: str) -> str:
    """The word without what grammar adds to it, in the languages that we know to add it."""
    word = word.removeprefix("ال") if len(word) > 4 else word
    return word[: max(3, len(word) - 2)] if len(word) > 4 else word


def _bare(text: str) -> str:
    # Arabic vowels and the long line are written, or not, as one likes.
    return re.sub("[\u064b-\u0652\u0640]", "", breakable(text)).casefold()
