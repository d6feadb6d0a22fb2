"""The languages spoken here, and the phrase finally shown: a translation, or the French it falls back to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum

from app.domain.folding import fold
from app.domain.gesture import Sentence

FRENCH = "fr"
MESSAGES = "messages"

_NO_BREAK = re.compile("[\u00a0\u202f]")


class Direction(StrEnum):
    """The way a script runs."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the posts; `code` as HTML has it (« fa-AF »), `complete` the folders promised whole.

    One that is spoken only, as darija, borrows its texts from another language (`borrowed`, its code).
    """

    code: str
    own_name: str
    direction: Direction = Direction.LEFT_TO_RIGHT
    plural_count: int = 2
    plural_rule: str = "(n > 1)"
    complete: frozenset[str] = frozenset()
    borrowed: str = ""

    @property
    def text(self) -> str:
        """The code of the language that its texts are in."""
        return self.borrowed or self.code

    @property
    def folder(self) -> str:
        """The folder of its texts under `translations/`, as gettext names it."""
        return self.text.replace("-", "_")

    @property
    def plural_forms(self) -> str:
        """The Plural-Forms header of its catalogues."""
        return f"nplurals={self.plural_count}; plural={self.plural_rule};"


@dataclass(frozen=True, slots=True)
class Languages:
    """Every language by its code, French first; no folder of `unshipped` need be translated."""

    by_code: Mapping[str, Language]
    unshipped: frozenset[str] = frozenset()

    def __getitem__(self, code: str) -> Language:
        """The language of that code; French for one that is offered no more, and that a walk still speaks."""
        return self.by_code.get(code) or self.by_code[FRENCH]

    def __contains__(self, code: object) -> bool:
        """True for a code one may choose."""
        return code in self.by_code

    def __iter__(self) -> Iterator[Language]:
        """The languages in the order they are offered."""
        return iter(self.by_code.values())

    @property
    def translated(self) -> tuple[Language, ...]:
        """Those with texts of their own: neither the source language nor one that is spoken only."""
        return tuple(one for one in self if one.code != FRENCH and not one.borrowed)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence in the language it is really in; `source` is its French, which needs no second reader."""

    text: str
    language: str = FRENCH
    direction: Direction = Direction.LEFT_TO_RIGHT
    reviewed: bool = True
    source: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def translated(self) -> bool:
        """True unless it is French, whether asked for or fallen back to."""
        return self.language != FRENCH

    @property
    def french(self) -> "Phrase":
        """The same sentence as its author wrote it."""
        return Phrase(self.source, source=self.source, names=self.names) if self.translated else self

    @property
    def plain(self) -> str:
        """What a voice reads: names put in, and no mark left."""
        text = self.text.replace("**", "")
        for name, value in self.names.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def naming(self, names: Mapping[str, str]) -> "Phrase":
        """The same phrase with values for its placeholders (`{organisme}`)."""
        return replace(self, names=names)


def breakable(text: str) -> str:
    """The text to compare with: no-break spaces count as spaces."""
    return fold(_NO_BREAK.sub(" ", text))


def sentences_of(value: object) -> Iterator[Sentence]:
    """Every sentence anywhere inside a value of the domain, in reading order, repeats included."""
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, Mapping):
        yield from sentences_of(tuple(value.values()))
    elif isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from sentences_of(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from sentences_of(getattr(value, one.name))
