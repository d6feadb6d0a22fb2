"""What the checker says of a procedure as a whole: its length, the size of its cards."""

from datetime import date, timedelta

import pytest

from app.domain.autonomy import Autonomy
from app.domain.card_size import SCREEN, height, too_tall
from app.domain.checks import Surroundings, check_document
from app.domain.document import read_document
from app.domain.pace import Span, span_of
from app.domain.path import CardKind, cut, follow
from app.domain.procedure import Exit
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


def test_a_list_may_be_longer_than_a_single_gesture():
    many = a_group("liste", *(a_gesture(f"g{n}", "Tapez ce que le papier dit. " * 3) for n in range(6)))
    path = follow(a_procedure(many), {})

    card = next(one for one in cut(path, Autonomy.DONE_BY) if one.gestures)

    assert height(card, Autonomy.DONE_BY) > SCREEN
    assert not too_tall(card, Autonomy.DONE_BY)


def test_what_is_to_bring_and_to_take_home_is_never_too_tall():
    cards = cut(follow(a_procedure(a_gesture("g1")), {}), Autonomy.DONE_WITH)

    ends = [one for one in cards if one.kind in (CardKind.OPENING, CardKind.ENDING)]

    assert [height(one, Autonomy.DONE_WITH) for one in ends] == [0, 0]
