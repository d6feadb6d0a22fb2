"""Correcting: a sentence proposed while one accompanies, written once a second person agrees."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from app.domain.account import Account
from app.domain.checks.texts import faults_of
from app.domain.checks.words import remarks_on
from app.domain.correction import Correction, Dismissal, Spot, proposal, spot_at
from app.domain.document import read_document
from app.domain.draft import How
from app.domain.errors import FileMovedOn, InvalidProcedure, Refused, UnfitSentence, Unknown
from app.domain.gesture import Sentence
from app.domain.language import FRENCH
from app.domain.problems import Place, Problem, Severity
from app.domain.rewriting import rewritten
from app.domain.translations import sentence_faults
from app.usecases.authoring import Authoring
from app.usecases.correction_ports import Rewriting
from app.usecases.holding import day_of
from app.usecases.journal import Journal
from app.usecases.library_ports import Library
from app.usecases.ports import Catalogues, Clock, Store

KEPT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed, and `was`, what its author had before the eyes."""

    procedure: str
    edition: str
    node: str
    part: str
    language: str
    was: str
    typed: str


@dataclass(frozen=True, slots=True)
class Correcting:
    """The corrections of one desk."""

    store: Store
    library: Library
    catalogues: Catalogues
    rewriting: Rewriting
    authoring: Authoring
    journal: Journal
    clock: Clock
    new_id: Callable[[], str]

    def propose(self, wanted: Proposal, by: Account) -> tuple[Problem, ...]:
        """Keep a draft for second eyes, and say gently what makes it hard to read."""
        spot = self._spot(wanted.procedure, wanted.node, wanted.part)
        if self.said(wanted.procedure, spot, wanted.language) != wanted.was:
            raise Refused("correction-gone")
        proposed = proposal(wanted.typed, wanted.was)
        remarks = tuple(self._remarks(spot, proposed, wanted.language))
        faults = [*faults_of(proposed), *(one for one in remarks if one.code == "language.hidden-character")]
        if faults:
            raise UnfitSentence(tuple(faults))
        draft = Correction(
            self.new_id(),
            wanted.procedure,
            wanted.edition,
            wanted.node,
            wanted.part,
            wanted.language,
            spot.text,
            wanted.was,
            proposed,
            by.id,
            day_of(self.clock.now()),
        )
        self.store.change(lambda change: change.keep_correction(draft))
        return remarks

    def waiting(self) -> tuple[Correction, ...]:
        """The drafts that nobody looked at, oldest first."""
        return tuple(self.store.corrections())

    def accept(self, id: str, by: Account) -> None:
        """Write it where its sentence stands; the draft stays when that cannot be done."""
        correction = self._seen_by_another(id, by)
        if correction.language == FRENCH:
            self._rewrite(correction, by)
        else:
            domain = correction.procedure.partition("/")[0]
            self.rewriting.translation(correction, domain, by.name, day_of(self.clock.now()))
        self.store.change(lambda change: change.delete_correction(id))
        self.journal.note(by.id, "correction-accept", "procedure", correction.procedure)

    def dismiss(self, id: str, by: Account, reason: Dismissal) -> None:
        """Put it aside; the journal says why."""
        correction = self._seen_by_another(id, by)
        self.store.change(lambda change: change.delete_correction(id))
        self.journal.note(by.id, f"correction-{reason}", "procedure", correction.procedure)

    def withdraw(self, id: str, by: Account) -> None:
        """Take one's own back before anybody agreed; raise Unknown once dealt with, or for another's."""
        if self.store.correction(id).account != by.id:
            raise Unknown
        self.store.change(lambda change: change.delete_correction(id))

    def sweep(self) -> None:
        """Forget what nobody looked at for a year."""
        before = day_of(self.clock.now() - KEPT)
        self.store.change(lambda change: change.sweep_corrections(before))

    def said(self, procedure: str, spot: Spot, language: str) -> str:
        """What is said there now in a language; nothing where it is not translated."""
        if language == FRENCH:
            return spot.text
        phrase = self.catalogues.phrase(Sentence(spot.text, procedure.partition("/")[0]), language)
        return "" if phrase.language == FRENCH else phrase.text

    def _spot(self, procedure: str, node: str, part: str) -> Spot:
        spot = spot_at(self.library.document(procedure), node, part)
        if spot is None:
            raise Refused("correction-gone")
        return spot

    def _rewrite(self, correction: Correction, by: Account) -> None:
        """The one sentence in the procedure's file, every comment in its place."""
        try:
            was = self.library.text(correction.procedure)
            spot = spot_at(read_document(correction.procedure, was), correction.node, correction.part)
            if spot is None or spot.text != correction.was:
                raise Unknown
            text = rewritten(was, spot.route, correction.proposed)
            if text is None:
                raise Refused("correction-breaks")
            how, author = How.CORRECTION, correction.account
            self.authoring.publish_text(correction.procedure, text, was, by, how, author=author)
        except (Unknown, FileMovedOn) as gone:
            raise Refused("correction-gone") from gone
        except InvalidProcedure as refused:
            raise Refused("correction-breaks") from refused

    def _seen_by_another(self, id: str, by: Account) -> Correction:
        correction = self.store.correction(id)
        if correction.account == by.id and not self.authoring.alone():
            raise Refused("correction-own")
        return correction

    def _remarks(self, spot: Spot, proposed: str, language: str) -> list[Problem]:
        if language == FRENCH:
            asks = spot.part.rpartition(".")[2] == "faire"
            return list(remarks_on(proposed, self.library.registries, asks=asks))
        return [
            Problem(fault.code, Severity.WARNING, Place(), {"sentence": spot.text, "fact": fault.fact})
            for fault in sentence_faults(spot.text, proposed)
        ]
