"""What a post shows: the walk, the end or the wait, as a page and as a fragment."""

from dataclasses import dataclass

from flask import Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.errors import Unknown
from app.domain.phrasebook import Saying
from app.domain.post import Post
from app.usecases.walking import Scene
from app.web import answers
from app.web.cards import dress_of, face_of
from app.web.desk import desk
from app.web.i18n import name_organisation
from app.web.listening import lend_an_ear
from app.web.seats import current_seat, set_passage_cookie


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

    @property
    def saying(self) -> Saying | None:
        """What the mediator says through this post, that waits for an answer."""
        return None if self.post.reply else desk().library.registries.phrasebook.find(self.post.said)


def post_here() -> Post:
    """The post that this browser is; raise Unknown for any other."""
    post = current_seat().post
    if post is None:
        raise Unknown
    return post


def shown_on(post: Post) -> Shown:
    """What this post shows now."""
    return Shown(post, desk().walking.scene(post.walk) if post.walk else None)


def after_press(status: int = 200, *, doubted: str = "") -> ResponseReturnValue:
    """What the post shows after a press; `doubted` is the gesture that did not look like the site."""
    if not answers.asked_by_htmx():
        return answers.go_to(url_for("visitor.show", doute=doubted or None))
    # Read anew: the seat was read before the press.
    return fragment(shown_on(desk().room.store.post(post_here().id)), status=status, doubted=doubted)


def fragment(shown: Shown, *, status: int = 200, doubted: str = "") -> Response:
    """The walk’s fragment; nothing when the screen shows it already, a reload when the page must change."""
    if request.values.get("vue") != shown.look:
        return answers.reload()
    if request.args.get("vu") == shown.seen:
        return answers.nothing_new()
    if shown.scene is None:
        return answers.reload()
    dress(shown)
    return make_response(render_walk(shown, doubted), status)


def render_walk(shown: Shown, doubted: str = "") -> str:
    """The walk itself, that the page and each later fragment hold."""
    return _render("visitor/_walk.html", shown, doubted)


def page(shown: Shown) -> Response:
    """The whole page: the walk, the end, or the wait."""
    dress(shown)
    page = {"parcours": "visitor/walk.html", "fin": "visitor/closed.html", "attente": "visitor/waiting.html"}
    answer = make_response(_render(page[shown.state], shown, request.args.get("doute", "")))
    if shown.state != "parcours":
        # A cookie that changes makes the browser forget the pages behind: Back shows nothing of the walk.
        set_passage_cookie(answer)
    if shown.state == "fin":
        # Whoever ended it, or nobody: the walk may have ended from the desk, or in silence.
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _render(template: str, shown: Shown, doubted: str) -> str:
    if shown.scene is None:
        return render_template(template, post=shown.post, shown=shown)
    face = face_of(shown.scene, desk().library.registries)
    name_organisation(face.organisation)
    due = desk().idling.asks_in(shown.scene.opened, face.card)
    return render_template(template, post=shown.post, shown=shown, face=face, doubted=doubted, due=due)


def dress(shown: Shown) -> None:
    """Put the request in the language and the size of whoever is there."""
    subject = shown.scene.walk if shown.scene is not None else shown.post
    g.language, g.comfort = subject.language, subject.comfort
    lend_an_ear(shown.scene)
