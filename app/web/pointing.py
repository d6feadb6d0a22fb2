"""Pointing: the press of the mediator that puts a halo on something of the post's card, or takes it away."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import MoveRefused, Unknown, WalkMovedOn
from app.usecases.walking import Scene
from app.web import answers
from app.web.access import access
from app.web.cards import face_of
from app.web.desk import desk
from app.web.mediator_screen import after_press, gone
from app.web.points import points_of

bp = Blueprint("pointing", __name__, url_prefix="/mediation")


@bp.post("/parcours/<walk>/montrer")
@access(Role.MEDIATOR)
def point(walk: str) -> ResponseReturnValue:
    """Point at something of the card, or at nothing any more; a press from behind shows the present card."""
    try:
        desk().pointing.point(walk, answers.version_seen(), _key(desk().walking.scene(walk)))
    except (WalkMovedOn, MoveRefused):
        return after_press(walk, 409)
    except Unknown:
        return gone(walk)
    return after_press(walk, pointing=True)


def _key(scene: Scene) -> str:
    key = request.form.get("cle", "")
    if key and key not in points_of(face_of(scene, desk().library.registries)):
        raise MoveRefused("nothing-to-point")
    return key
