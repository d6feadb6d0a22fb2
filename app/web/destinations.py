"""Where to send somebody next: only to a page of ours."""

from urllib.parse import unquote, urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from app.domain.account import Account, Role
from app.web.seats import current_seat

_HOMES = ((Role.MEDIATOR, "/mediation"), (Role.TRAINER, "/atelier"), (Role.MANAGER, "/comptes"))
_OWN = "/compte"


def our_path(address: str) -> str | None:
    """The address when it is the path of one of our pages, with its query; None for anything else."""
    if not address.startswith("/") or "\\" in address or not (address.isascii() and address.isprintable()):
        return None
    try:
        parts = urlsplit(address)
        current_app.url_map.bind(request.host).match(unquote(parts.path), method="GET")
    except (ValueError, HTTPException):
        return None
    if parts.netloc:
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def page_before() -> str:
    """The page of ours that a form was sent from, or the first page."""
    try:
        parts = urlsplit(request.referrer or "")
    except ValueError:
        return "/"
    if parts.netloc != request.host:
        return "/"
    return our_path(parts.path) or "/"


def way_out(status: int) -> str:
    """Where a page that says no leads: back to the form, else to the first page of the same part."""
    if request.method == "POST":
        return page_before()
    account = current_seat().account if status == 403 else None
    if account is not None:
        return home(account)  # where one has no business is no way out
    part = next((path for _, path in _HOMES if f"{request.path}/".startswith(f"{path}/")), "/")
    return our_path(part) or "/"


def home(account: Account) -> str:
    """Where the day of this account begins."""
    wanted = (path for role, path in _HOMES if role in account.roles)
    return next((path for path in wanted if our_path(path)), _OWN)
