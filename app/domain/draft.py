"""A draft: the text of a file as somebody is writing it; a publication: the text that the posts then read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256


class How(StrEnum):
    """By what way a text came to the screens."""

    FIRST = "premiere"  # the first time that this program saw the file
    WORKSHOP = "atelier"
    OUTSIDE = "dehors"  # the file was changed by another program
    RETURN = "retour"
    CORRECTION = "correction"
    REDONE = "refaite"


@dataclass(frozen=True, slots=True)
class Draft:
    """`file` is a procedure id or the name of a registry; `base` is the digest of the text it began from.

    `base` is empty for a new file. `asked_at`: since when it waits for second eyes; `reason`: why they gave
    it back. `done_at`: when it was published or dropped; such a draft is kept a while, and shown no more.
    """

    id: str
    file: str
    text: str
    base: str
    account: str
    version: int
    saved_at: datetime
    asked_at: datetime | None = None
    reason: str = ""
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """One text that a file held; `account` is None for a change made outside. The store numbers them."""

    file: str
    text: str
    digest: str
    account: str | None
    reviewer: str | None
    at: datetime
    how: How
    id: int = 0


def digest(text: str) -> str:
    """What tells a text from another, whatever ends its lines."""
    return sha256(one_ending(text).encode("utf-8", "surrogatepass")).hexdigest()


def one_ending(text: str) -> str:
    """A text whose lines all end in the same way, as a form sends them and a draft keeps them."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
