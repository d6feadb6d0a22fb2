"""An application with the staff's door and nothing else, and a browser for each kind of person."""

from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask, redirect, request, url_for
from flask_babel import Babel
from jinja2 import StrictUndefined

from app.domain.account import Role
from app.domain.errors import NotAllowed, NotSignedIn, Unknown
from app.domain.post import Post
from app.usecases.signing_in import digest
from app.web import guards, seats, staff, team
from app.web.access import refuse_undeclared
from tests.fakes import FakeStore
from tests.staffed import PASSPHRASE, Staffed

APP = Path(staff.__file__).parents[1]
SECRET = b"s" * 32
DEVICE = "the-device-of-post-3"
CAST = {
    "mediateur": ("luc", Role.MEDIATOR),
    "formateur": ("zoe", Role.TRAINER),
    "responsable": ("ines", Role.MANAGER),
}


@dataclass
class Door:
    """The application, its desk and its posts."""

    desk: Staffed = field(default_factory=Staffed)
    posts: FakeStore = field(default_factory=FakeStore)
    demo: bool = False
    staffed: bool = True

    def __post_init__(self) -> None:
        self.seats = seats.Seats(self.desk.signing_in, self.posts, SECRET)
        self.app = _application(self)
        for login, *roles in CAST.values() if self.staffed else ():
            self.desk.employ(login, *roles)

    def put_post(self, *, walk: str | None = None) -> None:
        def act(change) -> None:
            change.save_post(Post("p3", "Poste 3", walk=walk))
            change.set_device("p3", digest(DEVICE))

        self.posts.change(act)

    def browser(self, who: str = "anonymous", *, walk: str | None = None) -> "Browser":
        client = self.app.test_client()
        browser = Browser(client, self)
        if who == "post":
            self.put_post(walk=walk)
            client.set_cookie("poste", DEVICE)
        elif who in CAST:
            client.set_cookie("s", self.desk.signing_in.sign_in(CAST[who][0], PASSPHRASE))
        else:
            client.set_cookie("avant", "nobody-yet")
        return browser


@dataclass
class Browser:
    """A client that knows the token its forms carry."""

    client: object
    door: Door

    @property
    def token(self) -> str:
        for name in ("s", "poste", "avant"):
            cookie = self.client.get_cookie(name)
            if cookie is not None:
                return self.door.seats.seal(cookie.value)
        return ""

    def get(self, path: str, **more):
        return self.client.get(path, **more)

    def send(self, path: str, method: str = "POST", headers=None, **fields):
        fields.setdefault("csrf_token", self.token)
        return self.client.open(path, method=method, data=fields, headers=headers)


def _application(door: Door) -> Flask:
    app = Flask("app", root_path=str(APP), static_folder=None)
    app.jinja_env.undefined = StrictUndefined
    app.config["BABEL_DEFAULT_LOCALE"] = "fr"
    Babel(app)
    seats.install(app, door.seats)
    guards.install(app, demo=door.demo)
    staff.install(app, door.desk.accounts)
    app.register_blueprint(team.bp)
    app.register_error_handler(Unknown, lambda _: ("", 404))
    app.register_error_handler(NotAllowed, lambda _: ("", 403))
    app.register_error_handler(
        NotSignedIn, lambda _: redirect(url_for("staff.sign_in_page", suite=request.path), 303)
    )
    refuse_undeclared(app)
    return app
