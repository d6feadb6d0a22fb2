"""The settings of the structure, for a responsable, and what every page reads of them."""

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import Refused
from app.domain.post import Disposition
from app.domain.structure import LONGEST, LONGEST_NAME, Rereading, Structure, typed_structure
from app.web.access import access
from app.web.desk import desk
from app.web.refusals import sentence
from app.web.seats import require

bp = Blueprint("structure", __name__, url_prefix="/equipe/structure")

FIELDS: Mapping[str, str] = {
    "name": "nom",
    "address": "adresse",
    "contact": "contact",
    "dpo": "dpo",
    "hours": "horaires",
    "interpreter": "interprete",
    "disposition": "disposition",
    "rereading": "relecture",
}


@bp.get("")
@access(Role.MANAGER)
def show() -> ResponseReturnValue:
    """What the structure says of itself."""
    return _page(desk().settings.structure())


@bp.post("")
@access(Role.MANAGER)
def change() -> ResponseReturnValue:
    """Say it otherwise."""
    typed = {key: request.form.get(field, "") for key, field in FIELDS.items()}
    try:
        desk().settings.change(require(Role.MANAGER), typed_structure(typed))
    except Refused as refused:
        # What was typed stands on the page again, as it was typed.
        return _page(typed, refused), 422
    return redirect(url_for(".show", fait="oui"), 303)


def _page(said: Structure | Mapping[str, str], refused: Refused | None = None) -> str:
    return render_template(
        "staff/structure.html",
        said=said,
        dispositions=tuple(Disposition),
        rereadings=tuple(Rereading),
        done=request.args.get("fait"),
        longest={"name": LONGEST_NAME, "other": LONGEST},
        problem=sentence(refused) if refused else None,
        faulty=_faulty(refused),
    )


def _faulty(refused: Refused | None) -> str | None:
    if refused is None:
        return None
    return FIELDS[str(refused.facts.get("field", "name"))]
