"""What every procedure shares: organisations, hard words, wordings to avoid, phrases of the desk."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from app.domain.gesture import Sentence
from app.domain.phrasebook import Phrasebook

DOMAIN = "registres"
RESERVED_FOLDERS = ("messages", DOMAIN)  # names of gettext domains that are no folder


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that people deal with; `domains` are the official ones, `url` its front door."""

    key: str
    name: Sentence
    former_names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    url: str = ""
    phone: str | None = None
    price: Sentence | None = None
    hours: Sentence | None = None
    unverified: str | None = None

    def owns(self, host: str) -> bool:
        """True for one of its domains, or one below it."""
        return any(host == domain or host.endswith(f".{domain}") for domain in self.domains)


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word that needs explaining, in any of its forms."""

    key: str
    word: Sentence
    variants: tuple[str, ...]
    definition: Sentence

    def stands_in(self, text: str) -> bool:
        """True when a French text holds the word in one of its forms."""
        return says(text, self.word.text, *self.variants)


@dataclass(frozen=True, slots=True)
class Wording:
    """A word to avoid, and what to say instead."""

    word: str
    variants: tuple[str, ...]
    say: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The word and its variants."""
        return (self.word, *self.variants)


@dataclass(frozen=True, slots=True)
class Registries:
    """The registries, as they are now."""

    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    hard_words: tuple[HardWord, ...] = ()
    wordings: tuple[Wording, ...] = ()
    phrasebook: Phrasebook = Phrasebook()  # noqa: RUF009 - a frozen value

    def hard_words_in(self, text: str) -> tuple[HardWord, ...]:
        """The hard words of a French text, in the order of the registry."""
        return tuple(word for word in self.hard_words if word.stands_in(text))


def says(text: str, *forms: str) -> bool:
    """True when a text holds one of these as whole words, whatever the capitals and the apostrophes."""
    return bool(forms) and _any_of(forms).search(_plain(text)) is not None


@lru_cache(maxsize=1024)
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(_plain(form)) for form in forms)})(?!\w)")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
