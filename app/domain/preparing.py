"""What to have at hand: what the author says, and what the gestures themselves will ask for."""

from collections.abc import Iterator

from app.domain.gesture import Gesture, Sentence, Where
from app.domain.language import MESSAGES
from app.domain.marking import N_
from app.domain.procedure import Procedure, Thing

_PHONE = Thing(Sentence(N_("Votre téléphone, allumé"), MESSAGES), "telephone")
_MAILBOX = Thing(Sentence(N_("Votre boîte mail ouverte"), MESSAGES), "boite-mail")
_SECRET = Thing(Sentence(N_("Votre mot de passe ou votre code"), MESSAGES), "mot-de-passe")
_PLACES = {Where.PHONE: _PHONE, Where.MAILBOX: _MAILBOX}


def things_to_prepare(procedure: Procedure) -> tuple[Thing, ...]:
    """The author's things in their order, then what some gesture needs and no picture of theirs shows."""
    drawn = {thing.image for thing in procedure.to_prepare}
    derived = dict.fromkeys(_asked_by(procedure))
    return (*procedure.to_prepare, *(thing for thing in derived if thing.image not in drawn))


def _asked_by(procedure: Procedure) -> Iterator[Thing]:
    gestures = [node for node in procedure.walk_nodes() if isinstance(node, Gesture)]
    yield from (_PLACES[gesture.where] for gesture in gestures if gesture.where in _PLACES)
    if any(gesture.secret for gesture in gestures):
        yield _SECRET
