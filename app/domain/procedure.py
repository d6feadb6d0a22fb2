"""A procedure: a tree of groups, questions and gestures, as its authors wrote it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
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
        own, special = self.texts, self.levels.get(level, Texts())
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
    def commits(self) -> bool:
        """True for a gesture that stands alone on its card and wants a yes first."""
        return self.nature is Nature.COMMITTING


@dataclass(frozen=True, slots=True)
class Exit:
    """« This is not for you »: the walk ends here, with dignity; never decides a right."""

    id: str
    title: Sentence
    text: Sentence
    towards: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question, with the steps it opens or the exit it leads to."""

    id: str
    label: Sentence
    nodes: tuple["Node", ...] = ()
    exit: Exit | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question asked of the person; it stands alone on its card at every level."""

    id: str
    ask: Sentence
    choices: tuple[Choice, ...]
    why: Sentence | None = None
    say: Sentence | None = None
    mediator: Sentence | None = None
    image: str | None = None
    unverified: str | None = None

    def choice(self, id: str) -> Choice | None:
        """The choice of that id, if this question offers it."""
        return next((choice for choice in self.choices if choice.id == id), None)


@dataclass(frozen=True, slots=True)
class Group:
    """A phase (outermost) or a step (innermost) of a procedure."""

    id: str
    title: Sentence
    nodes: tuple["Node", ...]
    why: Sentence | None = None
    image: str | None = None
    replayed: bool = False
    together: bool = False
    unverified: str | None = None


Node = Group | Question | Gesture


class Credence(StrEnum):
    """How far a source can be trusted."""

    OFFICIAL = "officielle"
    SECONDARY = "secondaire"
    UNVERIFIED = "a_verifier"


@dataclass(frozen=True, slots=True)
class Source:
    """Where the facts of a procedure come from."""

    title: str
    url: str
    read_on: date
    nature: Credence


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to have at hand before beginning."""

    what: Sentence
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to do again: so many months and days after the walk, or each month on a day."""

    what: Sentence
    months: int = 0
    days: int = 0
    month_day: int | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """A whole procedure, its includes spliced in; `minutes` is its length done with a mediator."""

    id: str
    title: Sentence
    purpose: Sentence
    minutes: int
    nodes: tuple[Node, ...]
    organisation: str | None = None
    family: str | None = None
    image: str | None = None
    cost: Sentence | None = None
    verified_on: date | None = None
    verify_before: date | None = None
    to_prepare: tuple[Thing, ...] = ()
    prerequisites: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    afterwards: tuple[Sentence, ...] = ()
    amend: Sentence | None = None
    scams: tuple[Sentence, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    unverified: str | None = None

    @property
    def folder(self) -> str:
        """The folder of `procedures/` that holds it, which is its gettext domain too."""
        return self.id.partition("/")[0]

    def walk_nodes(self) -> Iterator[Node]:
        """Every node of the tree, parents first, in reading order."""
        return walk_nodes(self.nodes)


def walk_nodes(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node below, parents first, in reading order."""
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from walk_nodes(node.nodes)
        elif isinstance(node, Question):
            for choice in node.choices:
                yield from walk_nodes(choice.nodes)


@dataclass(frozen=True, slots=True)
class Edition:
    """A procedure with every procedure its rescues and skills lead to, as they were together.

    `id` is the hash of all their source texts: a walk keeps the edition it began with.
    """

    id: str
    procedure: Procedure
    trips: Mapping[str, Procedure] = field(default_factory=dict)

    def of(self, id: str) -> Procedure:
        """The procedure of that id within this edition; raise KeyError on any other."""
        return self.procedure if id == self.procedure.id else self.trips[id]
