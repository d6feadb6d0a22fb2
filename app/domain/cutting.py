"""The cut: which gestures of a path stand on one card, by level, and by what fits a screen."""

from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import groupby

from app.domain.autonomy import Autonomy
from app.domain.gesture import Gesture, Nature, Where, where_last
from app.domain.path import OPENING, Card, CardKind, Path, Stop
from app.domain.portions import Heading, portions
from app.domain.procedure import Exit, Question


def cut(
    path: Path, level: Autonomy, unfolded: Set[str] = frozenset(), *, singly: bool = False
) -> tuple[Card, ...]:
    """The cards of a path at a level: every gesture not masked there lies under exactly one.

    None is taller than a screen where it can be helped: a phase or a step is parted by what fits.
    `unfolded` holds the ids of the steps shown one gesture at a time in *faire faire*; `singly` shows all so.
    A path masked whole at a level (a side trip of a gesture or two) is shown all the same: no empty screen.
    """
    runs = [
        tuple(stops)
        for _, stops in groupby(
            path.stops, key=lambda stop: ("", stop.id) if singly else _card_key(stop, level, unfolded)
        )
    ]
    shown = [kept for run in runs if (kept := tuple(stop for stop in run if not _masked(stop, level)))]
    return tuple(_fitted(tuple(_card(run, level) for run in shown or runs), level))


def card_at(cards: tuple[Card, ...], path: Path, place: str) -> int:
    """The rank of the card that holds a place; where it is masked, of the next one, or else of the last."""
    rank = path.index(place)
    for index, card in enumerate(cards):
        if path.index(card.stops[-1].id) >= rank:
            return index
    return len(cards) - 1


def heading_of(card: Card) -> Heading:
    """What stands around the gestures of a card, as its size is reckoned."""
    why = card.head.why.text if card.head.why else ""
    return Heading(card.head.title.text, card.head.image, why, card.ahead, card.mandate, card.after)


def _card_key(stop: Stop, level: Autonomy, unfolded: Set[str]) -> tuple[str, ...]:
    if stop.alone:
        return "alone", stop.id
    if level is Autonomy.DONE_FOR:
        # A card is on one site.
        return "phase", (stop.step if stop.phase.crowded else stop.phase).id, stop.step.organisation or ""
    if level is Autonomy.DONE_BY and stop.step.id not in unfolded:
        return "step", stop.step.id
    if level is Autonomy.DONE_WITH and stop.step.together and _safe(stop):
        return "together", stop.step.id
    return "gesture", stop.id


def _safe(stop: Stop) -> bool:
    return isinstance(stop.node, Gesture) and stop.node.nature is Nature.SAFE


def _masked(stop: Stop, level: Autonomy) -> bool:
    return isinstance(stop.node, Gesture) and stop.node.at(level).masked


def _card(stops: tuple[Stop, ...], level: Autonomy) -> Card:
    first = stops[0]
    whole = level is Autonomy.DONE_FOR and not first.phase.crowded
    return Card(_kind(first), stops, first.phase if whole else first.step)


def _kind(stop: Stop) -> CardKind:
    if isinstance(stop.node, Gesture):
        return CardKind.COMMITMENT if stop.node.commits else CardKind.GESTURES
    if isinstance(stop.node, Question):
        return CardKind.QUESTION
    if isinstance(stop.node, Exit):
        return CardKind.EXIT
    return CardKind.OPENING if stop.id == OPENING else CardKind.ENDING


def _fitted(whole: tuple[Card, ...], level: Autonomy) -> Iterator[Card]:
    """The cards, each knowing what is around it, and none taller than a screen where it can be helped.

    Why a step is done is said on its first card alone.
    """
    wanting = next(
        (card for card in whole if level is Autonomy.DONE_FOR and _in_their_name(card.gestures)), None
    )
    # A side trip leaves from the site.
    after = Where.SITE if whole and whole[0].kind is not CardKind.OPENING else None
    told: set[str] = set()
    for card, following in zip(whole, (*whole[1:], None), strict=True):
        head = replace(card.head, why=None) if card.head.id in told else card.head
        told.add(card.head.id)
        ahead, mandate = _commits(following), card is wanting
        # Made anew rather than by `replace`: this is done for every card at every press.
        known = Card(card.kind, card.stops, head, ahead=ahead, mandate=mandate, after=after)
        yield from _parted(known, level)
        after = where_last(card.gestures, after)


def _parted(card: Card, level: Autonomy) -> Iterator[Card]:
    """The card itself, or as many as it takes."""
    if len(card.stops) == 1:
        yield card
        return
    bounds = portions(card.gestures, level, heading_of(card))
    if len(bounds) == 1:
        yield card
        return
    for part, (start, end) in enumerate(bounds, start=1):
        yield replace(
            card,
            stops=card.stops[start:end],
            head=card.head if part == 1 else replace(card.head, why=None),
            part=part,
            parts=len(bounds),
            ahead=card.ahead and part == len(bounds),
            mandate=card.mandate
            and _in_their_name(card.gestures[start:end])
            and not _in_their_name(card.gestures[:start]),
            after=where_last(card.gestures[:start], card.after),
        )


def _commits(card: Card | None) -> bool:
    return card is not None and card.kind is CardKind.COMMITMENT


def _in_their_name(gestures: tuple[Gesture, ...]) -> bool:
    return any(gesture.in_their_name for gesture in gestures)
