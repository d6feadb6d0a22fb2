"""How a person likes to read: kept on the server for the time of a walk, never in the browser."""

from dataclasses import dataclass
from enum import StrEnum


class Size(StrEnum):
    """Three sizes of text that really change everything."""

    NORMAL = "normal"
    LARGE = "grand"
    LARGEST = "tres_grand"


@dataclass(frozen=True, slots=True)
class Comfort:
    """Size of the text, strong contrast, wider spacing, slow speech."""

    size: Size = Size.NORMAL
    contrast: bool = False
    spacing: bool = False
    slow: bool = False
