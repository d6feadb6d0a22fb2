"""Every way through every shipped procedure comes to an end, at every level, side trips included.

By day each way is cut into its cards, and one walk a level is pressed; by night every answer is pressed.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice

import pytest

from app.adapters.library import FolderLibrary
from app.config import ROOT
from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.cutting import cut
from app.domain.gesture import Gesture
from app.domain.path import Card, CardKind, follow
from app.domain.walk import Walk
from app.domain.ways import Answers, usual
from tests.paths import MOST_PRESSES, edges, press, walked, ways

LIBRARY = FolderLibrary(ROOT / "procedures", today=lambda: date(2026, 11, 22), include_examples=True)
EDITIONS = LIBRARY.editions()
ENDS = (CardKind.ENDING, CardKind.EXIT)
MOST_WAYS = 1_000  # beyond, one way through each answer: an answer changes nothing but what it leads to
everywhere = pytest.mark.parametrize("id", EDITIONS)
at_every_level = pytest.mark.parametrize("level", Autonomy, ids=lambda level: level.key)


@cache
def tried(id: str) -> tuple[Answers, ...]:
    """The ways that are tried: all there are, or one through every answer where there are too many."""
    procedure = EDITIONS[id].procedure
    every = tuple(islice(ways(procedure), MOST_WAYS + 1))
    return every if len(every) <= MOST_WAYS else tuple(edges(procedure))


@cache
def cards_of_the_ways(id: str, level: Autonomy) -> tuple[tuple[Card, ...], ...]:
    """The cards of each way that is tried."""
    procedure = EDITIONS[id].procedure
    paths = [follow(procedure, answers) for answers in tried(id)]
    assert all(path.complete for path in paths)
    return tuple(cut(path, level) for path in paths)


@everywhere
@at_every_level
def test_every_way_there_is_leads_to_an_end(id, level):
    ends = {cards[-1].kind for cards in cards_of_the_ways(id, level)}

    assert ends <= set(ENDS)


@everywhere
@at_every_level
def test_every_gesture_is_shown_to_somebody_who_goes_through_every_answer(id, level):
    shown = {
        gesture.id for cards in cards_of_the_ways(id, level) for card in cards for gesture in card.gestures
    }

    assert shown == {node.id for node in _gestures(id) if not node.at(level).masked}


@everywhere
@at_every_level
def test_one_stops_alone_before_each_commitment_knowing_what_it_does_and_how_to_put_it_right(id, level):
    amend = EDITIONS[id].procedure.amend
    committing = {
        gesture.id: (card, gesture)
        for cards in cards_of_the_ways(id, level)
        for card in cards
        for gesture in card.gestures
        if gesture.commits
    }

    for card, gesture in committing.values():
        assert (card.kind, card.gestures) == (CardKind.COMMITMENT, (gesture,))
        assert gesture.recap
        assert gesture.proof
        assert gesture.amend or amend


@everywhere
@at_every_level
def test_somebody_who_presses_on_comes_to_the_end(id, level):
    edition = EDITIONS[id]

    *_, last = walked(edition, level, usual(edition.procedure.nodes))

    assert last.view(edition).card.kind in ENDS


@everywhere
def test_every_side_trip_comes_back_to_the_gesture_that_it_left_from(id):
    edition, level = EDITIONS[id], Autonomy.DONE_WITH
    offered = {trip for node in _gestures(id) if not node.at(level).masked for trip in node.trips}

    taken = set()
    for walk, gesture, trip in _offers(id, level) if offered else ():
        if trip not in taken:
            taken.add(trip)
            assert (
                back_from(walk, edition, gesture, trip, usual(edition.of(trip).nodes)).frame.place == gesture
            )
        if taken == offered:
            break

    assert taken == offered


@pytest.mark.night
@everywhere
@at_every_level
def test_somebody_who_presses_any_answer_comes_to_the_end(id, level):
    edition = EDITIONS[id]

    for answers in edges(edition.procedure):
        *_, last = walked(edition, level, answers)
        assert last.view(edition).card.kind in ENDS


@pytest.mark.night
@everywhere
@at_every_level
def test_every_way_of_every_side_trip_comes_back_to_its_gesture(id, level):
    edition, taken = EDITIONS[id], set()

    for walk, gesture, trip in _offers(id, level):
        if (gesture, trip) not in taken:
            taken.add((gesture, trip))
            for answers in edges(edition.of(trip)):
                assert back_from(walk, edition, gesture, trip, answers).frame.place == gesture

    shown = [node for node in _gestures(id) if not node.at(level).masked]
    assert taken == {(node.id, trip) for node in shown for trip in node.trips}


def _gestures(id: str) -> list[Gesture]:
    return [node for node in EDITIONS[id].procedure.walk_nodes() if isinstance(node, Gesture)]


def _offers(id: str, level: Autonomy) -> Iterator[tuple[Walk, str, str]]:
    """Each side trip that somebody is offered: the walk there, the gesture, the trip."""
    for answers in edges(EDITIONS[id].procedure):
        for walk in walked(EDITIONS[id], level, answers):
            for gesture in walk.view(EDITIONS[id]).card.gestures:
                for trip in sorted(gesture.trips):
                    yield walk, gesture.id, trip


def back_from(walk, edition, gesture, trip, answers):
    """The walk once it came back from a side trip, walked to its end by these answers."""
    away = moves.take_trip(walk, edition, gesture, trip)
    for _ in range(MOST_PRESSES):
        if not away.on_a_trip:
            break
        away = press(away, edition, answers)(away, edition)
    assert not away.on_a_trip
    return away
