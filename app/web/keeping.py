"""What a person keeps once it is done: the deeds, the proofs, the dates to come, and who to write to."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from app.domain.deeds import Deed, Pledge, deeds
from app.domain.gesture import Sentence
from app.domain.path import CardKind
from app.domain.procedure import Exit, Procedure, Reminder
from app.domain.registries import Organisation
from app.domain.reminders import due
from app.web.cards import CardFace
from app.web.desk import desk

_PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class Dated:
    """Something to do again, and the day it falls on."""

    reminder: Reminder
    day: date


@dataclass(frozen=True, slots=True)
class Keepsake:
    """What the end of a walk leaves in the person's hands; nothing in it says whose."""

    procedure: Procedure
    organisation: Organisation | None
    exit: Exit | None
    finished: bool
    today: date
    deeds: tuple[Deed, ...]
    dates: tuple[Dated, ...]

    @property
    def pledges(self) -> tuple[Pledge, ...]:
        """What was sent, signed or paid, in order."""
        return tuple(pledge for deed in self.deeds for pledge in deed.pledges)

    @property
    def proofs(self) -> tuple[Sentence, ...]:
        """What proves it, each once."""
        return tuple(dict.fromkeys(pledge.proof for pledge in self.pledges if pledge.proof is not None))

    @property
    def afterwards(self) -> tuple[Sentence, ...]:
        """What happens next, once it is really done."""
        return self.procedure.afterwards if self.finished else ()

    @property
    def amend(self) -> Sentence | None:
        """How to correct, once something may have to be."""
        return self.procedure.amend if self.finished or self.pledges else None


def kept_from(face: CardFace) -> Keepsake:
    """The keepsake of a walk as it stands now."""
    today = desk().walking.clock.now().astimezone(_PARIS).date()
    finished = face.card.kind is CardKind.ENDING
    reminders = face.main.reminders if finished else ()
    return Keepsake(
        procedure=face.main,
        organisation=face.organisation,
        exit=None if face.walk.on_a_trip else face.card.exit,
        finished=finished,
        today=today,
        deeds=deeds(face.walk, face.main),
        dates=tuple(Dated(one, due(one, today)) for one in reminders),
    )


def may_keep(face: CardFace) -> bool:
    """True at an end or an exit of the main procedure; a practice leaves nothing to take home."""
    over = face.card.kind in (CardKind.ENDING, CardKind.EXIT)
    return over and not face.walk.on_a_trip and not face.walk.practice
