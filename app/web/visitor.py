"""The visitor's face: pairing, waiting, the walk, the end."""

from flask import Blueprint, Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as AnyResponse

from app.domain import tongue
from app.domain.autonomy import Autonomy
from app.domain.comfort import Tongue
from app.domain.errors import MoveRefused, Unknown, WalkMovedOn
from app.domain.post import Post
from app.domain.walk import Presence
from app.usecases.holding import outcome_at
from app.usecases.signing_in import digest
from app.usecases.walking import Opening
from app.web import answers, choosing
from app.web.access import POST, PUBLIC, access
from app.web.desk import desk
from app.web.post_screen import Shown, after_press, dress, fragment, page, post_here, shown_on
from app.web.practice import opens_as_practice
from app.web.seats import (
    current_seat,
    device_of_this_browser,
    set_device_cookie,
    set_passage_cookie,
)
from app.web.walk_moves import STRIP_MOVES, VISITOR_MOVES, read_comfort, read_move

bp = Blueprint("visitor", __name__)

OFTEN = 4  # tiles, before the families


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
    return _pairing_page() if post is None else page(shown_on(post))


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
    return fragment(shown_on(post_here()))


@bp.post("/poste/parcours/<move>")
@access(POST)
def move(move: str) -> ResponseReturnValue:
    """A press on the card, or on the strip while the mediator is beside."""
    shown = shown_on(post_here())
    if shown.scene is None:
        # Ended from the desk in between: the post shows what it is now.
        return after_press(409)
    walk = shown.scene.walk
    allowed = VISITOR_MOVES | (STRIP_MOVES if walk.presence is Presence.BESIDE else frozenset())
    act = read_move(move, request.form, allowed=allowed, languages=desk().catalogues.codes)
    try:
        desk().walking.move(walk.id, answers.version_seen(), act)
    except (WalkMovedOn, MoveRefused):
        return after_press(409)
    return after_press()


@bp.post("/poste/appel")
@access(POST)
def call() -> ResponseReturnValue:
    """« J'ai besoin d'aide »."""
    desk().room.call(post_here().id)
    return after_press()


@bp.post("/poste/appel/annuler")
@access(POST)
def withdraw_call() -> ResponseReturnValue:
    """« Je n'ai plus besoin d'aide »."""
    desk().room.answer_call(post_here().id)
    return after_press()


@bp.post("/poste/langue")
@access(POST)
def language() -> ResponseReturnValue:
    """A language chosen on the waiting screen."""
    wanted = request.form.get("langue", "")
    if wanted not in desk().catalogues.codes:
        raise MoveRefused("unknown-move")
    desk().room.speak(post_here().id, wanted)
    return answers.go_to(url_for(".show"))


@bp.post("/poste/langue-absente")
@access(POST)
def lack_language() -> ResponseReturnValue:
    """« Ma langue n’est pas là »: the mediator is called, the guide goes on in pictures."""
    shown = shown_on(post_here())
    if shown.scene is None:
        desk().room.lack_language(shown.post.id)
        return answers.go_to(url_for(".show"))
    try:
        desk().walking.move(shown.scene.walk.id, answers.version_seen(), lambda walk, _: tongue.lack(walk))
    except (WalkMovedOn, MoveRefused):
        return after_press(409)
    desk().room.call(shown.post.id)
    return after_press()


@bp.post("/poste/confort")
@access(POST)
def comfort() -> ResponseReturnValue:
    """A size or a contrast chosen on the waiting screen."""
    try:
        wanted = read_comfort(request.form)
    except (KeyError, ValueError) as missing:
        raise MoveRefused("unknown-move") from missing
    desk().room.set_comfort(post_here().id, wanted)
    return answers.go_to(url_for(".show"))


@bp.get("/poste/demarches")
@access(POST)
def choose() -> ResponseReturnValue:
    """Choose alone: what one comes for most, then the families."""
    post = _who_chooses()
    if post is None:
        return answers.go_to(url_for(".show"))
    often, families = choosing.often(OFTEN), choosing.by_family()
    return render_template("visitor/choose.html", post=post, often=often, families=families)


@bp.get("/poste/demarches/<family>")
@access(POST)
def family(family: str) -> ResponseReturnValue:
    """The procedures of one family."""
    post = _who_chooses()
    if post is None:
        return answers.go_to(url_for(".show"))
    found = next((one for one in choosing.by_family() if one.key == family), None)
    if found is None:
        raise Unknown
    return render_template("visitor/family.html", post=post, family=found)


def _who_chooses() -> Post | None:
    """A free post, its page in its language; None for one where something goes on."""
    post = post_here()
    if not post.free:
        return None
    dress(shown_on(post))
    return post


@bp.post("/poste/ouvrir")
@access(POST)
def open_alone() -> ResponseReturnValue:
    """Begin a procedure alone, in *faire faire*; a mini-lesson that can be practised is."""
    post = post_here()
    edition = choosing.open_to_all().get(request.form.get("demarche", ""))
    if edition is None:
        raise Unknown
    practice = opens_as_practice(edition.procedure)
    opening = Opening(
        procedure=edition.procedure.id,
        level=Autonomy.DONE_WITH if practice else Autonomy.DONE_BY,
        language=post.language,
        comfort=post.comfort,
        practice=practice,
        tongue=Tongue.WITHOUT if post.tongue.lacking else Tongue.SETTLED,
    )
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
    shown = shown_on(post_here())
    if shown.scene is not None:
        outcome = outcome_at(shown.scene.walk, shown.scene.view.card)
        desk().walking.end(shown.scene.walk.id, outcome, keep_post=keep_post)
    answer = answers.go_to(url_for(".choose" if keep_post and not _accompanied(shown) else ".show"))
    set_passage_cookie(answer)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _accompanied(shown: Shown) -> bool:
    return shown.scene is not None and shown.scene.accompanied


def _pairing_page() -> Response:
    token, fresh = device_of_this_browser()
    pairing = desk().room.show_code(digest(token), g.language)
    answer = make_response(render_template("visitor/pair.html", code=pairing.code))
    if fresh is not None:
        set_device_cookie(answer, fresh)
    return answer
