"""The staff's door: sign in, sign out, the first account, one's own passphrase and sessions."""

import secrets
from datetime import datetime

from babel.dates import get_datetime_format
from flask import Blueprint, Flask, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date, format_time, get_locale
from werkzeug.wrappers import Response

from app.domain.account import MIN_PASSPHRASE
from app.domain.errors import Refused, TooManyTries
from app.domain.passwords import proposed
from app.usecases.accounts import Accounts
from app.web.access import PUBLIC, STAFF, access
from app.web.destinations import home, our_path
from app.web.guards import refuse_public_post
from app.web.refusals import FIELDS, sentence
from app.web.seats import clear_staff_cookie, current_seat, set_staff_cookie

bp = Blueprint("staff", __name__)

_ACCOUNTS = "accounts"


def install(app: Flask, accounts: Accounts) -> None:
    """Open the door of an application."""
    app.extensions[_ACCOUNTS] = accounts
    app.add_template_filter(_moment, "moment")
    app.register_blueprint(bp)


def accounts() -> Accounts:
    """The accounts of this application."""
    found: Accounts = current_app.extensions[_ACCOUNTS]
    return found


@bp.get("/connexion")
@access(PUBLIC)
def sign_in_page() -> ResponseReturnValue:
    """The form; somebody who is signed in goes on."""
    account = current_seat().account
    if account is not None:
        return redirect(home(account), 303)
    try:
        refuse_public_post()
    except Refused as refused:
        return _sign_in_form(refused)
    return _sign_in_form()


@bp.post("/connexion")
@access(PUBLIC)
def sign_in() -> ResponseReturnValue:
    """Open a session, in place of the one this browser had."""
    seat = current_seat()
    previous = seat.token if seat.account else None
    login, passphrase = request.form.get("identifiant", ""), request.form.get("phrase", "")
    try:
        refuse_public_post()
        token = accounts().signing_in.sign_in(login, passphrase, previous=previous)
    except (Refused, TooManyTries) as refused:
        return _sign_in_form(refused)
    return signed_in(token, our_path(request.form.get("suite", "")))


@bp.post("/deconnexion")
@access(*STAFF, renews=False)
def sign_out() -> ResponseReturnValue:
    """End the session of this browser."""
    accounts().signing_in.sign_out(current_seat().token)
    return _signed_out()


@bp.get("/premier-compte")
@access(PUBLIC)
def first_account_page() -> ResponseReturnValue:
    """The form behind the link that the machine printed."""
    code = request.args.get("code", "")
    if not accounts().setup_link_holds(code):
        return _first_account_form(code, Refused("code-unknown"))
    return _first_account_form(code)


@bp.post("/premier-compte")
@access(PUBLIC)
def first_account() -> ResponseReturnValue:
    """Make the account that makes the others, and sign in with it."""
    form = request.form
    try:
        refuse_public_post()
        token = accounts().first_account(
            form.get("code", ""), form.get("identifiant", ""), form.get("nom", ""), typed_twice()
        )
    except Refused as refused:
        return _first_account_form(form.get("code", ""), refused)
    return signed_in(token, url_for("team.everybody"))


@bp.get("/compte")
@access(*STAFF)
def own_account() -> ResponseReturnValue:
    """One's own passphrase, and where one is signed in."""
    return _own_account()


@bp.post("/compte/phrase")
@access(*STAFF)
def change_passphrase() -> ResponseReturnValue:
    """Change one's passphrase; every other browser is signed out."""
    account = current_seat().signed_in.account
    try:
        token = accounts().set_password(account, request.form.get("confirmation", ""), typed_twice())
    except (Refused, TooManyTries) as refused:
        return _own_account(refused)
    return signed_in(token, url_for(".own_account", fait="phrase"))


@bp.post("/compte/touches")
@access(*STAFF)
def choose_keys() -> ResponseReturnValue:
    """Turn the keys of one letter on or off, for oneself."""
    use = request.form.get("lettres") == "oui"
    accounts().use_letter_keys(current_seat().signed_in.account, use=use)
    return redirect(url_for(".own_account", fait="touches"), 303)


@bp.post("/compte/sessions")
@access(*STAFF)
def close_session() -> ResponseReturnValue:
    """Sign out one of one's own browsers, which may be this one."""
    here = current_seat().signed_in
    session = request.form.get("session", "")
    accounts().signing_in.close_session(here.account.id, session)
    if session == here.session.token_hash:
        return _signed_out()
    return redirect(url_for(".own_account", fait="session"), 303)


def refusal(refused: Refused | TooManyTries | None) -> dict[str, str | None]:
    """What a form's page needs to say what was refused."""
    if refused is None:
        return {"problem": None, "faulty": None}
    field = FIELDS.get(refused.code) if isinstance(refused, Refused) else None
    return {"problem": sentence(refused), "faulty": field}


def status(refused: Refused | TooManyTries | None) -> int:
    """The status of that page."""
    if refused is None:
        return 200
    return 429 if isinstance(refused, TooManyTries) else 422


def _sign_in_form(refused: Refused | TooManyTries | None = None) -> ResponseReturnValue:
    after = our_path(request.values.get("suite", "")) or ""
    nobody = not accounts().all()
    page = render_template("staff/sign_in.html", after=after, nobody=nobody, **refusal(refused))
    headers = {"Retry-After": str(refused.seconds)} if isinstance(refused, TooManyTries) else {}
    return page, status(refused), headers


def _first_account_form(code: str, refused: Refused | None = None) -> ResponseReturnValue:
    page = render_template(
        "staff/first_account.html",
        code=code,
        holds=accounts().setup_link_holds(code),
        minimum=MIN_PASSPHRASE,
        proposal=proposed(secrets.choice),
        **refusal(refused),
    )
    return page, status(refused)


def _own_account(refused: Refused | TooManyTries | None = None) -> ResponseReturnValue:
    here = current_seat().signed_in
    page = render_template(
        "staff/own_account.html",
        account=here.account,
        here=here.session,
        sessions=accounts().signing_in.sessions(here.account.id),
        minimum=MIN_PASSPHRASE,
        proposal=proposed(secrets.choice),
        done=request.args.get("fait"),
        **refusal(refused),
    )
    return page, status(refused)


def _moment(when: datetime) -> str:
    joined = get_datetime_format("medium", get_locale())
    return str(joined).format(format_time(when, "short"), format_date(when, "medium"))


def typed_twice() -> str:
    """The new passphrase of a form; raise Refused("passphrases-differ")."""
    passphrase = request.form.get("nouvelle", "")
    if passphrase != request.form.get("encore", ""):
        raise Refused("passphrases-differ")
    return passphrase


def signed_in(token: str, towards: str | None) -> Response:
    """Go on with this session: there, or to the face of whoever it is."""
    found = accounts().signing_in.current(token, renews=False)
    response = redirect(towards or (home(found.account) if found else "/"), 303)
    set_staff_cookie(response, token)
    return response


def _signed_out() -> Response:
    response = redirect(url_for("staff.sign_in_page"), 303)
    clear_staff_cookie(response)
    return response
