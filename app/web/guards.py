"""What every request passes before its view: its origin, the rights of its seat, the token of its form."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from werkzeug.exceptions import BadRequest

from app.domain.errors import NotAllowed, NotSignedIn, Refused, Unknown
from app.web.access import POST, PUBLIC, Access, access_to, changes
from app.web.seats import csrf_holds, current_seat

_DEMO = "guards.demo"


class ForeignForm(BadRequest):
    """A form that another site sent."""


class StaleForm(BadRequest):
    """A form that was not made for this browser as it is now: « Appuyez encore une fois »."""


def install(app: Flask, *, demo: bool = False) -> None:
    """Guard every route of an application."""
    app.extensions[_DEMO] = demo
    app.before_request(guard)


def guard() -> None:
    """Let the request through or raise; a route that does not exist is for the router to refuse."""
    if request.endpoint is None:
        return
    changing = changes(request.method)
    if changing and _from_elsewhere():
        raise ForeignForm
    declared = access_to(current_app, request.endpoint)
    if declared is None:
        raise NotAllowed
    _let_in(declared)
    # Before anything reads the form.
    request.max_content_length = request.max_form_memory_size = declared.most
    if changing and not csrf_holds():
        raise StaleForm


def refuse_public_post() -> None:
    """No staff session on a public computer while somebody is there; the demo is one computer for both."""
    post = current_seat().post
    if post is not None and post.walk is not None and not (current_app.extensions[_DEMO] or on_loopback()):
        raise Refused("public-post", post=post.name)


def _let_in(declared: Access) -> None:
    if PUBLIC in declared.allowed:
        return
    here = current_seat()
    if POST in declared.allowed and here.post is not None:
        return
    if not declared.roles:
        raise Unknown
    if here.account is None:
        raise NotSignedIn
    if not here.account.roles & declared.roles:
        raise NotAllowed


def _from_elsewhere() -> bool:
    if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
        return True
    origin = request.headers.get("Origin")
    return origin is not None and _authority(origin) != request.host


def _authority(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def on_loopback() -> bool:
    """The very machine, by its own name: a proxy on it also comes from loopback, for everybody."""
    host = urlsplit(f"//{request.host}").hostname or ""
    return _loopback(request.remote_addr or "") and (host == "localhost" or _loopback(host))


def _loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
