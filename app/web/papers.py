"""Sheets for the pen: the mandate of a walk, a notebook of accounts. Nothing is typed or sent there."""

from dataclasses import replace

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import Unknown
from app.domain.language import FRENCH
from app.domain.mandate import chapters
from app.domain.preparing import things_to_prepare
from app.web import answers
from app.web.access import access
from app.web.cards import face_of, organisation_of
from app.web.desk import desk
from app.web.i18n import name_organisation

bp = Blueprint("papers", __name__, url_prefix="/mediation")

BLANK = 2  # places of the notebook without a site


@bp.get("/parcours/<walk>/mandat")
@access(Role.MEDIATOR)
def mandate(walk: str) -> ResponseReturnValue:
    """The mandate of a walk, from its own acts, to be signed on paper; the room once it is over."""
    try:
        scene = desk().walking.scene(walk)
    except Unknown:
        return answers.go_to(url_for("room.show"))
    if scene.walk.practice:
        raise Unknown
    registries = desk().library.registries
    # The mandate is for the whole procedure, whatever site the present step is on.
    face = replace(face_of(scene, registries), organisation=organisation_of(scene, registries))
    name_organisation(face.organisation)
    return render_template(
        "mediator/mandate.html",
        face=face,
        spoken_code=scene.walk.language,
        chapters=chapters(scene.walk, scene.edition),
        things=things_to_prepare(face.main),
    )


@bp.get("/carnet")
@access(Role.MEDIATOR)
def notebook() -> ResponseReturnValue:
    """A blank notebook, with the addresses of the sites asked for; it leaves with the person."""
    every = desk().library.registries.organisations
    chosen = tuple(dict.fromkeys(key for key in request.args.getlist("organisme") if key in every))
    asked = request.args.get("feuille", FRENCH)
    return render_template(
        "mediator/notebook.html",
        chosen=[every[key] for key in chosen],
        others=[one for key, one in every.items() if key not in chosen and one.url],
        keys=chosen,
        spoken_code=asked if asked in desk().catalogues.codes else FRENCH,
        walk=request.args.get("parcours") or None,
        blank=BLANK,
    )
