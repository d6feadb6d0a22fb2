"""« Corriger une phrase » beside the visitor's card: a draft for second eyes; the walk goes on untouched."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.account import Role
from app.domain.correction import Spot, spots
from app.domain.errors import DomainError, Refused, UnfitSentence, Unknown
from app.domain.gesture import Sentence
from app.domain.language import FRENCH, Phrase
from app.domain.recording import home_of
from app.usecases.correcting import Proposal
from app.usecases.walking import Scene
from app.web import answers
from app.web.access import access
from app.web.cards import CardFace, face_of
from app.web.desk import desk
from app.web.i18n import name_organisation, speaking, spoken
from app.web.recording import sentences_on
from app.web.refusals import sentence
from app.web.seats import require
from app.web.wording import Explained, explain

bp = Blueprint("correcting", __name__, url_prefix="/mediation/parcours/<walk>/corriger")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the card, and the field that would change it in each language it can be changed in."""

    phrase: Phrase
    fields: tuple["Field", ...]


@dataclass(frozen=True, slots=True)
class Field:
    """What a form carries: where the sentence stands, what it says now, what was typed so far."""

    procedure: str
    node: str
    part: str
    language: str
    was: str
    typed: str

    @property
    def key(self) -> str:
        """Its name on the page."""
        where = f"{self.procedure}-{self.node}-{self.part}-{self.language}"
        return "".join(sign if sign.isalnum() else "-" for sign in where)


# A file, and some of its sentences.
_Owner = tuple[str, tuple[Spot, ...]]

_CARRIED = {
    "procedure": "fichier",
    "node": "noeud",
    "part": "texte",
    "language": "langue",
    "was": "avant",
    "typed": "proposition",
}


@bp.get("")
@access(Role.MEDIATOR)
def choose(walk: str) -> ResponseReturnValue:
    """The sentences of the present card, each with its field."""
    return _page(walk, lines=tuple(_lines(_scene(walk))))


@bp.post("")
@access(Role.MEDIATOR)
def propose(walk: str) -> ResponseReturnValue:
    """Keep a draft; what was typed comes back with what is wrong in it."""
    scene, typed = _scene(walk), _typed()
    if typed.language not in desk().catalogues.languages:
        return _page(walk, 422, told=_told(Refused("correction-gone")))
    wanted = Proposal(
        typed.procedure, scene.edition.id, typed.node, typed.part, typed.language, typed.was, typed.typed
    )
    try:
        remarks = desk().correcting.propose(wanted, require(Role.MEDIATOR))
    except (Refused, UnfitSentence, Unknown) as refused:
        return _page(walk, 422, again=typed, told=_told(refused))
    return _page(walk, remarks=tuple(explain(one, gettext) for one in remarks), done=True)


@bp.post("/retirer")
@access(Role.MEDIATOR)
def withdraw(walk: str) -> ResponseReturnValue:
    """Take one's own proposal back, from the card it was made beside or from another."""
    lines = tuple(_lines(_scene(walk)))
    try:
        desk().correcting.withdraw(request.form.get("correction", ""), require(Role.MEDIATOR))
    except Unknown:
        return _page(walk, 422, lines=lines, told=_told(Refused("correction-dealt")))
    return _page(walk, lines=lines, withdrawn=True)


def _typed() -> Field:
    carried = {name: request.form.get(field, "") for name, field in _CARRIED.items()}
    return Field(**carried)


def _told(refused: DomainError) -> tuple[Explained, ...]:
    if isinstance(refused, UnfitSentence):
        return tuple(explain(problem, gettext) for problem in refused.problems)
    known = refused if isinstance(refused, Refused) else Refused("correction-gone")
    return (Explained(sentence(known), ""),)


def _page(walk: str, status: int = 200, **shown: object) -> ResponseReturnValue:
    nothing = {"again": None, "told": (), "remarks": (), "done": False, "withdrawn": False}
    by = require(Role.MEDIATOR).id
    own = tuple(one for one in desk().correcting.waiting() if one.account == by)
    facts = {"lines": (), "own": own, **nothing, **shown}
    template = "mediator/_correct.html" if answers.asked_by_htmx() else "mediator/correct.html"
    return make_response(render_template(template, walk=walk, **facts), status)


def _scene(walk: str) -> Scene:
    scene = desk().walking.scene(walk)
    if scene.walk.ended:
        raise Unknown
    return scene


def _lines(scene: Scene) -> Iterator[Line]:
    face = face_of(scene, desk().library.registries)
    name_organisation(face.organisation)
    found: dict[Sentence, Line] = {}
    owners = tuple(_owners(face))
    with speaking(face.walk.language):
        for said in _sentences(face):
            place = _place(said, owners)
            if place is not None:
                found.setdefault(said, Line(spoken(said), tuple(_fields(*place, face.walk.language))))
    yield from found.values()


def _sentences(face: CardFace) -> Iterator[Sentence]:
    yield from (said for _, said in sentences_on(face))
    for one in face.gestures:
        for rescue in one.gesture.rescues:
            yield from (said for said in (rescue.when, rescue.then) if said is not None)


def _owners(face: CardFace) -> Iterator[_Owner]:
    """The files that the card was written in, with what they say in its nodes, then anywhere in them."""
    nodes = [*(gesture.id for gesture in face.card.gestures), face.card.place, face.card.head.id]
    homes = dict.fromkeys(home_of(face.procedure.id, node) for node in nodes)
    files = dict.fromkeys((*(home for home, _ in homes), face.procedure.id, face.main.id))
    found = {home: tuple(_spots(home)) for home in files}
    yield from ((home, tuple(spot for spot in found[home] if spot.node == own)) for home, own in homes)
    yield from found.items()


def _spots(procedure: str) -> Iterator[Spot]:
    try:
        yield from spots(desk().library.document(procedure))
    except Unknown:  # a file that left since the walk began
        return


def _place(said: Sentence, owners: tuple[_Owner, ...]) -> tuple[str, Spot] | None:
    """The file and the place in it where a sentence of the card was written."""
    written = ((home, spot) for home, own in owners if _domain(home) == said.domain for spot in own)
    return next(((home, spot) for home, spot in written if spot.text == said.text), None)


def _domain(procedure: str) -> str:
    return procedure.partition("/")[0]


def _fields(procedure: str, spot: Spot, language: str) -> Iterator[Field]:
    """The translation first: it is what the person reads."""
    for one in dict.fromkeys((desk().catalogues.languages[language].text, FRENCH)):
        was = desk().correcting.said(procedure, spot, one)
        yield Field(procedure, spot.node, spot.part, one, was, was)
