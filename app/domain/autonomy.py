"""The three levels of help, and who holds the mouse at each."""

from enum import IntEnum, StrEnum


class Autonomy(IntEnum):
    """How much the visitor does; chosen for a procedure, now, and never a label of a person."""

    DONE_FOR = 1
    DONE_WITH = 2
    DONE_BY = 3

    @property
    def key(self) -> str:
        """The name of this level in procedure files and addresses."""
        return _KEYS[self]

    @classmethod
    def from_key(cls, key: str) -> "Autonomy":
        """Read a level's name; raise ValueError on any other word."""
        for level, name in _KEYS.items():
            if name == key:
                return level
        raise ValueError(key)


_KEYS = {Autonomy.DONE_FOR: "a_la_place", Autonomy.DONE_WITH: "avec", Autonomy.DONE_BY: "faire_faire"}


class Holder(StrEnum):
    """Who holds the mouse on the real site."""

    MEDIATOR = "mediateur"
    VISITOR = "personne"
