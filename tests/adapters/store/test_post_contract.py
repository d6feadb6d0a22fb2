"""What posts and their pairing can count on, whatever keeps them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.comfort import Comfort, Size, Tongue
from app.domain.errors import Refused, Unknown
from app.domain.plan import Spot
from app.domain.post import Disposition, Idle, Post
from app.usecases.ports import Pairing

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)
POST = Post("p1", "Poste 1")
PAIRING = Pairing("BCDFGH", "hash-a", "ar", NOON)


def test_a_post_is_read_as_it_was_kept_new_or_changed(store):
    store.change(lambda change: change.save_post(POST))
    changed = Post(
        "p1",
        "Poste 1",
        version=7,
        walk="w1",
        language="ar",
        comfort=Comfort(Size.LARGEST, contrast=True, spacing=True, slow=True, aloud=True),
        disposition=Disposition.HANDHELD,
        called_at=NOON,
        to_check=True,
        idle=Idle.ASKED,
        idle_since=NOON,
        spot=Spot(4, 2),
        tongue=Tongue.MISSING,
        pointed="cible",
        said="code-recu",
        reply="oui",
    )

    store.change(lambda change: change.save_post(changed))

    assert (store.post("p1"), list(store.posts())) == (changed, [changed])


def test_posts_are_listed_by_name(store):
    other = Post("p0", "Poste 2")
    for post in (other, POST):
        store.change(lambda change, post=post: change.save_post(post))

    assert list(store.posts()) == [POST, other]
    assert list(store.change(lambda change: change.posts())) == [POST, other]


def test_two_posts_cannot_have_the_same_name(store):
    store.change(lambda change: change.save_post(POST))

    with pytest.raises(Refused) as refusal:
        store.change(lambda change: change.save_post(Post("p2", "Poste 1")))

    assert (refusal.value.code, list(store.posts())) == ("post-name-taken", [POST])


def test_a_browser_is_the_post_it_was_last_paired_to(store):
    other = Post("p2", "Poste 2")
    for post in (POST, other):
        store.change(lambda change, post=post: change.save_post(post))

    store.change(lambda change: change.set_device("p1", "hash-a"))
    store.change(lambda change: change.set_device("p2", "hash-a"))
    store.change(lambda change: change.set_device("p1", "hash-b"))
    store.change(lambda change: change.save_post(POST.speaking("ar")))

    assert store.post_of_device("hash-a") == other
    assert store.post_of_device("hash-b") == POST.speaking("ar")


def test_the_browser_that_a_post_was_before_is_no_post(store):
    store.change(lambda change: change.save_post(POST))
    store.change(lambda change: change.set_device("p1", "hash-a"))

    store.change(lambda change: change.set_device("p1", "hash-b"))

    assert store.post_of_device("hash-a") is None


def test_a_post_that_does_not_exist_has_no_browser(store):
    with pytest.raises(Unknown):
        store.change(lambda change: change.set_device("p1", "hash-a"))

    assert store.post_of_device("hash-a") is None


def test_a_deleted_post_takes_its_browser_along(store):
    store.change(lambda change: change.save_post(POST))
    store.change(lambda change: change.set_device("p1", "hash-a"))

    store.change(lambda change: change.delete_post("p1"))

    assert store.post_of_device("hash-a") is None
    with pytest.raises(Unknown):
        store.post("p1")


def test_a_browser_shows_its_latest_code_only(store):
    store.change(lambda change: change.add_pairing(PAIRING))
    latest = replace(PAIRING, code="JKLMNP")

    store.change(lambda change: change.add_pairing(latest))

    assert store.pairing_of_device("hash-a") == latest
    assert store.change(lambda change: change.pairing("BCDFGH")) is None


def test_a_code_that_another_browser_shows_is_not_given_twice(store):
    store.change(lambda change: change.add_pairing(PAIRING))

    with pytest.raises(Refused) as refusal:
        store.change(lambda change: change.add_pairing(replace(PAIRING, token_hash="hash-b")))

    assert (refusal.value.code, store.pairing_of_device("hash-a")) == ("code-taken", PAIRING)


def test_a_code_serves_once(store):
    store.change(lambda change: change.add_pairing(PAIRING))

    store.change(lambda change: change.delete_pairing("BCDFGH"))

    assert store.pairing_of_device("hash-a") is None


def test_expired_codes_are_swept(store):
    living = Pairing("JKLMNP", "hash-b", "fr", NOON + timedelta(microseconds=1))
    for pairing in (PAIRING, living):
        store.change(lambda change, pairing=pairing: change.add_pairing(pairing))

    store.change(lambda change: change.sweep_pairings(NOON))

    assert (store.pairing_of_device("hash-a"), store.pairing_of_device("hash-b")) == (None, living)
