"""From the board, one walk at a time: move it, take over, pause it, empty its post; and the bell."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import MoveRefused, Refused, Unknown, Unreadable
from app.domain.pause import spelled
from app.domain.walk import Outcome
from app.usecases.holding import outcome_at
from app.usecases.walking import Scene
from app.web import answers
from app.web.access import access
from app.web.desk import desk
from app.web.qr import drawn
from app.web.room_screen import room_refused
from app.web.seats import require

bp = Blueprint("moving", __name__, url_prefix="/mediation")

_MEDIATOR = access(Role.MEDIATOR)
_OWN_SCREEN = "ecran"


@bp.post("/parcours/<walk>/deplacer")
@_MEDIATOR
def move(walk: str) -> ResponseReturnValue:
    """To another post, or to her own screen; ten seconds to take it back."""
    to, seen_on, by = request.form.get("vers", ""), request.form.get("depuis") or None, require(Role.MEDIATOR)
    try:
        if to == _OWN_SCREEN:
            scene = desk().moving.to_screen(walk, seen_on=seen_on, by=by.id)
        else:
            scene = desk().moving.to_post(walk, to, seen_on=seen_on, by=by.id)
    except (Refused, MoveRefused, Unknown) as refused:
        return room_refused(refused)
    version = scene.walk.version
    return answers.go_to(url_for("room.show", deplace=walk, poste=seen_on, version=version))


@bp.post("/parcours/<walk>/annuler-deplacement")
@_MEDIATOR
def undo(walk: str) -> ResponseReturnValue:
    """Back to where it was."""
    try:
        desk().moving.undo(
            walk,
            version=answers.version_seen(),
            back_to=request.form.get("poste") or None,
            by=require(Role.MEDIATOR).id,
        )
    except (Refused, MoveRefused, Unknown) as refused:
        return room_refused(refused)
    return answers.go_to(url_for("room.show"))


@bp.post("/parcours/<walk>/accompagner")
@_MEDIATOR
def accompany(walk: str) -> ResponseReturnValue:
    """Come to a walk, or take over from the colleague whose name the button says."""
    me, instead_of = require(Role.MEDIATOR), request.form.get("avec") or None
    try:
        scene = desk().moving.accompany(walk, me.id, instead_of=instead_of)
    except (Refused, MoveRefused, Unknown) as refused:
        return room_refused(refused)
    return answers.go_to(_screen_of(scene))


@bp.post("/parcours/<walk>/pause")
@_MEDIATOR
def pause(walk: str) -> ResponseReturnValue:
    """End the walk and show its slip, to print: no address holds its words."""
    try:
        edition = desk().walking.scene(walk).edition
        slip = desk().pausing.pause(walk)
    except (Refused, MoveRefused, Unknown) as refused:
        return room_refused(refused)
    address = f"{url_for('resuming.show', _external=True)}#{spelled(slip.words)}"
    return render_template(
        "mediator/slip.html", slip=slip, procedure=edition.procedure, drawing=drawn(address)
    )


@bp.post("/parcours/<walk>/vider")
@_MEDIATOR
def empty(walk: str) -> ResponseReturnValue:
    """Nobody is there any more: the walk ends as it stands; ten seconds to take it back."""
    post = desk().room.post_holding(walk)
    try:
        desk().walking.end(walk, _outcome(walk))
    except (MoveRefused, Unknown) as refused:
        return room_refused(refused)
    return answers.go_to(url_for("room.show", termine=walk, poste=post.id if post else None))


@bp.post("/son")
@_MEDIATOR
def ring() -> ResponseReturnValue:
    """The soft sound of a call, for this account: on or off."""
    desk().ringing.want(require(Role.MEDIATOR).id, sound=request.form.get("son") == "oui")
    return answers.go_to(url_for("room.show"))


def _screen_of(scene: Scene) -> str:
    on_post = desk().room.post_holding(scene.walk.id) is not None
    return url_for("mediator.copilot" if on_post else "mediator.shared", walk=scene.walk.id)


def _outcome(walk: str) -> Outcome:
    try:
        scene = desk().walking.scene(walk)
    except Unreadable:
        return Outcome.ABANDONED
    return outcome_at(scene.walk, scene.view.card)
