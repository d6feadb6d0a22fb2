"""What the mediator's screens show: the two panes, the shared card, as pages and as fragments."""

from dataclasses import dataclass

from flask import g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.errors import Unknown
from app.domain.post import Post
from app.domain.walk import Outcome, Walk
from app.usecases.walking import Scene
from app.web import answers, recording
from app.web.board import line_of, minute, names
from app.web.cards import dress_of
from app.web.desk import desk
from app.web.figure_words import REDIRECTIONS
from app.web.i18n import name_organisation
from app.web.listening import lend_an_ear


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
    def place(self) -> str:
        """The post it is on; empty on a screen of the mediation."""
        return self.post.id if self.post is not None else ""

    @property
    def look(self) -> str:
        """Changes with the language and the size."""
        return dress_of(self.scene.walk)


def followed(walk: str) -> Followed:
    """A walk under way, and its post; raise Unknown once it is over."""
    scene = desk().walking.scene(walk)
    if scene.walk.ended:
        raise Unknown
    return Followed(scene, desk().room.post_holding(walk))


def copilot_screen(shown: Followed, template: str) -> str:
    """The page of two panes, or its fragment."""
    return _render(template, shown, target="#copilote-cadre")


def shared_screen(shown: Followed, template: str) -> str:
    """The page of the shared screen, or its fragment: dressed as the visitor wants it."""
    g.language, g.comfort = shown.scene.walk.language, shown.scene.walk.comfort
    lend_an_ear(shown.scene)
    return _render(template, shown, target="#partage-cadre", vue=shown.look)


def _render(template: str, shown: Followed, *, target: str, **fields: str) -> str:
    walk, line = shown.scene.walk, line_of(shown.post, shown.scene, names())
    name_organisation(line.face.organisation if line.face else None)
    alone = target == "#partage-cadre"
    return render_template(
        template,
        shown=shown,
        scene=shown.scene,
        face=line.face,
        post=shown.post,
        line=line,
        outcomes=tuple(Outcome),
        redirections=REDIRECTIONS,
        move_url=lambda name: url_for("mediator.move", walk=walk.id, move=name),
        fields={"vu": walk.version, **fields},
        target=target,
        offer=_offer(walk, shown.post, shared=alone),
        urls={
            "doute": url_for("doubting.on_shared_screen", walk=walk.id),
            "memo": url_for("memo.for_mediator", walk=walk.id),
        },
        doubted=request.args.get("doute", ""),
        pointed=shown.post.pointed if shown.post else "",
        pointing=bool(request.args.get("montrer")),
        moved=bool(request.args.get("deplace")),
        voices=() if alone or line.face is None else recording.voices_of(line.face),
        told="",
        doubts=desk().doubting.counts(),
        heading="h1" if alone else "h3",
    )


def _offer(walk: Walk, post: Post | None, *, shared: bool) -> tuple[str, ...]:
    """What the visitor's card offers on her screens: the memo, pointing, the doubt where it is pressed."""
    pointing = ("montrer",) if post is not None and not shared else ()
    if walk.practice:
        return pointing
    return ("doute", "memo") if shared else ("memo", *pointing)


def gone(walk: str) -> ResponseReturnValue:
    """The room, and what became of the walk that a screen of hers followed."""
    return answers.go_to(url_for("room.show", parti=walk))


def after_press(walk: str, status: int = 200, *, pointing: bool = False) -> ResponseReturnValue:
    """The screen that was pressed, as it is now; `pointing` keeps « montrer » open on a page loaded anew."""
    look = request.form.get("vue")
    try:
        present = followed(walk)
    except Unknown:  # over, and maybe forgotten meanwhile
        return gone(walk)
    if not answers.asked_by_htmx():
        montrer = "oui" if pointing else None
        page = "mediator.copilot" if look is None else "mediator.shared"
        return answers.go_to(url_for(page, walk=walk, montrer=montrer))
    if look is None:
        return make_response(copilot_screen(present, "mediator/_copilot.html"), status)
    if look != present.look:
        return answers.reload()
    return make_response(shared_screen(present, "mediator/_shared.html"), status)
