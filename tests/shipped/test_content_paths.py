"""Every way through every shipped procedure comes to an end, at every level, side trips included."""

from collections import Counter
from datetime import date

import pytest

from app.adapters.library import FolderLibrary
from app.config import ROOT
from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.gesture import Gesture
from app.domain.path import CardKind
from tests.paths import MOST_PRESSES, edges, press, walked, ways

LIBRARY = FolderLibrary(ROOT / "procedures", today=lambda: date(2026, 11, 22), include_examples=True)
EDITIONS = LIBRARY.editions()
ENDS = (CardKind.ENDING, CardKind.EXIT)
everywhere = pytest.mark.parametrize("id", EDITIONS)
at_every_level = pytest.mark.parametrize("level", Autonomy, ids=lambda level: level.key)


@everywhere
@at_every_level
def test_every_answer_of_every_question_leads_to_an_end(id, level):
    edition = EDITIONS[id]

    for answers in edges(edition.procedure):
        *_, last = walked(edition, level, answers)
        assert last.view(edition).card.kind in ENDS


@everywhere
@at_every_level
def test_every_gesture_is_shown_to_somebody_who_goes_through_every_answer(id, level):
    edition = EDITIONS[id]
    wanted = {
        node.id
        for node in edition.procedure.walk_nodes()
        if isinstance(node, Gesture) and not node.at(level).masked
    }

    walks = [walk for answers in edges(edition.procedure) for walk in walked(edition, level, answers)]

    shown = {gesture.id for walk in walks for gesture in walk.view(edition).card.gestures}
    assert shown == wanted


@everywhere
@at_every_level
def test_every_side_trip_comes_back_to_the_gesture_that_it_left_from(id, level):
    edition = EDITIONS[id]
    taken = set()
    for answers in edges(edition.procedure):
        for walk in walked(edition, level, answers):
            for gesture in walk.view(edition).card.gestures:
                for trip in gesture.trips - {trip for one, trip in taken if one == gesture.id}:
                    taken.add((gesture.id, trip))
                    assert back_from(walk, edition, gesture.id, trip).frame.place == gesture.id

    offered = {(node.id, trip) for node in edition.procedure.walk_nodes() for trip in _trips(node, level)}
    assert taken == offered


def _trips(node, level):
    return node.trips if isinstance(node, Gesture) and not node.at(level).masked else ()


def back_from(walk, edition, gesture, trip):
    """The walk once it came back from a side trip, walked to its end by each of its answers."""
    for answers in edges(edition.of(trip)):
        away = moves.take_trip(walk, edition, gesture, trip)
        for _ in range(MOST_PRESSES):
            if not away.on_a_trip:
                break
            away = press(away, edition, answers)(away, edition)
        assert not away.on_a_trip
    return away


@pytest.mark.night
@everywhere
@at_every_level
def test_every_way_there_is_comes_to_an_end(id, level):
    edition = EDITIONS[id]

    ends = Counter(_end(edition, level, answers) for answers in ways(edition.procedure))

    assert set(ends) <= set(ENDS)


def _end(edition, level, answers):
    *_, last = walked(edition, level, answers)
    return last.view(edition).card.kind
