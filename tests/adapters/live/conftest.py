"""A toy desk: who holds a seat may follow one walk and the room."""

from collections.abc import Callable, Mapping

import pytest
from flask import Flask

from app.adapters.live.bus import InProcessBus
from app.adapters.live.hub import Hub
from app.server import Application, build
from app.usecases.following import Subscription

TOPICS = {"parcours": "walk:w1", "salle": "room"}


class ToyDesk:
    """A doorkeeper with its versions in memory, and the bus that a use case would ring."""

    def __init__(self, **hub_settings: float) -> None:
        self.hub = Hub(**hub_settings)
        self.bus = InProcessBus(self.hub)
        self.versions = {"walk:w1": 1, "room": 1}
        self.seats: dict[str, Mapping[str, str]] = {"amina": TOPICS, "luc": TOPICS, "ines": {"salle": "room"}}
        self.before_admitting: Callable[[], None] = lambda: None
        self.before_present: Callable[[], None] = lambda: None

    def admit(self, cookies: Mapping[str, str], query: Mapping[str, str]) -> Subscription | None:
        self.before_admitting()
        seat = cookies.get("seat", "")
        return Subscription(seat, self.seats[seat]) if seat in self.seats else None

    def present(self, subscription: Subscription) -> Mapping[str, int]:
        known = {
            name: self.versions[topic]
            for name, topic in subscription.topics.items()
            if topic in self.versions
        }
        self.before_present()
        return known

    def move(self, topic: str) -> None:
        """What a use case does: save, then announce."""
        self.versions[topic] += 1
        self.bus.announce(topic, self.versions[topic])

    def application(self, pages: Flask | None = None) -> Application:
        flask_app = pages or Flask(__name__)
        if not pages:
            flask_app.add_url_rule("/", "home", lambda: "Bonjour")
        return build(flask_app, self.hub, self)


@pytest.fixture
def desk() -> ToyDesk:
    return ToyDesk()


@pytest.fixture
def hurried_desk() -> ToyDesk:
    return ToyDesk(heartbeat_seconds=0.1)
