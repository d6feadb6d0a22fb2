"""What corrections can count on, whatever keeps them."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.correction import Correction
from app.domain.errors import Unknown

DRAFT = Correction(
    "c1",
    "caf/aah",
    "e1",
    "un.1",
    "faire",
    "fr",
    "Cliquez",
    "Cliquez",
    "Appuyez",
    "id-luc",
    date(2026, 11, 22),
)
OLDER = replace(DRAFT, id="c2", language="ar", was="", day=date(2025, 11, 1))


@pytest.fixture(autouse=True)
def kept(store):
    for one in (DRAFT, OLDER):
        store.change(lambda change, one=one: change.keep_correction(one))


def test_a_draft_is_read_as_it_was_kept_oldest_first(store):
    assert store.correction("c1") == store.change(lambda change: change.correction("c1")) == DRAFT
    assert list(store.corrections()) == [OLDER, DRAFT]


def test_a_draft_is_forgotten_once(store):
    store.change(lambda change: change.delete_correction("c1"))

    with pytest.raises(Unknown):
        store.correction("c1")
    with pytest.raises(Unknown):
        store.change(lambda change: change.delete_correction("c1"))
    assert list(store.corrections()) == [OLDER]


def test_what_nobody_looked_at_is_swept(store):
    store.change(lambda change: change.sweep_corrections(date(2025, 11, 22)))

    assert list(store.corrections()) == [DRAFT]
