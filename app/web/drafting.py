"""A draft being written: the editor, what it saves by itself, and the same by plain forms."""

from dataclasses import replace

from flask import Blueprint, jsonify, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_time, gettext

from app.domain.account import Account, Role
from app.domain.document import read_document
from app.domain.draft import Draft
from app.domain.errors import DraftMovedOn, Refused
from app.domain.mending import applied
from app.domain.problems import Severity
from app.domain.registry_files import REGISTRY_FILES
from app.domain.renaming import rename_node
from app.domain.sketch import sketch_of
from app.domain.snippets import SNIPPETS, insert, snippet
from app.web import answers
from app.web.access import access
from app.web.board import names
from app.web.desk import desk
from app.web.editor_phrases import editor_phrases
from app.web.helping import line_asked, text_asked
from app.web.refusals import sentence
from app.web.remarks import Proposal, mended, remarks
from app.web.seats import require
from app.web.troubles import troubles_of
from app.web.workshop_files import file_of, title_of_draft

bp = Blueprint("drafting", __name__, url_prefix="/atelier")


@bp.post("/fichier/<folder>/<slug>/ecrire")
@access(Role.TRAINER)
def begin(folder: str, slug: str) -> ResponseReturnValue:
    """Go on with one's own draft of a file, or begin one."""
    draft = desk().authoring.begin(file_of(folder, slug), require(Role.TRAINER))
    return answers.go_to(url_for(".show", id=draft.id))


@bp.get("/brouillon/<id>")
@access(Role.TRAINER)
def show(id: str) -> ResponseReturnValue:
    """The text, and beside it what it becomes."""
    return _page(desk().authoring.own(id, require(Role.TRAINER)))


@bp.post("/brouillon/<id>/enregistrer")
@access(Role.TRAINER)
def save(id: str) -> ResponseReturnValue:
    """Keep what was typed, then do what the pressed button asks of it."""
    by = require(Role.TRAINER)
    shown = desk().authoring.own(id, by)
    try:
        saved = _saved(shown, text_asked(), by)
    except DraftMovedOn as moved:
        return _moved_on(moved)
    except Refused as refused:
        return _refused(replace(shown, text=text_asked()), refused)
    if _asked_by_the_editor():
        return jsonify(version=saved.version, saved_at=saved.saved_at.isoformat(), told=_told_saved(saved))
    return _then(shown, saved, by)


@bp.post("/verifier")
@access(Role.TRAINER)
def check() -> ResponseReturnValue:
    """What is to be looked at in a text that is not saved yet."""
    found = remarks(request.form.get("fichier", ""), text_asked())
    drawn = render_template("trainer/_remarks.html", remarks=found, linked=True)
    return jsonify(problems=[one.as_json() for one in found], list=drawn)


def _saved(draft: Draft, text: str, by: Account) -> Draft:
    return desk().authoring.save(draft.id, _version(draft), text, by)


def _version(draft: Draft) -> int:
    seen = request.form.get("version", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else draft.version


def _then(shown: Draft, saved: Draft, by: Account) -> ResponseReturnValue:
    """What the button of a plain form asked for, once its text is kept."""
    pressed = request.form
    if pressed.get("corriger"):
        # The button speaks of the text that stood on the page: of another, it says nothing.
        way = _way(pressed["corriger"], saved) if saved.text == shown.text else None
        return _changed(saved, by, mended(saved.text, way) if way else None, "corrige")
    if pressed.get("inserer"):
        piece = snippet(pressed["inserer"])
        put = insert(saved.text, piece, line_asked()) if piece else None
        return _changed(saved, by, put.text if put else None, "insere", "ailleurs")
    if pressed.get("renommer"):
        return _renamed(saved, by)
    return answers.go_to(url_for(".show", id=saved.id, dit="enregistre"))


def _renamed(draft: Draft, by: Account) -> ResponseReturnValue:
    try:
        edit = rename_node(draft.text, line_asked(), request.form.get("nom", ""))
    except Refused as refused:
        return _refused(draft, refused)
    return _changed(draft, by, applied(draft.text, (edit,)), "renomme")


def _changed(
    draft: Draft, by: Account, text: str | None, outcome: str, otherwise: str = "relire"
) -> ResponseReturnValue:
    if text is None:
        return answers.go_to(url_for(".show", id=draft.id, dit=otherwise))
    desk().authoring.save(draft.id, draft.version, text, by)
    return answers.go_to(url_for(".show", id=draft.id, dit=outcome))


def _way(pressed: str, draft: Draft) -> Proposal | None:
    """The proposal of a button, by its remark and its rank beside it."""
    ways = (
        (f"{rank}.{which}", way)
        for rank, one in enumerate(remarks(draft.file, draft.text))
        for which, way in enumerate(one.mends)
    )
    return dict(ways).get(pressed)


def _moved_on(moved: DraftMovedOn) -> ResponseReturnValue:
    """It was saved elsewhere since: what was typed here is a draft of its own, and one goes on in it."""
    address = url_for("publishing.conflict", id=moved.kept.id)
    if not _asked_by_the_editor():
        return answers.go_to(address)
    told = gettext("Ce brouillon a changé dans une autre fenêtre. Ce que vous écrivez ici est gardé à part.")
    name = gettext("Voir les deux textes")
    save = url_for(".save", id=moved.kept.id)
    return jsonify(told=told, address=address, name=name, save=save, version=moved.kept.version), 409


def _refused(shown: Draft, refused: Refused) -> ResponseReturnValue:
    """Why, with what was typed still there."""
    told = sentence(refused)
    if _asked_by_the_editor():
        return jsonify(told=told), 422
    return make_response(_page(shown, told), 422)


def _asked_by_the_editor() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _told_saved(draft: Draft) -> str:
    return str(gettext("Enregistré à %(hour)s", hour=format_time(draft.saved_at, "short")))


def _page(draft: Draft, told: str = "") -> str:
    found = remarks(draft.file, draft.text)
    return render_template(
        "trainer/draft.html",
        draft=draft,
        title=title_of_draft(draft),
        served=desk().authoring.present(draft.file) is not None,
        sketch=sketch_of(read_document(draft.file, draft.text)) if "/" in draft.file else None,
        snippets=SNIPPETS,
        registry=draft.file in REGISTRY_FILES,
        remarks=found,
        blocking=sum(one.severity is Severity.ERROR for one in found),
        doubts=troubles_of(draft.file),
        others=tuple(one for one in desk().authoring.on_file(draft.file) if one.id != draft.id),
        names=names(),
        phrases=editor_phrases(),
        saved=_told_saved(draft),
        told=told,
        outcome=request.args.get("dit", ""),
    )
