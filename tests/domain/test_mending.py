"""Every mend takes its problem away, and nothing else that the file said."""

import pytest

from app.domain.mending import applied, mends
from app.web.mend_sentences import MENDS, label
from tests.broken import AROUND, BROKEN, head
from tests.mending import found_in, left


@pytest.mark.parametrize(("code", "text", "expected"), BROKEN, ids=lambda one: one if "." in one[:8] else "")
def test_a_mend_takes_its_problem_away(code, text, expected):
    problem = next(one for one in found_in(text, AROUND) if one.code == code)

    offered = mends(problem, text, AROUND)

    assert expected in applied(text, offered[0].edits)
    for one in offered:
        assert not left(problem, text, applied(text, one.edits), AROUND)
        assert label(one)


def test_every_kind_of_mend_has_its_words_and_is_offered():
    offered = [
        one.code
        for _, text, _ in BROKEN
        for problem in found_in(text, AROUND)
        for one in mends(problem, text, AROUND)
    ]

    assert set(MENDS) - set(offered) <= {"mend.colon", "mend.spaces", "mend.indent", "mend.space"}
    assert set(offered) <= set(MENDS)


def test_what_only_a_person_can_settle_has_no_button():
    text = head("duree: 3", "duree: 3\na_verifier: Le nom du bouton.")

    assert [mends(one, text, AROUND) for one in found_in(text, AROUND)] == [()]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_comments_blank_lines_and_other_sentences_stay(newline):
    for _, text, _ in BROKEN:
        commented = text.replace("famille: social", "famille: social   # le rayon\n\n# un mot").replace(
            "\n", newline
        )
        for problem in found_in(commented, AROUND):
            for one in mends(problem, commented, AROUND):
                mended = applied(commented, one.edits)
                assert f"famille: social   # le rayon{newline}{newline}# un mot{newline}" in mended
                assert mended.count("\n") - mended.count("\r\n") in (0, mended.count("\n"))
