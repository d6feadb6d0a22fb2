"""Passphrases: long, uncommon, and not about the desk."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.passwords import accepted, proposed, words

LUC = ("luc", "Luc Martin", "PIMMS")


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("onze signes", "passphrase-short"),
        ("a b c d " * 40, "passphrase-long"),
        ("motdepasse2024", "passphrase-common"),
        ("Azertyuiop 123", "passphrase-common"),
        ("azerty azerty", "passphrase-common"),
        ("aaaaaaaaaaaaaaaa", "passphrase-common"),
        ("0612345678 9012", "passphrase-common"),
        ("!!!!!!!!!!!!!!", "passphrase-common"),
        ("luc martin 2026", "passphrase-guessable"),
        ("Pimms médiation 1", "passphrase-guessable"),
        ("pas à pas pimms", "passphrase-guessable"),
    ],
)
def test_a_weak_passphrase_is_refused_with_its_reason(passphrase, code):
    with pytest.raises(Refused) as refused:
        accepted(passphrase, LUC)

    assert refused.value.code == code


@pytest.mark.parametrize(
    "passphrase", ["verger canard lune", "кошка сидит на окне", "صباح الخير يا جماعة", "Xk9$vTq2!mRz"]
)
def test_no_script_and_no_sign_is_demanded_or_forbidden(passphrase):
    assert accepted(passphrase, LUC) == passphrase


def test_twelve_is_counted_after_accents_are_joined():
    with pytest.raises(Refused):
        accepted("e\u0301" * 6 + "zrtyu")


def test_the_words_are_plain_different_and_enough_for_fifty_bits():
    assert len(set(words())) == len(words()) == 6000
    assert all(word.isascii() and word.islower() and 4 <= len(word) <= 9 for word in words())


@given(st.randoms())
def test_every_proposal_is_accepted(draw):
    passphrase = proposed(draw.choice)

    assert accepted(passphrase, LUC) == passphrase


def test_two_proposals_differ():
    assert proposed(secrets.choice) != proposed(secrets.choice)
