"""The room at a glance, and its posts: pairing, arranging, checking, answering calls."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import MoveRefused, Refused, TooManyTries
from app.domain.post import Disposition
from app.web import answers
from app.web.access import access
from app.web.desk import desk
from app.web.guards import on_loopback
from app.web.refusals import sentence
from app.web.room_screen import LOOKED_AT, room_fragment, room_page
from app.web.seats import require

bp = Blueprint("room", __name__, url_prefix="/mediation")

_MEDIATOR = access(Role.MEDIATOR)


@bp.get("")
@_MEDIATOR
def show() -> ResponseReturnValue:
    """The room, calls first."""
    return room_page()


@bp.get("/salle", endpoint="board")
@access(Role.MEDIATOR, renews=False)
def look() -> ResponseReturnValue:
    """The board anew, for a screen that was told to look."""
    return room_fragment()


@bp.get("/postes")
@_MEDIATOR
def posts() -> ResponseReturnValue:
    """The posts, and the form that pairs another."""
    return _posts()


@bp.post("/postes/associer")
@_MEDIATOR
def pair() -> ResponseReturnValue:
    """Make the browser that shows this code a post."""
    name = " ".join(request.form.get("nom", "").split())[:40]
    try:
        if not name:
            raise Refused("post-name")
        by, disposition = require(Role.MEDIATOR).id, desk().settings.structure().disposition
        desk().room.pair(request.form.get("code", ""), name, by=by, disposition=disposition)
        desk().journal.note(by, "post-pair", "post", name)
    except (Refused, TooManyTries) as refused:
        return _posts(sentence(refused)), 422
    return answers.go_to(url_for(".posts"))


@bp.post("/postes/<post>/reglages")
@_MEDIATOR
def arrange(post: str) -> ResponseReturnValue:
    """Name a post and say where guide and site stand on it."""
    name = " ".join(request.form.get("nom", "").split())[:40]
    try:
        if not name:
            raise Refused("post-name")
        desk().room.arrange(post, name, Disposition(request.form.get("disposition", "")))
    except Refused as refused:
        return _posts(sentence(refused)), 422
    except ValueError as unknown:
        raise MoveRefused("unknown-move") from unknown
    return answers.go_to(url_for(".posts"))


@bp.post("/postes/<post>/retirer")
@_MEDIATOR
def revoke(post: str) -> ResponseReturnValue:
    """This browser is no post any more."""
    name = desk().walking.store.post(post).name
    try:
        desk().room.revoke(post)
    except Refused as refused:
        return _posts(sentence(refused)), 422
    desk().journal.note(require(Role.MEDIATOR).id, "post-revoke", "post", name)
    return answers.go_to(url_for(".posts"))


@bp.post("/postes/<post>/verifier")
@_MEDIATOR
def check(post: str) -> ResponseReturnValue:
    """The post is clean, once each of the three things was looked at."""
    ticked = request.form.getlist("vu")
    if any(thing not in ticked for thing in LOOKED_AT):
        return room_page(unclean=post, ticked=ticked), 422
    desk().room.check(post)
    return answers.go_to(url_for(".show"))


@bp.post("/postes/<post>/appel")
@_MEDIATOR
def answer_call(post: str) -> ResponseReturnValue:
    """Somebody goes there."""
    desk().room.answer_call(post)
    return answers.go_to(url_for(".show"))


def _posts(problem: str | None = None) -> str:
    return render_template(
        "mediator/posts.html",
        posts=desk().room.posts(),
        dispositions=tuple(Disposition),
        problem=problem,
        on_this_machine=on_loopback(),
    )
