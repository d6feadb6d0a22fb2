"""Drafts, publications and looks at links in memory, for the store of `fakes`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from app.domain.draft import Draft, Published
from app.domain.errors import Unknown
from app.domain.link_check import LinkCheck


class FakeDraftReads:
    """Fills `DraftReads`."""

    def draft(self, id: str) -> Draft:
        if id not in self._kept.drafts:
            raise Unknown
        return self._kept.drafts[id]

    def drafts(self) -> Sequence[Draft]:
        waiting = (one for one in self._kept.drafts.values() if one.done_at is None)
        return sorted(waiting, key=lambda one: (one.saved_at, one.id))

    def done_drafts(self, file: str) -> Sequence[Draft]:
        done = [one for one in self._kept.drafts.values() if one.file == file and one.done_at is not None]
        return sorted(sorted(done, key=lambda one: one.id), key=lambda one: one.done_at, reverse=True)

    def publication(self, id: int) -> Published:
        if not 1 <= id <= len(self._kept.publications):
            raise Unknown
        return self._kept.publications[id - 1]

    def publications(self, file: str) -> Sequence[Published]:
        return [one for one in reversed(self._kept.publications) if one.file == file]

    def last_publications(self) -> Mapping[str, Published]:
        return {one.file: one for one in self._kept.publications}

    def link_checks(self) -> Mapping[str, LinkCheck]:
        return dict(self._kept.link_checks)


class FakeDrafts(FakeDraftReads):
    """Fills `DraftChanges`."""

    def keep_draft(self, draft: Draft) -> None:
        self._kept.drafts[draft.id] = draft

    def sweep_drafts(self, before: datetime) -> None:
        kept = self._kept.drafts.items()
        self._kept.drafts = {id: one for id, one in kept if one.done_at is None or one.done_at >= before}

    def add_publication(self, published: Published) -> Published:
        numbered = replace(published, id=len(self._kept.publications) + 1)
        self._kept.publications.append(numbered)
        return numbered

    def keep_link_check(self, check: LinkCheck) -> None:
        self._kept.link_checks[check.link] = check

    def sweep_link_checks(self, before: datetime) -> None:
        kept = self._kept.link_checks.items()
        self._kept.link_checks = {link: one for link, one in kept if one.checked_at >= before}
