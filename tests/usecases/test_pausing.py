"""A pause: three words on a slip, nothing left on the post, and the way back another day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Size
from app.domain.errors import InvalidProcedure, MoveRefused, Refused, TooManyTries, Unknown
from app.domain.pause import WORDS
from app.domain.walk import Outcome, Presence
from app.usecases import pausing
from app.usecases.pausing import LIFE, Pausing
from app.usecases.throttling import FREE_TRIES, Throttling
from tests.builders import an_activity
from tests.fake_accounts import FakeAccountStore
from tests.walked import Room, edition_of, shown

NOBODYS = ("velo", "lit", "porte")


class Desk(Room):
    """The room, with slips."""

    def __init__(self):
        super().__init__()
        self.pausing = Pausing(self.walking, Throttling(FakeAccountStore(), self.clock))

    def under_way(self, **facts):
        """A walk at its second gesture."""
        walk = self.open(**facts).walk.id
        for seen in (1, 2):
            self.walking.move(walk, seen, moves.advance)
        self.bus.told()
        return walk

    def resume(self, words, post="p2", **facts):
        return self.pausing.resume(words, **{"post": post, "mediator": None, "by": "p2", **facts})


@pytest.fixture
def desk():
    return Desk()


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


def test_a_pause_keeps_a_slip_and_leaves_nothing_on_the_post(desk):
    walk = desk.under_way(language="ar", comfort=Comfort(Size.LARGE))

    slip = desk.pausing.pause(walk)

    assert (slip.place, slip.language, slip.level, slip.size, slip.on_desk) == (
        "g2",
        "ar",
        Autonomy.DONE_WITH,
        Size.LARGE,
        False,
    )
    assert slip.expires_at == desk.clock.now() + timedelta(days=31)
    assert (len(set(slip.words)), set(slip.words) - set(WORDS)) == (3, set())
    assert (desk.post().walk, desk.post().to_check) == (None, True)
    assert list(desk.store.open_walks()) == []


def test_a_paused_walk_is_counted_as_to_be_continued(desk):
    walk = desk.under_way()
    desk.clock.pass_(minutes=12)

    desk.pausing.pause(walk)

    day = desk.clock.now().date()
    assert desk.counted() == [
        an_activity(day, level=Autonomy.DONE_WITH, minutes=10, outcome=Outcome.CONTINUED)
    ]


def test_every_screen_of_a_paused_walk_is_told(desk):
    walk = desk.under_way()

    desk.pausing.pause(walk)

    assert desk.bus.told() == [f"walk:{walk}", "post:p1", "room"]


def test_a_pause_cannot_be_undone_since_its_slip_is_the_way_back(desk):
    walk = desk.under_way()
    desk.pausing.pause(walk)

    with pytest.raises(Refused) as refusal:
        desk.walking.undo_end(walk, "p1")

    assert (refusal.value.code, len(desk.store.pauses())) == ("undo-late", 1)


def test_a_walk_that_is_over_is_not_paused(desk):
    walk = desk.under_way()
    desk.walking.end(walk, Outcome.DONE)

    with pytest.raises(MoveRefused):
        desk.pausing.pause(walk)

    assert list(desk.store.pauses()) == []


def test_practice_is_not_paused(desk):
    walk = desk.open(practice=True).walk.id

    code = refused(lambda: desk.pausing.pause(walk))

    assert (code, list(desk.store.pauses()), desk.post().walk) == ("practice-not-paused", [], walk)


def test_words_in_use_are_drawn_again(desk, monkeypatch):
    drawn = iter([NOBODYS, NOBODYS, ("lit", "velo", "porte")])
    monkeypatch.setattr(pausing, "_drawn", lambda: next(drawn))

    slips = [desk.pausing.pause(desk.under_way(post=post)) for post in ("p1", "p2")]

    assert [slip.words for slip in slips] == [NOBODYS, ("lit", "velo", "porte")]


def test_a_slip_brings_back_place_language_level_and_size_at_another_post(desk):
    slip = desk.pausing.pause(desk.under_way(language="ar", comfort=Comfort(Size.LARGE)))
    desk.clock.pass_(days=30)

    scene = desk.resume(slip.words)

    assert (shown(scene), scene.walk.language, scene.walk.comfort) == (
        "Faites deux.",
        "ar",
        Comfort(Size.LARGE),
    )
    assert (desk.post("p2").walk, desk.post("p2").language) == (scene.walk.id, "ar")
    assert scene.walk.presence is Presence.ALONE


def test_a_mediator_takes_up_a_walk_beside_the_person(desk):
    slip = desk.pausing.pause(desk.under_way())

    scene = desk.resume(slip.words, mediator="luc", by="luc", presence=Presence.BESIDE)

    assert (scene.opened.mediator, scene.walk.presence) == ("luc", Presence.BESIDE)


def test_a_slip_serves_once(desk):
    slip = desk.pausing.pause(desk.under_way())
    walk = desk.resume(slip.words).walk.id
    desk.walking.end(walk, Outcome.DONE)

    assert refused(lambda: desk.resume(slip.words, post=None)) == "unknown-words"


def test_the_edition_of_a_slip_is_kept_whatever_is_published_since(desk):
    slip = desk.pausing.pause(desk.under_way())
    desk.library.put(edition_of("autrement", id="e2"))

    scene = desk.resume(slip.words)

    assert (scene.edition.id, shown(scene)) == ("e1", "Faites deux.")


def test_a_slip_whose_edition_cannot_be_read_any_more_is_refused_and_kept(desk, monkeypatch):
    slip = desk.pausing.pause(desk.under_way())
    desk.library.put(edition_of("autrement", id="e2"))

    def broken(*_texts):
        raise InvalidProcedure(())

    monkeypatch.setattr(desk.library, "rebuild", broken)

    assert refused(lambda: desk.resume(slip.words)) == "slip-unreadable"
    assert list(desk.store.pauses()) == [slip]


@pytest.mark.parametrize("code", ["post-taken", "post-to-check"])
def test_a_post_that_is_not_free_gives_the_slip_back(desk, code):
    slip = desk.pausing.pause(desk.under_way())
    if code == "post-taken":
        desk.open(post="p2")
    walks = len(desk.store.open_walks())

    refusal = refused(lambda: desk.resume(slip.words, post="p2" if code == "post-taken" else "p1"))

    assert (refusal, list(desk.store.pauses()), len(desk.store.open_walks())) == (code, [slip], walks)


def test_words_that_nobody_holds_bring_nothing_back(desk):
    assert refused(lambda: desk.resume(NOBODYS)) == "unknown-words"
    with pytest.raises(Unknown):
        desk.pausing.find(NOBODYS)


def test_who_guesses_words_is_slowed_down(desk):
    for _ in range(FREE_TRIES):
        refused(lambda: desk.resume(NOBODYS))

    with pytest.raises(TooManyTries):
        desk.resume(NOBODYS)


def test_right_words_forgive_the_wrong_ones_before(desk):
    slip = desk.pausing.pause(desk.under_way())
    for _ in range(FREE_TRIES - 1):
        refused(lambda: desk.resume(NOBODYS))

    desk.resume(slip.words)

    assert refused(lambda: desk.resume(NOBODYS, post=None)) == "unknown-words"


def test_after_thirty_one_days_a_slip_is_gone_and_its_edition_with_it(desk):
    slip = desk.pausing.pause(desk.under_way())
    desk.clock.pass_(days=31)

    with pytest.raises(Unknown):
        desk.pausing.find(slip.words)
    desk.pausing.sweep()

    assert list(desk.store.pauses()) == []
    with pytest.raises(Unknown):
        desk.store.edition_sources("e1")


def test_the_sweeping_writes_nothing_while_no_slip_expires(desk):
    desk.pausing.pause(desk.under_way())
    desk.bus.told()
    desk.clock.moment += LIFE - timedelta(seconds=1)
    room = desk.store.room_version()

    desk.pausing.sweep()

    assert (desk.store.room_version(), desk.bus.told()) == (room, [])


def test_only_the_slips_of_posts_left_alone_wait_on_the_desk(desk):
    slip = desk.pausing.pause(desk.under_way())
    waiting = replace(slip, words=NOBODYS, on_desk=True, expires_at=desk.clock.now() + timedelta(minutes=10))
    desk.store.change(lambda change: change.keep_pause(waiting))

    assert desk.pausing.on_desk() == (waiting,)
    desk.clock.pass_(minutes=10)
    assert desk.pausing.on_desk() == ()
