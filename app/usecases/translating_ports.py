"""What the outside keeps of translations: catalogues that are read as tables, and changed under a lock."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.domain.language import Direction, Language
from app.domain.translating import Entry
from app.domain.translation_sheet import Row

Change = Callable[[Mapping[str, Entry]], Iterable[Entry]]


@dataclass(frozen=True, slots=True)
class Typed:
    """A line of a table that comes back: one form (`rank`) of a sentence.

    `was` is what it said when the table left, None where the table does not tell.
    """

    domain: str
    source: str
    said: str
    rank: int = 0
    was: str | None = None


class Tables(Protocol):
    """Spreadsheets and catalogues that leave the desk, and come back from a translator."""

    def written(self, language: Language, rows: Sequence[tuple[str, Row]]) -> bytes:
        """A spreadsheet of sentences, each with its domain."""
        ...

    def read(self, name: str, body: bytes, language: Language) -> Sequence[Typed]:
        """What a file holds, by its name’s ending; raise Refused where it is none of ours."""
        ...


class Translations(Protocol):
    """The catalogues as files, always in step with the French of now."""

    def entries(self, domain: str, language: Language) -> Sequence[Entry]:
        """Every sentence of a domain, in reading order; raise Refused("translation-unreadable")."""
        ...

    def change(self, domain: str, language: Language, act: Change, day: date) -> None:
        """Write the entries that `act` makes of the present ones, by their French; nothing if it raises."""
        ...

    def catalogue(self, domain: str, language: Language) -> bytes:
        """The catalogue of a domain as gettext has it; raise Refused("translation-unreadable")."""
        ...

    def domains(self) -> Sequence[str]:
        """The domains that are to be translated."""
        ...

    def known_languages(self) -> Mapping[str, tuple[str, str]]:
        """The languages that could be added, by code: the French name, then its own."""
        ...

    def add_language(self, code: str, own_name: str, direction: Direction | None) -> Language:
        """Offer a language and begin its catalogues; raise Refused and change nothing."""
        ...
