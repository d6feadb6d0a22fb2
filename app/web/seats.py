"""Who is asking: the seat behind the opaque cookies of a browser."""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeVar

from flask import Flask, current_app, g, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.domain.account import Account, Role
from app.domain.errors import NotAllowed, NotSignedIn
from app.domain.post import Post
from app.usecases.account_ports import Session
from app.usecases.signing_in import SignedIn, SigningIn, digest, seat_name
from app.web.access import Access, access_to

Answer = TypeVar("Answer", bound=Response)

STAFF_COOKIE = "s"
DEVICE_COOKIE = "poste"
PASSAGE_COOKIE = "passage"
VISIT_COOKIE = "avant"  # a browser that is nobody yet: only its forms need a secret
DEVICE_SECONDS = 400 * 24 * 3600
CSRF_FIELD = "csrf_token"
# The longest token of ours has 43 characters; what is longer was not made here.
_LONGEST = 128
_SEATS = "seats"


class Kind(StrEnum):
    """What a seat is."""

    ANONYMOUS = "anonymous"
    POST = "post"
    STAFF = "staff"


class Posts(Protocol):
    """Finds the post that a browser is."""

    def post_of_device(self, token_hash: str) -> Post | None:
        """None for a browser that is no post."""
        ...


@dataclass(frozen=True, slots=True)
class Seat:
    """A browser: staff when somebody is signed in there, else a post, else nobody.

    `token` is its present secret; `device` is the one it has whether somebody is signed in or not.
    """

    kind: Kind = Kind.ANONYMOUS
    token: str = field(default="", repr=False)
    post: Post | None = None
    account: Account | None = None
    session: Session | None = None
    device: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """Its name for the streams; empty for nobody."""
        if self.session is not None:
            return seat_name(self.session)
        return f"post:{self.post.id}" if self.post is not None else ""

    @property
    def signed_in(self) -> SignedIn:
        """The account and its session; raise NotSignedIn."""
        if self.account is None or self.session is None:
            raise NotSignedIn
        return SignedIn(self.account, self.session)


@dataclass(frozen=True, slots=True)
class Seats:
    """Reads the cookies of a browser."""

    signing_in: SigningIn
    posts: Posts
    secret: bytes

    def read(self, cookies: Mapping[str, str], *, secure: bool, renews: bool = False) -> Seat:
        """The seat of a browser; it renews nothing unless told so."""
        token = _cookie(cookies, STAFF_COOKIE, secure=secure)
        device = _cookie(cookies, DEVICE_COOKIE, secure=secure)
        post = self.posts.post_of_device(digest(device)) if device else None
        device = device or _cookie(cookies, VISIT_COOKIE, secure=secure)
        found = self.signing_in.current(token, renews=renews) if token else None
        if found is not None:
            return Seat(Kind.STAFF, token, post, found.account, found.session, device)
        return Seat(Kind.POST if post else Kind.ANONYMOUS, device, post, device=device)

    def seal(self, token: str) -> str:
        """The form token that goes with a seat's secret."""
        return hmac.new(self.secret, f"form:{token}".encode(), "sha256").hexdigest()


def install(app: Flask, seats: Seats) -> None:
    """Let the views and the templates of an application know who is asking."""
    app.extensions[_SEATS] = seats
    app.after_request(_give_visit_cookie)
    app.jinja_env.globals.update(csrf_token=csrf_token, csrf_field=csrf_field, current_seat=current_seat)


def current_seat() -> Seat:
    """The seat of this request."""
    if "seat" not in g:
        declared = _declared()
        renews = bool(declared and declared.roles and declared.renews)
        g.seat = _seats().read(request.cookies, secure=request.is_secure, renews=renews)
    seat: Seat = g.seat
    return seat


def require(*roles: Role) -> Account:
    """The account signed in, with one of these roles; raise NotSignedIn or NotAllowed."""
    account = current_seat().signed_in.account
    if not account.roles & frozenset(roles):
        raise NotAllowed
    return account


def csrf_token() -> str:
    """The form token of this page: bound to the session on staff pages, to the browser on the others."""
    seat, declared = current_seat(), _declared()
    if seat.account is not None and (not declared or declared.roles):
        return _seats().seal(seat.token)
    if "device" in g or seat.device:
        return _seats().seal(g.get("device", seat.device))
    if "visit" not in g:
        g.visit = new_token()
    return _seats().seal(g.visit)


def csrf_field() -> Markup:
    """The hidden field that every form carries."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(CSRF_FIELD, csrf_token())


def csrf_holds() -> bool:
    """Whether the form sent was made for this browser, and for this session where staff alone may act."""
    seat, declared, sent = current_seat(), _declared(), request.form.get(CSRF_FIELD, "")
    secrets_held = {seat.token} if seat.account is not None else {seat.device}
    if not declared or declared.allowed != declared.roles:
        secrets_held.add(seat.device)
    return any(
        hmac.compare_digest(_seats().seal(one).encode(), sent.encode("utf-8", "replace"))
        for one in secrets_held
        if one
    )


def new_token() -> str:
    """256 bits that nobody can guess."""
    return secrets.token_urlsafe(32)


def set_staff_cookie(response: Response, token: str) -> None:
    """Sign a browser in, until it is closed."""
    _set(response, STAFF_COOKIE, token)


def clear_staff_cookie(response: Response) -> None:
    """Sign a browser out."""
    _set(response, STAFF_COOKIE, "", seconds=0)


def device_of_this_browser() -> tuple[str, str | None]:
    """The token of this browser, and the same again when it was just made and has to be given to it."""
    present = _cookie(request.cookies, DEVICE_COOKIE, secure=request.is_secure)
    if present:
        return present, None
    if "device" not in g:
        g.device = new_token()
    return g.device, g.device


def set_passage_cookie(response: Response) -> None:
    """Another value each time: a browser forgets the pages behind when a cookie of theirs has changed."""
    _set(response, PASSAGE_COOKIE, new_token())


def set_device_cookie(response: Response, token: str) -> None:
    """Make a browser known for 400 days, as a post or to become one."""
    _set(response, DEVICE_COOKIE, token, seconds=DEVICE_SECONDS)


def _set(response: Response, name: str, value: str, *, seconds: int | None = None) -> None:
    response.set_cookie(
        _named(name, secure=request.is_secure),
        value,
        max_age=seconds,
        path="/",
        secure=request.is_secure,
        httponly=True,
        samesite="Strict",
    )


def _give_visit_cookie(response: Answer) -> Answer:
    if "visit" in g:
        _set(response, VISIT_COOKIE, g.visit)
    return response


def _cookie(cookies: Mapping[str, str], name: str, *, secure: bool) -> str:
    value = cookies.get(_named(name, secure=secure), "")
    return value if len(value) <= _LONGEST and value.isascii() else ""


def _named(name: str, *, secure: bool) -> str:
    # A cookie so named cannot be planted by another host, nor over plain HTTP.
    return f"__Host-{name}" if secure else name


def _declared() -> Access | None:
    return access_to(current_app, request.endpoint)


def _seats() -> Seats:
    seats: Seats = current_app.extensions[_SEATS]
    return seats
