"""The chronicle of the files: every text that each of them held, whoever wrote it and by whatever way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import RLock

from app.domain.checks import Surroundings
from app.domain.draft import How, Published, digest
from app.domain.errors import Refused, Unknown
from app.usecases.library_ports import Library
from app.usecases.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What the files of one desk held."""

    store: Store
    library: Library
    clock: Clock
    # What is written is recorded before anybody looks for what was changed outside.
    _turn: RLock = field(default_factory=RLock, kw_only=True)
    _noticed: list[Surroundings] = field(default_factory=list, kw_only=True)

    def history(self, file: str) -> tuple[Published, ...]:
        """All that a file held, the newest first."""
        return tuple(self.store.publications(file))

    def last(self) -> Mapping[str, Published]:
        """The newest publication of every file."""
        return self.store.last_publications()

    def present(self, file: str) -> str | None:
        """What a file holds now; None where there is none."""
        try:
            return self.library.text(file)
        except Unknown:
            return None

    def base_of(self, file: str) -> str:
        """What a draft of this file would begin from now."""
        present = self.present(file)
        return "" if present is None else digest(present)

    def notice(self) -> None:
        """Record what was changed outside since the last look; nothing to do while no file moved."""
        now = self.library.surroundings()
        if self._noticed and self._noticed[0] is now:
            return
        with self._turn:
            last = self.store.last_publications()
            found = [self._unrecorded(file, last.get(file)) for file in self.library.problems()]
            seen = [one for one in found if one is not None]
            if seen:
                self.store.change(lambda change: [change.add_publication(one) for one in seen])
            self._noticed[:] = [now]

    def _up_to_date(self, file: str) -> Published | None:
        """The last publication of a file, which is its present text where it has one."""
        with self._turn:
            last = self.store.last_publications().get(file)
            outside = self._unrecorded(file, last)
            return last if outside is None else self._record(outside)

    def _unrecorded(self, file: str, last: Published | None) -> Published | None:
        """The present text of a file, unless it is its last publication."""
        try:
            text = self.library.text(file)
        except (Unknown, Refused):
            return None  # gone since, or no text: nothing that could be put back
        if last is not None and last.digest == digest(text):
            return None
        how = How.FIRST if last is None else How.OUTSIDE
        return Published(file, text, digest(text), None, None, self.clock.now(), how)

    def _record(self, published: Published) -> Published:
        return self.store.change(lambda change: change.add_publication(published))
