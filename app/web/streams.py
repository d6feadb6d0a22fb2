"""Who may listen to what: the doorkeeper of the event streams."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.account import Role
from app.domain.errors import Unknown
from app.usecases.following import Subscription
from app.usecases.ports import Store
from app.web.seats import Seats


@dataclass(frozen=True, slots=True)
class Porter:
    """Fills `Doorkeeper`: a post hears itself and its walk, a mediator the room or one walk."""

    seats: Seats
    store: Store

    def admit(self, cookies: Mapping[str, str], query: Mapping[str, str]) -> Subscription | None:
        """A page says which face it is by `face`, and a co-pilot which walk by `parcours`."""
        # The stream does not know whether it came over HTTPS: the cookie's own name tells.
        secure = any(name.startswith("__Host-") for name in cookies)
        seat = self.seats.read(cookies, secure=secure)
        if query.get("face") == "poste":
            post = seat.post
            if post is None:
                return None
            walk = {"parcours": f"walk:{post.walk}"} if post.walk else {}
            return Subscription(f"post:{post.id}", {"poste": f"post:{post.id}", **walk})
        if seat.account is None or Role.MEDIATOR not in seat.account.roles:
            return None
        return Subscription(seat.name, {"salle": "room", **self._walk(query.get("parcours", ""))})

    def present(self, subscription: Subscription) -> Mapping[str, int]:
        """The versions now; 0 for a walk that is over, so that its screens look and find out."""
        return {name: self._version(topic) for name, topic in subscription.topics.items()}

    def _walk(self, id: str) -> dict[str, str]:
        if not id:
            return {}
        post = next((post for post in self.store.posts() if post.walk == id), None)
        return {"parcours": f"walk:{id}", **({"poste": f"post:{post.id}"} if post else {})}

    def _version(self, topic: str) -> int:
        kind, _, id = topic.partition(":")
        try:
            if kind == "walk":
                return self.store.open_walk(id).walk.version
            if kind == "post":
                return self.store.post(id).version
        except Unknown:
            return 0
        return self.store.room_version()
