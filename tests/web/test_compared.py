"""Two texts compared: each change at its line, in words, and what one reads twice apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.compared import Difference, Part, compare

WAS = """adresse: https://www.caf.fr/
telephone: {numero: 32 30, prix: gratuit}
verifie_le: 2026-11-22
duree: 20
- faire: Cliquez ici.
"""
lines = st.lists(st.sampled_from(["a b", "a c", "", "é"]), max_size=6).map("\n".join)


def test_a_change_is_told_at_its_line_with_the_words_that_differ():
    now = "# neuf\n" + WAS.replace("Cliquez", "Appuyez")

    first, second = compare(WAS, now).differences

    assert first == Difference(1, (), ((Part("# neuf", changed=True),),))
    assert second == Difference(
        6,
        ((Part("- faire:", changed=False), Part("Cliquez", changed=True), Part("ici.", changed=False)),),
        ((Part("- faire:", changed=False), Part("Appuyez", changed=True), Part("ici.", changed=False)),),
    )


@pytest.mark.parametrize(
    ("was", "now", "gone", "come"),
    [
        ("https://www.caf.fr/", "https://caf.com/", ("https://www.caf.fr/",), ("https://caf.com/",)),
        ("32 30", "39 49", ("32 30",), ("39 49",)),
        ("32 30", "09 69 32 15 15", ("32 30",), ("09 69 32 15 15",)),
        ("2026-11-22", "2026-11-23", (), ()),
        ("duree: 20", "duree: 120", (), ()),
        ("Cliquez", "Appuyez", (), ()),
    ],
)
def test_addresses_and_telephone_numbers_are_told_apart_and_days_are_not(was, now, gone, come):
    compared = compare(WAS, WAS.replace(was, now))

    assert (compared.gone, compared.come) == (gone, come)
    assert len(compared.differences) == 1


@given(lines, lines)
def test_only_what_is_the_same_differs_in_nothing(was, now):
    assert (compare(was, now).differences == ()) == (was.splitlines() == now.splitlines())
