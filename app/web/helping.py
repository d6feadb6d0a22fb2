"""What helps to write: what may stand where, and pieces ready to fill, for the editor and plain forms."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.account import Role
from app.domain.completing import ROOTS, TAKES, UNDER, keys_by_kind, options
from app.domain.draft import one_ending
from app.domain.errors import Refused, Unknown
from app.domain.marking import N_
from app.domain.mending import Edit
from app.domain.renaming import named_at, rename_node
from app.domain.snippets import SNIPPETS, insert, snippet
from app.web.access import access
from app.web.desk import desk
from app.web.refusals import sentence

# Why a piece cannot go where one stands, by the list that it is an item of.
NOWHERE = {
    "": N_("Placez-vous d’abord sur un geste, qui n’a pas déjà ce morceau."),
    "choix": N_("Placez-vous d’abord sur une question."),
    "etapes": N_("Placez-vous d’abord parmi les étapes."),
}

bp = Blueprint("helping", __name__, url_prefix="/atelier")


@bp.get("/completer.json")
@access(Role.TRAINER)
def completions() -> ResponseReturnValue:
    """All that may be completed in a file, as the registries and the other files are now."""
    around = desk().library.surroundings()
    words = around.registries
    return jsonify(
        roots=ROOTS,
        under=UNDER,
        takes=TAKES,
        keys={
            kind: [{"key": one.key, "help": one.help, "needed": one.needed} for one in keys]
            for kind, keys in keys_by_kind().items()
        },
        sets={
            name: [{"value": one.value, "help": one.help} for one in found]
            for name, found in options(around).items()
        },
        explained=[{"word": one.word.text, "help": one.definition.text} for one in words.hard_words],
        avoided=[{"word": form, "help": one.say} for one in words.wordings for form in one.forms],
        snippets=[{"kind": one.kind, "label": gettext(one.label)} for one in SNIPPETS],
    )


@bp.post("/inserer")
@access(Role.TRAINER)
def insert_piece() -> ResponseReturnValue:
    """Where a piece goes in a text that is being written, and what to write over first."""
    chosen = snippet(request.form.get("morceau", ""))
    if chosen is None:
        raise Unknown
    put = insert(text_asked(), chosen, line_asked())
    if put is None:
        return jsonify(told=gettext(NOWHERE[chosen.under])), 422
    return jsonify(edits=[edit_as_json(put.edit)], selection={"from": put.start, "to": put.end})


@bp.post("/renommer")
@access(Role.TRAINER)
def rename() -> ResponseReturnValue:
    """The name of the step where one stands, or what to change for it to bear another."""
    text, line, name = text_asked(), line_asked(), request.form.get("nom", "")
    try:
        was = named_at(text, line)
        edits = [rename_node(text, line, name)] if name.strip() else []
    except Refused as refused:
        return jsonify(told=sentence(refused)), 422
    return jsonify(was=was, edits=[edit_as_json(one) for one in edits])


def edit_as_json(edit: Edit) -> dict[str, object]:
    """An edit as the editor applies it: its places count the characters of the text from 0."""
    return {"from": edit.start, "to": edit.end, "text": edit.text}


def text_asked() -> str:
    """The text on the screen, its places counted as the editor does: a form ends lines in two signs."""
    return one_ending(request.form.get("texte", ""))


def line_asked() -> int:
    """The line where one stands, 1 for anything else."""
    asked = request.form.get("ligne", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 7 else 1
