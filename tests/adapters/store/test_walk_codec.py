"""A walk comes back from the store exactly as it went in."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.store.walk_codec import UnreadableWalk, decode, encode
from app.domain.hand import HandAsked, Reach
from app.domain.walk import Frame, Walk
from tests.builders import a_walk

walks = st.from_type(Walk)  # every field there is, and those to come


@given(walks)
def test_every_walk_comes_back_equal(walk):
    assert decode(encode(walk)) == walk


def test_the_same_walk_is_always_the_same_text():
    one = a_walk(answers={"salaire": "oui", "loyer": "non"})
    same = a_walk(answers={"loyer": "non", "salaire": "oui"})

    assert encode(one) == encode(same)


def test_a_walk_is_plain_json_with_the_words_of_the_domain():
    walk = a_walk()
    walk = replace(walk, hand=replace(walk.hand, asked=HandAsked("clic", Reach.LASTING)))

    kept = json.loads(encode(walk))

    assert (kept["level"], kept["presence"], kept["hand"]["asked"]) == (
        "avec",
        "seul",
        {"gesture": "clic", "reach": "suite"},
    )


def _changed(**changes):
    return json.dumps({**json.loads(encode(a_walk())), **changes})


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (_changed(mood="calm"), r"Walk has no \['mood'\]"),
        (
            _changed(frames=[{"procedure": "caf/aah", "place": "a", "mood": "calm"}]),
            r"Frame has no \['mood'\]",
        ),
        (_changed(level="seule"), "seule"),
        (_changed(presence="absent"), "absent"),
        (_changed(version="2"), "'2' is no int"),
        (_changed(frames="a"), "'a' is no list"),
        (_changed(hand=None), "None is no dict"),
        ("{}", "missing"),
        ("[]", "is no dict"),
        ("{", "Expecting"),
    ],
)
def test_a_walk_that_this_version_cannot_read_is_refused_with_the_reason(text, fault):
    with pytest.raises(UnreadableWalk, match=fault):
        decode(text)


def test_a_field_that_an_older_version_did_not_write_has_its_default():
    kept = json.loads(encode(a_walk()))
    del kept["dropped"], kept["hand"], kept["practice"]

    assert decode(json.dumps(kept)) == a_walk()


def test_a_frame_that_is_read_is_as_frozen_as_one_that_was_made():
    frame = decode(encode(replace(a_walk(), frames=(Frame("a", "b", {"c": "d"}, {"e"}),)))).frame

    assert isinstance(frame.unfolded, frozenset)
