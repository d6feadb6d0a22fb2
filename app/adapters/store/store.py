"""The durable side of walks, posts and the room."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection, select

from app.adapters.store import rows
from app.adapters.store.corrections import CorrectionQueries
from app.adapters.store.database import Database
from app.adapters.store.drafts import DraftQueries
from app.adapters.store.figures import FigureQueries
from app.adapters.store.pauses import PauseQueries
from app.adapters.store.tables import pairings, posts, room, walks
from app.adapters.store.transaction import SqlTransaction
from app.domain.activity import Activity, Stall, Tally
from app.domain.correction import Correction
from app.domain.draft import Draft, Published
from app.domain.link_check import LinkCheck
from app.domain.pause import PauseSlip, Words
from app.domain.post import Post
from app.usecases.figure_ports import Record
from app.usecases.pause_ports import Doubt
from app.usecases.ports import OpenWalk, Pairing, Transaction

Result = TypeVar("Result")


class SqlStore:
    """Fills `Store`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def change(self, act: Callable[[Transaction], Result]) -> Result:
        def whole(connection: Connection) -> Result:
            transaction = SqlTransaction(connection)
            result = act(transaction)
            transaction.finish()
            return result

        return self._database.change(whole)

    def open_walk(self, id: str) -> OpenWalk:
        with self._database.read() as connection:
            return rows.open_walk(connection, id)

    def open_walks(self) -> Sequence[OpenWalk]:
        with self._database.read() as connection:
            return rows.open_walks(connection)

    def ended_walks(self) -> Sequence[OpenWalk]:
        with self._database.read() as connection:
            return rows.open_walks(connection, walks.c.ended_at.is_not(None))

    def silent_walks(self, since: datetime, now: datetime) -> Sequence[OpenWalk]:
        with self._database.read() as connection:
            return rows.open_walks(connection, (walks.c.active_at <= since) | (walks.c.active_at > now))

    def post(self, id: str) -> Post:
        with self._database.read() as connection:
            return rows.post(connection, id)

    def posts(self) -> Sequence[Post]:
        with self._database.read() as connection:
            return rows.all_posts(connection)

    def post_of_device(self, token_hash: str) -> Post | None:
        with self._database.read() as connection:
            return rows.post_where(connection, posts.c.token_hash == token_hash)

    def pairing_of_device(self, token_hash: str) -> Pairing | None:
        with self._database.read() as connection:
            return rows.pairing_where(connection, pairings.c.token_hash == token_hash)

    def room_version(self) -> int:
        with self._database.read() as connection:
            version: int = connection.execute(select(room.c.version)).scalar_one()
        return version

    def edition_sources(self, edition: str) -> tuple[str, Mapping[str, str]]:
        with self._database.read() as connection:
            return rows.edition_sources(connection, edition)

    def pause(self, words: Words) -> PauseSlip:
        with self._database.read() as connection:
            return PauseQueries(connection).pause(words)

    def pauses(self) -> Sequence[PauseSlip]:
        with self._database.read() as connection:
            return PauseQueries(connection).pauses()

    def doubts(self) -> Sequence[Doubt]:
        with self._database.read() as connection:
            return PauseQueries(connection).doubts()

    def doubt_sums(self) -> Mapping[tuple[str, str, str], int]:
        with self._database.read() as connection:
            return PauseQueries(connection).doubt_sums()

    def correction(self, id: str) -> Correction:
        with self._database.read() as connection:
            return CorrectionQueries(connection).correction(id)

    def corrections(self) -> Sequence[Correction]:
        with self._database.read() as connection:
            return CorrectionQueries(connection).corrections()

    def draft(self, id: str) -> Draft:
        with self._database.read() as connection:
            return DraftQueries(connection).draft(id)

    def drafts(self) -> Sequence[Draft]:
        with self._database.read() as connection:
            return DraftQueries(connection).drafts()

    def done_drafts(self, file: str) -> Sequence[Draft]:
        with self._database.read() as connection:
            return DraftQueries(connection).done_drafts(file)

    def publication(self, id: int) -> Published:
        with self._database.read() as connection:
            return DraftQueries(connection).publication(id)

    def publications(self, file: str) -> Sequence[Published]:
        with self._database.read() as connection:
            return DraftQueries(connection).publications(file)

    def last_publications(self) -> Mapping[str, Published]:
        with self._database.read() as connection:
            return DraftQueries(connection).last_publications()

    def link_checks(self) -> Mapping[str, LinkCheck]:
        with self._database.read() as connection:
            return DraftQueries(connection).link_checks()

    def activities(self, first: date, last: date) -> Sequence[Activity]:
        with self._database.read() as connection:
            return FigureQueries(connection).activities(first, last)

    def walked(self, first: date, last: date) -> Mapping[str, int]:
        with self._database.read() as connection:
            return FigureQueries(connection).walked(first, last)

    def tallies(self, first: str, last: str) -> Sequence[Tally]:
        with self._database.read() as connection:
            return FigureQueries(connection).tallies(first, last)

    def stalls(self, first: date, last: date) -> Sequence[Stall]:
        with self._database.read() as connection:
            return FigureQueries(connection).stalls(first, last)

    def record(self, key: str) -> tuple[Record, Activity]:
        with self._database.read() as connection:
            return FigureQueries(connection).record(key)
