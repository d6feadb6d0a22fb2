"""Who may open a route: declared on the view, and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask
from werkzeug.exceptions import HTTPException

from app.domain.account import Role

View = TypeVar("View", bound=Callable[..., Any])

BODY_LIMIT = 512 * 1024  # bytes of a form

_DECLARED = "access"
_UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Who(StrEnum):
    """Those who need no account."""

    PUBLIC = "public"
    POST = "post"


PUBLIC, POST = Who.PUBLIC, Who.POST
STAFF = tuple(Role)


@dataclass(frozen=True, slots=True)
class Access:
    """Any of these may come; `renews` is False for what a screen asks by itself, without anybody there.

    `most` is how many bytes it takes: more than a form only where a file is given.
    """

    allowed: frozenset[Who | Role]
    renews: bool = True
    most: int = BODY_LIMIT

    @property
    def roles(self) -> frozenset[Role]:
        """The staff among them."""
        return frozenset(one for one in self.allowed if isinstance(one, Role))


class UndeclaredAccess(RuntimeError):
    """Routes that nobody thought of guarding; the program does not start with them."""


def access(*allowed: Who | Role, renews: bool = True, most: int = BODY_LIMIT) -> Callable[[View], View]:
    """Declare who may open a view; stands between the route and the function."""

    def declare(view: View) -> View:
        setattr(view, _DECLARED, Access(frozenset(allowed), renews=renews, most=most))
        return view

    return declare


def access_to(app: Flask, endpoint: str | None) -> Access | None:
    """What an endpoint declares."""
    return getattr(app.view_functions.get(endpoint or ""), _DECLARED, None)


def body_limit(app: Flask, path: str) -> int:
    """How many bytes may be sent to an address, as its route declares it."""
    try:
        endpoint, _ = app.url_map.bind("").match(path, method="POST")
    except HTTPException:
        return BODY_LIMIT
    declared = access_to(app, endpoint)
    return declared.most if declared else BODY_LIMIT


def refuse_undeclared(app: Flask) -> None:
    """Stop the start when a route has no declared access; to be called once every blueprint is there."""
    served = {rule.endpoint for rule in app.url_map.iter_rules() if not rule.build_only}
    bare = sorted(endpoint for endpoint in served if not access_to(app, endpoint))
    if bare:
        raise UndeclaredAccess(", ".join(bare))


def changes(method: str) -> bool:
    """True for the methods that change something."""
    return method in _UNSAFE
