"""The history of a file: every text that it held, what each changed, and the way back to any of them."""

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Role
from app.domain.errors import FileMovedOn, KeptAsDraft, Refused, Unknown
from app.web import answers
from app.web.access import access
from app.web.board import names
from app.web.compared import compare
from app.web.desk import desk
from app.web.refusals import sentence
from app.web.seats import require
from app.web.workshop_files import address_of, file_of

bp = Blueprint("history", __name__, url_prefix="/atelier")


@bp.get("/fichier/<folder>/<slug>/historique")
@access(Role.TRAINER)
def show(folder: str, slug: str) -> ResponseReturnValue:
    """All that it held, the newest first, one of them against the one before."""
    return _page(file_of(folder, slug), request.args.get("voir", ""))


@bp.post("/publication/<int:number>/remettre")
@access(Role.TRAINER)
def restore(number: int) -> ResponseReturnValue:
    """Put a former text back on the screens."""
    former = desk().authoring.store.publication(number)
    try:
        desk().authoring.restore(number, require(Role.TRAINER))
    except KeptAsDraft as kept:
        return answers.go_to(url_for("drafting.show", id=kept.draft.id, dit="ancien"))
    except FileMovedOn:
        return _after(former.file, "change")
    except Refused as refused:
        return _page(former.file, str(number), sentence(refused))
    return _after(former.file, "remis")


def _after(file: str, outcome: str) -> ResponseReturnValue:
    return answers.go_to(url_for(".show", **address_of(file), dit=outcome))


def _page(file: str, seen: str, told: str = "") -> ResponseReturnValue:
    found, aside = desk().authoring.history(file), desk().authoring.put_aside(file, require(Role.TRAINER))
    if not found and not aside and file not in desk().library.problems():
        raise Unknown(file)
    rank = next((rank for rank, one in enumerate(found) if str(one.id) == seen), 0)
    chosen, before = (*found[rank : rank + 2], None, None)[:2]
    edition = desk().library.editions().get(file)
    page = render_template(
        "trainer/history.html",
        file=file,
        title=edition.procedure.title if edition else None,
        exists=file in desk().library.problems(),
        found=found,
        chosen=chosen,
        before=before,
        compared=compare(before.text, chosen.text) if chosen and before else None,
        aside=aside,
        address=address_of(file),
        names=names(),
        told=told,
        outcome=request.args.get("dit", ""),
    )
    return make_response(page, 422 if told else 200)
