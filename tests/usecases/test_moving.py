"""A walk carried from one place of the room to another: kept whole, once, and taken back in time."""

from dataclasses import replace

import pytest

from app.domain import moves
from app.domain.comfort import Comfort, Size
from app.domain.errors import Refused
from app.domain.walk import Outcome, Presence
from app.usecases.moving import Moving
from app.usecases.walking import UNDO
from tests.walked import Room

LARGE = Comfort(Size.LARGE)


@pytest.fixture
def room():
    room = Room()
    room.open(language="ar", comfort=LARGE)
    room.bus.told()
    return room


@pytest.fixture
def moving(room):
    return Moving(room.walking)


def holder(room) -> list[str]:
    return [post.id for post in room.store.posts() if post.walk == "w1"]


def test_a_walk_goes_on_where_it_was_on_another_post(room, moving):
    before = room.store.open_walk("w1")

    scene = moving.to_post("w1", "p2", seen_on="p1", by="luc")

    left, reached = room.post("p1"), room.post("p2")
    assert scene.walk == replace(before.walk, version=2)
    assert (scene.opened.placed_at, scene.opened.mediator) == (before.placed_at, None)
    assert (reached.walk, reached.language, reached.comfort, reached.again) == ("w1", "ar", LARGE, False)
    assert (left.walk, left.to_check, left.language) == (None, True, "ar")
    assert room.bus.told() == ["post:p1", "walk:w1", "post:p2", "room"]
    assert room.counted() == []


def test_a_walk_comes_to_the_mediators_own_screen_and_she_accompanies(room, moving):
    scene = moving.to_screen("w1", seen_on="p1", by="luc")

    assert (scene.walk.presence, scene.opened.mediator) == (Presence.SHARED, "luc")
    assert (holder(room), room.post("p1").to_check) == ([], True)


def test_a_walk_goes_from_her_screen_to_a_post_and_she_follows_it_from_her_desk(room, moving):
    moving.to_screen("w1", seen_on="p1", by="luc")

    scene = moving.to_post("w1", "p2", seen_on=None, by="ines")

    assert (scene.walk.presence, scene.opened.mediator, holder(room)) == (Presence.DESK, "ines", ["p2"])


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"walk": "w9"}, "post-taken"),
        ({"to_check": True}, "post-to-check"),
        ({"again": True}, "post-expecting"),
    ],
)
def test_a_post_that_cannot_receive_it_leaves_the_walk_where_it_is(room, moving, facts, code):
    room.keep(replace(room.post("p2"), **facts))
    before = room.store.open_walk("w1"), room.post("p1"), room.post("p2")

    with pytest.raises(Refused) as refusal:
        moving.to_post("w1", "p2", seen_on="p1", by="luc")

    assert (refusal.value.code, room.bus.told()) == (code, [])
    assert (room.store.open_walk("w1"), room.post("p1"), room.post("p2")) == before


def test_of_two_mediators_who_move_the_same_walk_one_wins(room, moving):
    moving.to_post("w1", "p2", seen_on="p1", by="luc")

    with pytest.raises(Refused) as refusal:
        moving.to_screen("w1", seen_on="p1", by="ines")

    assert (refusal.value.code, holder(room)) == ("walk-elsewhere", ["p2"])


def test_what_the_visitor_presses_meanwhile_does_not_stop_a_move(room, moving):
    room.walking.move("w1", 1, moves.advance)

    scene = moving.to_post("w1", "p2", seen_on="p1", by="luc")

    assert (scene.walk.version, holder(room)) == (3, ["p2"])


def test_a_move_is_taken_back_and_both_posts_are_as_they_were(room, moving):
    there = moving.to_post("w1", "p2", seen_on="p1", by="luc").walk.version
    room.clock.pass_(seconds=UNDO.total_seconds())

    scene = moving.undo("w1", version=there, back_to="p1", by="luc")

    assert (holder(room), scene.walk.version) == (["p1"], there + 1)
    assert (room.post("p1").to_check, room.post("p2").free) == (False, True)


def test_a_move_to_her_screen_is_taken_back_to_the_post(room, moving):
    there = moving.to_screen("w1", seen_on="p1", by="luc").walk.version

    moving.undo("w1", version=there, back_to="p1", by="luc")

    assert holder(room) == ["p1"]


@pytest.mark.parametrize("late", ["ten seconds passed", "somebody pressed"])
def test_it_is_too_late_to_take_a_move_back(room, moving, late):
    there = moving.to_post("w1", "p2", seen_on="p1", by="luc").walk.version
    if late == "somebody pressed":
        room.walking.move("w1", there, moves.advance)
    else:
        room.clock.pass_(seconds=UNDO.total_seconds() + 1)

    with pytest.raises(Refused) as refusal:
        moving.undo("w1", version=there, back_to="p1", by="luc")

    assert (refusal.value.code, holder(room)) == ("undo-late", ["p2"])


def test_a_walk_that_ended_moves_nowhere(room, moving):
    room.walking.end("w1", Outcome.DONE)

    with pytest.raises(Exception, match="ended"):
        moving.to_post("w1", "p2", seen_on="p1", by="luc")

    assert holder(room) == []


def test_a_mediator_comes_to_somebody_who_began_alone(room, moving):
    scene = moving.accompany("w1", "luc", instead_of=None)

    assert (scene.walk.presence, scene.opened.mediator) == (Presence.DESK, "luc")
    assert room.bus.told() == ["walk:w1", "room"]


def test_of_two_mediators_who_come_to_a_walk_one_wins_and_the_other_may_take_over_knowingly(room, moving):
    moving.accompany("w1", "luc", instead_of=None)

    with pytest.raises(Refused) as refusal:
        moving.accompany("w1", "ines", instead_of=None)
    first = room.store.open_walk("w1").mediator
    taken_over = moving.accompany("w1", "ines", instead_of="luc").opened.mediator

    assert (refusal.value.code, first, taken_over) == ("accompanied-since", "luc", "ines")


def test_a_walk_on_a_colleagues_screen_is_taken_over_on_ones_own(room, moving):
    moving.to_screen("w1", seen_on="p1", by="luc")

    assert moving.accompany("w1", "ines", instead_of="luc").walk.presence is Presence.SHARED
