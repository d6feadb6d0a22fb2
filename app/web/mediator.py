"""The mediator's face: opening a walk, the co-pilot view, the shared screen, the booklet."""

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import MoveRefused, Refused, Unknown, WalkMovedOn
from app.domain.walk import Presence
from app.web import answers, choosing, recording
from app.web.access import access
from app.web.completing import read_outcome
from app.web.desk import desk
from app.web.i18n import name_organisation
from app.web.mediator_screen import after_press, copilot_screen, followed, gone, shared_screen
from app.web.opening import organisations, read_opening
from app.web.room_screen import room_refused
from app.web.seats import require
from app.web.walk_moves import MEDIATOR_MOVES, read_move

bp = Blueprint("mediator", __name__, url_prefix="/mediation")

OFTEN = 6  # procedures, before the families
_MEDIATOR = access(Role.MEDIATOR)
_FOLLOWS = access(Role.MEDIATOR, renews=False)


@bp.get("/ouvrir")
@_MEDIATOR
def choose() -> ResponseReturnValue:
    """Open a walk: the procedure, then who holds the mouse."""
    return _opening_page("mediator/_found.html" if answers.asked_by_htmx() else "mediator/open.html")


@bp.post("/ouvrir")
@_MEDIATOR
def open_walk() -> ResponseReturnValue:
    """Begin a walk on a post, or on this very screen to share it."""
    mediator = require(Role.MEDIATOR)
    if not all(request.form.get(field) for field in ("demarche", "niveau")):
        return _opening_page("mediator/open.html"), 422
    post = request.form.get("poste") or None
    scene = desk().walking.open(read_opening(request.form, post), post=post, mediator=mediator.id)
    shared = scene.walk.presence is Presence.SHARED
    return answers.go_to(url_for(".shared" if shared else ".copilot", walk=scene.walk.id))


def _opening_page(template: str) -> str:
    """What to choose among, with what was chosen already when something is missing."""
    asked, searched = request.values, request.values.get("q", "").strip()
    post = desk().walking.store.post(asked["poste"]) if asked.get("poste") else None
    return render_template(
        template,
        post=post,
        often=() if searched else choosing.often(OFTEN),
        families=choosing.by_family(choosing.search(searched)),
        searched=searched,
        free=desk().library.editions().get(choosing.FREE),
        organisations=organisations(),
        named=choosing.organisation_named(searched),
        presences=(Presence.DESK, Presence.BESIDE) if post else (Presence.SHARED,),
        chosen=asked,
        missing=request.method == "POST",
    )


@bp.get("/parcours/<walk>")
@_MEDIATOR
def copilot(walk: str) -> ResponseReturnValue:
    """Her pane beside the visitor's very card."""
    return copilot_screen(followed(walk), "mediator/copilot.html"), recording.HEADERS


@bp.get("/parcours/<walk>/vue")
@_FOLLOWS
def view(walk: str) -> ResponseReturnValue:
    """The two panes anew, for a screen that was told to look; the room once the walk is over."""
    try:
        shown = followed(walk)
    except Unknown:
        return gone(walk)
    if request.args.get("poste", shown.place) != shown.place:
        # Another post, another stream: the whole page, that says so.
        return answers.go_to(url_for(".copilot", walk=walk, deplace="oui"))
    if request.args.get("vu") == shown.seen:
        return answers.nothing_new()
    return copilot_screen(shown, "mediator/_copilot.html")


@bp.get("/parcours/<walk>/ecran")
@_MEDIATOR
def shared(walk: str) -> ResponseReturnValue:
    """The visitor's card on the mediator's own screen, in the column beside the site."""
    return shared_screen(followed(walk), "mediator/shared.html")


@bp.get("/parcours/<walk>/ecran/vue")
@_FOLLOWS
def shared_view(walk: str) -> ResponseReturnValue:
    """The shared card anew; the room once the walk is over."""
    try:
        shown = followed(walk)
    except Unknown:
        return gone(walk)
    if request.args.get("vue") != shown.look:
        return answers.reload()
    if request.args.get("vu") == shown.seen:
        return answers.nothing_new()
    return shared_screen(shown, "mediator/_shared.html")


@bp.post("/parcours/<walk>/<move>")
@_MEDIATOR
def move(walk: str, move: str) -> ResponseReturnValue:
    """A press on her pane, or on the visitor's card shown beside it."""
    act = read_move(move, request.form, allowed=MEDIATOR_MOVES, languages=desk().catalogues.codes)
    try:
        desk().walking.move(walk, answers.version_seen(), act)
    except (WalkMovedOn, MoveRefused):
        return after_press(walk, 409)
    except Unknown:
        return gone(walk)
    return after_press(walk)


@bp.post("/parcours/<walk>/fin")
@_MEDIATOR
def end(walk: str) -> ResponseReturnValue:
    """End with an outcome; ten seconds to take it back."""
    outcome, redirection = read_outcome(request.form.get("issue", ""))
    post = desk().room.post_holding(walk)
    desk().walking.end(walk, outcome, redirection=redirection)
    return answers.go_to(url_for("room.show", termine=walk, poste=post.id if post else None))


@bp.post("/parcours/<walk>/annuler-fin")
@_MEDIATOR
def undo_end(walk: str) -> ResponseReturnValue:
    """Take the end back."""
    try:
        scene = desk().walking.undo_end(walk, request.form.get("poste") or None)
    except (Refused, Unknown) as refused:
        return room_refused(refused)
    return answers.go_to(url_for(".copilot", walk=scene.walk.id))


@bp.get("/demarches/<folder>/<slug>/livret")
@access(Role.MEDIATOR, Role.MANAGER)
def booklet(folder: str, slug: str) -> ResponseReturnValue:
    """The whole procedure on paper, every branch unfolded, in the language asked for."""
    edition = desk().library.editions().get(f"{folder}/{slug}")
    if edition is None:
        raise Unknown
    language = request.args.get("langue", g.language)
    g.language = language if language in desk().catalogues.codes else g.language
    organisation = desk().library.registries.organisations.get(edition.procedure.organisation or "")
    name_organisation(organisation)
    return render_template("mediator/booklet.html", edition=edition, organisation=organisation)
