"""The trainer's face: the home of the workshop, and each of its files at a glance."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.account import Role
from app.domain.attention import Reason
from app.domain.draft import How
from app.domain.errors import FileMovedOn, InvalidProcedure, Refused
from app.domain.marking import N_
from app.domain.problems import Severity
from app.usecases.surveying import FileState
from app.web import answers
from app.web.access import access
from app.web.board import names
from app.web.desk import desk
from app.web.link_words import outcome_words
from app.web.refusals import sentence
from app.web.seats import require
from app.web.shelving import Show, shelf_names, shelves_of, wish_of
from app.web.troubles import troubles_of
from app.web.wording import explain
from app.web.workshop_files import address_of, file_of, title_of_draft

bp = Blueprint("trainer", __name__, url_prefix="/atelier")

_MOVED = N_(
    "Le fichier a changé entre-temps. Rien n’a été écrit : regardez-le, puis appuyez encore une fois."
)
_UNSOUND = N_("Le fichier a une anomalie, donc rien n’a été écrit. Réparez-le d’abord.")


@bp.get("")
@access(Role.TRAINER)
def show() -> ResponseReturnValue:
    """What to do again this week, then every file by family."""
    wish, files = wish_of(request.args), desk().surveying.files()
    by = require(Role.TRAINER)
    own = [draft for one in files for draft in one.drafts if draft.account == by.id]
    return render_template(
        "trainer/list.html",
        wish=wish,
        shelves=shelves_of(files, wish),
        families=shelf_names(),
        registries=[one for one in files if not one.is_procedure],
        week=desk().surveying.this_week(),
        states={one.id: one for one in files},
        corrections=len(desk().correcting.waiting()),
        asked=sum(draft.asked_at is not None and draft not in own for one in files for draft in one.drafts),
        own=own,
        titles={draft.id: title_of_draft(draft) for draft in own},
        outcome=request.args.get("dit", ""),
        Show=Show,
        **_shared(),
    )


@bp.get("/fichier/<folder>/<slug>")
@access(Role.TRAINER)
def file(folder: str, slug: str) -> ResponseReturnValue:
    """One file: its state, what was seen of it, and all that can be done with it."""
    return _file(desk().surveying.file(file_of(folder, slug)))


@bp.post("/fichier/<folder>/<slug>/refaite")
@access(Role.TRAINER)
def redo(folder: str, slug: str) -> ResponseReturnValue:
    """« Je viens de la refaire sur le vrai site »."""
    name = file_of(folder, slug)
    state = desk().surveying.file(name)
    try:
        desk().surveying.redo(name, request.form.get("vu", ""), require(Role.TRAINER))
    except Refused as refused:
        return _file(state, sentence(refused))
    except FileMovedOn:
        return _file(state, gettext(_MOVED))
    except InvalidProcedure:
        return _file(state, gettext(_UNSOUND))
    if request.form.get("depuis") == "atelier":
        return answers.go_to(url_for(".show", dit="refaite"))
    return answers.go_to(url_for(".file", folder=folder, slug=slug, dit="refaite"))


def _file(state: FileState, told: str = "") -> ResponseReturnValue:
    page = render_template(
        "trainer/file.html",
        state=state,
        edition=state.serving,
        doubts=troubles_of(state.id),
        worded=lambda problem: explain(problem, gettext),
        words=lambda check: outcome_words(check, gettext),
        told=told,
        outcome=request.args.get("dit", ""),
        **_shared(),
    )
    return make_response(page, 422 if told else 200)


def _shared() -> Mapping[str, Any]:
    """What the words of a file need, on both pages."""
    return {
        "names": names(),
        "today": desk().surveying.today(),
        "address_of": address_of,
        "Severity": Severity,
        "Reason": Reason,
        "How": How,
    }
