"""The end of a walk, for the figures: completing its line in one press, and the quick demand in two."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.domain.account import Role
from app.domain.activity import Activity
from app.domain.coop import UNSAID, Age, Equipment, Gender, Independence, Redirection, Status
from app.domain.errors import MoveRefused, Unknown
from app.domain.walk import Outcome
from app.usecases.figures import MINUTES, Completion
from app.web import answers, figure_words
from app.web.access import access
from app.web.choosing import FAMILIES
from app.web.desk import desk

Choice = TypeVar("Choice", bound=StrEnum)

bp = Blueprint("completing", __name__, url_prefix="/mediation")

_MEDIATOR = access(Role.MEDIATOR)

# How a demand that took two minutes may end: there is no walk to go back to, nor mandate to refuse.
QUICK_OUTCOMES = (Outcome.DONE, Outcome.CONTINUED, Outcome.REDIRECTED, Outcome.SITE_DOWN)
WORDS: Mapping[str, Mapping[str, str]] = {
    "autonomie": figure_words.INDEPENDENCE,
    "materiel": figure_words.EQUIPMENT,
    "orientation": figure_words.REDIRECTIONS,
    "age": figure_words.AGES,
    "genre": figure_words.GENDERS,
    "statut": figure_words.STATUSES,
}


@bp.post("/parcours/<walk>/bilan")
@_MEDIATOR
def complete(walk: str) -> ResponseReturnValue:
    """« Garder »: what the line of this walk says, and the monthly counters."""
    try:
        desk().figuring.complete(walk, _completion(request.form))
    except Unknown:
        return answers.go_to(url_for("room.show"))  # Too late, or kept already: the line stays as it is.
    return answers.go_to(url_for("room.show", garde="oui"))


@bp.post("/demande-rapide")
@_MEDIATOR
def quick() -> ResponseReturnValue:
    """A demand settled without a walk: its family, its outcome, five minutes."""
    family, outcome = request.form.get("famille", ""), request.form.get("issue", "")
    if family not in FAMILIES or outcome not in QUICK_OUTCOMES:
        raise MoveRefused("unknown-move")
    desk().figuring.count_quick(family, Outcome(outcome))
    return answers.go_to(url_for("room.show", garde="oui"))


def room_figures() -> dict[str, object]:
    """What the room's page shows of it: the line of a walk just ended here, and the tiles."""
    ended = request.args.get("termine", "") or request.args.get("parti", "")
    draft = _draft(ended) if ended else None
    return {
        "draft": draft,
        "ended": ended,
        "draft_minutes": sorted({*MINUTES, draft.minutes}) if draft else (),
        "draft_words": WORDS,
        "draft_family": figure_words.family_word(draft.family) if draft else "",
        "kept": bool(request.args.get("garde")),
        "quick_families": tuple(
            (key, figure_words.family_word(key), icon) for key, (_, icon) in FAMILIES.items()
        ),
        "quick_outcomes": tuple((one, figure_words.OUTCOMES[one]) for one in QUICK_OUTCOMES),
    }


def read_outcome(written: str) -> tuple[Outcome, Redirection | None]:
    """The outcome a button says, with where to for « réorienté » (`reoriente.aide_sociale`)."""
    outcome, _, redirection = written.partition(".")
    try:
        return Outcome(outcome), Redirection(redirection) if redirection else None
    except ValueError as unknown:
        raise MoveRefused("unknown-move") from unknown


def _draft(walk: str) -> Activity | None:
    try:
        return desk().figuring.draft(walk)
    except Unknown:
        return None


def _completion(form: MultiDict[str, str]) -> Completion:
    minutes = form.get("minutes", "")
    if not (minutes.isascii() and minutes.isdigit() and len(minutes) < 4 and int(minutes) % 5 == 0):
        raise MoveRefused("unknown-move")
    return Completion(
        minutes=max(5, int(minutes)),
        independence=_one(Independence, form.get("autonomie", "")),
        equipment=tuple(one for key in form.getlist("materiel") if (one := _one(Equipment, key))),
        redirection=_one(Redirection, form.get("orientation", "")),
        new_person=form.get("suite") != "oui",
        age=_one(Age, form.get("age", "")),
        gender=_one(Gender, form.get("genre", "")),
        status=_one(Status, form.get("statut", "")),
        first_time=form.get("premier") == "oui",
    )


def _one(kind: type[Choice], written: str) -> Choice | None:
    """One of the values the page offers; None for none, or for « non communiqué »."""
    if written in ("", UNSAID):
        return None
    try:
        return kind(written)
    except ValueError as unknown:
        raise MoveRefused("unknown-move") from unknown
