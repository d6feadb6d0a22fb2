"""Two texts made from the same one: brought together where they can be, and nothing of either is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.merging import merged

BASE = "un\ndeux\ntrois\nquatre\ncinq\n"
texts = st.lists(st.sampled_from("abcdé"), max_size=8).map(lambda lines: "".join(f"{one}\n" for one in lines))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (
            "UN\ndeux\ntrois\nquatre\ncinq\n",
            "un\ndeux\ntrois\nquatre\nCINQ\n",
            "UN\ndeux\ntrois\nquatre\nCINQ\n",
        ),
        (
            "un\ntrois\nquatre\ncinq\n",
            "un\ndeux\ntrois\nquatre\ncinq\nsix\n",
            "un\ntrois\nquatre\ncinq\nsix\n",
        ),
        (
            "UN\ndeux\ntrois\nquatre\ncinq\n",
            "UN\ndeux\ntrois\nquatre\ncinq\n",
            "UN\ndeux\ntrois\nquatre\ncinq\n",
        ),
        ("un\nDEUX\ntrois\nquatre\ncinq\n", "un\nautre\ntrois\nquatre\ncinq\n", None),
        ("un\nDEUX\ntrois\nquatre\ncinq\n", "un\ndeux\nTROIS\nquatre\ncinq\n", None),
        ("un\n1\ndeux\ntrois\nquatre\ncinq\n", "un\n2\ndeux\ntrois\nquatre\ncinq\n", None),
    ],
)
def test_two_changes_come_together_unless_they_touch(one, other, both):
    assert merged(BASE, one, other) == merged(BASE, other, one) == both


@given(texts, texts)
def test_a_text_that_alone_changed_is_the_whole(base, one):
    assert merged(base, one, base) == merged(base, base, one) == merged(base, one, one) == one


@given(texts, texts, texts)
def test_every_line_that_either_added_is_in_both(base, one, other):
    both = merged(base, one, other)

    assert both == merged(base, other, one)
    added = {*one.splitlines(), *other.splitlines()} - set(base.splitlines())
    assert both is None or added <= set(both.splitlines())
