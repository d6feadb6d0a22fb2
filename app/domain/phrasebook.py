"""The phrasebook of the desk: what a mediator says through a visitor's screen, and what can be answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.gesture import Sentence


class Reply(StrEnum):
    """What a person answers by one press."""

    YES = "oui"
    NO = "non"
    UNDERSTOOD = "compris"


class Expected(StrEnum):
    """What a phrase waits for."""

    YES_OR_NO = "oui_non"
    UNDERSTOOD = "compris"

    @property
    def replies(self) -> tuple[Reply, ...]:
        """The answers to choose from."""
        return (Reply.UNDERSTOOD,) if self is Expected.UNDERSTOOD else (Reply.YES, Reply.NO)


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that the desk says, with its picture and the answer it waits for."""

    key: str
    words: Sentence
    image: str | None = None
    expects: Expected = Expected.UNDERSTOOD


@dataclass(frozen=True, slots=True)
class Chapter:
    """The sayings of one moment."""

    key: str
    title: Sentence
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Everything that can be said, in the order of the file."""

    chapters: tuple[Chapter, ...] = ()

    def __iter__(self) -> Iterator[Saying]:
        """Every saying, chapter by chapter."""
        return (saying for chapter in self.chapters for saying in chapter.sayings)

    def find(self, key: str) -> Saying | None:
        """The saying of that key, unless the file no longer has it."""
        return next((saying for saying in self if saying.key == key), None)
