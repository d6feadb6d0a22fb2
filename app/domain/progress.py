"""How far a text is translated: how many of its sentences, and how many somebody read again."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.language import Phrase


@dataclass(frozen=True, slots=True)
class Progress:
    """Sentences in all, those translated, and those of them that were read again."""

    total: int = 0
    translated: int = 0
    reviewed: int = 0

    @property
    def percent(self) -> int:
        """The part translated; never 100 while one is missing."""
        return _percent(self.translated, self.total)

    @property
    def percent_reviewed(self) -> int:
        """The part read again; never 100 while one is missing."""
        return _percent(self.reviewed, self.total)


def progress_of(phrases: Iterable[Phrase]) -> Progress:
    """Count what a language says of some sentences."""
    total = translated = reviewed = 0
    for phrase in phrases:
        total += 1
        translated += phrase.translated
        reviewed += phrase.translated and phrase.reviewed
    return Progress(total, translated, reviewed)


def _percent(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 100
