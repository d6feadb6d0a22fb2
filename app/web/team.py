"""The accounts of the desk, for those who manage them."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import Account, Role
from app.domain.errors import Refused, TooManyTries
from app.usecases.accounts import Granted
from app.web.access import access
from app.web.desk import desk
from app.web.seats import current_seat
from app.web.staff import accounts, refusal, status

bp = Blueprint("team", __name__, url_prefix="/comptes")


@bp.get("")
@access(Role.MANAGER)
def everybody() -> ResponseReturnValue:
    """Who works here, and the form to add somebody."""
    return everybody_page()


@bp.post("")
@access(Role.MANAGER)
def create() -> ResponseReturnValue:
    """Make an account, and show the passphrase drawn for it once."""
    form = request.form
    return _grant(
        lambda by: accounts().create(by, form.get("identifiant", ""), form.get("nom", ""), ticked_roles())
    )


@bp.post("/confirmation")
@access(Role.MANAGER)
def confirm() -> ResponseReturnValue:
    """Type one's passphrase again before touching accounts."""
    try:
        accounts().signing_in.confirm(current_seat().signed_in, request.form.get("confirmation", ""))
    except (Refused, TooManyTries) as refused:
        return everybody_page(refused)
    return redirect(url_for(".everybody"), 303)


@bp.post("/<id>/roles")
@access(Role.MANAGER)
def change_roles(id: str) -> ResponseReturnValue:
    """Give other rights."""
    return _act(lambda by: accounts().change_roles(by, id, ticked_roles()))


@bp.post("/<id>/fermer")
@access(Role.MANAGER)
def disable(id: str) -> ResponseReturnValue:
    """Close an account."""
    return _act(lambda by: accounts().disable(by, id))


@bp.post("/<id>/rouvrir")
@access(Role.MANAGER)
def enable(id: str) -> ResponseReturnValue:
    """Open a closed account again."""
    return _act(lambda by: accounts().enable(by, id))


@bp.post("/<id>/phrase")
@access(Role.MANAGER)
def reset(id: str) -> ResponseReturnValue:
    """Draw a new passphrase, and show it once."""
    return _grant(lambda by: accounts().reset(by, id))


def _act(act: Callable[[Account], Account]) -> ResponseReturnValue:
    try:
        act(confirmed())
    except (Refused, TooManyTries) as refused:
        return everybody_page(refused)
    return redirect(url_for(".everybody", fait="oui"), 303)


def _grant(act: Callable[[Account], Granted]) -> ResponseReturnValue:
    try:
        granted = act(confirmed())
    except (Refused, TooManyTries) as refused:
        return everybody_page(refused)
    # No redirection: the passphrase is shown on this answer and kept nowhere.
    return render_template("staff/granted.html", granted=granted)


def confirmed() -> Account:
    """Who acts on accounts; raise Refused("passphrase-needed") a while after it was typed."""
    here = current_seat().signed_in
    accounts().signing_in.confirm(here, "")
    return here.account


def ticked_roles() -> frozenset[Role]:
    """The roles of a form."""
    return frozenset(role for role in Role if role in request.form.getlist("roles"))


def everybody_page(refused: Refused | TooManyTries | None = None) -> ResponseReturnValue:
    """The accounts, and what was refused."""
    here = current_seat().signed_in
    page = render_template(
        "staff/team.html",
        here=here.account,
        accounts=accounts().all(),
        pending=desk().inviting.pending(),
        roles=tuple(Role),
        fresh=accounts().signing_in.fresh(here.session),
        done=request.args.get("fait"),
        **refusal(refused),
    )
    return page, status(refused)
