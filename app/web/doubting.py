"""« Ce n'est pas comme sur mon écran »: counted on a gesture, never on a person; the card stays."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import MoveRefused, Unknown, WalkMovedOn
from app.usecases.walking import Scene
from app.web import answers
from app.web.access import POST, access
from app.web.desk import desk
from app.web.post_screen import after_press, post_here, shown_on

bp = Blueprint("doubting", __name__)


@bp.post("/poste/doute")
@access(POST)
def at_post() -> ResponseReturnValue:
    """From a post: no move of the walk; a press from behind shows the present card."""
    scene = shown_on(post_here()).scene
    if scene is None:
        # Ended from the desk in between: the post shows what it is now.
        return after_press(409)
    try:
        return after_press(doubted=_counted(scene))
    except (WalkMovedOn, MoveRefused):
        return after_press(409)


@bp.post("/mediation/parcours/<walk>/doute")
@access(Role.MEDIATOR)
def on_shared_screen(walk: str) -> ResponseReturnValue:
    """From the visitor's card on the mediator's own screen; the room once the walk is over."""
    try:
        return answers.go_to(
            url_for("mediator.shared", walk=walk, doute=_counted(desk().walking.scene(walk)))
        )
    except (WalkMovedOn, MoveRefused):
        return answers.go_to(url_for("mediator.shared", walk=walk))
    except Unknown:
        return answers.go_to(url_for("room.show"))


def _counted(scene: Scene) -> str:
    """The gesture doubted of, once counted; raise unless it is on the card that the pressed screen showed."""
    gesture = request.form.get("geste", "")
    scene.walk.expect(answers.version_seen())
    desk().doubting.doubt(scene.walk.id, gesture)
    return gesture
