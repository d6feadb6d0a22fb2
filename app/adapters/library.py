"""procedures/ on disk: reloaded when a file changes, the last good edition kept when one breaks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock

from app.adapters.pictograms import read_pictograms
from app.adapters.procedure_files import EXAMPLES, stamps_in
from app.adapters.shelf import Listing, Shelf, restock
from app.domain.checks import can_be_shown, check_document
from app.domain.document import read_document
from app.domain.editions import Assembler, rebuild_edition
from app.domain.errors import InvalidProcedure, Unknown
from app.domain.problems import Problem, Severity
from app.domain.procedure import Edition, Sentence
from app.domain.registries import Registries


@dataclass(frozen=True, slots=True)
class FileState:
    """What a trainer wants to know of a file; `serving` when people can walk it now."""

    id: str
    title: Sentence | None
    serving: bool
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many faults keep the file from being published."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many faults only `--strict` refuses."""
        return sum(problem.severity is Severity.WARNING for problem in self.problems)


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

    def problems(self) -> Mapping[str, tuple[Problem, ...]]:
        """What is wrong in every file now, by procedure id or name of registry; empty for a sound one."""
        return self._present().problems

    def states(self) -> tuple[FileState, ...]:
        """Every file, those with errors first, then those with warnings."""
        shelf = self._present()
        titles = {id: edition.procedure.title for id, edition in shelf.editions.items()}
        states = [
            FileState(id, titles.get(id), id in titles, problems) for id, problems in shelf.problems.items()
        ]
        return tuple(sorted(states, key=lambda state: (-state.errors, -state.warnings, state.id)))

    def check(self, id: str, text: str) -> tuple[Problem, ...]:
        """What would be wrong if this text were that procedure."""
        return check_document(read_document(id, text), self._present().around)

    def preview(self, id: str, text: str) -> Edition:
        """The edition that this text would make; raise InvalidProcedure with everything that forbids it."""
        document, shelf = read_document(id, text), self._present()
        problems = check_document(document, shelf.around)
        if not can_be_shown(problems):
            raise InvalidProcedure(problems)
        return Assembler({**shelf.good, id: document}).edition(id)

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
