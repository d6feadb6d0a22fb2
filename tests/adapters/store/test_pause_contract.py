"""What pauses and doubts can count on, whatever keeps them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.autonomy import Autonomy
from app.domain.comfort import Size
from app.domain.errors import Refused, Unknown
from app.domain.pause import PauseSlip
from app.usecases.pause_ports import Doubt
from app.usecases.ports import OpenWalk
from tests.builders import a_walk

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)
WORDS = ("velo", "lit", "porte")
SLIP = PauseSlip(
    WORDS, "caf/aah", "e1", "envoi", "ar", Autonomy.DONE_WITH, Size.LARGE, NOON + timedelta(days=31)
)
OTHER = replace(SLIP, words=("lit", "velo", "porte"), expires_at=NOON, on_desk=True)
DOUBT = Doubt(date(2026, 11, 22), "e1", "caf/aah", "cliquer", "a1b2")


def keep(store, *slips):
    for slip in slips:
        store.change(lambda change, slip=slip: change.keep_pause(slip))


def doubt(store, *doubts):
    for one in doubts:
        store.change(lambda change, one=one: change.count_doubt(one))


def test_a_slip_is_read_as_it_was_kept_and_the_order_of_its_words_counts(store):
    keep(store, SLIP, OTHER)

    assert (store.pause(WORDS), store.pause(OTHER.words)) == (SLIP, OTHER)
    assert store.change(lambda change: change.pause(WORDS)) == SLIP


def test_slips_are_listed_the_first_to_expire_first(store):
    keep(store, SLIP, OTHER)

    assert list(store.pauses()) == [OTHER, SLIP]


def test_words_in_use_are_not_given_twice(store):
    keep(store, SLIP)

    with pytest.raises(Refused) as refusal:
        keep(store, replace(SLIP, place="connexion"))

    assert (refusal.value.code, list(store.pauses())) == ("words-taken", [SLIP])


def test_words_that_nobody_holds_are_unknown(store):
    with pytest.raises(Unknown):
        store.pause(WORDS)
    with pytest.raises(Unknown):
        store.change(lambda change: change.pause(WORDS))


def test_a_slip_serves_once_and_may_be_deleted_again(store):
    keep(store, SLIP, OTHER)

    for _ in range(2):
        store.change(lambda change: change.delete_pause(WORDS))

    assert list(store.pauses()) == [OTHER]


def test_expired_slips_are_swept_and_counted(store):
    keep(store, SLIP, OTHER)

    swept = [store.change(lambda change: change.sweep_pauses(NOON)) for _ in range(2)]

    assert (swept, list(store.pauses())) == ([1, 0], [SLIP])


@pytest.mark.parametrize(
    "forget",
    [
        lambda change: change.delete_pause(WORDS),
        lambda change: change.sweep_pauses(SLIP.expires_at),
    ],
)
def test_an_edition_outlives_its_walk_for_as_long_as_a_slip_needs_it(store, forget):
    walk = OpenWalk(replace(a_walk(), edition="e1"), None, NOON, NOON, NOON)
    texts = {"caf/aah": "titre: AAH"}
    store.change(lambda change: change.keep_edition("e1", "caf/aah", texts))
    store.change(lambda change: change.add_walk(walk))

    def pause(change):
        change.keep_pause(SLIP)
        change.delete_walk("w1")

    store.change(pause)
    assert store.edition_sources("e1") == ("caf/aah", texts)

    store.change(forget)
    with pytest.raises(Unknown):
        store.edition_sources("e1")


def test_an_edition_outlives_a_slip_that_a_walk_took_up_in_the_same_change(store):
    store.change(lambda change: change.keep_edition("e1", "caf/aah", {"caf/aah": "…"}))
    keep(store, SLIP)

    def take_up(change):
        change.delete_pause(WORDS)
        change.add_walk(OpenWalk(replace(a_walk(), edition="e1"), None, NOON, NOON, NOON))

    store.change(take_up)

    assert store.edition_sources("e1") == ("caf/aah", {"caf/aah": "…"})


def test_doubts_are_counted_by_day_and_by_sentence(store):
    others = [
        replace(DOUBT, day=date(2026, 11, 23)),
        *(replace(DOUBT, **{name: "z"}) for name in ("sentence", "gesture", "procedure", "edition")),
    ]

    doubt(store, DOUBT, *others, DOUBT)

    assert list(store.doubts()) == [replace(DOUBT, count=2), *others[1:], others[0]]
    assert dict(store.doubt_sums()) == {
        ("caf/aah", "cliquer", "a1b2"): 4,
        ("caf/aah", "cliquer", "z"): 1,
        ("caf/aah", "z", "a1b2"): 1,
        ("z", "cliquer", "a1b2"): 1,
    }


def test_doubts_of_long_ago_are_forgotten(store):
    yesterday = replace(DOUBT, day=date(2026, 11, 21))
    doubt(store, DOUBT, yesterday)

    store.change(lambda change: change.sweep_doubts(DOUBT.day))

    assert list(store.doubts()) == [DOUBT]
