"""Walking through a text on one's own screen: nothing is kept, where one is stands in the address."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.domain.account import Role
from app.domain.autonomy import Autonomy
from app.domain.errors import MoveRefused
from app.domain.hand import Mandate
from app.domain.language import FRENCH
from app.domain.path import OPENING
from app.domain.procedure import Edition
from app.domain.walk import Frame, Walk, begin
from app.domain.whereabouts import place_at
from app.web import answers
from app.web.access import access
from app.web.cards import CardFace
from app.web.desk import desk
from app.web.i18n import name_organisation
from app.web.previewing import NOBODY, face_on, preview
from app.web.seeing import Seen, Standing, reason, seen_at, standing
from app.web.walk_moves import VISITOR_MOVES, read_move

bp = Blueprint("dry_walk", __name__, url_prefix="/atelier")

_PARTS, _EACH, _GIVEN = "~", ",", "="
_MOST = 2_000  # signs of a frame


@bp.get("/brouillon/<draft>/parcourir")
@bp.get("/fichier/<folder>/<slug>/parcourir")
@access(Role.TRAINER)
def show(draft: str = "", folder: str = "", slug: str = "") -> ResponseReturnValue:
    """The card one is on, and what the mediator would read beside it."""
    seen = seen_at(draft, folder, slug)
    shown = standing(seen.file, seen.text)
    if shown.edition is None:
        return render_template("trainer/dry_walk.html", seen=seen, face=None, told=reason(shown.broken))
    walk, lost = _walk(shown, shown.edition)
    return _page(seen, shown, face_on(walk, shown.edition, desk().library.registries), lost=lost)


@bp.post("/brouillon/<draft>/parcourir/<move>")
@bp.post("/fichier/<folder>/<slug>/parcourir/<move>")
@access(Role.TRAINER)
def press(move: str, draft: str = "", folder: str = "", slug: str = "") -> ResponseReturnValue:
    """Make a move; a refused one leaves everything as it is."""
    seen = seen_at(draft, folder, slug)
    shown = standing(seen.file, seen.text)
    if shown.edition is None:
        return answers.go_to(url_for(".show", **seen.where))
    walk, _ = _walk(shown, shown.edition)
    try:
        act = read_move(move, request.form, allowed=VISITOR_MOVES, languages=desk().catalogues.codes)
        walk = act(walk, shown.edition)
    except MoveRefused:
        pass  # pressed twice, or on a page of before: the card as it is
    return answers.go_to(url_for(".show", **seen.where, **state_of(walk)))


def state_of(walk: Walk) -> dict[str, Any]:
    """Where one is, as an address says it."""
    state = {
        "niveau": walk.level.key,
        "langue": walk.language,
        "ici": [_written(frame) for frame in walk.frames],
    }
    return {**state, "essai": "oui"} if walk.practice else state


def walk_at(state: MultiDict[str, str], edition: Edition, codes: frozenset[str]) -> Walk:
    """The walk that an address says; from the beginning where it says none."""
    key, code = state.get("niveau", ""), state.get("langue", "")
    level = Autonomy.from_key(key) if key in {one.key for one in Autonomy} else Autonomy.DONE_WITH
    walk = begin(NOBODY, edition, level=level, language=code if code in codes else FRENCH)
    frames = tuple(_read(said[:_MOST]) for said in state.getlist("ici")) or walk.frames
    # No question of a mandate: nobody is helped here.
    return replace(walk, frames=frames, practice=state.get("essai") == "oui", mandate=Mandate.SIGNED)


def _walk(shown: Standing, edition: Edition) -> tuple[Walk, bool]:
    """The walk of this address, from the beginning, and True, where its text has changed too much."""
    codes = desk().catalogues.codes
    walk = walk_at(request.args, edition, codes)
    start = replace(walk, frames=(Frame(edition.procedure.id, OPENING),))
    line = request.args.get("ligne", "")
    if line.isascii() and line.isdigit() and len(line) < 7:
        found = preview(
            edition,
            place_at(shown.document, int(line)),
            desk().library.registries,
            level=walk.level,
            language=walk.language,
        )
        return (replace(start, frames=found.walk.frames), False) if found else (start, True)
    try:
        walk.view(edition)
    except (KeyError, IndexError):
        return start, True
    return (walk, False) if walk.procedure == edition.procedure.id else (start, True)


def _page(seen: Seen, shown: Standing, face: CardFace, *, lost: bool) -> str:
    name_organisation(face.organisation)
    state = state_of(face.walk)

    def move_url(name: str) -> str:
        return url_for(".press", **seen.where, move=name, **state)

    def at(**other: str) -> str:
        return url_for(".show", **seen.where, **{**state, **other})

    return render_template(
        "trainer/dry_walk.html",
        seen=seen,
        face=face,
        told=reason(shown.broken),
        lost=lost,
        move_url=move_url,
        at=at,
    )


def _written(frame: Frame) -> str:
    given = _EACH.join(f"{question}{_GIVEN}{choice}" for question, choice in frame.answers.items())
    return _PARTS.join((frame.procedure, frame.place, given, _EACH.join(sorted(frame.unfolded))))


def _read(said: str) -> Frame:
    procedure, place, given, unfolded = (*said.split(_PARTS), "", "", "", "")[:4]
    return Frame(procedure, place, _answers(given), frozenset(filter(None, unfolded.split(_EACH))))


def _answers(given: str) -> Mapping[str, str]:
    pairs = (one.partition(_GIVEN) for one in given.split(_EACH) if one)
    return {question: choice for question, _, choice in pairs}
