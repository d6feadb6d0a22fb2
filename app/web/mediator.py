"""The mediator's face: opening a walk, the co-pilot view, the shared screen, the booklet."""

from dataclasses import dataclass

from flask import Blueprint, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import MoveRefused, Unknown, WalkMovedOn
from app.domain.post import Post
from app.domain.walk import Outcome, Presence, Walk
from app.usecases.walking import Scene
from app.web import answers, choosing, recording
from app.web.access import access
from app.web.board import line_of, minute, names
from app.web.cards import dress_of
from app.web.completing import read_outcome
from app.web.desk import desk
from app.web.figure_words import REDIRECTIONS
from app.web.i18n import name_organisation
from app.web.listening import lend_an_ear
from app.web.opening import organisations, read_opening
from app.web.seats import require
from app.web.walk_moves import MEDIATOR_MOVES, read_move


@dataclass(frozen=True, slots=True)
class Followed:
    """A walk as a screen of the mediator follows it; `look` is what only a whole page can change."""

    scene: Scene
    post: Post | None

    @property
    def seen(self) -> str:
        """Changes with the walk, with its post, and with every minute."""
        return f"{self.scene.walk.version}.{self.post.version if self.post else 0}.{minute()}"

    @property
    def look(self) -> str:
        """Changes with the language and the size."""
        return dress_of(self.scene.walk)


bp = Blueprint("mediator", __name__, url_prefix="/mediation")

_MEDIATOR = access(Role.MEDIATOR)
_FOLLOWS = access(Role.MEDIATOR, renews=False)


@bp.get("/ouvrir")
@_MEDIATOR
def choose() -> ResponseReturnValue:
    """Open a walk: the procedure, then who holds the mouse."""
    post = desk().walking.store.post(request.args["poste"]) if request.args.get("poste") else None
    found = choosing.search(request.args.get("q", ""))
    template = "mediator/_found.html" if answers.asked_by_htmx() else "mediator/open.html"
    return render_template(
        template,
        post=post,
        families=choosing.by_family(found),
        searched=request.args.get("q", ""),
        free=desk().library.editions().get(choosing.FREE),
        organisations=organisations(),
        presences=(Presence.DESK, Presence.BESIDE) if post else (Presence.SHARED,),
    )


@bp.post("/ouvrir")
@_MEDIATOR
def open_walk() -> ResponseReturnValue:
    """Begin a walk on a post, or on this very screen to share it."""
    mediator = require(Role.MEDIATOR)
    post = request.form.get("poste") or None
    scene = desk().walking.open(read_opening(request.form, post), post=post, mediator=mediator.id)
    shared = scene.walk.presence is Presence.SHARED
    return answers.go_to(url_for(".shared" if shared else ".copilot", walk=scene.walk.id))


@bp.get("/parcours/<walk>")
@_MEDIATOR
def copilot(walk: str) -> ResponseReturnValue:
    """Her pane beside the visitor's very card."""
    return _copilot(_shown(walk), "mediator/copilot.html"), recording.HEADERS


@bp.get("/parcours/<walk>/vue")
@_FOLLOWS
def view(walk: str) -> ResponseReturnValue:
    """The two panes anew, for a screen that was told to look; the room once the walk is over."""
    try:
        shown = _shown(walk)
    except Unknown:
        return answers.go_to(url_for("room.show"))
    if request.args.get("vu") == shown.seen:
        return answers.nothing_new()
    return _copilot(shown, "mediator/_copilot.html")


@bp.get("/parcours/<walk>/ecran")
@_MEDIATOR
def shared(walk: str) -> ResponseReturnValue:
    """The visitor's card on the mediator's own screen, in the column beside the site."""
    return _shared(_shown(walk), "mediator/shared.html")


@bp.get("/parcours/<walk>/ecran/vue")
@_FOLLOWS
def shared_view(walk: str) -> ResponseReturnValue:
    """The shared card anew; the room once the walk is over."""
    try:
        shown = _shown(walk)
    except Unknown:
        return answers.go_to(url_for("room.show"))
    if request.args.get("vue") != shown.look:
        return answers.reload()
    if request.args.get("vu") == shown.seen:
        return answers.nothing_new()
    return _shared(shown, "mediator/_shared.html")


@bp.post("/parcours/<walk>/<move>")
@_MEDIATOR
def move(walk: str, move: str) -> ResponseReturnValue:
    """A press on her pane, or on the visitor's card shown beside it."""
    act = read_move(move, request.form, allowed=MEDIATOR_MOVES, languages=desk().catalogues.codes)
    try:
        desk().walking.move(walk, answers.version_seen(), act)
    except (WalkMovedOn, MoveRefused):
        return _after_press(walk, 409)
    except Unknown:
        return answers.go_to(url_for("room.show"))
    return _after_press(walk)


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
    scene = desk().walking.undo_end(walk, request.form.get("poste") or None)
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


def _shown(walk: str) -> Followed:
    scene = desk().walking.scene(walk)
    if scene.walk.ended:
        raise Unknown
    return Followed(scene, desk().room.post_holding(walk))


def _copilot(shown: Followed, template: str) -> str:
    """The page of two panes, or its fragment."""
    return _render(template, shown, target="#copilote-cadre")


def _shared(shown: Followed, template: str) -> str:
    """The page of the shared screen, or its fragment: dressed as the visitor wants it."""
    g.language, g.comfort = shown.scene.walk.language, shown.scene.walk.comfort
    lend_an_ear(shown.scene)
    return _render(template, shown, target="#partage-cadre", vue=shown.look)


def _render(template: str, shown: Followed, *, target: str, **fields: str) -> str:
    walk, line = shown.scene.walk, line_of(shown.post, shown.scene, names())
    name_organisation(line.face.organisation if line.face else None)
    shared = target == "#partage-cadre"
    return render_template(
        template,
        shown=shown,
        scene=shown.scene,
        face=line.face,
        post=shown.post,
        line=line,
        outcomes=tuple(Outcome),
        redirections=REDIRECTIONS,
        move_url=lambda name: url_for(".move", walk=walk.id, move=name),
        fields={"vu": walk.version, **fields},
        target=target,
        offer=_offer(walk, shared=shared),
        urls={
            "doute": url_for("doubting.on_shared_screen", walk=walk.id),
            "memo": url_for("memo.for_mediator", walk=walk.id),
        },
        doubted=request.args.get("doute", ""),
        voices=() if shared or line.face is None else recording.voices_of(line.face),
        told="",
        doubts=desk().doubting.counts(),
        heading="h1" if shared else "h3",
    )


def _offer(walk: Walk, *, shared: bool) -> tuple[str, ...]:
    """What the visitor's card offers on her screens: the memo, and the doubt where the card is pressed."""
    if walk.practice:
        return ()
    return ("doute", "memo") if shared else ("memo",)


def _after_press(walk: str, status: int = 200) -> ResponseReturnValue:
    look = request.form.get("vue")
    try:
        shown = _shown(walk)
    except Unknown:  # over, and maybe forgotten meanwhile
        return answers.go_to(url_for("room.show"))
    if not answers.asked_by_htmx():
        return answers.go_to(url_for(".copilot" if look is None else ".shared", walk=walk))
    if look is None:
        return make_response(_copilot(shown, "mediator/_copilot.html"), status)
    if look != shown.look:
        return answers.reload()
    return make_response(_shared(shown, "mediator/_shared.html"), status)
