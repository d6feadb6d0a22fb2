"""A gesture: the one thing to do, its texts, its drawn screen, what may go wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.autonomy import Autonomy


class Nature(StrEnum):
    """What a gesture puts at risk; a gesture without one shows no mark."""

    SAFE = "sur"
    DATA = "donnee"
    COMMITTING = "engageant"


class Where(StrEnum):
    """Where a gesture happens."""

    SITE = "site"
    MAILBOX = "boite_mail"
    PHONE = "telephone"
    PAPER = "papier"
    HERE = "ici"


PAGES = frozenset((Where.SITE, Where.MAILBOX))  # what is open in the browser, and not to be closed
UNDRAWN = frozenset((Where.PAPER, Where.HERE))  # done on no screen at all


class Commitment(StrEnum):
    """What a committing gesture does for good."""

    SENDING = "envoi"
    SIGNATURE = "signature"
    PAYMENT = "paiement"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A French sentence and the gettext domain that holds its translations."""

    text: str
    domain: str


@dataclass(frozen=True, slots=True)
class Texts:
    """What a gesture says; at a level, an absent text falls back to the gesture's own."""

    do: Sentence | None = None
    see: Sentence | None = None
    say: Sentence | None = None
    mediator: Sentence | None = None
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """One thing of a drawn screen; `label` is printed so, in French, on the real site."""

    kind: str
    label: Sentence
    target: bool = False
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """A simplified drawing of the real site, with at most one target."""

    address: str | None
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Rescue:
    """What to do when it does not go as said; `trip` is the id of a procedure to walk and come back from."""

    when: Sentence
    then: Sentence | None = None
    trip: str | None = None


@dataclass(frozen=True, slots=True)
class Gesture:
    """One thing to do with one's hands."""

    id: str
    texts: Texts
    levels: Mapping[Autonomy, Texts] = field(default_factory=dict)
    screen: Screen | None = None
    rescues: tuple[Rescue, ...] = ()
    nature: Nature | None = None
    secret: bool = False
    where: Where = Where.SITE
    skill: str | None = None
    image: str | None = None
    commitment: Commitment | None = None
    recap: Sentence | None = None
    proof: Sentence | None = None
    amend: Sentence | None = None
    unverified: str | None = None

    def at(self, level: Autonomy) -> Texts:
        """The texts of this level, the gesture's own where the level says nothing."""
        own, special = self.texts, self.levels.get(level)
        if special is None:
            return own
        return Texts(
            do=special.do or own.do,
            see=special.see or own.see,
            say=special.say or own.say,
            mediator=special.mediator or own.mediator,
            masked=special.masked,
        )

    @property
    def recorded(self) -> Sentence | None:
        """What a recording shipped for it says: its own `faire`, unless each walk puts a name into it."""
        do = self.texts.do
        return None if do is None or "{" in do.text else do

    @property
    def trips(self) -> frozenset[str]:
        """The ids of the procedures it can leave for: its rescues and its mini-lesson."""
        rescues = {rescue.trip for rescue in self.rescues if rescue.trip is not None}
        return frozenset(rescues | ({self.skill} if self.skill else set()))

    @property
    def in_their_name(self) -> bool:
        """True for what the mediator does with a mandate alone, where the level has her do it."""
        return self.nature in (Nature.DATA, Nature.COMMITTING) and not self.secret

    @property
    def commits(self) -> bool:
        """True for a gesture that stands alone on its card and wants a yes first."""
        return self.nature is Nature.COMMITTING


def where_last(gestures: Iterable[Gesture], before: Where | None) -> Where | None:
    """Where one is after these gestures; nowhere as long as no page was open."""
    for gesture in gestures:
        before = gesture.where if before is not None or gesture.where in PAGES else None
    return before
