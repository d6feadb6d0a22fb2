"""What of a card the mediator may point at: each thing by a key, the same in whatever language it is read."""

from collections.abc import Iterable, Iterator, Mapping

from app.domain.gesture import Sentence
from app.domain.path import CardKind
from app.domain.preparing import things_to_prepare
from app.domain.procedure import Exit, Question
from app.web.cards import CardFace, GestureFace
from app.web.keeping import kept_from

Point = tuple[str, Sentence | None]


def points_of(face: CardFace) -> Mapping[str, Sentence]:
    """The sentences and the drawn things of a card; macros/point.html puts the halo on them."""
    return {key: said for key, said in _points(face) if said is not None}


def _points(face: CardFace) -> Iterator[Point]:
    card = face.card
    if card.question is not None:
        yield from _of_question(card.question)
    elif card.exit is not None:
        yield from _of_exit(card.exit)
    elif card.kind is CardKind.OPENING:
        yield from _of_opening(face)
    elif card.kind is CardKind.ENDING:
        yield from _of_ending(face)
    else:
        yield from _of_gestures(face)


def _of_gestures(face: CardFace) -> Iterator[Point]:
    yield "titre", face.card.head.title
    yield "pourquoi", face.card.head.why
    for one in face.gestures:
        yield from _of_gesture(one)
        yield f"recapitulatif.{one.rank}", one.gesture.recap
        yield f"preuve.{one.rank}", one.gesture.proof


def _of_gesture(one: GestureFace) -> Iterator[Point]:
    yield f"geste.{one.rank}", one.texts.do
    yield f"dit.{one.rank}", one.texts.say or one.texts.do
    yield f"voir.{one.rank}", one.texts.see
    elements = one.gesture.screen.elements if one.gesture.screen is not None else ()
    for number, element in enumerate(elements, start=1):
        yield f"ecran.{one.rank}.{number}", element.label


def _of_question(question: Question) -> Iterator[Point]:
    yield "question", question.ask
    yield "pourquoi", question.why
    yield from ((f"choix.{choice.id}", choice.label) for choice in question.choices)


def _of_exit(exit: Exit) -> Iterator[Point]:
    yield "titre", exit.title
    yield "texte", exit.text


def _of_opening(face: CardFace) -> Iterator[Point]:
    yield "titre", face.main.title
    yield "but", face.main.purpose
    yield from _numbered("preparer", (thing.what for thing in things_to_prepare(face.main)))


def _of_ending(face: CardFace) -> Iterator[Point]:
    kept = kept_from(face)
    yield from _numbered("preuve", kept.proofs)
    yield from _numbered("ensuite", kept.afterwards)


def _numbered(name: str, sentences: Iterable[Sentence]) -> Iterator[Point]:
    return ((f"{name}.{number}", said) for number, said in enumerate(sentences, start=1))
