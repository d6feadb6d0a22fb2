"""Authoring: what a trainer wrote reaches the screens, and everything that a file ever held can come back."""

from dataclasses import dataclass, replace
from datetime import timedelta

from app.domain.account import Account
from app.domain.checks import stands
from app.domain.draft import Draft, How, Published, digest
from app.domain.errors import DraftMovedOn, FileMovedOn, InvalidProcedure, KeptAsDraft, Refused
from app.domain.problems import Problem
from app.domain.structure import Rereading
from app.usecases.authoring_ports import Publishing
from app.usecases.drafting import Drafting, bounded, open_draft
from app.usecases.journal import Journal
from app.usecases.ports import Transaction
from app.usecases.settings import Settings

KEPT = timedelta(days=30)  # a draft that is done, in case it is wanted back


@dataclass(frozen=True, slots=True)
class Authoring(Drafting):
    """The drafts of one desk, and what became of them."""

    publishing: Publishing
    journal: Journal
    settings: Settings

    def alone(self) -> bool:
        """Whether one may publish one's own draft."""
        return self.settings.structure().rereading is Rereading.OWN

    def problems(self, draft: Draft) -> tuple[Problem, ...]:
        """What is wrong in its text now."""
        return self.library.check(draft.file, draft.text)

    def publish(self, id: str, by: Account, seen: int | None = None) -> Published:
        """Put a draft on the screens; `seen` is the version that was read.

        Raise Refused, DraftMovedOn (its two drafts are one), InvalidProcedure or FileMovedOn.
        """
        with self._turn:
            draft = open_draft(self.store, id)
            if seen is not None and seen != draft.version:
                raise DraftMovedOn(draft, draft)
            self._must_be_read(draft, by)
            author = draft.account
            reviewer = by.id if by.id != author else None
            was = self.present(draft.file)
            if self.moved_under(draft):
                raise FileMovedOn(draft.file, was, draft.text)
            done = self._published(draft.file, draft.text, was, author, reviewer, How.WORKSHOP)
            self.store.change(lambda change: self._close(change, draft.id))
        self.journal.note(by.id, "publish", "procedure", draft.file)
        return done

    def publish_text(
        self, file: str, text: str, was: str, by: Account, how: How, *, author: str | None = None
    ) -> Published:
        """Put on the screens a text made from `was` by a press; `author` when `by` only agreed to it.

        The caller then notes who agreed to what. Raise Refused, InvalidProcedure or FileMovedOn.
        """
        reviewer = by.id if author not in (None, by.id) else None
        with self._turn:
            done = self._published(file, bounded(text), was, author or by.id, reviewer, how)
        if author is None:
            self.journal.note(by.id, f"publish-{how}", "procedure", file)
        return done

    def restore(self, publication: int, by: Account) -> Published:
        """Put a former text back; raise KeptAsDraft when today's checks refuse it."""
        former = self.store.publication(publication)
        present = self.present(former.file)
        if present is None:
            raise KeptAsDraft(self.begin_with(former.file, former.text, by))
        try:
            return self.publish_text(former.file, former.text, present, by, How.RETURN)
        except InvalidProcedure:
            raise KeptAsDraft(self.begun(former.file, former.text, by)) from None

    def sweep(self) -> None:
        """Forget the drafts that were published or dropped long ago."""
        before = self.clock.now() - KEPT
        self.store.change(lambda change: change.sweep_drafts(before))

    def _must_be_read(self, draft: Draft, by: Account) -> None:
        if draft.account == by.id:
            if not self.alone():
                raise Refused("draft-own")
        elif draft.asked_at is None:
            raise Refused("draft-not-asked")

    def _published(
        self, file: str, text: str, was: str | None, author: str, reviewer: str | None, how: How
    ) -> Published:
        problems = self.library.check(file, text)
        if not stands(problems):
            raise InvalidProcedure(problems)
        for harmed, faults in self.library.harmed(file, text).items():
            raise InvalidProcedure(
                tuple(replace(fault, file=f"procedures/{harmed}.yaml") for fault in faults)
            )
        last = self._up_to_date(file)
        self.publishing.write(file, text, was)
        if last is not None and last.digest == digest(text):
            return last
        return self._record(Published(file, text, digest(text), author, reviewer, self.clock.now(), how))

    def _close(self, change: Transaction, id: str) -> None:
        change.keep_draft(replace(change.draft(id), done_at=self.clock.now(), asked_at=None))
