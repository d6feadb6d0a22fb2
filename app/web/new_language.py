"""« Ajouter une langue »: one form, and the posts offer it."""

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import Refused
from app.domain.language import Direction
from app.web import answers
from app.web.access import access
from app.web.desk import desk
from app.web.refusals import sentence
from app.web.seats import require

bp = Blueprint("new_language", __name__, url_prefix="/atelier/traduire/ajouter")

# Those that people who come to a desk speak most often, asked for first.
_FIRST = (
    "uk",
    "tr",
    "pt",
    "es",
    "ro",
    "ru",
    "fa-AF",
    "fa",
    "ps",
    "so",
    "bm",
    "ff",
    "ln",
    "sq",
    "ka",
    "bn",
    "ta",
    "zh",
)


@bp.get("")
@access(Role.TRAINER)
def show() -> ResponseReturnValue:
    """Which language, and how it is written."""
    return _page()


@bp.post("")
@access(Role.TRAINER)
def add() -> ResponseReturnValue:
    """Add it; its texts are in French until somebody translates them."""
    code, name, sense = (request.form.get(one, "") for one in ("langue", "nom", "sens"))
    direction = Direction(sense) if sense in list(Direction) else None
    try:
        desk().translating.add_language(code, name, direction, require(Role.TRAINER))
    except Refused as refused:
        return _page(sentence(refused), 422)
    return answers.go_to(url_for("translating.choose", ajoutee=code))


def _page(told: str = "", status: int = 200) -> ResponseReturnValue:
    known = desk().translating.known_languages()
    page = render_template(
        "trainer/new_language.html",
        first={code: known[code] for code in _FIRST if code in known},
        others={code: names for code, names in known.items() if code not in _FIRST},
        chosen=request.form.get("langue", ""),
        name=request.form.get("nom", ""),
        sense=request.form.get("sens", ""),
        told=told,
    )
    return make_response(page, status)
