"""Recording the sentences of the visitor's card, beside the mediator's pane: two presses, or a file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from flask import Blueprint, make_response, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.autonomy import Autonomy
from app.domain.errors import Refused, Unknown
from app.domain.gesture import Sentence
from app.domain.language import Phrase, sentences_of
from app.domain.path import CardKind
from app.domain.procedure import Question
from app.domain.recording import MOST_BYTES, SOUNDS, home_of, key_of
from app.domain.walk import Walk
from app.usecases.walking import Scene
from app.web import answers
from app.web.access import BODY_LIMIT, access
from app.web.cards import CardFace, GestureFace, face_of
from app.web.desk import desk
from app.web.headers import SECURITY_HEADERS
from app.web.i18n import name_organisation, speaking, spoken
from app.web.refusals import sentence

# The co-pilot page alone may ask for the microphone.
HEADERS: Mapping[str, str] = {
    "Permissions-Policy": SECURITY_HEADERS["Permissions-Policy"].replace("microphone=()", "microphone=(self)")
}

bp = Blueprint("recording", __name__, url_prefix="/mediation/parcours/<walk>")


@dataclass(frozen=True, slots=True)
class Voice:
    """A sentence of the card, and what was recorded of it; `own` when that was at this desk."""

    phrase: Phrase
    procedure: str
    found: Path | None

    @property
    def key(self) -> str:
        """Its name in forms and files: the hash of what a voice would read."""
        return key_of(self.phrase.plain)

    @property
    def own(self) -> bool:
        """False for what came with the procedure, which is not for the desk to erase."""
        return self.found is not None and self.found.name.startswith(f"{self.key}.")

    @property
    def taken(self) -> int:
        """Changes with the file, so that nobody listens to the one before."""
        return self.found.stat().st_mtime_ns if self.found else 0


@bp.post("/enregistrer")
@access(Role.MEDIATOR, most=MOST_BYTES + BODY_LIMIT)
def record(walk: str) -> ResponseReturnValue:
    """Keep the voice of a mediator for a sentence of the present card."""
    face, voice = _asked(walk)
    given = request.files.get("son")
    body = given.read() if given else b""
    try:
        if voice is None:
            raise Refused("recording-other")
        desk().recordings.save(voice.procedure, voice.phrase.plain, face.walk.language, body)
    except Refused as refused:
        return _after(face, refused)
    return _after(face)


@bp.post("/enregistrer/effacer")
@access(Role.MEDIATOR)
def erase(walk: str) -> ResponseReturnValue:
    """Forget what was recorded here for a sentence."""
    face, voice = _asked(walk)
    try:
        if voice is None:
            raise Refused("recording-other")
        desk().recordings.erase(voice.procedure, voice.phrase.plain, face.walk.language)
    except Refused as refused:
        return _after(face, refused)
    return _after(face)


@bp.get("/voix/<key>")
@access(Role.MEDIATOR)
def listen(walk: str, key: str) -> ResponseReturnValue:
    """What was recorded for a sentence of the present card."""
    voice = _voice(_face(_scene(walk)), key)
    if voice is None or voice.found is None:
        raise Unknown
    return send_file(voice.found, mimetype=SOUNDS[voice.found.suffix[1:]], conditional=True)


def voices_of(face: CardFace) -> tuple[Voice, ...]:
    """The sentences that the visitor reads on this card, in the visitor's language, each once."""
    procedure, language = face.walk.frame.procedure, face.walk.language
    found: dict[str, Voice] = {}
    with speaking(language):
        for node, said in sentences_on(face):
            phrase = spoken(said)
            home, _ = home_of(procedure, node)
            path = desk().recordings.find(procedure, node, phrase.plain, language)
            found.setdefault(phrase.plain, Voice(phrase, home, path))
    return tuple(found.values())


def sentences_on(face: CardFace) -> Iterator[tuple[str | None, Sentence]]:
    """What the visitor reads on a card, in order; with a gesture's id for what it asks at every level."""
    card, about = face.card, face.main
    if card.kind is CardKind.OPENING:
        yield from _plain(about.title, about.purpose, *sentences_of(about.to_prepare))
    elif card.kind is CardKind.ENDING:
        yield from _plain(*about.afterwards)
    elif card.exit is not None:
        yield from _plain(card.exit.title, card.exit.text)
    elif card.question is not None:
        yield from _asking(card.question)
    elif card.kind is CardKind.COMMITMENT and not face.agreed:
        yield from _plain(card.gestures[0].recap)
    else:
        yield from _plain(card.head.title, card.head.why)
        for one in face.gestures:
            yield from _gesture(one, face.level)


def _asking(question: Question) -> Iterator[tuple[str | None, Sentence]]:
    yield from _plain(question.ask, question.why, *(choice.label for choice in question.choices))


def _gesture(one: GestureFace, level: Autonomy) -> Iterator[tuple[str | None, Sentence]]:
    gesture, texts = one.gesture, one.texts
    if level is Autonomy.DONE_FOR and not one.by_visitor and texts.say:
        yield None, texts.say
        return
    if texts.do is not None:
        yield gesture.id if texts.do == gesture.recorded else None, texts.do
    yield from _plain(texts.see, gesture.proof)


def _plain(*sentences: Sentence | None) -> Iterator[tuple[str | None, Sentence]]:
    yield from ((None, one) for one in sentences if one is not None)


def _asked(walk: str) -> tuple[CardFace, Voice | None]:
    """The present card, and the sentence of it that is asked about.

    Somebody may go on while she speaks: then the sentence is one of another card on the way.
    """
    scene, key = _scene(walk), request.form.get("phrase", "")
    face, views = _face(scene), (replace(scene.view, index=index) for index in range(len(scene.view.cards)))
    others = (_face(replace(scene, view=view)) for view in views)
    return face, next(filter(None, (_voice(one, key) for one in chain([face], others))), None)


def _voice(face: CardFace, key: str) -> Voice | None:
    return next((voice for voice in voices_of(face) if voice.key == key), None)


def _scene(walk: str) -> Scene:
    scene = desk().walking.scene(walk)
    if scene.walk.ended:
        raise Unknown
    return scene


def _face(scene: Scene) -> CardFace:
    face = face_of(scene, desk().library.registries)
    name_organisation(face.organisation)
    return face


def _after(face: CardFace, refused: Refused | None = None) -> ResponseReturnValue:
    if not answers.asked_by_htmx():
        if refused is not None:
            raise refused
        return answers.go_to(_page(face.walk))
    told = sentence(refused) if refused else ""
    fragment = render_template("mediator/_record.html", walk=face.walk, voices=voices_of(face), told=told)
    return make_response(fragment, 422 if refused else 200)


def _page(walk: Walk) -> str:
    return url_for("mediator.copilot", walk=walk.id, _anchor="voix")
