"""An itinerary: one whole way through a procedure, its answers in words, its length, where it ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from app.domain.autonomy import Autonomy
from app.domain.cutting import cut
from app.domain.gesture import Sentence
from app.domain.pace import usual_duration
from app.domain.path import Path, follow
from app.domain.procedure import Exit, Procedure, Question
from app.domain.ways import Answers, every_way

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Itinerary:
    """What one way asks; `exit` is where it stops, None for the end of the procedure."""

    replies: tuple[Sentence, ...]
    gestures: int
    cards: int
    minutes: int
    exit: Sentence | None


def itineraries(procedure: Procedure, level: Autonomy) -> Iterator[Itinerary]:
    """Every way through a procedure, as it is cut at a level."""
    for answers in every_way(procedure.nodes):
        yield _measured(follow(procedure, answers), answers, level)


def _measured(path: Path, answers: Answers, level: Autonomy) -> Itinerary:
    cards = [card for card in cut(path, level) if card.numbered]
    nodes = [stop.node for stop in path.stops]
    chosen = [node.choice(answers[node.id]) for node in nodes if isinstance(node, Question)]
    last = nodes[-1]
    return Itinerary(
        tuple(choice.label for choice in chosen if choice is not None),
        sum(len(card.gestures) for card in cards),
        len(cards),
        round(sum((usual_duration(card) for card in cards), timedelta()) / _MINUTE),
        last.title if isinstance(last, Exit) else None,
    )
