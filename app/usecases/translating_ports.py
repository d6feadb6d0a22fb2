"""What the outside keeps of translations: catalogues that are read as tables, and changed under a lock."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from app.domain.language import Direction, Language
from app.domain.translating import Entry

Change = Callable[[Mapping[str, Entry]], Iterable[Entry]]


class Translations(Protocol):
    """The catalogues as files, always in step with the French of now."""

    def entries(self, domain: str, language: Language) -> Sequence[Entry]:
        """Every sentence of a domain, in reading order; raise Refused("translation-unreadable")."""
        ...

    def change(self, domain: str, language: Language, act: Change, day: date) -> None:
        """Write the entries that `act` makes of the present ones, by their French, or nothing if it raises."""
        ...

    def domains(self) -> Sequence[str]:
        """The domains that are to be translated."""
        ...

    def add_language(self, code: str, own_name: str, direction: Direction | None) -> Language:
        """Offer a language and begin its catalogues; raise Refused and change nothing."""
        ...
