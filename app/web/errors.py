"""From a refusal to a page: what happened, what is kept, what to do, one way out."""

import logging
import secrets
from dataclasses import dataclass

from flask import Flask, Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from app.domain.errors import (
    DomainError,
    DraftMovedOn,
    FileMovedOn,
    InvalidProcedure,
    KeptAsDraft,
    MoveRefused,
    NotAllowed,
    NotSignedIn,
    Refused,
    StoreBusy,
    TooManyTries,
    Unknown,
    Unreadable,
    WalkMovedOn,
)
from app.domain.marking import N_
from app.web import answers
from app.web.destinations import page_before, way_out
from app.web.guards import ForeignForm, StaleForm
from app.web.refusals import sentence

_LOG = logging.getLogger("pas-a-pas")


@dataclass(frozen=True, slots=True)
class _Page:
    title: str
    what: str
    then: str


_GONE = _Page(
    N_("Cette page n’existe pas, ou n’existe plus"),
    N_("L’adresse ne mène à rien qui soit à vous. Rien n’est perdu."),
    N_("Revenez à l’accueil."),
)
_AGAIN = _Page(
    N_("Appuyez encore une fois"),
    N_("Cette page était restée ouverte longtemps. Rien n’a été envoyé, rien n’est perdu."),
    N_("Revenez à la page, puis appuyez encore une fois."),
)
_REFUSED = _Page(
    N_("Ce n’est pas possible pour l’instant"),
    N_("Rien n’a été changé."),
    N_("Revenez à la page."),
)
_MOVED = _Page(
    N_("L’étape a changé"),
    N_("Quelqu’un d’autre a avancé entre-temps. Rien n’est perdu."),
    N_("Voyez l’étape où vous en êtes."),
)
_FILES: dict[type[DomainError], _Page] = {
    FileMovedOn: _Page(
        N_("Le fichier a changé entre-temps"),
        N_("Rien n’a été écrit. Ce que vous aviez écrit est gardé."),
        N_("Revenez à la page : elle montre le fichier d’aujourd’hui."),
    ),
    DraftMovedOn: _Page(
        N_("Ce brouillon a changé dans une autre fenêtre"),
        N_("Rien n’est perdu : ce que vous avez écrit ici est gardé à part."),
        N_("Revenez à la page : elle montre les deux textes."),
    ),
    InvalidProcedure: _Page(
        N_("Il reste quelque chose à corriger"),
        N_("Rien n’a changé à l’écran. Ce que vous avez écrit est gardé."),
        N_("Revenez à la page : les remarques disent quoi et où."),
    ),
    KeptAsDraft: _Page(
        N_("C’est devenu un brouillon"),
        N_("Cet ancien texte ne passe plus le contrôle. Rien n’a changé à l’écran."),
        N_("Ouvrez le brouillon : les remarques disent quoi et où."),
    ),
}
_PAGES: dict[int, _Page] = {
    400: _AGAIN,
    403: _Page(
        N_("Cette page est pour d’autres personnes de l’équipe"),
        N_("Votre compte n’a pas ce rôle. Rien n’a été changé."),
        N_("Demandez à un ou une responsable, ou revenez à l’accueil."),
    ),
    404: _GONE,
    405: _GONE,
    409: _MOVED,
    410: _Page(
        N_("Ce guide ne peut plus être affiché"),
        N_("Le programme a été changé pendant votre démarche. Ce qui est fait sur le site est gardé."),
        N_("Appelez la médiation : elle recommence avec vous."),
    ),
    413: _Page(
        N_("C’est trop long pour être envoyé"),
        N_("Rien n’a été envoyé."),
        N_("Revenez à la page et envoyez moins de texte."),
    ),
    429: _Page(N_("Trop d’essais"), N_("Rien n’est bloqué."), N_("Attendez un peu, puis réessayez.")),
    500: _Page(
        N_("Le guide a eu un problème, ce n’est pas vous"),
        N_("Votre étape est gardée. Le problème est noté."),
        N_("Revenez à la page. Si cela recommence, dites-le à l’équipe avec la référence."),
    ),
    503: _Page(
        N_("Le guide est très occupé"),
        N_("Votre étape est gardée, rien n’est perdu."),
        N_("Attendez quelques secondes, puis réessayez."),
    ),
}

_PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
_STATUS: dict[type[DomainError], int] = {
    Unknown: 404,
    Unreadable: 410,
    NotAllowed: 403,
    MoveRefused: 409,
    WalkMovedOn: 409,
    Refused: 422,
    InvalidProcedure: 422,
    TooManyTries: 429,
    StoreBusy: 503,
}


def install(app: Flask) -> None:
    """Answer every refusal, expected or not, with a page a person can use."""
    app.register_error_handler(DomainError, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _bug)


def _refused(error: DomainError) -> ResponseReturnValue:
    if isinstance(error, NotSignedIn):
        return answers.go_to(url_for("staff.sign_in_page", suite=_wanted()))
    status = _STATUS.get(type(error), 409)
    if type(error) in _FILES:
        return _page(status, shown=_FILES[type(error)], way=_way_of(error))
    page = _page(status, sentence(error) if isinstance(error, Refused | TooManyTries) else None)
    if isinstance(error, StoreBusy):
        page.headers["Retry-After"] = "3"
    return page


def _way_of(error: DomainError) -> str:
    """The draft where what was written is kept, when there is one."""
    if isinstance(error, DraftMovedOn):
        return url_for("publishing.conflict", id=error.kept.id)
    return url_for("drafting.show", id=error.draft.id) if isinstance(error, KeptAsDraft) else ""


def _http(error: HTTPException) -> ResponseReturnValue:
    if isinstance(error, InternalServerError):
        return _bug(error)
    if isinstance(error, SecurityError):
        # Asked under a name that is not ours: no address can be made, hence no page.
        return make_response((gettext(_GONE.what), 400, _PLAIN))
    status = error.code or 500
    if status < 400:
        return error.get_response()
    known = status if status in _PAGES else 400
    said = _GONE.what if isinstance(error, ForeignForm) else None
    return _page(known, gettext(said) if said and not isinstance(error, StaleForm) else None)


def _bug(error: Exception) -> ResponseReturnValue:
    reference = secrets.token_hex(3)
    # No address, no form, no seat: a log says nothing of who was there.
    _LOG.error("bug %s at %s", reference, request.endpoint, exc_info=error)
    return _page(500, reference=reference)


def _page(
    status: int, what: str | None = None, *, shown: _Page | None = None, way: str = "", reference: str = ""
) -> Response:
    shown = shown or _PAGES.get(status, _REFUSED)
    g.setdefault("language", "fr")
    page = render_template(
        "errors/page.html",
        title=gettext(shown.title),
        what=what or gettext(shown.what),
        then=gettext(shown.then),
        way_out=way or way_out(status),
        reference=reference,
    )
    answer = make_response(page, status)
    if answers.asked_by_htmx():
        # No page lands inside a fragment. A press finds out by itself what the page is now; a screen that
        # only looks keeps what it shows through a passing trouble, and looks again.
        passing = status >= 500 and request.method == "GET"
        answer.headers["HX-Reswap" if passing else "HX-Refresh"] = "none" if passing else "true"
    return answer


def _wanted() -> str | None:
    """Where to come back to once signed in: a page, never the fragment that it asked for."""
    if answers.asked_by_htmx():
        return page_before()
    return request.full_path.rstrip("?") if request.method == "GET" else None
