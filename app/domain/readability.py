"""How hard texts are to read, told by counting: sentences, words, long ones of both."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.checks.words import LONG
from app.domain.labels import count_words, split_sentences

_LETTERS = re.compile(r"[^\W\d_]+")
LONG_WORD = 7  # letters, as Björnsson counted


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts of a text; `lix` is Björnsson's index: under 30 is very easy, over 50 is an office's letter."""

    sentences: int = 0
    words: int = 0
    long_words: int = 0
    long_sentences: int = 0
    longest: int = 0

    @property
    def words_a_sentence(self) -> float:
        """The mean length of a sentence."""
        return round(self.words / self.sentences, 1) if self.sentences else 0.0

    @property
    def lix(self) -> int:
        """Words a sentence, and the percentage of long words, added."""
        if not self.words:
            return 0
        return round(self.words / self.sentences + 100 * self.long_words / self.words)

    def __add__(self, other: "Readability") -> "Readability":
        return Readability(
            self.sentences + other.sentences,
            self.words + other.words,
            self.long_words + other.long_words,
            self.long_sentences + other.long_sentences,
            max(self.longest, other.longest),
        )


def readability(texts: Iterable[str]) -> Readability:
    """Count texts, each of one sentence or more."""
    found = (_counted(sentence) for text in texts for sentence in split_sentences(text))
    return sum(found, Readability())


def _counted(sentence: str) -> Readability:
    many = count_words(sentence)
    if not many:
        return Readability()
    long_words = sum(len(word) >= LONG_WORD for word in _LETTERS.findall(sentence))
    return Readability(1, many, long_words, int(many > LONG), many)
