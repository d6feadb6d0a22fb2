"""What a person can press on the present card, and walks made of such presses."""

from collections.abc import Callable, Iterator
from functools import partial

from hypothesis import strategies as st

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Size
from app.domain.hand import Mandate, Reach
from app.domain.path import CardKind
from app.domain.procedure import Edition
from app.domain.walk import Presence, Walk

Move = Callable[[Walk], Walk]


def offered(walk: Walk, edition: Edition) -> list[tuple[Move, str]]:
    """Every move that the present card offers, but the end of the walk; each with its name."""
    onward = [(partial(_with_edition, moves.advance, edition), "advance")] if can_leave(walk, edition) else []
    return [
        *onward * 3,
        *_card_moves(walk, edition),
        *list(_trip_moves(walk, edition)) * 2,
        *_hand_moves(walk, edition),
        *_setting_moves(),
    ]


def can_leave(walk: Walk, edition: Edition) -> bool:
    """True when « c'est fait » is offered: all was answered, and something follows."""
    view = walk.view(edition)
    settled = not walk.wants_mandate(edition) and not wanting(walk, edition)
    return settled and (view.following is not None or walk.on_a_trip)


def wanting(walk: Walk, edition: Edition) -> bool:
    """True while the present card waits for an answer or for a yes."""
    card = walk.view(edition).card
    if card.question is not None:
        return card.question.choice(walk.frame.answers.get(card.question.id, "")) is None
    return card.kind is CardKind.COMMITMENT and not walk.agreed(card.place)


def _with_edition(move: Callable[..., Walk], edition: Edition, walk: Walk) -> Walk:
    return move(walk, edition)


def _card_moves(walk: Walk, edition: Edition) -> Iterator[tuple[Move, str]]:
    view = walk.view(edition)
    if view.index > 0 or walk.on_a_trip:
        yield partial(_with_edition, moves.go_back, edition), "go_back"
    if view.card.kind is CardKind.COMMITMENT:
        yield partial(moves.agree, edition=edition, gesture=view.card.place), "agree"
    if view.card.question is not None:
        asked = view.card.question
        for choice in asked.choices:
            yield partial(moves.answer, edition=edition, question=asked.id, choice=choice.id), "answer"
    yield partial(_with_edition, moves.unfold, edition), "unfold"
    yield partial(_with_edition, moves.fold, edition), "fold"


def _trip_moves(walk: Walk, edition: Edition) -> Iterator[tuple[Move, str]]:
    if walk.on_a_trip:
        yield moves.come_back, "come_back"
    for gesture in walk.view(edition).card.gestures:
        for trip in sorted(gesture.trips):
            yield partial(moves.take_trip, edition=edition, gesture=gesture.id, procedure=trip), "take_trip"


def _hand_moves(walk: Walk, edition: Edition) -> Iterator[tuple[Move, str]]:
    for gesture in walk.view(edition).card.gestures:
        for reach in Reach:
            yield partial(moves.ask_hand, edition=edition, gesture=gesture.id, reach=reach), "ask_hand"
        yield partial(moves.hand_over, edition=edition, gesture=gesture.id), "hand_over"
    if walk.hand.asked is not None:
        yield moves.grant_hand, "grant_hand"
        yield moves.refuse_hand, "refuse_hand"
    yield moves.give_back_hand, "give_back_hand"
    for mandate in Mandate:
        yield partial(moves.settle_mandate, mandate=mandate), "settle_mandate"


def _setting_moves() -> Iterator[tuple[Move, str]]:
    for level in Autonomy:
        yield partial(moves.at_level, level=level), "at_level"
    yield partial(moves.in_language, language="ar"), "in_language"
    yield partial(moves.in_comfort, comfort=Comfort(Size.LARGE)), "in_comfort"
    yield partial(moves.beside, presence=Presence.DESK), "beside"
    yield partial(moves.about, organisation="caf"), "about"


def settled(walk: Walk, edition: Edition, data: st.DataObject) -> Walk:
    """Answer or agree to what the card asks, settle the mandate, then go on: one press."""
    card = walk.view(edition).card
    if card.question is not None and (wanting(walk, edition) or data.draw(st.booleans())):
        choice = data.draw(st.sampled_from(card.question.choices))
        return moves.answer(walk, edition, card.question.id, choice.id)
    if wanting(walk, edition):
        return moves.agree(walk, edition, card.place)
    if walk.wants_mandate(edition):
        return moves.settle_mandate(walk, Mandate.SIGNED)
    return moves.advance(walk, edition)


def walked_to_the_end(walk: Walk, edition: Edition, data: st.DataObject, depth: int = 1) -> Walk:
    """Press on until the walk ends, or comes back above `depth`; raise if it takes too many presses."""
    for _ in range(_bound(walk, edition)):
        card = walk.view(edition).card
        if len(walk.frames) < depth or (not walk.on_a_trip and card.kind in (CardKind.EXIT, CardKind.ENDING)):
            return walk
        walk = settled(walk, edition, data)
    raise AssertionError("this walk has no end")


def shown_to_the_end(walk: Walk, edition: Edition, data: st.DataObject) -> Iterator[Walk]:
    """The walk at each press to its end, answering only what nobody answered; raise if there is none."""
    for _ in range(_bound(walk, edition)):
        yield walk
        if not (can_leave(walk, edition) or wanting(walk, edition) or walk.wants_mandate(edition)):
            return
        asked = walk.view(edition).card.question is not None and not wanting(walk, edition)
        walk = moves.advance(walk, edition) if asked else settled(walk, edition, data)
    raise AssertionError("this walk has no end")


def _bound(walk: Walk, edition: Edition) -> int:
    """Three presses a node are more than enough: a yes, a mandate, and on."""
    return 3 * (2 + sum(1 for _ in edition.of(walk.frame.procedure).walk_nodes()))
