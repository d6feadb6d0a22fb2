"""The room at a glance, and its posts: pairing, arranging, checking, answering calls."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import MoveRefused, Refused, TooManyTries, Unknown
from app.domain.post import Disposition, Post
from app.usecases.walking import UNDO, Scene
from app.web import answers
from app.web.access import access
from app.web.cards import CardFace, face_of
from app.web.desk import desk
from app.web.guards import on_loopback
from app.web.refusals import sentence
from app.web.seats import require
from app.web.staff import accounts

bp = Blueprint("room", __name__, url_prefix="/mediation")

_MEDIATOR = access(Role.MEDIATOR)


@dataclass(frozen=True, slots=True)
class Line:
    """One place of the room: a post, or a mediator's own screen, with the walk on it; times in minutes."""

    post: Post | None
    scene: Scene | None
    face: CardFace | None
    minutes: int
    waiting: int | None
    accompanied_by: str | None


@bp.get("")
@_MEDIATOR
def show() -> ResponseReturnValue:
    """The room, calls first."""
    return render_template("mediator/room.html", **_room())


@bp.get("/salle")
@access(Role.MEDIATOR, renews=False)
def board() -> ResponseReturnValue:
    """The board anew, for a screen that was told to look."""
    if request.args.get("vu") == _seen():
        return answers.nothing_new()
    return render_template("mediator/_room.html", **_room())


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
        desk().room.pair(request.form.get("code", ""), name, by=require(Role.MEDIATOR).id)
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
    try:
        desk().room.revoke(post)
    except Refused as refused:
        return _posts(sentence(refused)), 422
    return answers.go_to(url_for(".posts"))


@bp.post("/postes/<post>/verifier")
@_MEDIATOR
def check(post: str) -> ResponseReturnValue:
    """The post is clean: site closed, downloads emptied, papers given back."""
    desk().room.check(post)
    return answers.go_to(url_for(".show"))


@bp.post("/postes/<post>/appel")
@_MEDIATOR
def answer_call(post: str) -> ResponseReturnValue:
    """Somebody goes there."""
    desk().room.answer_call(post)
    return answers.go_to(url_for(".show"))


def names() -> Mapping[str, str]:
    """The name of each account by its id, read once for a whole screen."""
    return {account.id: account.name for account in accounts().all()}


def line_of(post: Post | None, scene: Scene | None, named: Mapping[str, str]) -> Line:
    """A place of the room as a screen of the staff needs it."""
    now = desk().walking.clock.now()
    called = post.called_at if post else None
    return Line(
        post=post,
        scene=scene,
        face=face_of(scene, desk().library.registries) if scene else None,
        minutes=int((now - scene.opened.placed_at).total_seconds() // 60) if scene else 0,
        waiting=int((now - called).total_seconds() // 60) if called else None,
        accompanied_by=named.get(scene.opened.mediator or "") if scene else None,
    )


def _room() -> dict[str, object]:
    walking = desk().walking
    scenes = {scene.walk.id: scene for scene in walking.scenes()}
    held = desk().room.posts()
    on_posts = {post.walk for post in held}
    named = names()
    lines = [line_of(post, scenes.get(post.walk or ""), named) for post in held]
    lines += [line_of(None, scene, named) for id, scene in scenes.items() if id not in on_posts]
    # Oldest call first; the posts keep their order otherwise.
    lines.sort(key=lambda line: -1 if line.waiting is None else line.waiting, reverse=True)
    return {
        "seen": _seen(),
        "lines": lines,
        "calls": [line for line in lines if line.waiting is not None],
        "undo": _just_ended(request.args.get("termine", "")),
        "undo_post": request.args.get("poste", ""),
    }


def _seen() -> str:
    """Changes with the room, and with every minute: the board counts them."""
    return f"{desk().walking.store.room_version()}.{minute()}"


def minute() -> int:
    """The present minute, numbered: a screen that shows minutes is out of date when it changes."""
    return int(desk().walking.clock.now().timestamp() // 60)


def _just_ended(walk: str) -> str | None:
    """The walk that was just ended here, while it can still be taken back."""
    try:
        opened = desk().walking.store.open_walk(walk)
    except Unknown:
        return None
    return walk if opened.ended_at and desk().walking.clock.now() - opened.ended_at <= UNDO else None


def _posts(problem: str | None = None) -> str:
    return render_template(
        "mediator/posts.html",
        posts=desk().room.posts(),
        dispositions=tuple(Disposition),
        problem=problem,
        on_this_machine=on_loopback(),
    )
