"""One durable change of the room, over the connection that the writer lends."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, select, update

from app.adapters.store import rows
from app.adapters.store.corrections import SqlCorrections
from app.adapters.store.drafts import SqlDrafts
from app.adapters.store.figures import SqlFigures
from app.adapters.store.pauses import SEPARATOR, SqlPauses
from app.adapters.store.tables import editions, pairings, pauses, posts, room, walks
from app.domain.errors import Refused, Unknown, WalkMovedOn
from app.domain.pause import Words
from app.domain.post import Post
from app.usecases.ports import OpenWalk, Pairing


class SqlTransaction(SqlPauses, SqlFigures, SqlCorrections, SqlDrafts):
    """Fills `Transaction`."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._maybe_unused: set[str] = set()

    def finish(self) -> None:
        """Forget the editions that only deleted walks and pauses needed."""
        if self._maybe_unused:
            walked = exists().where(walks.c.edition == editions.c.id)
            paused = exists().where(pauses.c.edition == editions.c.id)
            unused = editions.c.id.in_(self._maybe_unused) & ~walked & ~paused
            self._connection.execute(delete(editions).where(unused))

    def walk(self, id: str) -> OpenWalk:
        return rows.open_walk(self._connection, id)

    def add_walk(self, opened: OpenWalk) -> None:
        self._connection.execute(insert(walks).values(rows.walk_row(opened)))

    def save_walk(self, opened: OpenWalk, *, expected: int) -> None:
        untouched = (walks.c.id == opened.walk.id) & (walks.c.version == expected)
        # Calls are counted beside the moves: a move that did not see one must not take it back.
        row = {name: value for name, value in rows.walk_row(opened).items() if name != "calls"}
        saved = self._connection.execute(update(walks).where(untouched).values(row))
        if not saved.rowcount:
            raise WalkMovedOn(self.walk(opened.walk.id).walk)

    def delete_walk(self, id: str) -> None:
        edition = self._connection.scalar(select(walks.c.edition).where(walks.c.id == id))
        if edition is not None:
            self._connection.execute(delete(walks).where(walks.c.id == id))
            self._maybe_unused.add(edition)

    def post(self, id: str) -> Post:
        return rows.post(self._connection, id)

    def save_post(self, post: Post) -> None:
        homonym = (posts.c.name == post.name) & (posts.c.id != post.id)
        if rows.post_where(self._connection, homonym) is not None:
            raise Refused("post-name-taken", name=post.name)
        row = rows.post_row(post)
        if not self._connection.execute(update(posts).where(posts.c.id == post.id).values(row)).rowcount:
            self._connection.execute(insert(posts).values(row))

    def delete_post(self, id: str) -> None:
        self._connection.execute(delete(posts).where(posts.c.id == id))

    def posts(self) -> Sequence[Post]:
        return rows.all_posts(self._connection)

    def set_device(self, post: str, token_hash: str) -> None:
        self._connection.execute(
            update(posts).where(posts.c.token_hash == token_hash).values(token_hash=None)
        )
        paired = update(posts).where(posts.c.id == post).values(token_hash=token_hash)
        if not self._connection.execute(paired).rowcount:
            raise Unknown

    def add_pairing(self, pairing: Pairing) -> None:
        self._connection.execute(delete(pairings).where(pairings.c.token_hash == pairing.token_hash))
        if self.pairing(pairing.code) is not None:
            raise Refused("code-taken")
        self._connection.execute(
            insert(pairings).values(
                code=pairing.code,
                token_hash=pairing.token_hash,
                language=pairing.language,
                expires_at=pairing.expires_at,
            )
        )

    def pairing(self, code: str) -> Pairing | None:
        return rows.pairing_where(self._connection, pairings.c.code == code)

    def delete_pairing(self, code: str) -> None:
        self._connection.execute(delete(pairings).where(pairings.c.code == code))

    def keep_edition(self, edition: str, procedure: str, sources: Mapping[str, str]) -> None:
        if self._connection.scalar(select(exists().where(editions.c.id == edition))):
            return
        text = json.dumps(dict(sources), ensure_ascii=False)
        self._connection.execute(insert(editions).values(id=edition, procedure=procedure, sources=text))

    def delete_pause(self, words: Words) -> None:
        self._forget_pauses(pauses.c.words == SEPARATOR.join(words))

    def sweep_pauses(self, now: datetime) -> int:
        return self._forget_pauses(pauses.c.expires_at <= now)

    def _forget_pauses(self, claim: ColumnElement[bool]) -> int:
        gone = self._connection.scalars(delete(pauses).where(claim).returning(pauses.c.edition)).all()
        self._maybe_unused.update(gone)
        return len(gone)

    def sweep_pairings(self, now: datetime) -> None:
        self._connection.execute(delete(pairings).where(pairings.c.expires_at <= now))

    def bump_room(self) -> int:
        bumped = update(room).values(version=room.c.version + 1).returning(room.c.version)
        version: int = self._connection.execute(bumped).scalar_one()
        return version
