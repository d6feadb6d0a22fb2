"""What shows only once a procedure is put together: how long it takes, how tall its cards stand."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from app.domain.autonomy import Autonomy
from app.domain.card_size import too_tall
from app.domain.checks.outline import outline, top
from app.domain.cutting import cut
from app.domain.document import Document
from app.domain.editions import Assembler
from app.domain.errors import InvalidProcedure
from app.domain.gesture import Gesture
from app.domain.pace import Span, span_of
from app.domain.path import ENDING, OPENING, Card, follow
from app.domain.problems import Place, Problem
from app.domain.procedure import Procedure
from app.domain.remarks import warning
from app.domain.ways import through_every_answer


def check_whole(document: Document, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """The faults of a sound file that none of its lines shows alone; nothing for one that does not stand."""
    try:
        procedure = Assembler(documents).procedure(document.id)
    except InvalidProcedure:
        return
    yield from _length(document, procedure)
    yield from _cards(document, procedure)


def _length(document: Document, procedure: Procedure) -> Iterator[Problem]:
    span = span_of(procedure.nodes)
    if span is not None and span != Span() and not span.likely(procedure.minutes):
        facts = {"shortest": _minutes(span.shortest), "longest": _minutes(span.longest)}
        yield warning(
            "truth.unlikely-length", top(document.source).place("duree"), minutes=procedure.minutes, **facts
        )


def _minutes(lasts: timedelta) -> int:
    return round(lasts / timedelta(minutes=1))


def _cards(document: Document, procedure: Procedure) -> Iterator[Problem]:
    """Each step that makes too tall a card, once, at the level that shows it tallest first."""
    told: set[str] = set()
    seen: set[tuple[object, ...]] = set()
    for card, level, done in _every_card(procedure):
        head = card.place if card.place in (OPENING, ENDING) else card.head.id
        # Ways share most of their cards; but the ending says again what was done on each.
        same = (level, *_marks(card), *(one.id for one in done if head == ENDING))
        if same in seen:
            continue
        seen.add(same)
        if head not in told and _own(card) and too_tall(card, level, procedure, done):
            told.add(head)
            facts = {"title": card.head.title.text, "level": level.key}
            yield warning("words.card-too-tall", _place(document, head), **facts)


def _marks(card: Card) -> tuple[object, ...]:
    """What tells a card from every other of its procedure, quicker than to compare all it says."""
    around = (card.part, card.ahead, card.mandate, card.after, card.head.why is None)
    return (*around, *(stop.id for stop in card.stops))


def _own(card: Card) -> bool:
    """True for what the file says itself: what it includes is told in its own file."""
    return ":" not in card.place.removeprefix(":")


def _every_card(procedure: Procedure) -> Iterator[tuple[Card, Autonomy, tuple[Gesture, ...]]]:
    """Each card of enough ways, with the gestures of its way."""
    for answers in through_every_answer(procedure.nodes):
        path = follow(procedure, answers)
        done = tuple(stop.node for stop in path.stops if isinstance(stop.node, Gesture))
        for level in Autonomy:
            for card in cut(path, level):
                yield card, level, done


def _place(document: Document, id: str) -> Place:
    """Where a step stands in its file; for the two ends, what makes them tall."""
    if id in (OPENING, ENDING):
        return top(document.source).place("a_preparer" if id == OPENING else "apres")
    named = (item for item in outline(document.source) if item.kind is not None and item.text("id") == id)
    item = next(named, None)
    return item.place() if item is not None else Place()
