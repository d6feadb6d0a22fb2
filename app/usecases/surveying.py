"""Surveying: how every file of the workshop stands, and which to do again first on the real site."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.account import Account
from app.domain.activity import StallKind
from app.domain.attention import Reason, Upkeep, Wanted, reasons_of, this_week
from app.domain.checks.outline import sentences
from app.domain.draft import Draft, How, Published
from app.domain.errors import Refused, Unknown
from app.domain.gesture import Sentence
from app.domain.language import sentences_of
from app.domain.problems import Problem, Severity
from app.domain.procedure import Edition, Procedure
from app.domain.progress import Progress, progress_of
from app.domain.refreshing import refreshed
from app.domain.registries import Registries
from app.domain.registry_files import HARD_WORDS, ORGANISATIONS, PHRASES
from app.domain.small_counts import few
from app.usecases.authoring import Authoring
from app.usecases.doubting import Doubting
from app.usecases.holding import day_of
from app.usecases.links import Link, Links
from app.usecases.ports import Catalogues

LATELY = timedelta(days=90)  # the walks that say what is most used
REMEMBERED = timedelta(days=365)  # the stops and calls that are told
_UNWATCHED = "exemples"  # written to be read by trainers: no real site to do them on


@dataclass(frozen=True, slots=True)
class FileState:
    """One file now: `serving` is its edition on the screens, `doubts` those since it was last done again."""

    id: str
    serving: Edition | None
    problems: tuple[Problem, ...] = ()
    doubts: int = 0
    links: tuple[Link, ...] = ()
    languages: Mapping[str, Progress] = field(default_factory=dict)
    last: Published | None = None
    drafts: tuple[Draft, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def is_procedure(self) -> bool:
        """False for a registry."""
        return "/" in self.id

    @property
    def worst(self) -> Severity | None:
        """The gravest thing said of it."""
        return max((problem.severity for problem in self.problems), default=None)

    @property
    def broken(self) -> bool:
        """True when what is on the disk cannot be shown."""
        return self.worst is Severity.ERROR

    @property
    def warnings(self) -> int:
        """How many remarks ask for a mend."""
        return sum(problem.severity is Severity.WARNING for problem in self.problems)

    @property
    def broken_links(self) -> int:
        """How many of its addresses no longer lead where it says."""
        return sum(link.broken for link in self.links)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happened at one place of a file, over a year: screens unlike, long stops, calls."""

    procedure: str
    node: str
    doubts: int
    stays: int
    calls: int


@dataclass(frozen=True, slots=True)
class Surveying:
    """The files of one desk, seen together."""

    authoring: Authoring
    catalogues: Catalogues
    doubting: Doubting
    links: Links
    _sentences: dict[str, tuple[Sentence, ...]] = field(default_factory=dict)

    def files(self) -> tuple[FileState, ...]:
        """Every file of procedures/ and every one being written, by its name."""
        library = self.authoring.library
        editions, known, problems = library.editions(), self._known(), library.problems()
        registries = _registry_sentences(library.registries)
        return tuple(
            self._state(id, problems.get(id, ()), editions.get(id), registries.get(id, ()), known)
            for id in sorted({*problems, *known.drafts})
        )

    def file(self, id: str) -> FileState:
        """One of them; raise Unknown."""
        found = next((one for one in self.files() if one.id == id), None)
        if found is None:
            raise Unknown(id)
        return found

    def this_week(self) -> tuple[Wanted, ...]:
        """Those to do again first, with why."""
        return this_week(self._known().upkeeps.values(), self.today())

    def troubles(self, file: str) -> tuple[Trouble, ...]:
        """What happened at the places of a file, wherever it is included; the most troubled first."""
        today, store = self.today(), self.authoring.store
        doubts = self.doubting.counts()
        stalls: Mapping[StallKind, Counter[tuple[str, str]]] = {kind: Counter() for kind in StallKind}
        for one in store.stalls(today - REMEMBERED, today):
            stalls[one.kind][one.procedure, one.gesture] += one.count
        stays, calls = stalls[StallKind.STAYED], stalls[StallKind.CALLED]
        spots = {spot for spot in (*doubts, *stays, *calls) if _own(spot, file)}
        found = [Trouble(*spot, doubts.get(spot, 0), stays[spot], calls[spot]) for spot in spots]
        return tuple(sorted(found, key=lambda one: (-one.doubts, -one.calls, -one.stays, one.node)))

    def redo(self, file: str, seen: str, by: Account) -> Published:
        """« Je viens de la refaire sur le vrai site »: write the day in place of the one that was seen.

        Raise Unknown, Refused, InvalidProcedure or FileMovedOn.
        """
        text = self.authoring.library.text(file)
        edition = self.authoring.library.editions().get(file)
        if edition is None or str(edition.procedure.verified_on) != seen:
            raise Refused("redone-stale")
        return self.authoring.publish_text(file, refreshed(file, text, self.today()), text, by, How.REDONE)

    def today(self) -> date:
        """The day at the desk."""
        return day_of(self.authoring.clock.now())

    def _state(
        self,
        id: str,
        problems: Iterable[Problem],
        serving: Edition | None,
        said: tuple[Sentence, ...],
        known: "_Known",
    ) -> FileState:
        upkeep = known.upkeeps.get(id)
        return FileState(
            id,
            serving,
            tuple(problems),
            known.doubts[id],
            known.links.get(id, ()),
            self._progress(self._said(serving) if serving else said),
            known.last.get(id),
            known.drafts.get(id, ()),
            reasons_of(upkeep, self.today()) if upkeep else (),
        )

    def _progress(self, said: tuple[Sentence, ...]) -> Mapping[str, Progress]:
        phrase = self.catalogues.phrase
        codes = [one.code for one in self.catalogues.languages.translated] if said else []
        return {code: progress_of(phrase(one, code) for one in said) for code in codes}

    def _said(self, edition: Edition) -> tuple[Sentence, ...]:
        """The sentences of its own file, not of those it includes; found once for an edition."""
        if edition.id not in self._sentences:
            if len(self._sentences) > 2 * len(self.authoring.library.editions()):
                self._sentences.clear()
            document = self.authoring.library.document(edition.procedure.id)
            own = (Sentence(one.text, document.folder) for one in sentences(document.source))
            self._sentences[edition.id] = tuple(dict.fromkeys(own))
        return self._sentences[edition.id]

    def _known(self) -> "_Known":
        editions = self.authoring.library.editions()
        links: dict[str, tuple[Link, ...]] = {}
        for link in self.links.all():
            for file in link.files:
                links[file] = (*links.get(file, ()), link)
        doubts: Counter[str] = Counter()
        for (id, _), count in self.doubting.counts_since(dict(_last_done(editions.values()))).items():
            doubts[id] += count
        drafts: dict[str, tuple[Draft, ...]] = {}
        for draft in self.authoring.drafts():
            drafts[draft.file] = (*drafts.get(draft.file, ()), draft)
        used = self.authoring.store.walked(self.today() - LATELY, self.today())
        upkeeps = {
            one.id: one
            for edition in editions.values()
            if (one := _upkeep(edition.procedure, used, doubts, links)) is not None
        }
        return _Known(doubts, links, drafts, self.authoring.last(), upkeeps)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of every file, read once."""

    doubts: Counter[str]
    links: Mapping[str, tuple[Link, ...]]
    drafts: Mapping[str, tuple[Draft, ...]]
    last: Mapping[str, Published]
    upkeeps: Mapping[str, Upkeep]


def _last_done(editions: Iterable[Edition]) -> Iterator[tuple[str, date]]:
    for edition in editions:
        if edition.procedure.verified_on is not None:
            yield edition.procedure.id, edition.procedure.verified_on


def _upkeep(
    procedure: Procedure,
    used: Mapping[str, int],
    doubts: Mapping[str, int],
    links: Mapping[str, tuple[Link, ...]],
) -> Upkeep | None:
    if procedure.folder == _UNWATCHED or not procedure.verified_on or not procedure.verify_before:
        return None
    uses = used.get(procedure.id, 0)
    return Upkeep(
        procedure.id,
        procedure.verified_on,
        procedure.verify_before,
        uses=0 if few(uses) else uses,
        doubts=doubts.get(procedure.id, 0),
        links=sum(link.broken for link in links.get(procedure.id, ())),
        unsure=sum(1 for _ in procedure.unsure()),
    )


def _registry_sentences(registries: Registries) -> Mapping[str, tuple[Sentence, ...]]:
    held = {
        ORGANISATIONS: registries.organisations,
        HARD_WORDS: registries.hard_words,
        PHRASES: registries.phrasebook,
    }
    return {name: tuple(dict.fromkeys(sentences_of(value))) for name, value in held.items()}


def _own(spot: tuple[str, str], file: str) -> bool:
    """True for a place of this file, wherever it was walked, or of one that it includes."""
    procedure, node = spot
    return file in (procedure, node.rpartition(":")[0])
