"""What a walk leaves for the figures, and how its line is completed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain import moves
from app.domain.activity import Activity, ActivityKind, Stall, StallKind, Tally, TallyKind
from app.domain.autonomy import Autonomy
from app.domain.coop import Age, Equipment, Independence, Redirection
from app.domain.errors import Unknown
from app.domain.hand import Reach
from app.domain.pace import GESTURE, STALLED
from app.domain.period import Span
from app.domain.post import Disposition
from app.domain.walk import Outcome, Walk
from app.usecases.figures import Completion, Figuring
from app.usecases.holding import record_key
from app.usecases.room import Room as Posts
from app.usecases.throttling import Throttling
from app.usecases.walking import UNDO
from tests.builders import a_commitment, a_group, a_procedure, an_activity, an_edition
from tests.fake_accounts import FakeAccountStore
from tests.walked import FOREVER, Room

DAY = date(2026, 11, 23)
KEPT = Completion(
    minutes=30,
    independence=Independence.ALONE,
    equipment=(Equipment.PHONE,),
    redirection=None,
    new_person=True,
)


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def figuring(room):
    return Figuring(room.store, room.clock)


def over(room, walk="w1", outcome=Outcome.DONE, **facts):
    """End a walk and let its ten seconds pass."""
    room.walking.end(walk, outcome, **facts)
    room.clock.pass_(seconds=UNDO.total_seconds() + 1)
    room.walking.sweep()


def call(room):
    throttling = Throttling(FakeAccountStore(), room.clock)
    Posts(room.store, room.bus, room.clock, throttling, lambda: "x").call("p1")


def press(room, act, walk="w1"):
    return room.walking.move(walk, room.store.open_walk(walk).walk.version, act)


def to(level):
    return lambda walk, _: moves.at_level(walk, level)


def test_the_levels_gone_through_are_kept_in_order(room):
    room.open(level=Autonomy.DONE_FOR)
    press(room, to(Autonomy.DONE_WITH))
    press(room, to(Autonomy.DONE_WITH))
    press(room, to(Autonomy.DONE_BY))

    over(room)

    assert [one.levels for one in room.counted()] == [tuple(Autonomy)]


def test_the_independence_is_the_lowest_at_which_something_was_sent(room):
    room.library.put(an_edition(a_procedure(a_group("envoi", a_commitment("un"), a_commitment("deux")))))
    room.open(level=Autonomy.DONE_BY)
    press(room, moves.advance)
    for level in (Autonomy.DONE_WITH, Autonomy.DONE_BY):
        press(room, to(level))
        place = room.store.open_walk("w1").walk.frame.place
        press(room, lambda walk, edition, place=place: moves.agree(walk, edition, place))
        press(room, moves.advance)

    over(room)

    (counted,) = room.counted()
    assert (counted.level, counted.independence) == (Autonomy.DONE_BY, Independence.PARTLY)


def test_another_procedure_is_another_demand_of_the_same_person(room):
    room.open()
    room.walking.end("w1", Outcome.DONE, keep_post=True)
    room.open()
    over(room, "w2")
    room.walking.end(room.open(post="p2").walk.id, Outcome.DONE)
    room.clock.pass_(minutes=1)
    room.walking.sweep()

    assert [one.new_person for one in room.counted()] == [True, False, True]


def test_help_calls_are_counted_by_walk_and_by_gesture(room):
    room.open()
    press(room, moves.advance)
    call(room)
    call(room)  # Asking again while one waits is the same call.
    press(room, moves.advance)

    over(room)

    assert [one.calls for one in room.counted()] == [1]
    assert room.store.stalls(*FOREVER) == [Stall(DAY, "caf/declarer-ressources", "g1", StallKind.CALLED)]


@pytest.mark.parametrize(
    ("waited", "counted"), [(STALLED * GESTURE, 0), (STALLED * GESTURE + timedelta(seconds=1), 1)]
)
def test_a_card_left_far_beyond_its_usual_duration_is_counted(room, waited, counted):
    room.open()
    press(room, moves.advance)
    room.clock.pass_(seconds=waited.total_seconds())

    press(room, moves.advance)

    stays = [Stall(DAY, "caf/declarer-ressources", "g1", StallKind.STAYED)]
    assert room.store.stalls(*FOREVER) == stays[:counted]


def test_practice_counts_nothing_at_all(room):
    room.open(practice=True, language="ar")
    call(room)
    room.clock.pass_(hours=1)
    press(room, moves.advance)

    over(room)

    kept = room.store
    assert (room.counted(), kept.stalls(*FOREVER), kept.tallies("0000", "9999")) == ([], [], [])


def test_the_language_goes_to_the_counter_of_the_month_in_paris_alone(room):
    room.clock.moment = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    room.open(language="ar")

    over(room)

    assert room.store.tallies("0000", "9999") == [Tally("2027-01", TallyKind.LANGUAGE, "ar")]
    assert [one.day for one in room.counted()] == [date(2027, 1, 1)]


def test_a_walk_on_a_tablet_that_is_sent_on_says_both(room):
    room.keep(replace(room.post(), disposition=Disposition.HANDHELD))
    room.open()

    over(room, outcome=Outcome.REDIRECTED, redirection=Redirection.SOCIAL_HELP)

    (counted,) = room.counted()
    assert (counted.equipment, counted.redirection) == ((Equipment.TABLET,), Redirection.SOCIAL_HELP)


def test_the_line_is_completed_before_or_after_the_walk_is_forgotten(room, figuring):
    for seconds in (1, 300):
        walk = room.open(mediator="luc").walk.id
        room.walking.end(walk, Outcome.DONE, keep_post=True)
        room.clock.pass_(seconds=seconds)
        room.walking.sweep()
        assert figuring.draft(walk).minutes == 5
        figuring.complete(walk, replace(KEPT, age=Age.TO_24))

    assert [(one.minutes, one.independence, one.equipment) for one in room.counted()] == [
        (30, Independence.ALONE, (Equipment.PHONE,))
    ] * 2
    ages = [one for one in room.store.tallies("0000", "9999") if one.kind is TallyKind.AGE]
    assert ages == [Tally("2026-11", TallyKind.AGE, "dix_huit_vingt_quatre", 2)]


def test_a_line_is_completed_once(room, figuring):
    room.open(mediator="luc")
    over(room)
    figuring.complete("w1", KEPT)

    with pytest.raises(Unknown):
        figuring.complete("w1", replace(KEPT, minutes=60))

    assert [one.minutes for one in room.counted()] == [30]


def test_after_ten_minutes_nothing_leads_to_the_line_any_more(room, figuring):
    room.open(mediator="luc")
    over(room)
    room.clock.pass_(minutes=11)

    with pytest.raises(Unknown):
        figuring.draft("w1")
    with pytest.raises(Unknown):
        figuring.complete("w1", KEPT)
    figuring.sweep()
    with pytest.raises(Unknown):
        room.store.record(record_key("w1"))


def test_a_walk_that_nobody_accompanied_leaves_no_way_to_its_line(room, figuring):
    room.open()
    over(room)

    with pytest.raises(Unknown):
        figuring.draft("w1")


def test_a_walk_taken_back_cannot_be_completed(room, figuring):
    room.open()
    room.walking.end("w1", Outcome.DONE)
    room.walking.undo_end("w1", None)

    with pytest.raises(Unknown):
        figuring.complete("w1", KEPT)

    assert room.counted() == []


def test_a_quick_demand_is_five_minutes_without_a_level(room, figuring):
    figuring.count_quick("logement", Outcome.DONE)

    assert room.counted() == [
        Activity(DAY, "", None, 5, Outcome.DONE, kind=ActivityKind.DEMAND, family="logement")
    ]


def test_the_figures_of_a_month_are_those_of_its_days(room, figuring):
    def act(change):
        for day in (date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1)):
            for _ in range(6):
                change.record_activity(an_activity(day))

    room.store.change(act)

    found = figuring.over(figuring.present(Span.MONTH))

    assert (found.period.key, found.headline.walks) == ("2026-11", 12)
    assert [(row.key, row.count) for row in found.over_time.rows] == [("2026-11-01", 6), ("2026-11-30", 6)]


def test_a_lent_hand_at_a_sending_is_done_for():
    edition = an_edition(a_procedure(a_group("envoi", a_commitment("un"), a_commitment("deux"))))
    walk = Walk("w1", "e1", Autonomy.DONE_WITH, "fr", ())
    hand = walk.hand.ask("un", Reach.GESTURE).grant()
    gestures = [node for node in edition.procedure.walk_nodes() if node.id == "un"]

    trail = walk.trail.past(gestures, hand, walk.level)

    assert trail.committed is Autonomy.DONE_FOR
