"""A procedure: a tree of groups, questions and gestures, as its authors wrote it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.gesture import Gesture, Sentence

MOST_TOLD = 6  # gestures on a card where the mediator does them


@dataclass(frozen=True, slots=True)
class Exit:
    """« This is not for you »: the walk ends here, with dignity; never decides a right."""

    id: str
    title: Sentence
    text: Sentence
    towards: str | None = None
    unverified: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question, with the steps it opens, and the exit it leads to after them."""

    id: str
    label: Sentence
    nodes: tuple["Node", ...] = ()
    exit: Exit | None = None
    image: str | None = None
    unverified: str | None = None


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
    organisation: str | None = None

    @property
    def crowded(self) -> bool:
        """True when its gestures are too many to be told on one card, in *à la place*: its steps are."""
        return sum(isinstance(node, Gesture) for node in walk_nodes(self.nodes)) > MOST_TOLD


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

    def unsure(self) -> Iterator[str]:
        """All that its author could not verify, in reading order."""
        return (what for what in _unverified(self) if what)


def walk_nodes(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node below, parents first, in reading order."""
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from walk_nodes(node.nodes)
        elif isinstance(node, Question):
            for choice in node.choices:
                yield from walk_nodes(choice.nodes)


def _unverified(procedure: Procedure) -> Iterator[str | None]:
    yield procedure.unverified
    for node in procedure.walk_nodes():
        yield node.unverified
        for choice in node.choices if isinstance(node, Question) else ():
            yield choice.unverified
            yield choice.exit.unverified if choice.exit else None


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
