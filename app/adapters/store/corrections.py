"""Corrections over any connection: what can be asked, and what one change may add."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from app.adapters.store.tables import corrections
from app.domain.correction import Correction
from app.domain.errors import Unknown


class CorrectionQueries:
    """Fills `CorrectionReads`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def correction(self, id: str) -> Correction:
        row = self._connection.execute(select(corrections).where(corrections.c.id == id)).mappings().first()
        if row is None:
            raise Unknown
        return Correction(**row)

    def corrections(self) -> Sequence[Correction]:
        oldest_first = select(corrections).order_by(corrections.c.day, corrections.c.id)
        return [Correction(**row) for row in self._connection.execute(oldest_first).mappings()]


class SqlCorrections(CorrectionQueries):
    """What one change may add to them."""

    def keep_correction(self, correction: Correction) -> None:
        self._connection.execute(insert(corrections).values(asdict(correction)))

    def delete_correction(self, id: str) -> None:
        if not self._connection.execute(delete(corrections).where(corrections.c.id == id)).rowcount:
            raise Unknown

    def sweep_corrections(self, before: date) -> None:
        self._connection.execute(delete(corrections).where(corrections.c.day < before))
