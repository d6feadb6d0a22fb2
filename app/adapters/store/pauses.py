"""Pauses and doubts over any connection: what can be asked, and what one change may add."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from app.adapters.store.tables import doubts, pauses
from app.domain.autonomy import Autonomy
from app.domain.comfort import Size
from app.domain.errors import Refused, Unknown
from app.domain.pause import PauseSlip, Words
from app.usecases.pause_ports import Doubt

SEPARATOR = "-"  # between the words of a slip, none of which holds one


class PauseQueries:
    """Fills `PauseReads`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pause(self, words: Words) -> PauseSlip:
        found = select(pauses).where(pauses.c.words == SEPARATOR.join(words))
        row = self._connection.execute(found).mappings().first()
        if row is None:
            raise Unknown
        return _slip_of(row)

    def pauses(self) -> Sequence[PauseSlip]:
        by_expiry = select(pauses).order_by(pauses.c.expires_at, pauses.c.words)
        return [_slip_of(row) for row in self._connection.execute(by_expiry).mappings()]

    def doubts(self) -> Sequence[Doubt]:
        columns = [column for column in doubts.c if column is not doubts.c.id]
        by_day = select(*columns).order_by(*(column for column in columns if column is not doubts.c["count"]))
        return [Doubt(**row) for row in self._connection.execute(by_day).mappings()]

    def doubt_sums(self) -> Mapping[tuple[str, str, str], int]:
        kind = (doubts.c.procedure, doubts.c.gesture, doubts.c.sentence)
        found = self._connection.execute(select(*kind, func.sum(doubts.c["count"])).group_by(*kind))
        return {(procedure, gesture, sentence): total for procedure, gesture, sentence, total in found}


class SqlPauses(PauseQueries):
    """What one change may add to them."""

    def keep_pause(self, slip: PauseSlip) -> None:
        words = SEPARATOR.join(slip.words)
        if self._connection.scalar(select(pauses.c.words).where(pauses.c.words == words)) is not None:
            raise Refused("words-taken")
        self._connection.execute(
            insert(pauses).values(
                words=words,
                procedure=slip.procedure,
                edition=slip.edition,
                place=slip.place,
                language=slip.language,
                level=slip.level.key,
                size=slip.size.value,
                expires_at=slip.expires_at,
                on_desk=slip.on_desk,
            )
        )

    def count_doubt(self, doubt: Doubt) -> None:
        same = (
            (doubts.c.day == doubt.day)
            & (doubts.c.edition == doubt.edition)
            & (doubts.c.procedure == doubt.procedure)
            & (doubts.c.gesture == doubt.gesture)
            & (doubts.c.sentence == doubt.sentence)
        )
        counted = update(doubts).where(same).values(count=doubts.c["count"] + doubt.count)
        if not self._connection.execute(counted).rowcount:
            self._connection.execute(insert(doubts).values(asdict(doubt)))

    def sweep_doubts(self, before: date) -> None:
        self._connection.execute(delete(doubts).where(doubts.c.day < before))


def _slip_of(row: RowMapping) -> PauseSlip:
    first, second, third = row["words"].split(SEPARATOR)
    return PauseSlip(
        words=(first, second, third),
        procedure=row["procedure"],
        edition=row["edition"],
        place=row["place"],
        language=row["language"],
        level=Autonomy.from_key(row["level"]),
        size=Size(row["size"]),
        expires_at=row["expires_at"],
        on_desk=row["on_desk"],
    )
