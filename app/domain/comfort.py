"""How a person likes to read: kept on the server for the time of a walk, never in the browser."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Size(StrEnum):
    """Three sizes of text that really change everything."""

    NORMAL = "normal"
    LARGE = "grand"
    LARGEST = "tres_grand"


class Tongue(StrEnum):
    """How far the person is in choosing a language and a way to read."""

    UNASKED = ""  # nobody chose
    NAMED = "nommee"  # the language is chosen, not yet whether one reads or listens
    SETTLED = "choisie"
    MISSING = "absente"  # it is not among those offered: the screen says that an interpreter is looked for
    WITHOUT = "sans"  # the same, and the person goes on in pictures and French meanwhile

    @property
    def lacking(self) -> bool:
        """True while the person's language is none of those offered."""
        return self in (Tongue.MISSING, Tongue.WITHOUT)

    @property
    def named(self) -> "Tongue":
        """Once a language is chosen: a first choice asks how one reads, a later one asks nothing."""
        return Tongue.NAMED if self in (Tongue.UNASKED, Tongue.NAMED) else Tongue.SETTLED

    @property
    def past(self) -> "Tongue":
        """Once the language screen is left as it is."""
        return Tongue.WITHOUT if self is Tongue.MISSING else Tongue.SETTLED


@dataclass(frozen=True, slots=True)
class Comfort:
    """Size of the text, strong contrast, wider spacing, slow speech; `aloud`: each new card is read aloud."""

    size: Size = Size.NORMAL
    contrast: bool = False
    spacing: bool = False
    slow: bool = False
    aloud: bool = False

    @property
    def in_pictures(self) -> "Comfort":
        """For somebody who cannot read what is written: large, and said aloud."""
        return replace(self, size=Size.LARGE if self.size is Size.NORMAL else self.size, aloud=True)
