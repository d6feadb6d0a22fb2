"""Drafts, publications and looks at links over any connection."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from app.adapters.store.tables import drafts, link_checks, publications
from app.domain.draft import Draft, How, Published
from app.domain.errors import Unknown
from app.domain.link_check import LinkCheck


class DraftQueries:
    """Fills `DraftReads`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def draft(self, id: str) -> Draft:
        row = self._connection.execute(select(drafts).where(drafts.c.id == id)).mappings().first()
        if row is None:
            raise Unknown
        return Draft(**row)

    def drafts(self) -> Sequence[Draft]:
        waiting = select(drafts).where(drafts.c.done_at.is_(None)).order_by(drafts.c.saved_at, drafts.c.id)
        return [Draft(**row) for row in self._connection.execute(waiting).mappings()]

    def done_drafts(self, file: str) -> Sequence[Draft]:
        done = select(drafts).where(drafts.c.file == file, drafts.c.done_at.is_not(None))
        newest_first = done.order_by(drafts.c.done_at.desc(), drafts.c.id)
        return [Draft(**row) for row in self._connection.execute(newest_first).mappings()]

    def publication(self, id: int) -> Published:
        found = select(publications).where(publications.c.id == id)
        row = self._connection.execute(found).mappings().first()
        if row is None:
            raise Unknown
        return _published(row)

    def publications(self, file: str) -> Sequence[Published]:
        found = select(publications).where(publications.c.file == file).order_by(publications.c.id.desc())
        return [_published(row) for row in self._connection.execute(found).mappings()]

    def last_publications(self) -> Mapping[str, Published]:
        newest = select(func.max(publications.c.id)).group_by(publications.c.file)
        found = select(publications).where(publications.c.id.in_(newest))
        return {row["file"]: _published(row) for row in self._connection.execute(found).mappings()}

    def link_checks(self) -> Mapping[str, LinkCheck]:
        found = self._connection.execute(select(link_checks)).mappings()
        return {row["link"]: LinkCheck(**row) for row in found}


class SqlDrafts(DraftQueries):
    """What one change may add to them."""

    def keep_draft(self, draft: Draft) -> None:
        row = asdict(draft)
        if not self._connection.execute(update(drafts).where(drafts.c.id == draft.id).values(row)).rowcount:
            self._connection.execute(insert(drafts).values(row))

    def sweep_drafts(self, before: datetime) -> None:
        self._connection.execute(delete(drafts).where(drafts.c.done_at < before))

    def add_publication(self, published: Published) -> Published:
        row = {**asdict(published), "how": published.how.value}
        del row["id"]
        added = insert(publications).values(row).returning(publications.c.id)
        return replace(published, id=self._connection.execute(added).scalar_one())

    def keep_link_check(self, check: LinkCheck) -> None:
        self._connection.execute(delete(link_checks).where(link_checks.c.link == check.link))
        self._connection.execute(insert(link_checks).values(asdict(check)))

    def sweep_link_checks(self, before: datetime) -> None:
        self._connection.execute(delete(link_checks).where(link_checks.c.checked_at < before))


def _published(row: RowMapping) -> Published:
    return Published(**{**row, "how": How(row["how"])})
