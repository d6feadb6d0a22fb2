"""procedures/ on disk: reloaded when a file changes, the last good edition kept when one breaks."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock

from app.adapters.pictograms import read_pictograms
from app.adapters.procedure_files import EXAMPLES, path_of, read_bytes, stamps_in, text_of
from app.adapters.shelf import Listing, Shelf, restock
from app.adapters.supposing import edition_of, faults_with, harmed_by
from app.domain.checks import Surroundings
from app.domain.document import Document
from app.domain.editions import rebuild_edition
from app.domain.errors import Unknown
from app.domain.problems import Problem
from app.domain.procedure import Edition
from app.domain.registries import Registries


class FolderLibrary:
    """The procedures of a folder; every reading looks first whether a file changed."""

    def __init__(
        self,
        root: Path,
        *,
        today: Callable[[], date],
        pictograms: Path | None = None,
        include_examples: bool = False,
    ) -> None:
        self._root = root
        self._today = today
        self._pictograms = pictograms
        self._hidden = () if include_examples else (EXAMPLES,)
        self._lock = Lock()
        self._shelf = Shelf()

    @property
    def registries(self) -> Registries:
        """The registries as they are now."""
        return self._present().around.registries

    def editions(self) -> Mapping[str, Edition]:
        """The last good edition of every procedure, by procedure id."""
        return self._present().editions

    def sources(self, edition: str) -> Mapping[str, str]:
        """The texts an edition is made of, by procedure id; raise Unknown for one not on disk now."""
        try:
            return self._present().texts[edition]
        except KeyError:
            raise Unknown(edition) from None

    def rebuild(self, procedure: str, edition: str, sources: Mapping[str, str]) -> Edition:
        """An edition made again from texts kept by the store."""
        return replace(rebuild_edition(procedure, sources), id=edition)

    def document(self, id: str) -> Document:
        """A procedure file as it serves now; raise Unknown when none does."""
        try:
            return self._present().good[id]
        except KeyError:
            raise Unknown(id) from None

    def text(self, file: str) -> str:
        """What a file holds now, broken or not, its lines all ended alike.

        Raise Unknown, or Refused("draft-unreadable") where it is no text.
        """
        path = path_of(self._root, file)
        if str(path) not in self._present().stamps:
            raise Unknown(file)
        return text_of(read_bytes(path))

    def check(self, file: str, text: str) -> tuple[Problem, ...]:
        """What would be wrong in a file, new or not, that held this text instead of its own."""
        return faults_with(self._present(), file, text)

    def harmed(self, file: str, text: str) -> Mapping[str, tuple[Problem, ...]]:
        """The other files that could be shown until then, and could not if a file held this text: why."""
        return harmed_by(self._present(), file, text)

    def edition_with(self, file: str, text: str) -> Edition:
        """The edition that a procedure would have with this text; raise InvalidProcedure if it has none."""
        return edition_of(self._present(), file, text)

    def surroundings(self) -> Surroundings:
        """What every text is held against now; the same value until something on disk changes."""
        return self._present().around

    def problems(self) -> Mapping[str, tuple[Problem, ...]]:
        """What is wrong in every file now, by procedure id or name of registry; empty for a sound one."""
        return self._present().problems

    def _present(self) -> Shelf:
        with self._lock:
            now = self._listing()
            shown, around = self._shelf, self._shelf.around
            if (now.stamps, now.today, now.pictograms) != (shown.stamps, around.today, around.pictograms):
                self._shelf = restock(shown, now)
            return self._shelf

    def _listing(self) -> Listing:
        pictograms = read_pictograms(self._pictograms)
        return Listing(self._root, stamps_in(self._root, self._hidden), self._today(), pictograms)
