"""What walks and figures can count on, whatever keeps them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.activity import Activity, ActivityKind, Stall, StallKind, Tally, TallyKind
from app.domain.autonomy import Autonomy
from app.domain.coop import Equipment
from app.domain.errors import Refused, Unknown, WalkMovedOn
from app.domain.post import Post
from app.domain.walk import Outcome
from app.usecases.figure_ports import Record
from app.usecases.ports import OpenWalk
from tests.builders import a_walk

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)
POST = Post("p1", "Poste 1")


def an_open_walk(id="w1", *, edition="e1", version=1, opened_at=NOON, **facts):
    walk = replace(a_walk(id=id), edition=edition, version=version)
    return OpenWalk(walk, "luc", opened_at, opened_at, opened_at, **facts)


def an_activity(day=date(2026, 11, 22), **facts):
    defaults = {"procedure": "caf/aah", "level": Autonomy.DONE_WITH, "minutes": 25, "outcome": Outcome.DONE}
    return Activity(day, **{**defaults, **facts})


def test_a_walk_is_read_as_it_was_kept(store):
    opened = an_open_walk(ended_at=NOON + timedelta(minutes=20))

    store.change(lambda change: change.add_walk(opened))

    assert store.open_walk("w1") == opened
    assert store.change(lambda change: change.walk("w1")) == opened


def test_walks_are_listed_oldest_first(store):
    young, old = an_open_walk("w1"), an_open_walk("w2", opened_at=NOON - timedelta(hours=1))

    for opened in (young, old):
        store.change(lambda change, opened=opened: change.add_walk(opened))

    assert list(store.open_walks()) == [old, young]


def test_the_walks_that_ended_are_told_from_the_others(store):
    ended = an_open_walk("w2", ended_at=NOON)
    for opened in (an_open_walk(), ended):
        store.change(lambda change, opened=opened: change.add_walk(opened))

    assert list(store.ended_walks()) == [ended]


def test_silent_walks_are_those_touched_long_ago_or_at_a_moment_still_to_come(store):
    moments = {"w1": NOON - timedelta(minutes=20), "w2": NOON, "w3": NOON + timedelta(seconds=1)}
    for id, moment in moments.items():
        opened = replace(an_open_walk(id), active_at=moment)
        store.change(lambda change, opened=opened: change.add_walk(opened))

    silent = store.silent_walks(NOON - timedelta(minutes=20), NOON)

    assert [one.walk.id for one in silent] == ["w1", "w3"]


def test_a_walk_is_saved_over_the_version_one_saw(store):
    store.change(lambda change: change.add_walk(an_open_walk()))

    store.change(lambda change: change.save_walk(an_open_walk(version=2), expected=1))

    assert store.open_walk("w1") == an_open_walk(version=2)


def test_a_walk_that_moved_since_is_not_overwritten_but_shown(store):
    store.change(lambda change: change.add_walk(an_open_walk(version=5)))

    with pytest.raises(WalkMovedOn) as refusal:
        store.change(lambda change: change.save_walk(an_open_walk(version=5), expected=4))

    assert refusal.value.walk == an_open_walk(version=5).walk


def test_a_walk_that_is_not_there_can_be_neither_read_nor_saved(store):
    for act in (
        lambda change: change.walk("w1"),
        lambda change: change.save_walk(an_open_walk(), expected=1),
    ):
        with pytest.raises(Unknown):
            store.change(act)
    with pytest.raises(Unknown):
        store.open_walk("w1")


def test_a_deleted_walk_leaves_nothing_and_may_be_deleted_again(store):
    store.change(lambda change: change.add_walk(an_open_walk()))

    store.change(lambda change: change.delete_walk("w1"))
    store.change(lambda change: change.delete_walk("w1"))

    assert list(store.open_walks()) == []


def test_an_edition_is_kept_once_and_for_as_long_as_a_walk_needs_it(store):
    texts = {"caf/aah": "titre: « Aïe »\n", "commun/souris": "titre: Souris\n"}

    def begin(change, id):
        change.keep_edition("e1", "caf/aah", texts)
        change.add_walk(an_open_walk(id))

    store.change(lambda change: begin(change, "w1"))
    store.change(lambda change: begin(change, "w2"))
    store.change(lambda change: change.delete_walk("w1"))
    assert store.edition_sources("e1") == ("caf/aah", texts)

    store.change(lambda change: change.delete_walk("w2"))

    with pytest.raises(Unknown):
        store.edition_sources("e1")


def test_an_edition_outlives_a_walk_that_another_follows_in_the_same_change(store):
    store.change(lambda change: change.keep_edition("e1", "caf/aah", {"caf/aah": "…"}))
    store.change(lambda change: change.add_walk(an_open_walk("w1")))

    def follow(change):
        change.delete_walk("w1")
        change.add_walk(an_open_walk("w2"))

    store.change(follow)

    assert store.edition_sources("e1") == ("caf/aah", {"caf/aah": "…"})


def test_an_act_that_raises_changes_nothing(store):
    def act(change):
        change.add_walk(an_open_walk())
        change.bump_room()
        raise Refused("no")

    with pytest.raises(Refused):
        store.change(act)

    assert (list(store.open_walks()), store.room_version()) == ([], 0)


def test_an_act_sees_what_it_has_just_done(store):
    def act(change):
        change.save_post(POST)
        return change.post("p1")

    assert store.change(act) == POST


def test_what_was_counted_is_read_by_days_both_included(store):
    days = [date(2026, 11, day) for day in (1, 2, 3, 4)]
    for day in days:
        store.change(lambda change, day=day: change.record_activity(an_activity(day)))

    assert list(store.activities(days[1], days[2])) == [an_activity(days[1]), an_activity(days[2])]


def test_walks_are_counted_by_procedure_and_quick_demands_are_none(store):
    counted = [
        an_activity(date(2026, 11, 1)),
        an_activity(date(2026, 11, 2)),
        an_activity(date(2026, 11, 3), procedure="edf/facture"),
        an_activity(date(2026, 11, 4)),
        an_activity(date(2026, 11, 3), procedure="", kind=ActivityKind.DEMAND),
    ]
    for one in counted:
        store.change(lambda change, one=one: change.record_activity(one))

    found = store.walked(date(2026, 11, 2), date(2026, 11, 3))

    assert dict(found) == {"caf/aah": 1, "edf/facture": 1}


def test_the_room_counts_its_changes(store):
    versions = [store.change(lambda change: change.bump_room()) for _ in range(3)]

    assert (versions, store.room_version()) == ([1, 2, 3], 3)


def test_a_line_is_read_as_it_was_counted_then_as_it_was_completed(store):
    counted = an_activity(levels=(Autonomy.DONE_FOR, Autonomy.DONE_WITH), calls=2, new_person=False)
    rank = store.change(lambda change: change.record_activity(counted))
    better = replace(counted, equipment=(Equipment.PHONE, Equipment.TABLET), minutes=60, level=None)

    assert list(store.activities(date.min, date.max)) == [counted]
    store.change(lambda change: change.amend_activity(rank, better))

    assert list(store.activities(date.min, date.max)) == [better]


def test_counters_add_up_by_month_and_by_day(store):
    arabic = Tally("2026-11", TallyKind.LANGUAGE, "ar")
    stall = Stall(date(2026, 11, 22), "caf/aah", "envoyer", StallKind.STAYED)

    def act(change):
        for _ in range(3):
            change.count_tally(arabic)
            change.count_stall(stall)
        change.count_tally(replace(arabic, month="2026-12"))

    store.change(act)

    assert list(store.tallies("2026-11", "2026-11")) == [replace(arabic, count=3)]
    assert list(store.stalls(stall.day, stall.day)) == [replace(stall, count=3)]


def test_the_way_to_complete_a_line_serves_once_and_expires(store):
    def act(change):
        for key, life in (("w1", 10), ("w2", 1)):
            rank = change.record_activity(an_activity())
            change.keep_record(Record(key, rank, NOON + timedelta(minutes=life)))

    store.change(act)
    store.change(lambda change: change.sweep_records(NOON + timedelta(minutes=5)))

    assert store.record("w1") == (Record("w1", 1, NOON + timedelta(minutes=10)), an_activity())
    store.change(lambda change: change.delete_record("w1"))
    for key in ("w1", "w2"):
        with pytest.raises(Unknown):
            store.record(key)


def test_a_move_that_did_not_see_a_call_does_not_take_it_back(store):
    opened = an_open_walk()
    store.change(lambda change: change.add_walk(opened))

    store.change(lambda change: change.count_call("w1"))
    store.change(lambda change: change.save_walk(replace(opened, mediator="zoe"), expected=1))

    assert (store.open_walk("w1").calls, store.open_walk("w1").mediator) == (1, "zoe")
