"""Answers: a whole page or the fragment that htmx asked for, a fragment or a redirect."""

from flask import Response, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse


def asked_by_htmx() -> bool:
    """True when the page itself asked, through htmx."""
    return request.headers.get("HX-Request") == "true"


def nothing_new() -> Response:
    """The screen already shows what it asked after."""
    return make_response("", 204)


def go_to(address: str) -> AnyResponse:
    """Open another page, from a form as from htmx: no page lands inside a fragment."""
    if asked_by_htmx():
        answer = make_response("", 200)
        answer.headers["HX-Redirect"] = address
        return answer
    return redirect(address, 303)


def reload() -> Response:
    """The whole page changed under the fragment: its language, its size, or what it is about."""
    answer = make_response("", 200)
    answer.headers["HX-Refresh"] = "true"
    return answer


def version_seen() -> int:
    """The version of the walk that the pressed screen shows; 0, never a version, for anything else."""
    seen = request.form.get("vu", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
