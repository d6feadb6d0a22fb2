"""Invitations to the staff: the link, for a responsable; the page behind it, for who is invited."""

import secrets

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.account import MIN_PASSPHRASE, Role
from app.domain.errors import Refused, TooManyTries
from app.domain.passwords import proposed
from app.web.access import PUBLIC, access
from app.web.desk import desk
from app.web.guards import on_loopback, refuse_public_post
from app.web.qr import drawn
from app.web.staff import refusal, signed_in, status, typed_twice
from app.web.team import confirmed, everybody_page, ticked_roles

bp = Blueprint("inviting", __name__)


@bp.post("/comptes/invitations")
@access(Role.MANAGER)
def invite() -> ResponseReturnValue:
    """Invite somebody, and show the link once."""
    form = request.form
    try:
        invited = desk().inviting.invite(
            confirmed(), form.get("identifiant", ""), form.get("nom", ""), ticked_roles()
        )
    except (Refused, TooManyTries) as refused:
        return everybody_page(refused)
    address = url_for(".welcome", code=invited.code, _external=True)
    # No redirection: the link is shown on this answer and kept nowhere.
    return render_template(
        "staff/invited.html",
        invitation=invited.invitation,
        address=address,
        drawing=drawn(address),
        only_here=on_loopback(),
    )


@bp.post("/comptes/invitations/retirer")
@access(Role.MANAGER)
def withdraw() -> ResponseReturnValue:
    """Make a link useless."""
    try:
        desk().inviting.withdraw(confirmed(), request.form.get("invitation", ""))
    except (Refused, TooManyTries) as refused:
        return everybody_page(refused)
    return redirect(url_for("team.everybody", fait="oui"), 303)


@bp.get("/invitation")
@access(PUBLIC)
def welcome() -> ResponseReturnValue:
    """The page behind the link: choose a passphrase."""
    code = request.args.get("code", "")
    try:
        refuse_public_post()
    except Refused as refused:
        return _welcome(code, refused)
    return _welcome(code)


@bp.post("/invitation")
@access(PUBLIC)
def accept() -> ResponseReturnValue:
    """Make the account, and sign in with it."""
    code = request.form.get("code", "")
    try:
        refuse_public_post()
        token = desk().inviting.accept(code, typed_twice())
    except Refused as refused:
        return _welcome(code, refused)
    return signed_in(token, None)


def _welcome(code: str, refused: Refused | None = None) -> ResponseReturnValue:
    try:
        invitation = desk().inviting.invitation(code)
    except Refused as over:
        invitation, refused = None, over
    page = render_template(
        "staff/welcome.html",
        code=code,
        invitation=invitation,
        minimum=MIN_PASSPHRASE,
        proposal=proposed(secrets.choice),
        **refusal(refused),
    )
    return page, status(refused)
