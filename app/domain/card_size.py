"""How tall a card stands on a screen of 1024×768, letters as they come: reckoned from its texts, not drawn.

What counts is what one reads and does, from the title down; the button below stays in sight, and what is
folded or helps comes after. By night a browser draws every card and holds these numbers against it
(tests/browser/test_card_sizes.py).
"""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from app.domain.autonomy import Autonomy
from app.domain.gesture import Gesture, Where
from app.domain.path import Card, CardKind

# Between the bar above a card and the button below it, in pixels, as all that follows.
SCREEN = 598
# One thing to do, or one question: seen whole by turning the wheel once.
MOST_SCREENS = 1.5
# A list of gestures, read by somebody at ease or by the mediator: one more screen.
MOST_SCREENS_OF_A_LIST = 2.5

_GAP = 24
_STEP_TITLE = 29
_TITLE_LINE, _TITLE_SIGNS, _TITLE_PICTURE = 40, 36, 72
_LINE, _SIGNS = 36, 38
_SEEN = 29  # « Vous verrez : »
_MARK = 58  # what is at risk, what is secret
_PLACE, _PLACE_CHANGED = 36, 96
_DRAWING, _DRAWN = 126, 66  # a window, and each thing in it
_CHOICE = 114
_RECAP = 54
_BUTTON = 102
_CHECK, _UNFOLD = 77, 65
_FRAME, _TOLD_GAP = 60, 12  # « À vous »; between two sentences of the mediator
_LISTED, _LISTED_SIGNS, _FOLDED = 65, 55, 86


def too_tall(card: Card, level: Autonomy) -> bool:
    """True for a card that one has to scroll too far to read whole."""
    several = len(card.gestures) > 1
    return height(card, level) > SCREEN * (MOST_SCREENS_OF_A_LIST if several else MOST_SCREENS)


def height(card: Card, level: Autonomy) -> int:
    """The pixels from the title of a card to the last thing it asks; none for the opening and the ending.

    These two are lists to tick and to take home: what they hold is for the author to say.
    """
    if card.kind in (CardKind.OPENING, CardKind.ENDING):
        return 0
    blocks = list(_blocks(card, level))
    return sum(blocks) + _GAP * (len(blocks) - 1)


def _blocks(card: Card, level: Autonomy) -> Iterator[int]:
    if card.exit is not None:
        yield _title(card.exit.title.text, card.head.image)
        yield _RECAP + _LINE + _text(card.exit.text.text)
        yield _LINE
        yield _BUTTON
    elif card.question is not None:
        yield _STEP_TITLE
        yield _title(card.question.ask.text, card.question.image)
        if card.question.why is not None:
            yield _text(card.question.why.text)
        yield _CHOICE * len(card.question.choices)
    elif len(card.gestures) == 1 and level is not Autonomy.DONE_FOR:
        yield _STEP_TITLE
        yield from _gesture(card.gestures[0], level)
    else:
        yield from _list(card, level)


def _gesture(gesture: Gesture, level: Autonomy) -> Iterator[int]:
    texts = gesture.at(level)
    if gesture.where is not Where.SITE:
        yield _PLACE_CHANGED
    yield _title(texts.do.text if texts.do else "", gesture.image)
    if gesture.screen is not None:
        yield _DRAWING + _DRAWN * len(gesture.screen.elements)
    if texts.see is not None:
        yield _SEEN + _text(texts.see.text)
    if gesture.secret:
        yield _MARK
    if gesture.nature is not None:
        yield _MARK
    if gesture.recap is not None:
        yield _RECAP + _text(gesture.recap.text)


def _list(card: Card, level: Autonomy) -> Iterator[int]:
    yield _title(card.head.title.text, card.head.image)
    if card.head.why is not None:
        yield _text(card.head.why.text)
    if level is Autonomy.DONE_FOR:
        yield sum(_told(gesture) for gesture in card.gestures)
        return
    yield sum(_listed(card.gestures, level))
    if level is Autonomy.DONE_BY:
        yield _UNFOLD
    last = card.gestures[-1].at(level).see
    if last is not None:
        yield _CHECK + _text(last.text)


def _told(gesture: Gesture) -> int:
    """What the mediator says she does; what is the visitor's own stands in a frame, whole."""
    texts = gesture.at(Autonomy.DONE_FOR)
    if gesture.secret:
        undrawn = replace(gesture, screen=None)
        return _FRAME + sum(block + _GAP for block in _gesture(undrawn, Autonomy.DONE_FOR))
    said = texts.say or texts.do
    return _TOLD_GAP + (_text(said.text) if said else 0)


def _listed(gestures: tuple[Gesture, ...], level: Autonomy) -> Iterator[int]:
    before = Where.SITE
    for gesture in gestures:
        texts = gesture.at(level)
        text = texts.do.text if texts.do else ""
        if gesture.where is not before:
            yield _PLACE_CHANGED
        elif gesture.where is not Where.SITE:
            yield _PLACE
        yield _LISTED + _LINE * ceil(len(text) / _LISTED_SIGNS)
        if gesture.screen is not None or texts.see is not None:
            yield _FOLDED
        before = gesture.where


def _title(text: str, image: str | None) -> int:
    return max(_TITLE_LINE * ceil(len(text) / _TITLE_SIGNS), _TITLE_PICTURE if image else 0)


def _text(text: str) -> int:
    return _LINE * ceil(len(text) / _SIGNS)
