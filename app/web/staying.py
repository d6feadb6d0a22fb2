"""Staying signed in: a screen is told that its session ends soon, and one press keeps it."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from app.web.access import STAFF, access
from app.web.seats import current_seat
from app.web.staff import accounts

bp = Blueprint("staying", __name__, url_prefix="/compte/session")


@bp.get("")
@access(*STAFF, renews=False)
def show() -> ResponseReturnValue:
    """How long it still holds; to ask is no sign of life."""
    return jsonify(seconds=seconds_left())


@bp.post("")
@access(*STAFF)
def keep() -> ResponseReturnValue:
    """Somebody is there: half an hour more."""
    return jsonify(seconds=seconds_left())


@bp.app_template_global("session_seconds_left")
def seconds_left() -> int:
    """Until the session of this browser ends by itself."""
    return int(accounts().signing_in.left(current_seat().signed_in.session).total_seconds())
