"""A post: one of the room's computers, paired with the desk; it holds at most one walk."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.domain.comfort import Comfort, Tongue
from app.domain.language import FRENCH
from app.domain.plan import Spot


class Disposition(StrEnum):
    """Where the guide and the real site stand."""

    SIDE_BY_SIDE = "cote_a_cote"
    TWO_SCREENS = "deux_ecrans"
    HANDHELD = "tablette"
    PAPER = "papier"


class Idle(StrEnum):
    """What is done about a post where nothing was pressed for long."""

    PRESENT = ""
    QUIET = "calme"  # the mediator is told
    ASKED = "demande"  # the person is asked whether they are still there


@dataclass(frozen=True, slots=True)
class Post:
    """A public computer; `version` counts its changes, and nothing names the person before it.

    `to_check` from the end of a walk until somebody confirms that the post is clean.
    `called_at` is when the person asked for help, None once answered or withdrawn.
    `again` while the person who ended a walk here goes on with another.
    `idle_since` is when the present stage of idleness began, None while somebody is there.
    `spot` is where it stands on the plan of the room, None while nobody arranged it.
    `pointed` is what the mediator points at on the present card, `said` the phrase of the desk that the
    post shows now, and `reply` what the person answered to it: « oui », « non » or « compris ».
    """

    id: str
    name: str
    version: int = 1
    walk: str | None = None
    language: str = FRENCH
    comfort: Comfort = Comfort()  # noqa: RUF009 - a frozen value
    disposition: Disposition = Disposition.SIDE_BY_SIDE
    called_at: datetime | None = None
    to_check: bool = False
    idle: Idle = Idle.PRESENT
    idle_since: datetime | None = None
    again: bool = False
    spot: Spot | None = None
    tongue: Tongue = Tongue.UNASKED
    pointed: str = ""
    said: str = ""
    reply: str = ""

    @property
    def free(self) -> bool:
        """True when a walk may be opened here."""
        return self.walk is None and not self.to_check

    def call(self, now: datetime) -> "Post":
        """The person asks for help; asking again keeps the first time."""
        return replace(self._awake(), called_at=self.called_at or now)._changed()

    def answered(self) -> "Post":
        """The call is over: answered by a mediator or withdrawn by the person."""
        return replace(self._awake(), called_at=None)._changed()

    def quieted(self, now: datetime) -> "Post":
        """Nothing was pressed for long: the mediator is told."""
        return replace(self, idle=Idle.QUIET, idle_since=now)._changed()

    def asked(self, now: datetime) -> "Post":
        """The person is asked « êtes-vous encore là ? »."""
        return replace(self, idle=Idle.ASKED, idle_since=now)._changed()

    def stayed(self) -> "Post":
        """Somebody is there."""
        return self._awake()._changed()

    def receive(self, walk: str) -> "Post":
        """Put a walk on this post."""
        return replace(self._awake(), walk=walk, again=False, said="", reply="")._changed()

    def moved(self) -> "Post":
        """The walk went on: what was pointed at is no more in sight, and somebody is there."""
        return replace(self._awake(), pointed="")._changed()

    def pointed_at(self, key: str) -> "Post":
        """The mediator points at something of the present card; at nothing any more with an empty key."""
        return replace(self, pointed=key)._changed()

    def said_to(self, phrase: str) -> "Post":
        """The mediator says a phrase of the desk through the post: it waits for its own answer."""
        return replace(self, said=phrase, reply="")._changed()

    def replied(self, reply: str) -> "Post":
        """The person answered what the mediator said."""
        return replace(self._awake(), reply=reply)._changed()

    def hushed(self) -> "Post":
        """The phrase and its answer leave the post."""
        return replace(self, said="", reply="")._changed()

    def wiped(self) -> "Post":
        """The walk and the call go; what remains to be told is told as the person reads, until the check."""
        quiet = replace(self.comfort, aloud=False)
        return replace(self._left(), comfort=quiet, to_check=True, again=False)._changed()

    def faded(self, now: datetime) -> "Post":
        """Nobody answered: wiped, and it says that the mediator keeps the place."""
        return replace(self.wiped(), idle=Idle.ASKED, idle_since=now)

    def pointing_elsewhere(self, now: datetime) -> "Post":
        """Wiped, and it says that the walk goes on on another screen."""
        return replace(self, idle=Idle.QUIET, idle_since=now)

    def released(self) -> "Post":
        """End the walk but keep language, voice and size, for « une autre démarche ? »."""
        return replace(self._left(), again=True)._changed()

    def checked(self) -> "Post":
        """Somebody looked: the post is clean, and reads for nobody in particular again."""
        clean = Post(self.id, self.name, self.version, disposition=self.disposition, spot=self.spot)
        return (clean if self.to_check else self)._changed()

    def speaking(self, language: str, tongue: Tongue = Tongue.NAMED) -> "Post":
        """The waiting screen in another language; `tongue` says how far the choice is."""
        return replace(self, language=language, tongue=tongue)._changed()

    def without_language(self) -> "Post":
        """The person's language is not offered: the waiting screen in French, large."""
        pictures = replace(self, language=FRENCH, comfort=self.comfort.in_pictures)
        return replace(pictures, tongue=Tongue.MISSING)._changed()

    def in_comfort(self, comfort: Comfort) -> "Post":
        """The waiting screen in another size or contrast."""
        return replace(self, comfort=comfort)._changed()

    def arranged(self, disposition: Disposition) -> "Post":
        """Where guide and site stand on this post."""
        return replace(self, disposition=disposition)._changed()

    def put_on(self, spot: Spot) -> "Post":
        """Another spot on the plan, which is the room's matter: nothing that this post shows has changed."""
        return replace(self, spot=spot)

    def renamed(self, name: str) -> "Post":
        """Another name on the board."""
        return replace(self, name=name)._changed()

    def _left(self) -> "Post":
        return replace(self._awake(), walk=None, called_at=None, pointed="", said="", reply="")

    def _awake(self) -> "Post":
        return replace(self, idle=Idle.PRESENT, idle_since=None)

    def _changed(self) -> "Post":
        return replace(self, version=self.version + 1)
