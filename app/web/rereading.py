"""« À relire »: each draft that waits for second eyes, with what it changes and what is wrong in it."""

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.account import Role
from app.domain.draft import Draft
from app.domain.errors import DraftMovedOn, FileMovedOn, InvalidProcedure, Refused, Unknown
from app.domain.marking import N_
from app.domain.problems import Problem, Severity
from app.web import answers
from app.web.access import access
from app.web.board import names
from app.web.desk import desk
from app.web.publishing import against
from app.web.refusals import sentence
from app.web.seats import require
from app.web.wording import explain
from app.web.workshop_files import title_of_draft

bp = Blueprint("rereading", __name__, url_prefix="/atelier/relecture")

_MOVED = N_(
    "Le fichier a changé depuis le début de ce brouillon. "
    "Rendez-le : la personne qui écrit réunira les deux textes."
)
_CHANGED = N_("La personne a continué d’écrire. Voici le brouillon tel qu’il est maintenant : relisez-le.")
_BROKEN = N_("Ce brouillon ne peut pas aller à l’écran. Voyez ce qui reste à corriger.")


@bp.get("")
@access(Role.TRAINER)
def show() -> ResponseReturnValue:
    """Those that wait, one of them open."""
    return _page(request.args.get("voir", ""))


@bp.post("/<id>/publier")
@access(Role.TRAINER)
def publish(id: str) -> ResponseReturnValue:
    """Put it on the screens."""
    seen = request.form.get("vu", "")
    try:
        desk().authoring.publish(id, require(Role.TRAINER), int(seen) if seen.isdecimal() else None)
    except Unknown:
        return _after("deja")
    except DraftMovedOn:
        return _page(id, gettext(_CHANGED))
    except FileMovedOn:
        return _page(id, gettext(_MOVED))
    except InvalidProcedure as refused:
        return _page(id, gettext(_BROKEN), refused.problems)
    except Refused as refused:
        return _page(id, sentence(refused))
    return _after("publie")


@bp.post("/<id>/rendre")
@access(Role.TRAINER)
def give_back(id: str) -> ResponseReturnValue:
    """Not yet, because…"""
    try:
        desk().authoring.give_back(id, require(Role.TRAINER), request.form.get("raison", ""))
    except Unknown:
        return _after("deja")
    except Refused as refused:
        return _page(id, sentence(refused))
    return _after("rendu")


def _after(outcome: str) -> ResponseReturnValue:
    return answers.go_to(url_for(".show", dit=outcome))


def _page(id: str, told: str = "", problems: tuple[Problem, ...] = ()) -> ResponseReturnValue:
    waiting = [draft for draft in desk().authoring.drafts() if draft.asked_at is not None]
    waiting.sort(key=lambda draft: draft.asked_at or draft.saved_at)
    chosen = next((one for one in waiting if one.id == id), waiting[0] if waiting else None)
    page = render_template(
        "trainer/rereading.html",
        waiting=waiting,
        chosen=chosen,
        compared=against(chosen) if chosen else None,
        problems=problems or (_problems(chosen) if chosen else ()),
        Severity=Severity,
        worded=lambda problem: explain(problem, gettext),
        names=names(),
        own=chosen is not None and chosen.account == require(Role.TRAINER).id,
        titles={one.id: title_of_draft(one) for one in waiting},
        told=told,
        outcome=request.args.get("dit", ""),
    )
    return make_response(page, 422 if told else 200)


def _problems(draft: Draft) -> tuple[Problem, ...]:
    """What is wrong in it, the gravest first; notes inform who writes, not who reads again."""
    found = (one for one in desk().authoring.problems(draft) if one.severity > Severity.NOTE)
    return tuple(sorted(found, key=lambda one: (-one.severity, one.place)))
