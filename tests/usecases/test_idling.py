"""A silent post: the mediator is told, then the person asked, then the walk goes; never accompanied."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Size
from app.domain.gesture import Nature
from app.domain.path import ENDING
from app.domain.post import Idle
from app.domain.walk import Outcome, Presence
from app.usecases.idling import IdleLimits, Idling
from app.usecases.moving import Moving
from app.usecases.room import Room as Posts
from app.usecases.throttling import Throttling
from tests.builders import a_gesture, a_group, a_procedure, an_edition
from tests.fake_accounts import FakeAccountStore
from tests.walked import Room

LIMITS = IdleLimits()
TOLD = LIMITS.alone - LIMITS.warn


class Desk(Room):
    """The room, swept."""

    def __init__(self):
        super().__init__()
        self.idling = Idling(self.walking, LIMITS)
        self.posts = Posts(
            self.store, self.bus, self.clock, Throttling(FakeAccountStore(), self.clock), lambda: "p9"
        )

    def silent(self, length: timedelta) -> Idle:
        """What a turn of the sweeping finds after that long."""
        self.clock.moment += length
        self.idling.sweep()
        return self.post().idle

    def asked(self, **facts) -> str:
        """A walk whose person is being asked."""
        walk = self.open(**facts).walk.id
        self.silent(TOLD)
        assert self.silent(LIMITS.warn) is Idle.ASKED
        self.bus.told()
        return walk


@pytest.fixture
def desk():
    return Desk()


def moment_before(length):
    return length - timedelta(seconds=1)


def test_the_mediator_is_told_before_the_person_is_asked(desk):
    desk.open()

    stages = [desk.silent(length) for length in (moment_before(TOLD), timedelta(seconds=1), LIMITS.warn)]

    assert stages == [Idle.PRESENT, Idle.QUIET, Idle.ASKED]


def test_each_stage_is_announced_and_a_turn_without_one_writes_nothing(desk):
    desk.open()
    desk.bus.told()

    desk.silent(TOLD)
    assert desk.bus.told() == ["post:p1", "room"]

    before = desk.store.room_version(), desk.post()
    desk.silent(timedelta(seconds=2))
    assert ((desk.store.room_version(), desk.post()), desk.bus.told()) == (before, [])


def test_without_an_answer_nothing_is_left_but_a_slip_on_the_desk_for_ten_minutes(desk):
    walk = desk.asked(language="ar", comfort=Comfort(Size.LARGE))

    desk.silent(LIMITS.ask)

    (slip,) = desk.store.pauses()
    assert (desk.post().walk, desk.post().to_check) == (None, True)
    assert (slip.on_desk, slip.language, slip.expires_at) == (
        True,
        "ar",
        desk.clock.now() + timedelta(minutes=10),
    )
    assert (list(desk.store.open_walks()), [one.outcome for one in desk.counted()]) == (
        [],
        [Outcome.ABANDONED],
    )
    assert desk.bus.told() == [f"walk:{walk}", "post:p1", "room"]


def test_the_whole_time_to_answer_is_left(desk):
    desk.asked()

    assert desk.silent(moment_before(LIMITS.ask)) is Idle.ASKED


def test_still_there_begins_the_silence_anew(desk):
    walk = desk.asked()

    desk.idling.stay("p1")

    assert (desk.post().idle, desk.bus.told()) == (Idle.PRESENT, ["post:p1", "room"])
    assert desk.silent(moment_before(TOLD)) is Idle.PRESENT
    assert desk.post().walk == walk


@pytest.mark.parametrize(
    "press",
    [
        lambda desk, walk: desk.walking.move(walk, 1, moves.advance),
        lambda desk, walk: desk.posts.call("p1"),
        lambda desk, walk: desk.posts.answer_call("p1"),
        lambda desk, walk: Moving(desk.walking).accompany(walk, "luc", instead_of=None),
    ],
    ids=["move", "call", "answer", "accompany"],
)
def test_whatever_is_pressed_somebody_is_there(desk, press):
    walk = desk.asked()

    press(desk, walk)

    assert (desk.post().idle, desk.post().idle_since) == (Idle.PRESENT, None)
    assert desk.store.open_walk(walk).active_at == desk.clock.now()
    assert "post:p1" in desk.bus.told()


def test_nobody_is_asked_while_a_mediator_accompanies(desk):
    desk.open(presence=Presence.BESIDE, mediator="luc")

    stages = {desk.silent(timedelta(hours=1)) for _ in range(4)}

    assert stages == {Idle.PRESENT}


def test_a_server_that_was_off_for_an_hour_tells_and_asks_before_it_wipes(desk):
    walk = desk.open().walk.id
    desk.clock.pass_(hours=1)

    stages = [desk.silent(timedelta(0)), desk.silent(timedelta(0)), desk.silent(LIMITS.warn)]

    assert stages == [Idle.QUIET, Idle.QUIET, Idle.ASKED]
    assert desk.silent(moment_before(LIMITS.ask)) is Idle.ASKED
    assert desk.post().walk == walk


def test_a_clock_set_back_wipes_nobody_and_is_not_waited_for(desk):
    walk = desk.asked()

    desk.clock.pass_(days=-1)
    desk.idling.sweep()

    assert (desk.post().walk, desk.store.open_walk(walk).active_at) == (walk, desk.clock.now())
    assert desk.silent(timedelta(seconds=2)) is Idle.PRESENT


def test_a_clock_set_back_less_than_the_silence_gives_the_whole_time_to_answer_again(desk):
    walk = desk.asked()

    desk.clock.pass_(minutes=-1)
    desk.idling.sweep()

    assert desk.silent(moment_before(LIMITS.ask)) is Idle.ASKED
    desk.silent(timedelta(seconds=1))
    assert walk not in {one.walk.id for one in desk.store.open_walks()}


def test_a_clock_set_back_to_when_somebody_was_there_asks_nobody_any_more(desk):
    walk = desk.asked()

    desk.clock.pass_(minutes=-10)
    desk.idling.sweep()

    assert (desk.post().walk, desk.post().idle) == (walk, Idle.PRESENT)


def test_a_long_card_leaves_more_time(desk):
    typed = (a_gesture(f"g{rank}", nature=Nature.DATA) for rank in range(5))
    desk.library.put(an_edition(a_procedure(a_group("montants", *typed)), id="e5"))
    walk = desk.open(level=Autonomy.DONE_BY).walk.id
    desk.walking.move(walk, 1, moves.advance)

    # Five gestures of three minutes, three times over.
    assert desk.silent(timedelta(minutes=45) - LIMITS.warn - timedelta(seconds=1)) is Idle.PRESENT
    assert desk.silent(timedelta(seconds=1)) is Idle.QUIET


def test_somebody_who_left_at_the_end_had_finished_and_leaves_no_slip(desk):
    walk = desk.open().walk.id
    opened = desk.store.open_walk(walk)
    there = replace(opened, walk=replace(opened.walk, frames=(replace(opened.walk.frame, place=ENDING),)))
    desk.store.change(lambda change: change.save_walk(there, expected=1))
    for length in (TOLD, LIMITS.warn, LIMITS.ask):
        desk.silent(length)

    assert ([one.outcome for one in desk.counted()], list(desk.store.pauses())) == ([Outcome.DONE], [])


def test_practice_that_was_left_leaves_no_slip_and_is_not_counted(desk):
    desk.asked(practice=True)

    desk.silent(LIMITS.ask)

    assert (desk.post().walk, desk.counted(), list(desk.store.pauses())) == (None, [], [])


def test_a_press_while_the_post_is_being_wiped_keeps_it(desk, monkeypatch):
    walk = desk.asked()
    change = desk.store.change

    def pressed_just_before(act):
        monkeypatch.setattr(desk.store, "change", change)
        desk.idling.stay("p1")
        return change(act)

    monkeypatch.setattr(desk.store, "change", pressed_just_before)
    desk.silent(LIMITS.ask)

    assert (desk.post().walk, desk.post().idle, list(desk.store.pauses())) == (walk, Idle.PRESENT, [])


def test_a_free_post_is_never_asked(desk):
    assert desk.silent(timedelta(hours=3)) is Idle.PRESENT


def test_the_sweeping_makes_no_edition_again_while_nobody_is_silent_for_long(desk):
    desk.open()
    desk.library.on_disk.clear()

    desk.silent(moment_before(TOLD))

    assert desk.library.rebuilt == []


def test_a_walk_whose_place_is_no_more_stops_no_sweeping_and_its_post_is_wiped(desk):
    walk = desk.open().walk.id
    opened = desk.store.open_walk(walk)
    nowhere = replace(opened.walk, frames=(replace(opened.walk.frame, place="ailleurs"),))
    desk.store.change(
        lambda change: change.save_walk(replace(opened, walk=nowhere), expected=nowhere.version)
    )

    stages = [desk.silent(length) for length in (TOLD, LIMITS.warn, LIMITS.ask)]

    assert stages == [Idle.QUIET, Idle.ASKED, Idle.PRESENT]
    assert (desk.post().walk, list(desk.store.open_walks())) == (None, [])
