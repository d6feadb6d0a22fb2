"""What drafts, publications and looks at links can count on, whatever keeps them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.draft import Draft, How, Published, digest
from app.domain.errors import Unknown
from app.domain.link_check import LinkCheck

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DRAFT = Draft("d1", "caf/aah", "titre: « é »\n", digest("titre: a\n"), "id-zoe", 1, NOW)
OLDER = replace(
    DRAFT, id="d2", file="mots.yaml", version=4, saved_at=NOW - timedelta(days=1), asked_at=NOW, reason="Non."
)
SEEN = Published("caf/aah", "titre: a\n", digest("titre: a\n"), None, None, NOW, How.FIRST)
WRITTEN = replace(SEEN, text="titre: b\n", account="id-zoe", reviewer="id-ines", how=How.WORKSHOP)
LOOK = LinkCheck("https://www.caf.fr/", NOW, "moved", "https://caf.fr/")


def kept(store, *drafts):
    for draft in drafts:
        store.change(lambda change, draft=draft: change.keep_draft(draft))


def test_drafts_are_read_as_they_were_kept_the_oldest_first(store):
    kept(store, DRAFT, OLDER)

    assert store.draft("d1") == store.change(lambda change: change.draft("d1")) == DRAFT
    assert list(store.drafts()) == [OLDER, DRAFT]


def test_a_draft_is_kept_over_its_former_self(store):
    kept(store, DRAFT, replace(DRAFT, text="titre: c\n", version=2))

    assert [(one.text, one.version) for one in store.drafts()] == [("titre: c\n", 2)]


def test_a_draft_that_is_done_is_out_of_sight_then_swept(store):
    kept(store, replace(DRAFT, done_at=NOW), OLDER)

    assert (store.draft("d1").done_at, list(store.drafts())) == (NOW, [OLDER])
    assert [one.id for one in store.done_drafts("caf/aah")] == ["d1"]
    assert list(store.done_drafts("mots.yaml")) == []
    store.change(lambda change: change.sweep_drafts(NOW + timedelta(seconds=1)))
    with pytest.raises(Unknown):
        store.draft("d1")
    assert list(store.drafts()) == [OLDER]


def test_publications_are_numbered_and_read_the_newest_first(store):
    first, second = (
        store.change(lambda change, one=one: change.add_publication(one)) for one in (SEEN, WRITTEN)
    )
    other = store.change(lambda change: change.add_publication(replace(SEEN, file="mots.yaml")))

    assert first.id < second.id < other.id
    assert list(store.publications("caf/aah")) == [replace(WRITTEN, id=second.id), replace(SEEN, id=first.id)]
    assert store.publication(first.id) == first
    assert store.last_publications() == {"caf/aah": second, "mots.yaml": other}
    with pytest.raises(Unknown):
        store.publication(other.id + 1)


def test_the_last_look_at_a_link_takes_the_place_of_the_one_before(store):
    for look in (LOOK, replace(LOOK, outcome="ok", detail="")):
        store.change(lambda change, look=look: change.keep_link_check(look))

    assert store.link_checks() == {LOOK.link: replace(LOOK, outcome="ok", detail="")}
    store.change(lambda change: change.sweep_link_checks(NOW + timedelta(seconds=1)))
    assert store.link_checks() == {}
