"""The plan of the room, arranged: a post goes one place further, or where it was dropped."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.account import Role
from app.domain.errors import MoveRefused
from app.domain.plan import COLUMNS, ROWS, Spot, Toward
from app.web import answers
from app.web.access import access
from app.web.desk import desk
from app.web.room_screen import room_fragment

bp = Blueprint("arranging", __name__, url_prefix="/mediation")


@bp.post("/plan/<post>")
@access(Role.MEDIATOR)
def place(post: str) -> ResponseReturnValue:
    """Kept at once, and told to the other boards."""
    before, toward = desk().arranging.plan().get(post), request.form.get("vers", "")
    arranging = desk().arranging
    spot = arranging.shift(post, _toward(toward)) if toward else arranging.put(post, _spot())
    if not answers.asked_by_htmx():
        return answers.go_to(url_for("room.show", ranger="oui", _anchor=f"poste-{post}"))
    name = desk().walking.store.post(post).name
    return room_fragment(said=_said(name, spot, moved=spot != before))


def _said(name: str, spot: Spot, *, moved: bool) -> str:
    if not moved:
        return str(gettext("%(post)s est au bord du plan.", post=name))
    row, place = spot.row + 1, spot.column + 1
    return str(gettext("%(post)s : rangée %(row)s, place %(place)s.", post=name, row=row, place=place))


def _toward(written: str) -> Toward:
    try:
        return Toward(written)
    except ValueError as unknown:
        raise MoveRefused("unknown-move") from unknown


def _spot() -> Spot:
    row, column = request.form.get("rangee", ""), request.form.get("place", "")
    if not all(one.isascii() and one.isdigit() and len(one) < 3 for one in (row, column)):
        raise MoveRefused("unknown-move")
    spot = Spot(int(row), int(column))
    if spot.row >= ROWS or spot.column >= COLUMNS:
        raise MoveRefused("unknown-move")
    return spot
