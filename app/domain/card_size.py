"""How tall a card stands on a screen of 1024×768, letters as they come: reckoned from its texts, not drawn.

What counts is all that one must read and do, from the title to the last thing asked: none of it may hide
under the buttons. What is folded or helps comes after. By night a browser draws every card and holds these
numbers against it (tests/browser/test_card_sizes.py).
"""

from collections.abc import Iterable

from app.domain.autonomy import Autonomy
from app.domain.cutting import heading_of
from app.domain.end_size import ending, opening
from app.domain.gesture import Gesture, Where
from app.domain.gesture_size import (
    LINE,
    SMALL_LINE,
    TARGET,
    TEXT,
    alone,
    paragraph,
    stacked,
    title,
)
from app.domain.path import Card, CardKind
from app.domain.portions import MANDATE, SCREEN, portion
from app.domain.procedure import Exit, Procedure, Question
from app.domain.text_lines import lines

_MARGIN = 14
_STEP_TITLE = 29
# The buttons of an exit and of the ending take more than one line.
_EXIT_BUTTONS, _ENDING_BUTTONS = 110, 34
_ANSWER, _ANSWER_LINE, _ANSWER_GAP, _ANSWER_EDGE = 77, 30, 12, 30
_FEW = 3  # answers, one under the other; more stand in two columns
_WIDE_ANSWER, _NARROW_ANSWER, _ANSWER_PICTURE = 859, 397, 96
_HALF, _RECAP_TEXT, _RECAP_LINE, _RECAP_EDGE = 390, 28, 37, 30
_MEMO = 77
_HAND, _PROOF_EDGE = 90, 29


def too_tall(card: Card, level: Autonomy, procedure: Procedure, done: Iterable[Gesture] = ()) -> bool:
    """True for a card that one has to scroll to read whole."""
    return height(card, level, procedure, done) > SCREEN


def height(card: Card, level: Autonomy, procedure: Procedure, done: Iterable[Gesture] = ()) -> int:
    """The pixels from the head of a card to the last thing it asks; `done` is what the ending says again."""
    if card.exit is not None:
        return _exit(card.exit)
    if card.question is not None:
        return _question(card.question)
    if card.kind is CardKind.OPENING:
        return opening(procedure)
    if card.kind is CardKind.ENDING:
        return ending(procedure, [gesture for gesture in done if gesture.commits])
    if card.kind is CardKind.COMMITMENT:
        return _commitment(card, level)
    return portion(card.gestures, (0, len(card.gestures)), level, heading_of(card))


def _exit(exit: Exit) -> int:
    recap = _RECAP_EDGE + _RECAP_LINE * lines(exit.text.text, _HALF, _RECAP_TEXT)
    towards = SMALL_LINE + 2 * LINE if exit.towards else 0
    beside = stacked(towards, 2 * LINE, _MEMO)
    return _MARGIN + stacked(title(exit.title.text, "panneau"), max(recap, beside)) + _EXIT_BUTTONS


def _question(question: Question) -> int:
    head = title(question.ask.text, question.image)
    why = paragraph(question.why.text) if question.why else 0
    return _MARGIN + stacked(_STEP_TITLE, head, why, _answers(question))


def _answers(question: Question) -> int:
    many = len(question.choices) > _FEW
    width = _NARROW_ANSWER if many else _WIDE_ANSWER
    tall = [_answer(choice.label.text, choice.image, width) for choice in question.choices]
    rows = [max(tall[at : at + 2]) for at in range(0, len(tall), 2)] if many else tall
    return sum(rows) + _ANSWER_GAP * (len(rows) - 1)


def _answer(label: str, image: str | None, width: int) -> int:
    room = width - (_ANSWER_PICTURE if image else 0)
    words = _ANSWER_LINE * lines(label, room, TEXT, bold=True)
    return max(_ANSWER, (72 if image else words) + _ANSWER_EDGE, words + _ANSWER_EDGE)


def _commitment(card: Card, level: Autonomy) -> int:
    gesture = card.gestures[0]
    hand = _HAND if level is Autonomy.DONE_FOR and not gesture.secret else 0
    proof = _PROOF_EDGE + paragraph(gesture.proof.text) if gesture.proof else 0
    asked = MANDATE if card.mandate else 0
    site = TARGET if gesture.where is Where.SITE and not card.mandate else 0
    return _MARGIN + stacked(_STEP_TITLE, asked, alone(gesture, level, card.after), hand, proof, site)
