"""The languages bridge: a phrase of the desk said through a post and its answer, or shown on any screen."""

from dataclasses import dataclass

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import MoveRefused, Unknown
from app.domain.folding import searchable
from app.domain.gesture import Sentence
from app.domain.language import FRENCH, Phrase
from app.domain.phrasebook import Phrasebook, Reply, Saying
from app.domain.post import Post
from app.web import answers
from app.web.access import POST, access
from app.web.desk import desk
from app.web.listening import lend_an_ear
from app.web.post_screen import after_press, post_here


@dataclass(frozen=True, slots=True)
class SayingFace:
    """A saying as staff pick it; `shown` is what the person reads, with whether anybody checked it."""

    saying: Saying
    shown: Phrase

    @property
    def checked(self) -> bool:
        """True when the person reads a sentence that somebody signed."""
        return self.shown.reviewed


@dataclass(frozen=True, slots=True)
class ChapterFace:
    """The sayings of one moment that were searched for."""

    title: Sentence
    sayings: tuple[SayingFace, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a post says now, and what came back."""

    face: SayingFace
    reply: Reply | None


bp = Blueprint("phrasebook", __name__)

_MEDIATOR = access(Role.MEDIATOR)


@bp.app_template_global("phrases_in")
def chapters(language: str, searched: str = "") -> tuple[ChapterFace, ...]:
    """The phrasebook for a person who reads this language, or what of it holds every word searched."""
    wanted = searchable(searched).split()
    found = (
        ChapterFace(
            chapter.title,
            tuple(
                _face(saying, language)
                for saying in chapter.sayings
                if all(word in searchable(f"{chapter.title.text} {saying.words.text}") for word in wanted)
            ),
        )
        for chapter in _phrasebook().chapters
    )
    return tuple(chapter for chapter in found if chapter.sayings)


@bp.app_template_global("said_on")
def said_on(post: Post, language: str) -> Said | None:
    """What a post says, unless nothing or what the file no longer has."""
    saying = _phrasebook().find(post.said)
    if saying is None:
        return None
    return Said(_face(saying, language), Reply(post.reply) if post.reply else None)


@bp.get("/mediation/postes/<post>/phrases")
@_MEDIATOR
def show(post: str) -> ResponseReturnValue:
    """The phrases for a post, with a walk on it or not."""
    return _page(desk().walking.store.post(post), "mediator/phrases.html")


@bp.get("/mediation/postes/<post>/phrases/dite")
@access(Role.MEDIATOR, renews=False)
def said(post: str) -> ResponseReturnValue:
    """What the post says and what came back, for a screen that was told to look."""
    held = desk().walking.store.post(post)
    if request.args.get("vu") == str(held.version):
        return answers.nothing_new()
    return _page(held, "mediator/_phrase_said.html")


@bp.post("/mediation/postes/<post>/phrases")
@_MEDIATOR
def say(post: str) -> ResponseReturnValue:
    """She picks one: the post shows it and says it."""
    return _told(desk().room.say(post, _found(request.form.get("phrase", "")).key))


@bp.post("/mediation/postes/<post>/phrases/effacer")
@_MEDIATOR
def hush(post: str) -> ResponseReturnValue:
    """The phrase and its answer leave the post."""
    return _told(desk().room.hush(post))


@bp.post("/poste/phrase")
@access(POST)
def reply() -> ResponseReturnValue:
    """The person answers; what was asked before the present phrase changes nothing."""
    post, saying = post_here(), _phrasebook().find(request.form.get("phrase", ""))
    try:
        given = Reply(request.form.get("reponse", ""))
    except ValueError as unknown:
        raise MoveRefused("unknown-move") from unknown
    if saying is None or post.said != saying.key or given not in saying.expects.replies:
        return after_press(409)
    desk().room.reply(post.id, saying.key, given)
    return after_press()


@bp.get("/mediation/phrases")
@_MEDIATOR
def choose() -> ResponseReturnValue:
    """The phrases for a screen that is no post: hers, turned to the person, or her phone."""
    towards = _asked_language()
    # The language asked for is the person's: the list itself stays in hers.
    g.language = request.accept_languages.best_match(sorted(desk().catalogues.codes)) or FRENCH
    searched = request.args.get("q", "")
    return render_template(
        "mediator/phrases.html",
        post=None,
        towards=towards,
        searched=searched,
        chapters=chapters(towards, searched),
    )


@bp.get("/mediation/phrases/<phrase>")
@_MEDIATOR
def turned(phrase: str) -> ResponseReturnValue:
    """One phrase, as large as the screen, in the person's language."""
    return _turned(phrase, None)


@bp.post("/mediation/phrases/<phrase>")
@_MEDIATOR
def answered(phrase: str) -> ResponseReturnValue:
    """What the person pressed, shown large to her; sent, so that no address holds it."""
    given = request.form.get("reponse", "")
    if given not in _found(phrase).expects.replies:
        raise MoveRefused("unknown-move")
    return _turned(phrase, Reply(given))


def _turned(phrase: str, given: Reply | None) -> str:
    g.language = _asked_language()
    lend_an_ear()
    return render_template("mediator/phrase.html", saying=_found(phrase), reply=given)


def _page(post: Post, template: str) -> str:
    language = desk().walking.store.open_walk(post.walk).walk.language if post.walk else post.language
    searched = request.args.get("q", "")
    return render_template(
        template,
        post=post,
        towards=language,
        searched=searched,
        chapters=chapters(language, searched),
        said=said_on(post, language),
        from_walk=request.form.get("parcours", ""),
    )


def _told(post: Post) -> ResponseReturnValue:
    """Her screen after a press: what the post says now, or the page she came from."""
    if answers.asked_by_htmx():
        return _page(post, "mediator/_phrase_said.html")
    walk = request.form.get("parcours")
    if walk and walk == post.walk:
        return answers.go_to(url_for("mediator.copilot", walk=walk))
    return answers.go_to(url_for(".show", post=post.id))


def _asked_language() -> str:
    asked = request.args.get("langue", FRENCH)
    return asked if asked in desk().catalogues.codes else FRENCH


def _found(key: str) -> Saying:
    saying = _phrasebook().find(key)
    if saying is None:
        raise Unknown
    return saying


def _phrasebook() -> Phrasebook:
    return desk().library.registries.phrasebook


def _face(saying: Saying, language: str) -> SayingFace:
    return SayingFace(saying, desk().catalogues.phrase(saying.words, language))
