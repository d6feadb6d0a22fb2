"""The demonstration: an address for each of its three posts, so that one computer can be them all."""

import hmac

from flask import Blueprint, Flask, current_app, redirect, url_for
from flask.typing import ResponseReturnValue

from app.domain.errors import Unknown
from app.web.access import PUBLIC, access
from app.web.seats import set_device_cookie

POSTS = 3

bp = Blueprint("demo", __name__, url_prefix="/demo")
_SECRET = "demo.secret"  # noqa: S105 - the name of a place


def install(app: Flask, secret: bytes) -> None:
    """Add the addresses of the demonstration's posts to an application."""
    app.extensions[_SECRET] = secret
    app.register_blueprint(bp)


def device_of(secret: bytes, number: int) -> str:
    """The token of the browser that is this post of the demonstration."""
    return hmac.new(secret, f"demo:{number}".encode(), "sha256").hexdigest()


@bp.get("/poste/<int:number>")
@access(PUBLIC)
def become(number: int) -> ResponseReturnValue:
    """Make this browser one of the three posts, until it opens the address of another."""
    if not 1 <= number <= POSTS:
        raise Unknown
    answer = redirect(url_for("visitor.show"))
    set_device_cookie(answer, device_of(current_app.extensions[_SECRET], number))
    return answer
