"""The mediator takes a paused walk up again: by its three words, typed, scanned, or waiting on the desk."""

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.account import Role
from app.domain.errors import Refused, TooManyTries
from app.domain.pause import WORDS, misread_words, read_words, spelled
from app.domain.walk import Presence
from app.web import answers
from app.web.access import access
from app.web.desk import desk
from app.web.qr import drawn
from app.web.refusals import sentence
from app.web.seats import require

bp = Blueprint("resuming", __name__, url_prefix="/mediation/reprendre")
bp.add_app_template_global(WORDS.__getitem__, "word_of")
bp.add_app_template_global(spelled, "spelled")

PLACES = (Presence.DESK, Presence.BESIDE)


@bp.get("")
@access(Role.MEDIATOR)
def show() -> ResponseReturnValue:
    """Where the words are typed; a code that was scanned fills them in, and never sends them here."""
    return _page()


@bp.post("")
@access(Role.MEDIATOR)
def resume() -> ResponseReturnValue:
    """Open the paused walk on a free post, or on her own screen."""
    mediator, typed = require(Role.MEDIATOR), request.form.get("mots", "")[:200]
    words, post = read_words(typed), request.form.get("poste") or None
    if words is None:
        return _page(_misread(typed), typed), 422
    presence = _presence() if post else Presence.SHARED
    try:
        scene = desk().pausing.resume(
            words, post=post, mediator=mediator.id, by=f"account:{mediator.id}", presence=presence
        )
    except TooManyTries as slowed:
        return _page(sentence(slowed), typed), 429
    except Refused as refused:
        return _page(sentence(refused), typed), 422
    shared = scene.walk.presence is Presence.SHARED
    return answers.go_to(url_for("mediator.shared" if shared else "mediator.copilot", walk=scene.walk.id))


@bp.post("/feuille")
@access(Role.MEDIATOR)
def paper() -> ResponseReturnValue:
    """The slip on paper, for whoever comes back; no address holds its words."""
    words = read_words(request.form.get("mots", ""))
    if words is None:
        raise Refused("unknown-words")
    slip = desk().pausing.hand_over(words)
    edition = desk().library.editions().get(slip.procedure)
    return make_response(
        render_template(
            "mediator/slip.html",
            slip=slip,
            procedure=edition.procedure if edition else None,
            drawing=drawn(f"{url_for('.show', _external=True)}#{spelled(slip.words)}"),
        )
    )


def _page(told: str = "", typed: str = "") -> str:
    return render_template(
        "mediator/resume.html",
        told=told,
        typed=typed,
        free=[post for post in desk().room.posts() if post.free],
        presences=PLACES,
    )


def _presence() -> Presence:
    asked = request.form.get("presence", "")
    return Presence(asked) if asked in PLACES else Presence.DESK


def _misread(typed: str) -> str:
    """Which word is on no slip, and the nearest that is."""
    for word, nearest in misread_words(typed).items():
        if nearest:
            told = gettext(
                "Le mot « %(word)s » n’est sur aucune feuille. Est-ce « %(nearest)s » ?",
                word=word,
                nearest=nearest,
            )
            return str(told)
        return str(gettext("Le mot « %(word)s » n’est sur aucune feuille. Relisez la feuille.", word=word))
    return str(gettext("Il faut les trois mots de la feuille, dans leur ordre."))
