"""Ways through a procedure: one for every edge, or every one there is; pressed as a person presses."""

from collections.abc import Callable, Iterator
from itertools import count

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.hand import Mandate
from app.domain.path import ENDING, CardKind
from app.domain.procedure import Edition, Exit, Group, Node, Procedure, Question
from app.domain.walk import Walk, begin
from app.domain.ways import Answers, through_every_answer

MOST_PRESSES = 400


def edges(procedure: Procedure) -> Iterator[Answers]:
    """For each answer of each question, the answers of a whole way that goes through it."""
    return through_every_answer(procedure.nodes)


def ways(procedure: Procedure) -> Iterator[Answers]:
    """Every way there is, by the answers given on it."""
    yield from _ways(procedure.nodes, {})


def _ways(waiting: tuple[Node, ...], given: dict[str, str]) -> Iterator[dict[str, str]]:
    while waiting and not isinstance(waiting[0], Question):
        node, *rest = waiting
        if isinstance(node, Exit):
            break
        waiting = (*(node.nodes if isinstance(node, Group) else ()), *rest)
    if not waiting or isinstance(waiting[0], Exit):
        yield given
        return
    question, *rest = waiting
    for choice in question.choices:
        after = (*choice.nodes, choice.exit) if choice.exit else (*choice.nodes, *rest)
        yield from _ways(after, {**given, question.id: choice.id})


def walked(edition: Edition, level: Autonomy, answers: Answers, language: str = "fr") -> Iterator[Walk]:
    """The walk at each of its cards to its end, answering so; a walk without an end fails."""
    walk = begin("w1", edition, level=level, language=language)
    for presses in count():
        assert presses < MOST_PRESSES, f"no end: {answers}"
        yield walk
        onward = press(walk, edition, answers)
        if onward is None:
            return
        walk = onward(walk, edition)


def every_card(edition: Edition, level: Autonomy) -> Iterator[Walk]:
    """The walk once at each card that some way through goes by."""
    met = set()
    for answers in edges(edition.procedure):
        for walk in walked(edition, level, answers):
            place = walk.frame.place
            # The ending says again all that was agreed to.
            said = tuple(one for one in walk.frame.answers if place == ENDING and walk.agreed(one))
            answered, wants = place in walk.frame.answers, walk.wants_mandate(edition)
            known = (place, walk.agreed(place), answered, wants, said)
            if known not in met:
                met.add(known)
                yield walk


def press(walk: Walk, edition: Edition, answers: Answers) -> Callable[[Walk, Edition], Walk] | None:
    """What one presses on this card; None at the end."""
    card = walk.view(edition).card
    if card.question is not None:
        question, choice = card.question.id, answers[card.question.id]
        return lambda one, of: moves.answer(one, of, question, choice)
    if card.kind in (CardKind.EXIT, CardKind.ENDING) and not walk.on_a_trip:
        return None
    if card.kind is CardKind.COMMITMENT and not walk.agreed(card.place):
        return lambda one, of: moves.agree(one, of, card.place)
    if walk.wants_mandate(edition):
        return lambda one, _: moves.settle_mandate(one, Mandate.SIGNED)
    return moves.advance
