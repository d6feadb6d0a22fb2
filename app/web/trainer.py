"""The trainer's face: every procedure with its state, and what is wrong in a file that broke."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.web.access import access
from app.web.desk import desk

bp = Blueprint("trainer", __name__, url_prefix="/atelier")


@bp.get("")
@access(Role.TRAINER)
def show() -> ResponseReturnValue:
    """The procedures, those with problems first."""
    return render_template("trainer/list.html", states=desk().library.states())
