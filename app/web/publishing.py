"""From the desk of who writes: ask for second eyes, put on the screens, drop, settle two texts."""

from dataclasses import dataclass

from flask import Blueprint, abort, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Account, Role
from app.domain.draft import Draft, digest
from app.domain.errors import DraftMovedOn, FileMovedOn, InvalidProcedure
from app.domain.merging import merged
from app.web import answers
from app.web.access import access
from app.web.compared import Comparison, compare
from app.web.desk import desk
from app.web.seats import require
from app.web.workshop_files import address_of

bp = Blueprint("publishing", __name__, url_prefix="/atelier/brouillon")


@dataclass(frozen=True, slots=True)
class Rival:
    """The other text of a file: what it holds now (`draft` is None), or another draft of one's own."""

    text: str
    draft: Draft | None


@bp.post("/<id>/relecture")
@access(Role.TRAINER)
def ask(id: str) -> ResponseReturnValue:
    """Keep what is typed, then say that it is ready for second eyes."""
    try:
        draft = _kept(id, require(Role.TRAINER))
        if desk().authoring.moved_under(draft):
            return answers.go_to(url_for(".conflict", id=id))
        desk().authoring.ask(draft.id, require(Role.TRAINER))
    except DraftMovedOn as moved:
        return answers.go_to(url_for(".conflict", id=moved.kept.id))
    except InvalidProcedure:
        return _back(id, "a-corriger")
    return _back(id, "demandee")


@bp.post("/<id>/reprendre")
@access(Role.TRAINER)
def take_back(id: str) -> ResponseReturnValue:
    """It is not ready after all."""
    desk().authoring.take_back(id, require(Role.TRAINER))
    return _back(id, "reprise")


@bp.post("/<id>/publier")
@access(Role.TRAINER)
def publish(id: str) -> ResponseReturnValue:
    """Keep what is typed, then put one's own draft on the screens, where nobody else is wanted."""
    try:
        draft = _kept(id, require(Role.TRAINER))
        done = desk().authoring.publish(draft.id, require(Role.TRAINER))
    except DraftMovedOn as moved:
        return answers.go_to(url_for(".conflict", id=moved.kept.id))
    except InvalidProcedure:
        return _back(id, "a-corriger")
    except FileMovedOn:
        return answers.go_to(url_for(".conflict", id=id))
    return answers.go_to(url_for("history.show", **address_of(done.file), dit="publie"))


@bp.post("/<id>/abandonner")
@access(Role.TRAINER)
def drop(id: str) -> ResponseReturnValue:
    """Put it aside; the history of the file offers to have it back."""
    draft = desk().authoring.drop(id, require(Role.TRAINER))
    return answers.go_to(url_for("history.show", **address_of(draft.file), dit="abandonne"))


@bp.post("/<id>/retrouver")
@access(Role.TRAINER)
def pick_up(id: str) -> ResponseReturnValue:
    """Have it back."""
    return _back(desk().authoring.pick_up(id, require(Role.TRAINER)).id, "")


@bp.get("/<id>/conflit")
@access(Role.TRAINER)
def conflict(id: str) -> ResponseReturnValue:
    """Both texts, side by side."""
    draft = desk().authoring.own(id, require(Role.TRAINER))
    return _conflict(draft)


@bp.post("/<id>/conflit")
@access(Role.TRAINER)
def settle(id: str) -> ResponseReturnValue:
    """Go on from one of the two, or from both together; the other is kept a while."""
    by = require(Role.TRAINER)
    draft = desk().authoring.own(id, by)
    rival = rival_of(draft)
    if rival is None:
        return _back(id, "")
    # What was not on the page when the button was pressed is looked at first.
    if (request.form.get("vu"), request.form.get("en-face")) != (str(draft.version), digest(rival.text)):
        return _conflict(draft, 409)
    kept = _settled(request.form.get("choix", ""), draft, rival, by)
    return _back(kept.id, "choisi")


def rival_of(draft: Draft) -> Rival | None:
    """What the text of a draft has to be settled with, if anything."""
    authoring = desk().authoring
    if authoring.moved_under(draft):
        return Rival(authoring.present(draft.file) or "", None)
    others = [one for one in authoring.on_file(draft.file) if one.account == draft.account and one != draft]
    return Rival(others[-1].text, others[-1]) if others else None


def both_of(draft: Draft, rival: Rival) -> str | None:
    """The two texts in one, where what they were made from is known and they touch no same line."""
    authoring = desk().authoring
    known = {digest(one.text): one.text for one in authoring.history(draft.file)}
    present = authoring.present(draft.file)
    if present is not None:
        known[digest(present)] = present
    base = known.get(draft.base)
    return None if base is None else merged(base, draft.text, rival.text)


def against(draft: Draft) -> Comparison:
    """What a draft changes in the file as it is now."""
    return compare(desk().authoring.present(draft.file) or "", draft.text)


def _settled(choice: str, draft: Draft, rival: Rival, by: Account) -> Draft:
    authoring = desk().authoring
    both = both_of(draft, rival)
    texts = {"mien": draft.text, "autre": rival.text, **({} if both is None else {"les-deux": both})}
    if choice not in texts:
        abort(400)
    base = draft.base if rival.draft else authoring.base_of(draft.file)
    if texts[choice] != draft.text:
        authoring.keep_aside(draft)
    kept = authoring.rebase(draft.id, draft.version, base, texts[choice], by)
    if rival.draft is not None:
        authoring.drop(rival.draft.id, by)
    return kept


def _kept(id: str, by: Account) -> Draft:
    """The draft, with what its page has typed since."""
    authoring = desk().authoring
    draft = authoring.own(id, by)
    typed, seen = request.form.get("texte"), request.form.get("version", "")
    if typed is None:
        return draft
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else draft.version
    return authoring.save(id, version, typed, by)


def _conflict(draft: Draft, status: int = 200) -> ResponseReturnValue:
    rival = rival_of(draft)
    if rival is None:
        return _back(draft.id, "")
    page = render_template(
        "trainer/conflict.html",
        draft=draft,
        rival=rival,
        seen=digest(rival.text),
        both=both_of(draft, rival),
        compared=compare(rival.text, draft.text),
    )
    return make_response(page, status)


def _back(id: str, outcome: str) -> ResponseReturnValue:
    return answers.go_to(url_for("drafting.show", id=id, dit=outcome or None))
