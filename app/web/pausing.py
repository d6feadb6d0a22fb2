"""The visitor's face when one leaves for a while: a pause, its slip, taking up, « je suis encore là »."""

from flask import Blueprint, Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.comfort import Comfort
from app.domain.errors import Refused, TooManyTries
from app.domain.folding import without_accents
from app.domain.pause import WORDS, PauseSlip, spelled
from app.web import answers
from app.web.access import POST, access
from app.web.desk import desk
from app.web.post_screen import Shown, after_press, dress, post_here, shown_on
from app.web.qr import drawn
from app.web.refusals import sentence
from app.web.seats import set_passage_cookie

bp = Blueprint("pausing", __name__, url_prefix="/poste")

_SLIP = 3  # words


@bp.post("/pause")
@access(POST)
def pause() -> ResponseReturnValue:
    """End the walk and answer its slip at once: no address holds its words, nothing shows them again."""
    shown = shown_on(post_here())
    if shown.scene is None or shown.scene.walk.practice:
        return answers.go_to(url_for("visitor.show"))
    comfort, slip = shown.scene.walk.comfort, desk().pausing.pause(shown.scene.walk.id)
    after = shown_on(desk().room.store.post(shown.post.id))
    answer = make_response(_slip_page(after, slip, comfort))
    set_passage_cookie(answer)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@bp.get("/pause")
@access(POST, renews=False)
def no_pause() -> ResponseReturnValue:
    """The address of a slip shows the post as it is, whoever comes back to it."""
    return answers.go_to(url_for("visitor.show"))


@bp.get("/reprendre")
@access(POST)
def resume() -> ResponseReturnValue:
    """The pictures of the first word."""
    return _round(()) if post_here().free else answers.go_to(url_for("visitor.show"))


@bp.post("/reprendre")
@access(POST)
def resume_on() -> ResponseReturnValue:
    """One more word, that the form carries; with the third the walk is taken up."""
    post = post_here()
    if not post.free:
        return answers.go_to(url_for("visitor.show"))
    chosen = _chosen()
    if len(chosen) < _SLIP:
        return _round(chosen)
    first, second, third = chosen
    try:
        desk().pausing.resume((first, second, third), post=post.id, mediator=None, by=f"post:{post.id}")
    except TooManyTries as slowed:
        return _round((), told=sentence(slowed), status=429)
    except Refused:
        return _round((), told=_apart(), status=422)
    return answers.go_to(url_for("visitor.show"))


@bp.post("/encore-la")
@access(POST)
def stay() -> ResponseReturnValue:
    """« Je suis encore là »."""
    desk().idling.stay(post_here().id)
    return after_press()


def _slip_page(after: Shown, slip: PauseSlip, comfort: Comfort) -> str:
    g.language, g.comfort = slip.language, comfort
    # After the sign « # », that no browser sends: the words are in no journal of any machine.
    address = f"{url_for('resuming.show', _external=True)}#{spelled(slip.words)}"
    return render_template(
        "visitor/pause.html", post=after.post, shown=after, slip=slip, drawing=drawn(address)
    )


def _round(chosen: tuple[str, ...], *, told: str = "", status: int = 200) -> Response:
    shown = shown_on(post_here())
    dress(shown)
    page = render_template(
        "visitor/resume.html",
        post=shown.post,
        shown=shown,
        chosen=chosen,
        words=[word for word in sorted(WORDS, key=_alphabetical) if word not in chosen],
        told=told,
    )
    return make_response(page, status)


def _chosen() -> tuple[str, ...]:
    """The words pressed so far, in their order; what is none of ours is as if not pressed."""
    pressed = (request.form.get(f"mot{rank}", "") for rank in range(1, _SLIP + 1))
    return tuple(word for word in pressed if word in WORDS)


def _alphabetical(word: str) -> str:
    return without_accents(WORDS[word].casefold())


def _apart() -> str:
    return str(gettext("Ces trois mots ne vont pas ensemble. Regardez votre feuille, puis recommencez."))
