"""« Ce n'est pas comme sur mon écran »: a count by gesture and by day, and nobody in it."""

from dataclasses import fields

import pytest

from app.domain import moves
from app.domain.errors import MoveRefused, Unknown
from app.domain.walk import Outcome
from app.usecases.doubting import KEPT, Doubting
from app.usecases.pause_ports import Doubt
from tests.walked import Room, edition_of

CAF = "caf/declarer-ressources"


class Desk(Room):
    """The room, with a walk at its first gesture."""

    def __init__(self):
        super().__init__()
        self.doubting = Doubting(self.walking)

    def at_first(self, **facts):
        walk = self.open(**facts).walk.id
        self.walking.move(walk, 1, moves.advance)
        return walk


@pytest.fixture
def desk():
    return Desk()


def test_a_doubt_is_counted_on_its_gesture(desk):
    walk = desk.at_first()

    for _ in range(2):
        desk.doubting.doubt(walk, "g1")

    assert desk.doubting.counts() == {(CAF, "g1"): 2}


def test_a_doubt_is_no_move(desk):
    walk = desk.at_first()
    before = desk.store.open_walk(walk)

    desk.doubting.doubt(walk, "g1")

    assert desk.store.open_walk(walk) == before


def test_a_gesture_that_is_not_on_the_card_is_not_counted(desk):
    walk = desk.at_first()

    with pytest.raises(MoveRefused):
        desk.doubting.doubt(walk, "g2")

    assert desk.doubting.counts() == {}


def test_a_walk_that_is_over_is_not_counted(desk):
    walk = desk.at_first()
    desk.walking.end(walk, Outcome.DONE)

    with pytest.raises(MoveRefused):
        desk.doubting.doubt(walk, "g1")
    with pytest.raises(Unknown):
        desk.doubting.doubt("nobody", "g1")


def test_practice_counts_nothing(desk, monkeypatch):
    walk = desk.open(practice=True).walk.id
    first = desk.walking.move(walk, 1, moves.advance).view.card.gestures[0].id

    desk.doubting.doubt(walk, first)

    assert list(desk.store.doubts()) == []


def test_a_count_follows_its_sentence_when_a_gesture_is_inserted_before(desk):
    desk.doubting.doubt(desk.at_first(), "g1")

    desk.library.put(edition_of("zéro", "un", "deux", id="e2"))

    assert desk.doubting.counts() == {(CAF, "g2"): 1}


def test_a_count_goes_when_its_sentence_is_written_anew_or_its_procedure_withdrawn(desk):
    desk.doubting.doubt(desk.at_first(), "g1")

    desk.library.put(edition_of("autrement", id="e2"))
    assert desk.doubting.counts() == {}

    desk.library.on_disk.clear()
    assert desk.doubting.counts() == {}


def test_counts_are_forgotten_after_a_year(desk):
    desk.doubting.doubt(desk.at_first(), "g1")

    desk.clock.moment += KEPT
    desk.doubting.sweep()
    assert desk.doubting.counts() == {(CAF, "g1"): 1}

    desk.clock.pass_(days=1)
    desk.doubting.sweep()
    assert list(desk.store.doubts()) == []


def test_a_count_says_neither_when_nor_where_nor_who():
    assert [field.name for field in fields(Doubt)] == [
        "day",
        "edition",
        "procedure",
        "gesture",
        "sentence",
        "count",
    ]
