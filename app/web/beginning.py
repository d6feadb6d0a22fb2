"""A new procedure: what it is about, what it begins from, and it is a draft in the editor."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.beginning import Heading, file_for, from_copy, from_frame, from_sentences
from app.domain.document import SHARED_FOLDERS
from app.domain.draft import Draft
from app.domain.errors import Refused
from app.domain.mending.keys import usual_family
from app.domain.registries import Organisation
from app.domain.shape_values import Family
from app.web import answers
from app.web.access import access
from app.web.choosing import FAMILIES
from app.web.desk import desk
from app.web.refusals import sentence
from app.web.seats import require
from app.web.writing_sentences import WRITING_FIELDS

bp = Blueprint("beginning", __name__, url_prefix="/atelier")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says; `about` is an organisation, or a folder shared by all procedures."""

    title: str = ""
    about: str = ""
    family: str = ""
    start: str = "modele"
    copied: str = ""
    sentences: str = ""
    name: str = ""


@bp.get("/nouvelle")
@access(Role.TRAINER)
def show() -> ResponseReturnValue:
    """The form; an address may already say what to copy."""
    copied = request.args.get("copie", "")
    return _form(Asked(start="copie", copied=copied) if copied else Asked())


@bp.post("/nouvelle")
@access(Role.TRAINER)
def begin() -> ResponseReturnValue:
    """Make the draft and open it."""
    asked = _asked()
    try:
        draft = _begun(asked)
    except Refused as refused:
        return _form(asked, sentence(refused), WRITING_FIELDS.get(refused.code)), 422
    return answers.go_to(url_for("drafting.show", id=draft.id))


def _asked() -> Asked:
    read = request.form.get
    return Asked(
        read("titre", "").strip(),
        read("organisme", ""),
        read("famille", ""),
        read("depart", "modele"),
        read("copie", ""),
        read("phrases", ""),
        read("nom", "").strip(),
    )


def _begun(asked: Asked) -> Draft:
    around = desk().library.surroundings()
    organisation = around.registries.organisations.get(asked.about)
    folder = asked.about if asked.about in SHARED_FOLDERS else ""
    if organisation is None and not folder:
        raise Refused("begin-about")
    heading = Heading(asked.title, around.today, organisation, _family(asked))
    text = _text(asked, heading)
    file = file_for(heading, folder, asked.name)
    return desk().authoring.begin_with(file, text, require(Role.TRAINER))


def _family(asked: Asked) -> Family | None:
    """The one chosen, else that of the other procedures of its organisation."""
    usual = usual_family(asked.about, desk().library.surroundings())
    said = asked.family if asked.family in set(Family) else usual
    if not said and asked.about not in SHARED_FOLDERS:
        raise Refused("begin-family")
    return Family(said) if said else None


def _text(asked: Asked, heading: Heading) -> str:
    if asked.start == "phrases":
        return from_sentences(heading, asked.sentences)
    if asked.start != "copie":
        return from_frame(heading)
    if asked.copied not in _to_copy():
        raise Refused("begin-model")
    return from_copy(heading, desk().library.text(asked.copied), asked.copied)


def _to_copy() -> dict[str, str]:
    """The title of every procedure that can be copied, by its id."""
    documents = desk().library.surroundings().documents
    return {id: one.shape.title for id, one in sorted(documents.items()) if one.shape}


def _organisations() -> list[Organisation]:
    known = desk().library.surroundings().registries.organisations.values()
    return sorted(known, key=lambda one: one.name.text.casefold())


def _form(asked: Asked, problem: str = "", faulty: str | None = None) -> str:
    drawn: str = render_template(
        "trainer/new.html",
        asked=asked,
        organisations=_organisations(),
        shared=SHARED_FOLDERS,
        families={key: FAMILIES[key][0] for key in Family},
        copies=_to_copy(),
        problem=problem,
        faulty=faulty,
    )
    return drawn
