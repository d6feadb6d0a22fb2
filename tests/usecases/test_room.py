"""The room: a browser becomes a post by its code, and stops being one."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

import pytest

from app.domain.comfort import Comfort, Size
from app.domain.errors import Refused, TooManyTries, Unknown
from app.domain.post import Disposition, Post
from app.usecases.room import CODE_LENGTH, CODE_LETTERS, CODE_LIFE, Room
from app.usecases.throttling import FREE_TRIES, Throttling
from tests.fake_accounts import FakeAccountStore
from tests.fakes import FakeStore
from tests.staffed import HeldClock

AMINA, OTHER = "hash-of-aminas-browser", "hash-of-another"


@dataclass
class NotedBus:
    """Fills `LiveBus`; remembers everything in order."""

    heard: list[str] = field(default_factory=list)

    def announce(self, topic: str, version: int) -> None:
        self.heard.append(topic)

    def close(self, seat: str) -> None:
        self.heard.append(f"closed {seat}")

    def told(self) -> list[str]:
        heard, self.heard = self.heard, []
        return heard


class Desk:
    """A room without a post, and a browser that shows a code."""

    def __init__(self) -> None:
        numbers = count(1)
        self.store, self.clock, self.bus = FakeStore(), HeldClock(), NotedBus()
        throttling = Throttling(FakeAccountStore(), self.clock)
        self.room = Room(self.store, self.bus, self.clock, throttling, lambda: f"p{next(numbers)}")

    def paired(self, name: str = "Poste 1", token: str = AMINA, language: str = "fr") -> Post:
        post = self.room.pair(self.room.show_code(token, language).code, name, by="luc")
        self.bus.told()
        return post


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.code


def test_a_code_has_six_letters_that_make_no_word_and_lives_five_minutes():
    desk = Desk()

    pairing = desk.room.show_code(AMINA, "ar")

    assert len(pairing.code) == CODE_LENGTH
    assert set(pairing.code) <= set(CODE_LETTERS)
    assert not set(CODE_LETTERS) & set("AEIOUY")
    assert pairing.expires_at == desk.clock.now() + CODE_LIFE == desk.clock.now() + timedelta(minutes=5)


def test_a_browser_shows_the_same_code_until_it_expires():
    desk = Desk()
    first = desk.room.show_code(AMINA, "fr")
    desk.clock.pass_(minutes=4, seconds=59)
    same = desk.room.show_code(AMINA, "fr")
    desk.clock.pass_(seconds=1)

    other = desk.room.show_code(AMINA, "fr")

    assert same == first
    assert (other.code != first.code, other.expires_at) == (True, desk.clock.now() + CODE_LIFE)


def test_the_browser_whose_code_is_typed_becomes_a_post_in_its_language():
    desk = Desk()
    code = desk.room.show_code(AMINA, "ar").code

    post = desk.room.pair(code, "Poste 1", by="luc")

    assert desk.store.post_of_device(AMINA) == post == Post("p1", "Poste 1", language="ar")
    assert desk.bus.told() == ["closed post:p1", "post:p1", "room"]


def test_a_code_may_be_typed_small_and_in_groups():
    desk = Desk()
    code = desk.room.show_code(AMINA, "fr").code

    post = desk.room.pair(f" {code[:3].lower()}-{code[3:]} ", "Poste 1", by="luc")

    assert desk.store.post_of_device(AMINA) == post


def test_a_code_serves_once():
    desk = Desk()
    code = desk.room.show_code(AMINA, "fr").code
    desk.room.pair(code, "Poste 1", by="luc")

    assert refused(desk.room.pair, code, "Poste 2", by="luc") == "unknown-code"
    assert len(desk.room.posts()) == 1


@pytest.mark.parametrize("typed", ["", "BCDFGH", "AEIOUY", "é" * 6])
def test_a_code_that_no_screen_shows_pairs_nothing(typed):
    desk = Desk()
    desk.store.change(lambda change: change.sweep_pairings(desk.clock.now()))

    assert refused(desk.room.pair, typed, "Poste 1", by="luc") == "unknown-code"
    assert (desk.room.posts(), desk.bus.told()) == ((), [])


def test_an_expired_code_pairs_nothing():
    desk = Desk()
    code = desk.room.show_code(AMINA, "fr").code
    desk.clock.pass_(minutes=5)

    assert refused(desk.room.pair, code, "Poste 1", by="luc") == "unknown-code"


def test_codes_cannot_be_guessed_and_the_guesser_alone_has_to_wait():
    desk = Desk()
    code = desk.room.show_code(AMINA, "fr").code
    for _ in range(FREE_TRIES):
        refused(desk.room.pair, "BBBBBB", "Poste 1", by="paul")

    with pytest.raises(TooManyTries):
        desk.room.pair(code, "Poste 1", by="paul")

    assert desk.room.pair(code, "Poste 1", by="luc") == desk.store.post_of_device(AMINA)


def test_a_right_code_forgives_the_wrong_ones_before():
    desk = Desk()
    for _ in range(2):
        for _ in range(FREE_TRIES - 1):
            refused(desk.room.pair, "BBBBBB", "Poste 1", by="luc")
        desk.paired()

    assert len(desk.room.posts()) == 1


def test_a_post_whose_browser_was_wiped_is_paired_again_under_its_name_with_its_walk():
    desk = Desk()
    post = desk.paired()
    desk.store.change(lambda change: change.save_post(post.receive("w1")))
    code = desk.room.show_code(OTHER, "fr").code

    again = desk.room.pair(code, "Poste 1", by="luc")

    assert (again.id, again.walk) == ("p1", "w1")
    assert (desk.store.post_of_device(AMINA), desk.store.post_of_device(OTHER)) == (None, again)
    assert desk.bus.told() == ["closed post:p1", "post:p1", "room"]


def test_a_revoked_post_is_nothing_any_more_and_hears_nothing_more():
    desk = Desk()
    desk.paired()

    desk.room.revoke("p1")

    assert (desk.room.posts(), desk.store.post_of_device(AMINA)) == ((), None)
    assert desk.bus.told() == ["closed post:p1", "room"]


def test_a_post_where_somebody_is_cannot_be_revoked():
    desk = Desk()
    post = desk.paired()
    desk.store.change(lambda change: change.save_post(post.receive("w1")))

    assert refused(desk.room.revoke, "p1") == "post-taken"
    assert desk.store.post_of_device(AMINA).walk == "w1"


def test_a_post_that_does_not_exist_cannot_be_touched():
    room = Desk().room

    for act in (room.revoke, room.call, room.answer_call, room.check):
        with pytest.raises(Unknown):
            act("p9")


def test_a_call_keeps_its_first_hour_and_the_room_hears_it():
    desk = Desk()
    desk.paired()
    first = desk.clock.now()
    desk.room.call("p1")
    desk.clock.pass_(minutes=2)

    again = desk.room.call("p1")

    assert again.called_at == first
    assert desk.bus.told() == ["post:p1", "room"] * 2
    assert desk.room.answer_call("p1").called_at is None


def test_a_post_is_arranged_under_a_name_that_no_other_has():
    desk = Desk()
    desk.paired()
    desk.paired("Poste 2", OTHER)

    arranged = desk.room.arrange("p2", "Près de la fenêtre", Disposition.TWO_SCREENS)

    assert (arranged.name, arranged.disposition) == ("Près de la fenêtre", Disposition.TWO_SCREENS)
    assert refused(desk.room.arrange, "p2", "Poste 1", Disposition.PAPER) == "post-name-taken"
    assert desk.store.post("p2") == arranged


def test_what_is_chosen_on_the_waiting_screen_stays_on_that_post():
    desk = Desk()
    desk.paired()

    desk.room.speak("p1", "ar")
    post = desk.room.set_comfort("p1", Comfort(Size.LARGE))

    assert (post.language, post.comfort) == ("ar", Comfort(Size.LARGE))
    assert desk.bus.told() == ["post:p1", "room"] * 2


def test_a_post_is_free_once_somebody_looked():
    desk = Desk()
    desk.store.change(lambda change: change.save_post(Post("p1", "Poste 1", to_check=True)))

    assert desk.room.check("p1").free


def test_codes_that_nobody_took_are_forgotten():
    desk = Desk()
    desk.room.show_code(AMINA, "fr")
    desk.clock.pass_(minutes=5)

    desk.room.sweep()

    assert desk.store.pairing_of_device(AMINA) is None


def test_one_finds_the_post_that_holds_a_walk():
    desk = Desk()
    post = desk.paired()
    desk.store.change(lambda change: change.save_post(post.receive("w1")))

    assert desk.room.post_holding("w1").id == "p1"
    assert desk.room.post_holding("w2") is None
