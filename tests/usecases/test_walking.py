"""What a visitor and a mediator do with a walk: kept first, told after, and nothing left behind."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Size
from app.domain.errors import MoveRefused, Refused, Unknown, WalkMovedOn
from app.domain.post import Post
from app.domain.walk import Outcome, Presence
from app.usecases.walking import REBUILT, UNDO
from tests.builders import an_activity
from tests.fakes import FakeStore
from tests.walked import Room, edition_of, shown


def test_a_walk_begins_before_the_first_step_on_a_post_that_speaks_its_language():
    room = Room()

    scene = room.open(language="ar", comfort=Comfort(Size.LARGE), presence=Presence.DESK, mediator="luc")

    post = room.store.post("p1")
    assert (shown(scene), scene.accompanied, scene.opened.mediator) == ("debut", True, "luc")
    assert (post.walk, post.language, post.comfort) == ("w1", "ar", Comfort(Size.LARGE))
    assert room.bus.told() == ["post:p1", "room"]


def test_a_walk_may_begin_on_the_mediators_own_screen():
    room = Room()

    room.open(post=None, presence=Presence.SHARED)

    assert [post.walk for post in room.store.posts()] == [None, None]
    assert room.bus.told() == ["room"]


def test_a_procedure_that_is_not_there_opens_nothing():
    room = Room()

    with pytest.raises(Unknown):
        room.open(procedure="caf/inconnue")

    assert (room.store.open_walks(), room.bus.told()) == ([], [])


@pytest.mark.parametrize(
    ("post", "code"),
    [
        (Post("p1", "Poste 1", walk="w9"), "post-taken"),
        (Post("p1", "Poste 1", to_check=True), "post-to-check"),
    ],
)
def test_a_post_that_is_not_free_takes_nobody_and_nothing_is_kept(post, code):
    room = Room()
    room.keep(post)

    with pytest.raises(Refused) as refusal:
        room.open()

    assert (refusal.value.code, refusal.value.facts) == (code, {"post": "Poste 1"})
    assert (room.store.open_walks(), room.bus.told()) == ([], [])


def test_a_move_is_kept_then_told():
    room = Room()
    room.open()
    room.bus.told()

    scene = room.walking.move("w1", 1, moves.advance)

    assert (shown(scene), scene.walk.version) == ("Faites un.", 2)
    assert room.walking.scene("w1") == scene
    assert room.bus.told() == ["walk:w1", "room"]


def test_a_press_from_a_screen_that_is_behind_changes_nothing_and_says_where_the_walk_is():
    room = Room()
    room.open()
    room.walking.move("w1", 1, moves.advance)
    room.bus.told()

    with pytest.raises(WalkMovedOn) as refusal:
        room.walking.move("w1", 1, moves.advance)

    assert refusal.value.walk == room.walking.scene("w1").walk
    assert (shown(room.walking.scene("w1")), room.bus.told()) == ("Faites un.", [])


def test_a_press_from_behind_is_never_judged_by_the_present_card():
    room = Room()
    room.open()
    room.walking.move("w1", 1, moves.advance)

    def refused_here(walk, edition):
        raise MoveRefused("nothing-to-agree")

    with pytest.raises(WalkMovedOn):
        room.walking.move("w1", 1, refused_here)


def test_of_two_people_who_press_together_one_moves_the_walk():
    room = Room()
    room.open()

    def luc_first(walk, edition):
        # He presses between her press being read and her move being kept.
        room.walking.move("w1", 1, moves.advance)
        return moves.at_level(walk, Autonomy.DONE_BY)

    with pytest.raises(WalkMovedOn):
        room.walking.move("w1", 1, luc_first)

    walk = room.store.open_walk("w1").walk
    assert (walk.version, walk.level) == (2, Autonomy.DONE_WITH)


def test_a_move_that_the_card_does_not_offer_changes_nothing():
    room = Room()
    room.open()
    room.bus.told()

    with pytest.raises(MoveRefused, match="nothing-before"):
        room.walking.move("w1", 1, moves.go_back)

    assert (room.store.open_walk("w1").walk.version, room.bus.told()) == (1, [])


def test_the_minutes_on_a_card_start_again_only_when_the_card_changes():
    room = Room()
    opened = room.open().opened.placed_at
    room.clock.pass_(minutes=3)

    same = room.walking.move("w1", 1, lambda walk, _: moves.in_language(walk, "ar"))
    other = room.walking.move("w1", 2, moves.advance)

    assert (same.opened.placed_at, other.opened.placed_at) == (opened, room.clock.now())


def test_the_room_lists_the_walks_under_way_oldest_first():
    room = Room()
    room.open()
    room.clock.pass_(minutes=1)
    room.open(post="p2")
    room.clock.pass_(minutes=1)
    room.open(post=None)

    room.walking.end("w2", Outcome.DONE)

    assert [scene.walk.id for scene in room.walking.scenes()] == ["w1", "w3"]


# The edition.


def test_a_walk_keeps_the_edition_that_it_began_with():
    room = Room()
    room.open()
    room.walking.move("w1", 1, moves.advance)

    room.library.put(edition_of("autre chose", id="e2"))

    assert shown(room.walking.scene("w1")) == "Faites un."
    assert shown(room.walking.move("w1", 2, moves.advance)) == "Faites deux."
    assert shown(room.walking.move(room.open(post="p2").walk.id, 1, moves.advance)) == "Faites autre chose."


def test_a_walk_goes_on_when_its_file_is_deleted():
    room = Room()
    room.open()

    room.library.on_disk.clear()

    assert shown(room.walking.move("w1", 1, moves.advance)) == "Faites un."


def test_an_old_edition_is_made_again_once_and_not_at_every_press():
    room = Room()
    room.open()
    room.library.on_disk.clear()

    for seen in range(1, 4):
        room.walking.move("w1", seen, moves.advance)

    assert room.library.rebuilt == ["e1"]


def test_old_editions_do_not_fill_the_memory():
    room = Room()
    for number in range(REBUILT + 1):
        room.library.put(edition_of("un", id=f"e{number}"))
        room.open(post=None)
    room.library.on_disk.clear()

    room.walking.scenes()
    room.walking.scene("w1")

    assert len(room.library.rebuilt) == REBUILT + 2


# The end.


def test_at_the_end_the_post_keeps_no_walk_and_has_to_be_checked():
    room = Room()
    room.open(language="ar", comfort=Comfort(Size.LARGEST, contrast=True))
    room.bus.told()

    room.walking.end("w1", Outcome.DONE)

    post = room.store.post("p1")
    assert (post.walk, post.called_at, post.to_check) == (None, None, True)
    assert room.bus.told() == ["walk:w1", "post:p1", "room"]


def test_for_another_procedure_the_post_keeps_the_language_and_the_size():
    room = Room()
    room.open(language="ar", comfort=Comfort(Size.LARGEST, contrast=True))

    room.walking.end("w1", Outcome.DONE, keep_post=True)

    post = room.store.post("p1")
    assert (post.walk, post.to_check) == (None, False)
    assert (post.language, post.comfort) == ("ar", Comfort(Size.LARGEST, contrast=True))


def test_a_walk_that_is_over_takes_no_move_and_no_second_end():
    room = Room()
    room.open()
    room.walking.end("w1", Outcome.DONE)

    with pytest.raises(MoveRefused, match="ended"):
        room.walking.move("w1", 2, moves.advance)
    with pytest.raises(MoveRefused, match="ended"):
        room.walking.end("w1", Outcome.ABANDONED)

    assert room.store.open_walk("w1").walk.outcome is Outcome.DONE


def test_an_end_is_taken_back_within_ten_seconds_on_its_post():
    room = Room()
    room.open(language="ar")
    room.walking.move("w1", 1, moves.advance)
    room.walking.end("w1", Outcome.DONE)
    room.bus.told()
    room.clock.pass_(seconds=10)

    scene = room.walking.undo_end("w1", "p1")

    post = room.store.post("p1")
    assert (shown(scene), scene.walk.ended, scene.opened.ended_at) == ("Faites un.", False, None)
    assert (post.walk, post.language, post.to_check) == ("w1", "ar", False)
    assert room.bus.told() == ["walk:w1", "post:p1", "room"]


@pytest.mark.parametrize("forgotten", [False, True], ids=["kept", "forgotten"])
def test_after_ten_seconds_an_end_stays(forgotten):
    room = Room()
    room.open()
    room.walking.end("w1", Outcome.DONE)
    room.clock.pass_(seconds=10.1)
    if forgotten:
        room.walking.sweep()

    with pytest.raises(Refused) as refusal:
        room.walking.undo_end("w1", "p1")

    assert (refusal.value.code, room.post().walk) == ("undo-late", None)


def test_an_end_is_not_taken_back_onto_a_post_where_somebody_sat_down():
    room = Room()
    room.open()
    room.walking.end("w1", Outcome.DONE, keep_post=True)
    room.open()

    with pytest.raises(Refused) as refusal:
        room.walking.undo_end("w1", "p1")

    assert refusal.value.code == "post-taken"
    assert room.store.open_walk("w1").walk.ended


def test_a_walk_that_did_not_end_has_no_end_to_take_back():
    room = Room()
    room.open()

    with pytest.raises(Refused) as refusal:
        room.walking.undo_end("w1", None)

    assert refusal.value.code == "undo-late"


# What remains.


def test_of_a_walk_remain_a_day_a_procedure_a_level_a_length_and_an_outcome():
    room = Room()
    room.open(language="ar", level=Autonomy.DONE_BY, organisation="caf")
    room.clock.pass_(minutes=12, seconds=20)
    room.walking.end("w1", Outcome.REDIRECTED)
    room.clock.pass_(seconds=UNDO.total_seconds() + 1)

    swept = room.walking.sweep()

    declared = an_activity(date(2026, 11, 23), level=Autonomy.DONE_BY, minutes=10, outcome=Outcome.REDIRECTED)
    assert (swept, room.counted(), room.store.open_walks()) == (1, [declared], [])


def test_nothing_remains_of_a_practice():
    room = Room()
    room.open(practice=True)
    room.walking.end("w1", Outcome.DONE)
    room.clock.pass_(minutes=1)

    assert (room.walking.sweep(), room.counted(), room.store.open_walks()) == (1, [], [])


def test_what_was_practised_first_is_counted_from_where_it_was_for_real():
    room = Room()
    room.open(practice=True)
    room.clock.pass_(minutes=30)
    room.walking.move("w1", 1, lambda walk, _: moves.do_for_real(walk))
    room.clock.pass_(minutes=10)
    room.walking.end("w1", Outcome.DONE)
    room.clock.pass_(minutes=1)
    room.walking.sweep()

    assert [(one.minutes, one.level) for one in room.counted()] == [(10, Autonomy.DONE_BY)]


def test_a_walk_is_counted_once_however_often_one_sweeps():
    room = Room()
    room.open()
    room.walking.end("w1", Outcome.DONE)
    room.clock.pass_(minutes=1)

    assert [room.walking.sweep() for _ in range(3)] == [1, 0, 0]
    assert len(room.counted()) == 1


def test_nothing_is_forgotten_before_its_ten_seconds_nor_while_it_runs():
    room = Room()
    room.open()
    room.open(post="p2")
    room.walking.end("w1", Outcome.DONE)
    room.clock.pass_(seconds=10)

    assert room.walking.sweep() == 0
    assert ([one.walk.id for one in room.store.open_walks()], room.counted()) == (["w1", "w2"], [])


@pytest.mark.parametrize(
    ("lasted", "minutes"),
    [
        (timedelta(seconds=1), 5),
        (timedelta(minutes=7), 5),
        (timedelta(minutes=8), 10),
        (timedelta(minutes=52, seconds=40), 55),
        (timedelta(hours=3), 180),
    ],
)
def test_a_length_is_told_to_five_minutes_and_never_none(lasted, minutes):
    room = Room()
    room.open()
    room.clock.moment += lasted
    room.walking.end("w1", Outcome.DONE)
    room.clock.pass_(minutes=1)
    room.walking.sweep()

    assert [one.minutes for one in room.counted()] == [minutes]


def test_the_day_is_the_one_of_the_desk_and_not_of_greenwich():
    room = Room()
    room.open()
    room.clock.moment = datetime.fromisoformat("2026-11-23T23:30:00+00:00")
    room.walking.end("w1", Outcome.DONE)
    room.clock.pass_(minutes=1)
    room.walking.sweep()

    assert [one.day for one in room.counted()] == [date(2026, 11, 24)]


class LateReader(FakeStore):
    """A store whose list of walks is read, and only then somebody changes one."""

    def open_walks(self):
        seen = super().open_walks()
        self.then()
        return seen

    def then(self) -> None:
        """Nothing, until a test says what."""


def test_an_end_taken_back_while_one_sweeps_is_neither_counted_nor_forgotten():
    store = LateReader()
    room = Room(store)
    room.open()
    room.walking.end("w1", Outcome.DONE)
    room.clock.pass_(seconds=11)
    reopened = moves.reopen(store.open_walk("w1").walk)
    store.then = lambda: store.change(
        lambda change: change.save_walk(
            replace(change.walk("w1"), walk=reopened, ended_at=None), expected=change.walk("w1").walk.version
        )
    )

    room.walking.sweep()

    assert (store.open_walk("w1").walk, room.counted()) == (reopened, [])
