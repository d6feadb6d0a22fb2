"""« Je suis perdu »: what is done, where one is, what remains, and what a side trip comes back to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from app.domain.gesture import Sentence
from app.domain.procedure import Edition
from app.domain.walk import View, Walk

DONE, HERE, AHEAD = "fait", "ici", "reste"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A phase of the procedure, and where one stands to it."""

    title: Sentence
    state: str


def way_of(view: View) -> tuple[Landmark, ...]:
    """The phases that the answers given so far lead through."""
    return tuple(_landmarks(view))


def returning_to(walk: Walk, edition: Edition) -> Sentence | None:
    """What one was doing when one left for this side trip: its gesture, else its step."""
    if not walk.on_a_trip:
        return None
    before = replace(walk, frames=walk.frames[:-1])
    card = before.view(edition).card
    left = next((one for one in card.gestures if one.id == before.frame.place), None)
    said = left.at(walk.level).do if left is not None else None
    return said or card.head.title


def _landmarks(view: View) -> Iterator[Landmark]:
    numbered = [(index, card) for index, card in enumerate(view.cards) if card.numbered]
    for _, group in groupby(numbered, key=lambda pair: pair[1].stops[0].phase.id):
        cards = list(group)
        yield Landmark(cards[0][1].stops[0].phase.title, _state(cards[0][0], cards[-1][0], view.index))


def _state(first: int, last: int, now: int) -> str:
    if last < now:
        return DONE
    return HERE if first <= now else AHEAD
