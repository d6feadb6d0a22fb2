"""The visitor's face: pairing, waiting, the walk, the end."""

from dataclasses import dataclass

from flask import Blueprint, Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as AnyResponse

from app.domain.autonomy import Autonomy
from app.domain.errors import MoveRefused, Unknown, WalkMovedOn
from app.domain.path import CardKind
from app.domain.post import Post
from app.domain.walk import Outcome, Presence
from app.usecases.signing_in import digest
from app.usecases.walking import Opening, Scene
from app.web import answers, choosing
from app.web.access import POST, PUBLIC, access
from app.web.cards import dress_of, face_of
from app.web.desk import desk
from app.web.i18n import name_organisation
from app.web.seats import (
    current_seat,
    device_of_this_browser,
    set_device_cookie,
    set_passage_cookie,
)
from app.web.walk_moves import STRIP_MOVES, VISITOR_MOVES, read_comfort, read_move

bp = Blueprint("visitor", __name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a post shows now; `look` is what only a whole page can change, `seen` what a fragment can."""

    post: Post
    scene: Scene | None

    @property
    def state(self) -> str:
        """Walking, to be checked, or waiting."""
        if self.scene is not None:
            return "parcours"
        return "fin" if self.post.to_check else "attente"

    @property
    def look(self) -> str:
        """Changes with the language, the size, or what the page is about."""
        if self.scene is not None:
            return f"{self.scene.walk.id}.{dress_of(self.scene.walk)}"
        return f"{self.state}.{dress_of(self.post)}"

    @property
    def seen(self) -> str:
        """Changes with the walk and with the post."""
        version = self.scene.walk.version if self.scene is not None else 0
        return f"{version}.{self.post.version}"


@bp.get("/")
@access(PUBLIC)
def home() -> ResponseReturnValue:
    """The post itself where this browser is one, else the two doors."""
    if current_seat().post is not None:
        return answers.go_to(url_for(".show"))
    return render_template("visitor/home.html")


@bp.get("/poste")
@access(PUBLIC, renews=False)
def show() -> ResponseReturnValue:
    """Whatever this post shows now; an unpaired browser shows its code."""
    post = current_seat().post
    return _pairing_page() if post is None else _page(_shown(post))


@bp.get("/poste/code")
@access(PUBLIC, renews=False)
def code() -> ResponseReturnValue:
    """The waiting code asks whether a mediator took it, or whether it expired."""
    if current_seat().post is not None:
        return answers.reload()
    token, _ = device_of_this_browser()
    pairing = desk().room.show_code(digest(token), g.language)
    return answers.nothing_new() if pairing.code == request.args.get("vu") else answers.reload()


@bp.get("/poste/ecran")
@access(POST, renews=False)
def screen() -> ResponseReturnValue:
    """The fragment, for a screen that was told to look."""
    return _fragment(_shown(_post()))


@bp.post("/poste/parcours/<move>")
@access(POST)
def move(move: str) -> ResponseReturnValue:
    """A press on the card, or on the strip while the mediator is beside."""
    shown = _shown(_post())
    if shown.scene is None:
        # Ended from the desk in between: the post shows what it is now.
        return _after_press(409)
    walk = shown.scene.walk
    allowed = VISITOR_MOVES | (STRIP_MOVES if walk.presence is Presence.BESIDE else frozenset())
    act = read_move(move, request.form, allowed=allowed, languages=desk().catalogues.codes)
    try:
        desk().walking.move(walk.id, answers.version_seen(), act)
    except (WalkMovedOn, MoveRefused):
        return _after_press(409)
    return _after_press()


@bp.post("/poste/appel")
@access(POST)
def call() -> ResponseReturnValue:
    """« J'ai besoin d'aide »."""
    desk().room.call(_post().id)
    return _after_press()


@bp.post("/poste/appel/annuler")
@access(POST)
def withdraw_call() -> ResponseReturnValue:
    """« Je n'ai plus besoin d'aide »."""
    desk().room.answer_call(_post().id)
    return _after_press()


@bp.post("/poste/langue")
@access(POST)
def language() -> ResponseReturnValue:
    """A language chosen on the waiting screen."""
    wanted = request.form.get("langue", "")
    if wanted not in desk().catalogues.codes:
        raise MoveRefused("unknown-move")
    desk().room.speak(_post().id, wanted)
    return answers.go_to(url_for(".show"))


@bp.post("/poste/confort")
@access(POST)
def comfort() -> ResponseReturnValue:
    """A size or a contrast chosen on the waiting screen."""
    try:
        wanted = read_comfort(request.form)
    except (KeyError, ValueError) as missing:
        raise MoveRefused("unknown-move") from missing
    desk().room.set_comfort(_post().id, wanted)
    return answers.go_to(url_for(".show"))


@bp.get("/poste/demarches")
@access(POST)
def choose() -> ResponseReturnValue:
    """Choose a procedure alone, by family."""
    post = _post()
    if not post.free:
        return answers.go_to(url_for(".show"))
    _dress(_shown(post))
    return render_template("visitor/choose.html", post=post, families=choosing.by_family())


@bp.post("/poste/ouvrir")
@access(POST)
def open_alone() -> ResponseReturnValue:
    """Begin a procedure alone, in *faire faire*."""
    post = _post()
    opening = Opening(
        procedure=request.form.get("demarche", ""),
        level=Autonomy.DONE_BY,
        language=post.language,
        comfort=post.comfort,
    )
    if opening.procedure not in choosing.open_to_all():
        raise Unknown
    desk().walking.open(opening, post=post.id)
    return answers.go_to(url_for(".show"))


@bp.post("/poste/fin")
@access(POST)
def end() -> ResponseReturnValue:
    """« J'ai terminé » or « arrêter »: the post keeps nothing."""
    return _end(keep_post=False)


@bp.post("/poste/autre")
@access(POST)
def another() -> ResponseReturnValue:
    """« Une autre démarche ? »: language and size stay."""
    return _end(keep_post=True)


def _end(*, keep_post: bool) -> AnyResponse:
    shown = _shown(_post())
    if shown.scene is not None:
        desk().walking.end(shown.scene.walk.id, _outcome(shown.scene), keep_post=keep_post)
    answer = answers.go_to(url_for(".choose" if keep_post and not _accompanied(shown) else ".show"))
    set_passage_cookie(answer)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _accompanied(shown: Shown) -> bool:
    return shown.scene is not None and shown.scene.accompanied


def _outcome(scene: Scene) -> Outcome:
    """What a walk that the visitor ends came to."""
    if scene.walk.on_a_trip:
        return Outcome.ABANDONED
    ends = {CardKind.ENDING: Outcome.DONE, CardKind.EXIT: Outcome.REDIRECTED}
    return ends.get(scene.view.card.kind, Outcome.ABANDONED)


def _post() -> Post:
    post = current_seat().post
    if post is None:
        raise Unknown
    return post


def _shown(post: Post) -> Shown:
    return Shown(post, desk().walking.scene(post.walk) if post.walk else None)


def _after_press(status: int = 200) -> ResponseReturnValue:
    if not answers.asked_by_htmx():
        return answers.go_to(url_for(".show"))
    # Read anew: the seat was read before the press.
    post = desk().room.store.post(_post().id)
    return _fragment(_shown(post), status=status)


def _fragment(shown: Shown, *, status: int = 200) -> ResponseReturnValue:
    if request.values.get("vue") != shown.look:
        return answers.reload()
    if request.args.get("vu") == shown.seen:
        return answers.nothing_new()
    if shown.scene is None:
        return answers.reload()
    _dress(shown)
    return make_response(_render("visitor/_walk.html", shown), status)


def _page(shown: Shown) -> Response:
    _dress(shown)
    page = {"parcours": "visitor/walk.html", "fin": "visitor/closed.html", "attente": "visitor/waiting.html"}
    answer = make_response(_render(page[shown.state], shown))
    if shown.state != "parcours":
        # A cookie that changes makes the browser forget the pages behind: Back shows nothing of the walk.
        set_passage_cookie(answer)
    return answer


def _render(template: str, shown: Shown) -> str:
    if shown.scene is None:
        return render_template(template, post=shown.post, shown=shown)
    face = face_of(shown.scene, desk().library.registries)
    name_organisation(face.organisation)
    return render_template(template, post=shown.post, shown=shown, face=face)


def _dress(shown: Shown) -> None:
    """Put the request in the language and the size of whoever is there."""
    subject = shown.scene.walk if shown.scene is not None else shown.post
    g.language, g.comfort = subject.language, subject.comfort


def _pairing_page() -> Response:
    token, fresh = device_of_this_browser()
    pairing = desk().room.show_code(digest(token), g.language)
    answer = make_response(render_template("visitor/pair.html", code=pairing.code))
    if fresh is not None:
        set_device_cookie(answer, fresh)
    return answer
