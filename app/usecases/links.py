"""Links: the addresses of the catalogue looked at one by one, and what was found kept with its day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import Enum, auto
from threading import Lock

from app.domain.errors import DomainError
from app.domain.link_check import LinkCheck
from app.domain.linking import LinkOutcome, allowed_by, links_of, target_of
from app.usecases.library_ports import Library
from app.usecases.link_ports import Beside, Found, Looking
from app.usecases.ports import Clock, Store, Transaction

KEPT = timedelta(days=365)
KEPT_AT_ONCE = 10  # looks kept in one durable change
TRIED = 3  # sites in a row that cannot be reached, before it is said that there is no Internet


class Stage(Enum):
    """Where a round of the addresses is."""

    NEVER = auto()
    RUNNING = auto()
    FINISHED = auto()
    OFFLINE = auto()
    STOPPED = auto()


@dataclass(frozen=True, slots=True)
class Round:
    """How far one went; `broken` counts those that no longer lead where the file says."""

    stage: Stage = Stage.NEVER
    done: int = 0
    total: int = 0
    broken: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """An address, the files that give it, and the last look at it."""

    address: str
    files: tuple[str, ...]
    check: LinkCheck | None

    @property
    def broken(self) -> bool:
        """True when it no longer led where the file says."""
        return self.check is not None and LinkOutcome(self.check.outcome).broken


@dataclass(slots=True)
class Links:
    """The addresses of one desk; one round at a time."""

    store: Store
    library: Library
    looking: Looking
    clock: Clock
    beside: Beside
    present: Round = Round()
    _starting: Lock = field(default_factory=Lock)

    def all(self) -> tuple[Link, ...]:
        """Every address of the catalogue, in the order of the alphabet."""
        checks = self.store.link_checks()
        return tuple(Link(link, files, checks.get(link)) for link, files in self._links().items())

    def start(self) -> None:
        """Begin a round beside the requests; nothing when one runs already."""
        if self._begin():
            self.beside(self._run)

    def run(self, tell: Callable[[Round], None]) -> Round:
        """Do a round now, telling each step; that of a command."""
        if self._begin():
            self._run(tell)
        return self.present

    def sweep(self) -> None:
        """Forget the looks of more than a year ago."""
        before = self.clock.now() - KEPT
        self.store.change(lambda change: change.sweep_link_checks(before))

    def _begin(self) -> bool:
        with self._starting:
            if self.present.stage is Stage.RUNNING:
                return False
            self.present = Round(Stage.RUNNING, total=len(self._links()))
            return True

    def _run(self, tell: Callable[[Round], None] = lambda _round: None) -> None:
        stage = Stage.STOPPED
        try:
            stage = self._look_at_all(tell)
        except DomainError:
            pass  # the database did not answer: what was seen until then is kept
        finally:
            self.present = replace(self.present, stage=stage)

    def _look_at_all(self, tell: Callable[[Round], None]) -> Stage:
        links = self._links()
        allowed = allowed_by(links, self.library.registries)
        reached, held = False, list[tuple[str, Found]]()
        for link in links:
            found = self.looking.look(link, allowed)
            held.append((link, found))
            reached = reached or found.outcome.reached
            # Held back until a site answers: without Internet, nothing is learnt of any of them.
            if not reached and len({_site(one) for one, _ in held}) >= TRIED:
                return Stage.OFFLINE
            if reached and len(held) >= KEPT_AT_ONCE:
                self._keep(held)
                held = []
            self._step(found)
            tell(self.present)
        self._keep(held)
        return Stage.FINISHED

    def _step(self, found: Found) -> None:
        broken = self.present.broken + found.outcome.broken
        self.present = replace(self.present, done=self.present.done + 1, broken=broken)

    def _keep(self, seen: list[tuple[str, Found]]) -> None:
        now = self.clock.now()

        def act(change: Transaction) -> None:
            for link, found in seen:
                change.keep_link_check(LinkCheck(link, now, found.outcome.value, found.detail))

        self.store.change(act)

    def _links(self) -> Mapping[str, tuple[str, ...]]:
        return links_of(self.library.editions(), self.library.registries)


def _site(link: str) -> str:
    target = target_of(link)
    return target.host if target is not None else link
