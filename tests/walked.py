"""A room of two posts in memory: a shelf of procedures, a bus that looks, a clock that tests move."""

from dataclasses import dataclass, field
from datetime import date
from itertools import count

from app.domain.activity import Activity
from app.domain.autonomy import Autonomy
from app.domain.post import Post
from app.usecases.walking import Opening, Walking
from tests.builders import a_gesture, a_group, a_procedure, an_edition
from tests.fakes import FakeStore
from tests.staffed import HeldClock

FOREVER = (date.min, date.max)


@dataclass
class ShelfInMemory:
    """Fills `Library` with what a test puts on it, and counts the editions made again."""

    on_disk: dict = field(default_factory=dict)
    made: dict = field(default_factory=dict)
    rebuilt: list[str] = field(default_factory=list)

    def put(self, edition) -> None:
        self.on_disk[edition.procedure.id] = self.made[edition.id] = edition

    def editions(self):
        return self.on_disk

    def sources(self, edition):
        return {"text": edition}

    def rebuild(self, procedure, edition, sources):
        self.rebuilt.append(edition)
        assert sources == {"text": edition}
        assert procedure == self.made[edition].procedure.id
        return self.made[edition]


@dataclass
class ListeningBus:
    """Fills `LiveBus`; at each bell it looks, as a screen does, at the version that was kept."""

    store: FakeStore
    heard: list[tuple[str, int, int]] = field(default_factory=list)

    def announce(self, topic: str, version: int) -> None:
        kind, _, id = topic.partition(":")
        kept = {
            "walk": lambda: self._walk(id, version),
            "post": lambda: self.store.post(id).version,
            "room": self.store.room_version,
        }
        self.heard.append((topic, version, kept[kind]()))

    def _walk(self, id: str, announced: int) -> int:
        gone = id not in {opened.walk.id for opened in self.store.open_walks()}
        return announced if gone else self.store.open_walk(id).walk.version

    def told(self) -> list[str]:
        """What was heard since the last time, once sure that everything had been kept before."""
        heard, self.heard = self.heard, []
        assert [version for _, version, _ in heard] == [kept for *_, kept in heard]
        return [topic for topic, *_ in heard]


class Room:
    """A room of two posts, with one procedure of three gestures."""

    def __init__(self, store: FakeStore | None = None) -> None:
        numbers = count(1)
        self.store = store or FakeStore()
        self.clock, self.library = HeldClock(), ShelfInMemory()
        self.bus = ListeningBus(self.store)
        self.walking = Walking(
            store=self.store,
            library=self.library,
            bus=self.bus,
            clock=self.clock,
            new_id=lambda: f"w{next(numbers)}",
        )
        self.library.put(edition_of("un", "deux", "trois"))
        for number in (1, 2):
            self.keep(Post(f"p{number}", f"Poste {number}"))

    def keep(self, post: Post) -> None:
        self.store.change(lambda change: change.save_post(post))

    def open(self, *, post: str | None = "p1", **facts):
        mediator = facts.pop("mediator", None)
        wanted = {"procedure": "caf/declarer-ressources", "level": Autonomy.DONE_WITH, "language": "fr"}
        return self.walking.open(Opening(**{**wanted, **facts}), post=post, mediator=mediator)

    def post(self, id: str = "p1") -> Post:
        return self.store.post(id)

    def counted(self) -> list[Activity]:
        return list(self.store.activities(*FOREVER))


def edition_of(*words: str, id: str = "e1"):
    gestures = (a_gesture(f"g{rank}", f"Faites {word}.") for rank, word in enumerate(words, start=1))
    return an_edition(a_procedure(a_group("connexion", *gestures)), id=id)


def shown(scene) -> str:
    """What the card says to do, or its kind where there is no gesture."""
    gestures = scene.view.card.gestures
    return gestures[0].texts.do.text if gestures else scene.view.card.kind.value
