"""How tall a gesture stands on a screen of 1024×768, alone or in a list: reckoned from its texts."""

from app.domain.autonomy import Autonomy
from app.domain.gesture import PAGES, Element, Gesture, Nature, Screen, Texts, Where
from app.domain.text_lines import lines

GAP = 14
TEXT, LINE, MEASURE = 24, 36, 492  # a text, and at most 45 signs a line
SMALL, SMALL_LINE = 19, 29
SEEN_HEAD = 29  # « Vous verrez : »
TARGET = 65

_TITLE, _TITLE_LINE, _TITLE_WIDTH, _PICTURE = 32, 40, 656, 72
_RISK_WIDTH = 352
_PLACE, _PLACE_CHANGED = 36, 84
_BESIDE = 361
_DRAWING_EDGE, _ADDRESS, _ADDRESS_LONG, _ADDRESS_SIGNS = 48, 56, 88, 16
_DRAWN, _RINGED, _POINTER = 426, 322, 44
_FIELD, _BUTTON_EDGE, _FRAMED = 52, 14, frozenset({"bouton", "menu", "liste"})
_ROW, _ROW_LINE, _ROW_EDGE = 65, 30, 10
_TOLD_LINE, _TOLD_GAP = 32, 12
_FRAME, _FRAME_HEAD, _FRAME_TEXT, _FRAME_LINE, _FRAME_SEEN = 30, 36, 28, 37, 320


def stacked(*blocks: int) -> int:
    """Blocks one under the other, those that are there."""
    there = [block for block in blocks if block]
    return sum(there) + GAP * max(len(there) - 1, 0)


def title(text: str, image: str | None) -> int:
    """The large sentence at the head of a card, and its picture."""
    return max(_TITLE_LINE * lines(text, _TITLE_WIDTH, _TITLE, bold=True), _PICTURE if image else 0)


def paragraph(text: str, width: int = MEASURE) -> int:
    """A text in letters as they come."""
    return LINE * lines(text, width, TEXT)


def alone(gesture: Gesture, level: Autonomy, after: Where | None) -> int:
    """A gesture in full: where, what to do, the drawing, what one will see, what is at risk."""
    texts = gesture.at(level)
    place = _place(gesture, after)
    notes = _notes(gesture, texts, _BESIDE if gesture.screen else MEASURE)
    looks = max(_drawing(gesture.screen) if gesture.screen else 0, notes)
    return stacked(place, title(texts.do.text if texts.do else "", gesture.image), looks)


def listed(gesture: Gesture, level: Autonomy, after: Where | None) -> int:
    """A row of the numbered list; `after` is where the gesture above happens."""
    text = gesture.at(level).do
    place = _place(gesture, after)
    marked = SMALL_LINE if gesture.secret or gesture.nature is not None else 0
    size, line = (_FRAME_TEXT, _FRAME_LINE) if level is Autonomy.DONE_WITH else (TEXT, _ROW_LINE)
    words = line * lines(text.text, MEASURE, size, bold=True) if text else 0
    return max(_ROW, place + words + marked) + _ROW_EDGE


def told(gesture: Gesture, after: Where | None) -> int:
    """What the mediator says she does; what is the visitor's own stands in a frame, whole."""
    texts = gesture.at(Autonomy.DONE_FOR)
    if not gesture.secret:
        said = texts.say or texts.do
        return _TOLD_GAP + (_TOLD_LINE * lines(said.text, MEASURE, TEXT) if said else 0)
    words = _FRAME_LINE * lines(texts.do.text, MEASURE, _FRAME_TEXT, bold=True) if texts.do else 0
    place = _place(gesture, after)
    head = max(_FRAME_HEAD, place)
    beneath = max(_seen(gesture, texts, _FRAME_SEEN), _risks(gesture))
    return _FRAME + _TOLD_GAP + stacked(head, words, beneath)


def check(gesture: Gesture, level: Autonomy) -> int:
    """« Vérifiez avant de continuer : », under the list that ends with this gesture."""
    see = gesture.at(level).see
    return SEEN_HEAD + GAP + GAP + paragraph(see.text) if see is not None else 0


def _place(gesture: Gesture, after: Where | None) -> int:
    """Where it happens: large when it changes, and « Ne fermez pas l’autre page » beneath."""
    if after is not None and gesture.where is not after:
        return _PLACE_CHANGED
    return _PLACE if gesture.where is not Where.SITE else 0


def _notes(gesture: Gesture, texts: Texts, width: int) -> int:
    return stacked(_seen(gesture, texts, width), _risks(gesture))


def _seen(gesture: Gesture, texts: Texts, width: int) -> int:
    if texts.see is None:
        return 0
    return (SEEN_HEAD if gesture.where in PAGES else 0) + paragraph(texts.see.text, width)


def _risks(gesture: Gesture) -> int:
    secret = 2 * SMALL_LINE if gesture.secret else 0
    told = {None: 0, Nature.COMMITTING: SMALL_LINE}.get(gesture.nature, 2 * SMALL_LINE)
    return stacked(secret, told)


def _drawing(screen: Screen) -> int:
    address = 0
    if screen.address:
        address = _ADDRESS if len(screen.address) <= _ADDRESS_SIGNS else _ADDRESS_LONG
    return _DRAWING_EDGE + address + sum(_element(one) + GAP for one in screen.elements)


def _element(element: Element) -> int:
    words = _ROW_LINE * lines(
        element.label.text, _RINGED if element.target else _DRAWN, TEXT, bold=element.target
    )
    if element.kind == "champ":
        return words + _FIELD
    return words + _BUTTON_EDGE if element.kind in _FRAMED else max(words, _POINTER if element.target else 0)
