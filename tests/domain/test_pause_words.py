"""The words of a slip: told by a picture, heard over a telephone, typed in any way."""

import json
from itertools import permutations

import pytest

from app.config import ROOT
from app.domain.pause import WORDS, read_words, spelled


def test_every_word_has_its_pictogram():
    shipped = json.loads((ROOT / "static" / "pictogrammes" / "index.json").read_text(encoding="utf-8"))

    assert set(WORDS) - set(shipped["choses"]) == set()


def test_there_are_too_many_slips_to_guess_one():
    number = len(WORDS)

    assert number * (number - 1) * (number - 2) >= 64_000


def test_no_two_words_are_a_letter_apart():
    words = sorted(WORDS.values())
    twins = [
        (one, other)
        for one in words
        for other in words
        if one < other and len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) < 2
    ]

    assert (twins, len(set(words))) == ([], len(words))


@pytest.mark.parametrize(
    "typed", ["vélo, cœur, goutte", "VELO-COEUR-GOUTTE", "  Velo  coeur\tgoutte. ", "velo cœur goutte"]
)
def test_typed_words_are_read_whatever_their_case_accents_and_separators(typed):
    assert read_words(typed) == ("velo", "coeur", "eau")


@pytest.mark.parametrize("typed", ["", "vélo", "vélo cœur", "vélo cœur goutte lit", "vélo cœur nuage", "12"])
def test_anything_else_is_no_slip(typed):
    assert read_words(typed) is None


def test_the_words_that_an_address_carries_are_read_again_and_need_no_sign_of_their_own():
    for words in permutations(sorted(WORDS), 3):
        if words[0] in ("eau", "ecole", "coeur"):
            assert read_words(spelled(words)) == words

    assert all(spelled((word,) * 3).replace("-", "").isascii() for word in WORDS)
