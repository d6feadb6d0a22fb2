"""The drawn screen of a gesture, by a form beside its drawing: no YAML to be written."""

from dataclasses import dataclass, replace

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain import gesture
from app.domain.account import Role
from app.domain.checks.outline import organisation_at
from app.domain.document import Document, read_document
from app.domain.draft import Draft
from app.domain.errors import DraftMovedOn
from app.domain.gesture import Sentence
from app.domain.registries import Organisation
from app.domain.screen_reading import Drawing, Element, drawing_at, gestures, route_of
from app.domain.screen_writing import moved, with_drawing
from app.domain.shape_parts import ELEMENT_KINDS
from app.domain.whereabouts import item_at, lines_of
from app.web import answers
from app.web.access import access
from app.web.desk import desk
from app.web.helping import line_asked
from app.web.seats import require

bp = Blueprint("screen_drawing", __name__, url_prefix="/atelier/brouillon/<id>/ecran")

_MOST = 40  # rows; the longest screen shipped has eight


@dataclass(frozen=True, slots=True)
class Framed:
    """What the drawing of a card needs of its face."""

    organisation: Organisation | None


@bp.get("")
@access(Role.TRAINER)
def choose(id: str) -> ResponseReturnValue:
    """The gestures of a draft, to draw the screen of one; straight to that of a line."""
    draft = _own(id)
    document = read_document(draft.file, draft.text)
    found = gestures(document)
    there = item_at(document, request.args.get("ligne", 0, int))
    if there is not None and there[0] in found:
        return answers.go_to(url_for(".show", id=id, node=there[0]))
    return render_template("trainer/screens.html", draft=draft, gestures=found)


@bp.post("")
@access(Role.TRAINER)
def open_from_text(id: str) -> ResponseReturnValue:
    """Leave the editor for the drawing of the line where one stood, what was typed kept first."""
    _own(id)
    typed = request.form.get("texte")
    if typed is not None:
        try:
            desk().authoring.save(id, request.form.get("version", 0, int), typed, require(Role.TRAINER))
        except DraftMovedOn as passed:
            return answers.go_to(url_for("publishing.conflict", id=passed.kept.id))
    return answers.go_to(url_for(".choose", id=id, ligne=line_asked()))


@bp.get("/<node>")
@access(Role.TRAINER)
def show(id: str, node: str) -> ResponseReturnValue:
    """The form, one row for each thing of the screen and one more."""
    draft = _own(id)
    document = read_document(draft.file, draft.text)
    drawing = drawing_at(draft.text, route_of(document, node))
    return render_template(
        "trainer/screen.html",
        draft=draft,
        node=node,
        asked=gestures(document)[node][0],
        line=lines_of(document)[node],
        drawing=drawing,
        rows=(*drawing.elements, Element("bouton", "")),
        kinds=ELEMENT_KINDS,
        done=request.args.get("dit", "") == "enregistre",
        **_drawn(document, node, drawing),
    )


@bp.post("/<node>")
@access(Role.TRAINER)
def write(id: str, node: str) -> ResponseReturnValue:
    """Put the rows in the text of the draft, in the order that the pressed button asks."""
    draft = _own(id)
    route = route_of(read_document(draft.file, draft.text), node)
    text = with_drawing(draft.text, route, moved(_typed(), request.form.get("faire", "")))
    try:
        desk().authoring.save(id, request.form.get("version", 0, int), text, require(Role.TRAINER))
    except DraftMovedOn as passed:
        return answers.go_to(url_for("publishing.conflict", id=passed.kept.id))
    return answers.go_to(url_for(".show", id=id, node=node, dit="enregistre"))


@bp.post("/<node>/dessin")
@access(Role.TRAINER)
def draw(id: str, node: str) -> ResponseReturnValue:
    """The drawing of what is typed, before it is kept."""
    draft = _own(id)
    document = read_document(draft.file, draft.text)
    return render_template("trainer/_screen_drawn.html", **_drawn(document, node, _typed()))


def _own(id: str) -> Draft:
    return desk().authoring.own(id, require(Role.TRAINER))


def _typed() -> Drawing:
    said = request.form
    target = said.get("cible", "")
    rows = [
        Element(
            said.get(f"sorte-{rank}", ""),
            said.get(f"mot-{rank}", ""),
            target == str(rank),
            said.get(f"exemple-{rank}", ""),
            f"lu-{rank}" in said,
            rank,
        )
        for rank in range(_MOST)
        if f"mot-{rank}" in said
    ]
    last = rows.pop() if rows else None
    # The last row is the one more: it came from nowhere.
    rows += [replace(last, origin=None)] if last is not None else []
    return Drawing(said.get("adresse", ""), tuple(rows))


def _drawn(document: Document, node: str, drawing: Drawing) -> dict[str, object]:
    key = organisation_at(document.source, route_of(document, node))
    known = desk().library.surroundings().registries.organisations
    screen = gesture.Screen(
        drawing.address or None,
        tuple(
            gesture.Element(one.kind, Sentence(one.label, document.folder), one.target, one.example or None)
            for one in drawing.elements
            if one.label.strip() and one.kind in ELEMENT_KINDS
        ),
    )
    return {"screen": screen, "face": Framed(known.get(key))}
