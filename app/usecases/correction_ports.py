"""What the outside keeps of corrections, and how it writes them where they belong."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from app.domain.correction import Correction


class CorrectionReads(Protocol):
    """What can be asked about corrections."""

    def correction(self, id: str) -> Correction:
        """Raise Unknown once it was accepted or put aside."""
        ...

    def corrections(self) -> Sequence[Correction]:
        """Those that wait, oldest first."""
        ...


class CorrectionChanges(CorrectionReads, Protocol):
    """What one durable change may do to them."""

    def keep_correction(self, correction: Correction) -> None:
        """Keep a draft."""
        ...

    def delete_correction(self, id: str) -> None:
        """Forget one; raise Unknown when somebody was faster."""
        ...

    def sweep_corrections(self, before: date) -> None:
        """Forget those of the days before."""
        ...


class Rewriting(Protocol):
    """Writes an accepted correction where its sentence stands; raises Refused and leaves all as it was."""

    def translation(self, correction: Correction, domain: str, reader: str, day: date) -> None:
        """Into the catalogue of the language, signed by whoever read it."""
        ...
