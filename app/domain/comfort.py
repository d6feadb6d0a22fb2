"""How a person likes to read: kept on the server for the time of a walk, never in the browser."""

from dataclasses import dataclass
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
    MISSING = "absente"  # it is not among those offered: an interpreter is looked for


@dataclass(frozen=True, slots=True)
class Comfort:
    """Size of the text, strong contrast, wider spacing, slow speech; `aloud`: each new card is read aloud."""

    size: Size = Size.NORMAL
    contrast: bool = False
    spacing: bool = False
    slow: bool = False
    aloud: bool = False
