"""Drafting: a trainer writes a file beside the one that serves, until somebody else has read it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.account import Account
from app.domain.checks import stands
from app.domain.correction import proposal
from app.domain.draft import Draft, digest, one_ending
from app.domain.errors import DraftMovedOn, InvalidProcedure, Refused, Unknown
from app.domain.registries import RESERVED_FOLDERS
from app.domain.shape_values import is_procedure_id
from app.domain.unreadable import MAX_BYTES
from app.usecases.authoring_ports import DraftReads
from app.usecases.chronicle import Chronicle
from app.usecases.ports import Transaction

_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{rank}" for port in ("com", "lpt") for rank in range(1, 10)),
}


@dataclass(frozen=True, slots=True)
class Drafting(Chronicle):
    """The drafts of one desk."""

    new_id: Callable[[], str]

    def begin(self, file: str, by: Account) -> Draft:
        """One's own draft of a file, begun from what it holds now if there is none; raise Unknown."""
        own = [draft for draft in self.on_file(file) if draft.account == by.id]
        return own[-1] if own else self.begun(file, self.library.text(file), by)

    def begin_with(self, file: str, text: str, by: Account) -> Draft:
        """A draft of a file that does not exist yet."""
        folder, _, slug = file.partition("/")
        if not is_procedure_id(file) or folder in RESERVED_FOLDERS or {folder, slug} & _DEVICES:
            raise Refused("draft-name")
        if self.present(file) is not None or self.on_file(file):
            raise Refused("draft-taken")
        return self._kept(Draft(self.new_id(), file, bounded(text), "", by.id, 1, self.clock.now()))

    def begun(self, file: str, text: str, by: Account) -> Draft:
        """A draft of a file that exists, holding this text; raise Unknown."""
        base = digest(self.library.text(file))
        self._up_to_date(file)  # what it began from is known to whoever brings two texts together
        return self._kept(Draft(self.new_id(), file, bounded(text), base, by.id, 1, self.clock.now()))

    def draft(self, id: str) -> Draft:
        """Raise Unknown once it was forgotten; one that is done is still found."""
        return self.store.draft(id)

    def own(self, id: str, by: Account) -> Draft:
        """One's own draft, done or not; raise Unknown for another's."""
        return owned(self.store, id, by)

    def drafts(self) -> tuple[Draft, ...]:
        """Those that are being written or wait for second eyes, the oldest first."""
        return tuple(self.store.drafts())

    def on_file(self, file: str) -> tuple[Draft, ...]:
        """Those of one file."""
        return tuple(draft for draft in self.store.drafts() if draft.file == file)

    def put_aside(self, file: str, by: Account) -> tuple[Draft, ...]:
        """What one wrote in a file and never published, the newest first, while it can be had back."""
        published = {one.digest for one in self.store.publications(file)}
        done = [one for one in self.store.done_drafts(file) if one.account == by.id]
        return tuple(one for one in done if digest(one.text) not in published)

    def moved_under(self, draft: Draft) -> bool:
        """True when the file holds neither what the draft began from nor, already, what the draft says."""
        return self.base_of(draft.file) not in (draft.base, digest(draft.text))

    def save(self, id: str, version: int, text: str, by: Account) -> Draft:
        """Keep what was typed; raise DraftMovedOn, the text kept apart, when it cannot be kept there."""
        typed = bounded(text)

        def act(change: Transaction) -> tuple[Draft, Draft | None]:
            present = change.draft(id)
            if present.text == typed and present.done_at is None:
                return present, None
            now = self.clock.now()
            if (present.version, present.account, present.done_at) != (version, by.id, None):
                kept = Draft(self.new_id(), present.file, typed, present.base, by.id, 1, now)
                change.keep_draft(kept)
                return present, kept
            saved = replace(present, text=typed, version=version + 1, saved_at=now)
            change.keep_draft(saved)
            return saved, None

        present, kept = self.store.change(act)
        if kept is not None:
            raise DraftMovedOn(present, kept)
        return present

    def drop(self, id: str, by: Account) -> Draft:
        """Put one's own draft aside; it can be had back until it is swept."""
        return self._changed(id, by, lambda draft: replace(draft, done_at=self.clock.now(), asked_at=None))

    def pick_up(self, id: str, by: Account) -> Draft:
        """Have a dropped draft back."""

        def act(change: Transaction) -> Draft:
            draft = replace(owned(change, id, by), done_at=None)
            change.keep_draft(draft)
            return draft

        return self.store.change(act)

    def ask(self, id: str, by: Account) -> Draft:
        """Say that it is ready for second eyes; raise InvalidProcedure while it could not be published."""
        draft = self.own(id, by)
        problems = self.library.check(draft.file, draft.text)
        if not stands(problems):
            raise InvalidProcedure(problems)
        return self._changed(id, by, lambda draft: replace(draft, asked_at=self.clock.now(), reason=""))

    def take_back(self, id: str, by: Account) -> Draft:
        """Say that it is not ready after all."""
        return self._changed(id, by, lambda draft: replace(draft, asked_at=None))

    def keep_aside(self, draft: Draft) -> Draft:
        """A copy of a draft as it was, out of the way: what another text takes the place of."""
        now = self.clock.now()
        return self._kept(replace(draft, id=self.new_id(), done_at=now, asked_at=None))

    def rebase(self, id: str, version: int, base: str, text: str, by: Account) -> Draft:
        """Go on from another text of the file, having seen both; raise DraftMovedOn as `save` does."""
        saved = self.save(id, version, text, by)
        return self._changed(saved.id, by, lambda draft: replace(draft, base=base, version=draft.version + 1))

    def give_back(self, id: str, by: Account, reason: str) -> Draft:
        """Not yet, because…: by whoever read it for its author."""
        if not reason.strip():
            raise Refused("draft-reason")
        said = proposal(reason, "")

        def act(change: Transaction) -> Draft:
            draft = open_draft(change, id)
            if draft.account == by.id or draft.asked_at is None:
                raise Refused("draft-not-asked")
            given = replace(draft, asked_at=None, reason=said)
            change.keep_draft(given)
            return given

        return self.store.change(act)

    def _kept(self, draft: Draft) -> Draft:
        self.store.change(lambda change: change.keep_draft(draft))
        return draft

    def _changed(self, id: str, by: Account, how: Callable[[Draft], Draft]) -> Draft:
        def act(change: Transaction) -> Draft:
            open_draft(change, id)
            draft = how(owned(change, id, by))
            change.keep_draft(draft)
            return draft

        return self.store.change(act)


def bounded(text: str) -> str:
    """A text as drafts keep it; raise Refused where no file could hold it."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise Refused("draft-long", most=MAX_BYTES // 1024)
    return one_ending(text)


def open_draft(reads: DraftReads, id: str) -> Draft:
    """A draft that is neither published nor dropped; raise Unknown."""
    draft = reads.draft(id)
    if draft.done_at is not None:
        raise Unknown
    return draft


def owned(reads: DraftReads, id: str, by: Account) -> Draft:
    """One's own draft; raise Unknown for another's."""
    draft = reads.draft(id)
    if draft.account != by.id:
        raise Unknown
    return draft
