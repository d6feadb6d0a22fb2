"""What a person takes away: the slip of what is missing, the memo on paper or as a file, the dates."""

from flask import Blueprint, Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as AnyResponse

from app.domain.account import Role
from app.domain.errors import Unknown
from app.domain.path import CardKind
from app.domain.preparing import things_to_prepare
from app.domain.procedure import Thing
from app.web import answers
from app.web.access import POST, access
from app.web.agenda import calendar_of
from app.web.cards import CardFace, face_of
from app.web.desk import desk
from app.web.i18n import name_organisation
from app.web.keeping import kept_from, may_keep
from app.web.post_screen import Shown, dress, post_here, shown_on
from app.web.qr import drawn

bp = Blueprint("memo", __name__)


@bp.get("/poste/manque")
@access(POST, renews=False)
def no_slip() -> ResponseReturnValue:
    """The post as it is: no address says what is missing. A sheet on a screen asks if its walk goes on."""
    if answers.asked_by_htmx() and request.args.get("vue") == shown_on(post_here()).look:
        return answers.nothing_new()
    return answers.go_to(url_for("visitor.show"))


@bp.post("/poste/manque")
@access(POST)
def missing() -> ResponseReturnValue:
    """On paper, what the person did not tick; nothing of it is kept."""
    shown = shown_on(post_here())
    face = _face(shown)
    if face is None or face.card.kind is not CardKind.OPENING:
        return answers.go_to(url_for("visitor.show"))
    ticked = frozenset(request.form.getlist("ai"))
    return render_template(
        "memo/missing.html", post=shown.post, shown=shown, face=face, things=_unticked(face, ticked)
    )


@bp.get("/poste/memo")
@access(POST)
def at_post() -> ResponseReturnValue:
    """The memo, at the end or at an exit."""
    shown = shown_on(post_here())
    face = _over(shown)
    if face is None:
        return answers.go_to(url_for("visitor.show"))
    return _page("memo/page.html", face, post=shown.post, shown=shown, printing=desk().printing.ready())


@bp.get("/poste/memo.pdf")
@access(POST)
def as_pdf() -> ResponseReturnValue:
    """The same memo as a file, where this machine can draw one."""
    face = _over(shown_on(post_here()))
    if face is None or not desk().printing.ready():
        return answers.go_to(url_for("visitor.show"))
    return _file(desk().printing.pdf(_page("memo/pdf.html", face)), "memo.pdf", "application/pdf")


@bp.get("/poste/rappels.ics")
@access(POST)
def dates() -> ResponseReturnValue:
    """The dates to remember, for a calendar."""
    face = _over(shown_on(post_here()))
    kept = kept_from(face) if face is not None else None
    if kept is None or not kept.dates:
        return answers.go_to(url_for("visitor.show"))
    return _file(calendar_of(kept), "rappels.ics", "text/calendar")


@bp.get("/mediation/parcours/<walk>/memo")
@access(Role.MEDIATOR)
def for_mediator(walk: str) -> ResponseReturnValue:
    """The same sheet, printed by the mediator at any moment of a walk; the room once it is over."""
    try:
        scene = desk().walking.scene(walk)
    except Unknown:
        return answers.go_to(url_for("room.show"))
    g.language, g.comfort = scene.walk.language, scene.walk.comfort
    face = face_of(scene, desk().library.registries)
    name_organisation(face.organisation)
    return _page("memo/staff.html", face)


def _face(shown: Shown) -> CardFace | None:
    """The card that the post shows, in the language of whoever is there; None without a walk."""
    dress(shown)
    if shown.scene is None:
        return None
    # A sheet is read on paper: no sentence of it has a button to be heard.
    g.pop("listener", None)
    face = face_of(shown.scene, desk().library.registries)
    name_organisation(face.organisation)
    return face


def _over(shown: Shown) -> CardFace | None:
    face = _face(shown)
    return face if face is not None and may_keep(face) else None


def _unticked(face: CardFace, ticked: frozenset[str]) -> tuple[Thing, ...]:
    things = enumerate(things_to_prepare(face.main))
    return tuple(thing for rank, thing in things if str(rank) not in ticked)


def _page(template: str, face: CardFace, **more: object) -> str:
    kept = kept_from(face)
    drawing = drawn(kept.organisation.url) if kept.organisation else None
    return render_template(template, face=face, kept=kept, drawing=drawing, **more)


def _file(content: bytes, name: str, kind: str) -> AnyResponse:
    """A file under a name that says nothing of anybody."""
    answer: Response = make_response(content)
    answer.mimetype = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
