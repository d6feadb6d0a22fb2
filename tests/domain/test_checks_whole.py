"""What the checker says of a procedure as a whole: its length, the size of its cards."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.autonomy import Autonomy
from app.domain.card_size import too_tall
from app.domain.checks import Surroundings, check_document
from app.domain.cutting import cut
from app.domain.document import read_document
from app.domain.pace import Span, span_of
from app.domain.path import CardKind, follow
from app.domain.procedure import Exit, Thing
from app.domain.text_lines import lines
from tests.builders import a_choice, a_gesture, a_group, a_procedure, a_question, a_sentence

MINUTE = timedelta(minutes=1)


def told(minutes: int, steps: str) -> list[str]:
    """The codes of the whole that the checker says of a lesson."""
    head = f"titre: Un geste\nbut: Apprendre.\nduree: {minutes}\nverifie_le: 2026-11-22\n"
    page = "titre: Nous, adresse: https://exemple.fr/, consulte_le: 2026-11-22, nature: officielle"
    source = f"sources:\n  - {{{page}}}\n"
    document = read_document("savoir-faire/geste", f"{head}{source}etapes:\n{steps}")
    codes = [one.code for one in check_document(document, Surroundings(date(2026, 11, 23)))]
    return [code for code in codes if code in ("truth.unlikely-length", "words.card-too-tall")]


def gestures(count: int, text: str = "Cliquez.", more: str = "") -> str:
    return "".join(f"  - faire: {text}\n{more}" for _ in range(count))


@pytest.mark.parametrize(("minutes", "likely"), [(1, False), (2, True), (5, True), (18, True), (19, False)])
def test_a_length_three_times_too_short_or_too_long_is_told(minutes, likely):
    assert told(minutes, gestures(6)) == ([] if likely else ["truth.unlikely-length"])


def test_a_span_goes_through_the_shortest_and_the_longest_answer_but_through_no_exit():
    out = Exit("q.sortie", a_sentence("Fin"), a_sentence("Ici."))
    long = a_choice("oui", *(a_gesture(f"g{n}") for n in range(4)))
    question = a_question("q", long, a_choice("non"), a_choice("sortie", exit=out))

    span = span_of((a_gesture("avant"), question))

    assert span == Span(2.5 * MINUTE, 6.5 * MINUTE)


def test_a_card_that_takes_two_screens_is_told_once_with_its_step():
    seen = f"    voir: {'Une longue phrase que l’on verra. ' * 30}\n"

    assert told(3, gestures(2, more=seen)) == ["words.card-too-tall"]


def test_a_list_too_long_for_a_screen_is_no_fault_of_its_author():
    many = a_group("liste", *(a_gesture(f"g{n}", "Tapez ce que le papier dit. " * 3) for n in range(6)))
    procedure = a_procedure(many)

    cards = [one for one in cut(follow(procedure, {}), Autonomy.DONE_BY) if one.gestures]

    assert len(cards) > 1
    assert [one for one in cards if too_tall(one, Autonomy.DONE_BY, procedure)] == []


@pytest.mark.parametrize(
    ("end", "key", "value"),
    [
        (
            CardKind.OPENING,
            "to_prepare",
            tuple(Thing(a_sentence(f"Un papier long à dire {n}")) for n in range(12)),
        ),
        (CardKind.ENDING, "afterwards", tuple(a_sentence("Une longue suite. " * 4) for _ in range(8))),
    ],
)
def test_what_is_to_bring_and_to_take_home_is_seen_whole_too(end, key, value):
    short = a_procedure(a_gesture("g1"))
    long = replace(short, **{key: value})

    tall = [
        too_tall(one, Autonomy.DONE_WITH, procedure)
        for procedure in (short, long)
        for one in cut(follow(procedure, {}), Autonomy.DONE_WITH)
        if one.kind is end
    ]

    assert tall == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"), [("", 1), ("court", 1), ("mot " * 20, 3), ("anticonstitutionnellement " * 2, 2)]
)
def test_the_lines_of_a_text_are_reckoned_word_by_word(text, expected):
    assert lines(text.strip(), 400, 24) == expected
