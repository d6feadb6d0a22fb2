"""Listening to a page: what each sentence carries so that it can be heard, and the sound itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Flask, Response, current_app, g, send_file, url_for
from itsdangerous import BadSignature, URLSafeSerializer
from markupsafe import Markup

from app.domain.account import Role
from app.domain.errors import Unknown
from app.domain.language import Language, Phrase
from app.domain.recording import SOUNDS
from app.usecases.listening import Line, Source
from app.usecases.walking import Scene
from app.web.access import POST, access
from app.web.desk import desk
from app.web.i18n import language

bp = Blueprint("listening", __name__)

_SEAL = "listening.seal"
_KINDS: Mapping[str, str] = {**SOUNDS, "wav": "audio/wav"}
_SAID = Markup(' data-said="{}"')
_RECORDED = Markup(' data-said="{}" data-recorded')


def install(app: Flask, secret: bytes) -> None:
    """Seal what an application lets be said, so that it speaks its own sentences and no other."""
    app.extensions[_SEAL] = URLSafeSerializer(secret, salt="voice")
    app.jinja_env.globals.update(heard_name=heard_name)


@dataclass(frozen=True, slots=True)
class Ear:
    """Somebody who may listen to this page: whose words they are, and which are a gesture's own."""

    procedure: str = ""
    nodes: Mapping[str, str] | None = None

    def __call__(self, said: Phrase) -> Markup:
        """What a sentence carries: the address of its sound, empty where the browser alone could say it."""
        node = (self.nodes or {}).get(said.source)
        return _carried(Line(said.plain, said.language, language().code, self.procedure, node))


def lend_an_ear(scene: Scene | None = None) -> None:
    """Let the sentences of this page be heard, with the recordings of the procedure it is about."""
    if scene is None:
        g.listener = Ear()
        return
    shown = ((one, one.at(scene.walk.level).do) for one in scene.view.card.gestures)
    own = {do.text: one.id for one, do in shown if do is not None and do == one.recorded}
    g.listener = Ear(scene.walk.frame.procedure, own)


def heard_name(spoken: Language) -> Markup:
    """What the name of a language carries: its own voice, or nothing where no machine speaks it."""
    if g.get("listener") is None or spoken.borrowed:
        return Markup("")
    return _carried(Line(spoken.own_name, spoken.code, spoken.code))


@bp.get("/poste/voix/<said>")
@access(POST, Role.MEDIATOR, renews=False)
def sound(said: str) -> Response:
    """One of our own sentences, aloud."""
    path = desk().listening.sound(_unsealed(said))
    answer = send_file(path, mimetype=_KINDS[path.suffix[1:]], conditional=True)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _carried(line: Line) -> Markup:
    source = desk().listening.source(line)
    if source is Source.NONE:
        return _SAID.format("")
    said = _serializer().dumps([line.text, line.language, line.wanted, line.procedure, line.node])
    mark = _RECORDED if source is Source.RECORDED else _SAID
    return mark.format(url_for("listening.sound", said=said))


def _unsealed(said: str) -> Line:
    try:
        return Line(*_serializer().loads(said))
    except BadSignature as forged:
        raise Unknown from forged


def _serializer() -> URLSafeSerializer:
    serializer: URLSafeSerializer = current_app.extensions[_SEAL]
    return serializer
