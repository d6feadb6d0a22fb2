"""What the outside fills for the use cases: the files of procedures/ as they are now."""

from collections.abc import Mapping
from typing import Protocol

from app.domain.checks import Surroundings
from app.domain.document import Document
from app.domain.problems import Problem
from app.domain.procedure import Edition
from app.domain.registries import Registries


class Library(Protocol):
    """The procedures as they are now on disk, reloaded when they change.

    A *file* is a procedure id or the name of a registry.
    """

    @property
    def registries(self) -> Registries:
        """The registries as they are now."""
        ...

    def problems(self) -> Mapping[str, tuple[Problem, ...]]:
        """What is wrong in every file now, by file; empty for a sound one."""
        ...

    def document(self, id: str) -> Document:
        """A procedure file as it serves now; raise Unknown when none does."""
        ...

    def editions(self) -> Mapping[str, Edition]:
        """The last good edition of every procedure, by procedure id."""
        ...

    def sources(self, edition: str) -> Mapping[str, str]:
        """The texts an edition is made of, by procedure id; raise Unknown for one not on disk now."""
        ...

    def rebuild(self, procedure: str, edition: str, sources: Mapping[str, str]) -> Edition:
        """An edition made again from texts kept by the store."""
        ...

    def text(self, file: str) -> str:
        """What a file holds now, broken or not, its lines all ended alike.

        Raise Unknown, or Refused("draft-unreadable") where it is no text.
        """
        ...

    def check(self, file: str, text: str) -> tuple[Problem, ...]:
        """What would be wrong in a file, new or not, that held this text instead of its own."""
        ...

    def harmed(self, file: str, text: str) -> Mapping[str, tuple[Problem, ...]]:
        """The other files that could be shown until then, and could not if a file held this text: why."""
        ...

    def edition_with(self, file: str, text: str) -> Edition:
        """The edition that a procedure would have with this text; raise InvalidProcedure if it has none."""
        ...

    def surroundings(self) -> Surroundings:
        """What every text is held against now; the same value until something on disk changes."""
        ...
