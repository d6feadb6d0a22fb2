"""« Corrections proposées »: each beside its card, for a trainer who is not its author."""

from collections.abc import Iterator

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.autonomy import Autonomy
from app.domain.correction import Correction, Dismissal
from app.domain.errors import Refused, Unknown
from app.domain.path import ENDING, OPENING
from app.domain.whereabouts import LAST_CARD
from app.web import answers
from app.web.access import access
from app.web.board import names
from app.web.cards import CardFace
from app.web.compared import words_of
from app.web.desk import desk
from app.web.i18n import name_organisation
from app.web.previewing import preview
from app.web.refusals import sentence
from app.web.seats import require

bp = Blueprint("second_eyes", __name__, url_prefix="/atelier/corrections")


@bp.get("")
@access(Role.TRAINER)
def show() -> ResponseReturnValue:
    """Those that wait, one of them open beside its card."""
    return _page(request.args.get("voir", ""))


@bp.post("/<id>/accepter")
@access(Role.TRAINER)
def accept(id: str) -> ResponseReturnValue:
    """Write it where its sentence stands."""
    try:
        desk().correcting.accept(id, require(Role.TRAINER))
    except Refused as refused:
        return _page(id, sentence(refused))
    except Unknown:
        return _after("deja")
    return _after("acceptee")


@bp.post("/<id>/ecarter")
@access(Role.TRAINER)
def dismiss(id: str) -> ResponseReturnValue:
    """Put it aside, for a reason of a short list."""
    reason = request.form.get("motif", "")
    try:
        if reason not in list(Dismissal):
            raise Refused("correction-reason")
        desk().correcting.dismiss(id, require(Role.TRAINER), Dismissal(reason))
    except Refused as refused:
        return _page(id, sentence(refused))
    except Unknown:
        return _after("deja")
    return _after("ecartee")


@bp.post("/<id>/retirer")
@access(Role.TRAINER)
def withdraw(id: str) -> ResponseReturnValue:
    """Take one's own back."""
    try:
        desk().correcting.withdraw(id, require(Role.TRAINER))
    except Unknown:
        return _after("deja")
    return _after("retiree")


def _after(outcome: str) -> ResponseReturnValue:
    return answers.go_to(url_for(".show", dit=outcome))


def _page(id: str, told: str = "") -> ResponseReturnValue:
    waiting = desk().correcting.waiting()
    chosen = next((one for one in waiting if one.id == id), waiting[0] if waiting else None)
    face = _face(chosen) if chosen else None
    if face is not None:
        name_organisation(face.organisation)
    page = render_template(
        "trainer/corrections.html",
        waiting=waiting,
        chosen=chosen,
        face=face,
        names=names(),
        titles=dict(_titles(waiting)),
        words_of=words_of,
        own=chosen is not None
        and chosen.account == require(Role.TRAINER).id
        and not desk().authoring.alone(),
        reasons=tuple(Dismissal),
        told=told,
        outcome=request.args.get("dit", ""),
    )
    return make_response(page, 422 if told else 200)


def _titles(waiting: tuple[Correction, ...]) -> Iterator[tuple[str, object]]:
    editions = desk().library.editions()
    for one in waiting:
        edition = editions.get(one.procedure)
        if edition is not None:
            yield one.procedure, edition.procedure.title


def _face(correction: Correction) -> CardFace | None:
    library, (begin, *_) = desk().library, correction.part.split(".")
    edition = library.editions().get(correction.procedure)
    if edition is None:
        return None
    level = Autonomy.from_key(begin) if begin in {one.key for one in Autonomy} else Autonomy.DONE_WITH
    place = correction.node or (ENDING if begin in LAST_CARD else OPENING)
    return preview(edition, place, library.registries, level=level, language=correction.language)
