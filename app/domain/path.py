"""The path that answers draw through a tree, and its cut into cards by level."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.gesture import Gesture, Sentence, Where
from app.domain.procedure import Choice, Exit, Group, Node, Procedure, Question

OPENING = ":debut"
ENDING = ":fin"
AGREED = "oui"
AGREED_ALOUD = "oui_a_voix_haute"  # said, by somebody who does not touch the screen
AGREEMENTS = frozenset({AGREED, AGREED_ALOUD})


@dataclass(frozen=True, slots=True)
class Step:
    """The innermost group above a gesture: its title heads the card in *faire faire*.

    `organisation` is whose site one is on, where a group says so; else it is that of the procedure.
    """

    id: str
    title: Sentence
    why: Sentence | None = None
    image: str | None = None
    together: bool = False
    crowded: bool = False
    unverified: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """One leaf of the path, with the groups it lies under; the opening and the ending have no node."""

    id: str
    node: Gesture | Question | Exit | None
    phase: Step
    step: Step

    @property
    def alone(self) -> bool:
        """Questions, commitments and exits stand alone on their card, at every level."""
        return not isinstance(self.node, Gesture) or self.node.commits


@dataclass(frozen=True, slots=True)
class Path:
    """The stops that the answers lead through; `complete` once no unanswered question can change it."""

    stops: tuple[Stop, ...]
    complete: bool

    def index(self, id: str) -> int:
        """The rank of a stop; raise KeyError when it does not lie on this path."""
        for index, stop in enumerate(self.stops):
            if stop.id == id:
                return index
        raise KeyError(id)


class CardKind(StrEnum):
    """What a card asks of the person."""

    OPENING = "debut"
    GESTURES = "gestes"
    QUESTION = "question"
    COMMITMENT = "engagement"
    EXIT = "sortie"
    ENDING = "fin"


@dataclass(frozen=True, slots=True)
class Card:
    """What one screen holds; its place is the id of its first stop.

    A list too long for one screen makes several cards: `part` says which of the `parts` this one is.
    `ahead` is true before a commitment; `mandate` where the level has the mediator ask for one; `after` is
    where the gesture before this card happened, nowhere as long as no page was open.
    """

    kind: CardKind
    stops: tuple[Stop, ...]
    head: Step
    part: int = 1
    parts: int = 1
    ahead: bool = False
    mandate: bool = False
    after: Where | None = None

    @property
    def place(self) -> str:
        """The id that the walk holds while it is on this card, reached by going on or back."""
        return self.stops[0].id

    @property
    def gestures(self) -> tuple[Gesture, ...]:
        """The gestures of this card, none for a question, an exit, the opening or the ending."""
        return tuple(stop.node for stop in self.stops if isinstance(stop.node, Gesture))

    @property
    def question(self) -> Question | None:
        """The question of this card, if it is one."""
        node = self.stops[0].node
        return node if isinstance(node, Question) else None

    @property
    def exit(self) -> Exit | None:
        """The exit of this card, if it is one."""
        node = self.stops[0].node
        return node if isinstance(node, Exit) else None

    @property
    def unverified(self) -> tuple[str, ...]:
        """What nobody verified around its gestures: of its phase, its step, its question or its exit."""
        stop = self.stops[0]
        parts = (stop.phase, stop.step, self.question, self.exit)
        return tuple(dict.fromkeys(part.unverified for part in parts if part and part.unverified))

    @property
    def numbered(self) -> bool:
        """True for the cards that count as « étape 4 »."""
        return self.kind in (CardKind.GESTURES, CardKind.QUESTION, CardKind.COMMITMENT)


def follow(procedure: Procedure, answers: Mapping[str, str], *, trip: bool = False) -> Path:
    """The path of these answers: up to the first unanswered question, an exit, or the end.

    A side trip has neither opening nor ending: it leaves from a gesture and comes back to it.
    """
    title = Step(procedure.id, procedure.title, procedure.purpose, procedure.image)
    middle = tuple(_leaves(procedure.nodes, answers, _Above(title)))
    last = middle[-1] if middle else None
    open_ended = last is not None and _unanswered(last, answers)
    ended = open_ended or (last is not None and isinstance(last.node, Exit))
    opening = () if trip else (Stop(OPENING, None, title, title),)
    ending = () if trip or ended else (Stop(ENDING, None, title, title),)
    return Path((*opening, *middle, *ending), complete=not open_ended)


def reachable(procedure: Procedure, answers: Mapping[str, str]) -> tuple[Stop, ...]:
    """Every stop these answers lead to, in order, unanswered questions passed over.

    An answer beyond a question not yet answered still lies on the path: it must not be lost.
    """
    above = _Above(Step(procedure.id, procedure.title))
    return tuple(_leaves(procedure.nodes, answers, above, past_open=True))


@dataclass(frozen=True, slots=True)
class _Above:
    """The groups above a node while the tree is walked down; `instead` stands in where there is none."""

    instead: Step
    phase: Step | None = None
    step: Step | None = None

    def within(self, group: Group) -> "_Above":
        step = Step(
            group.id,
            group.title,
            group.why,
            group.image,
            together=group.together,
            crowded=group.crowded,
            unverified=group.unverified,
            organisation=group.organisation or (self.step.organisation if self.step else None),
        )
        return _Above(self.instead, self.phase or step, step)

    def under(self, question: Question, choice: Choice) -> "_Above":
        """Gestures directly under a choice join the enclosing group, else make one titled by the choice."""
        if self.step is not None:
            return self
        return _Above(Step(f"{question.id}.{choice.id}", choice.label, image=choice.image))


def _leaves(
    nodes: tuple[Node | Exit, ...], answers: Mapping[str, str], above: _Above, *, past_open: bool = False
) -> Iterator[Stop]:
    for node in nodes:
        last = None
        for last in _leaves_of(node, answers, above, past_open=past_open):
            yield last
        if last is not None and _ends(last, answers, past_open=past_open):
            return


def _leaves_of(
    node: Node | Exit, answers: Mapping[str, str], above: _Above, *, past_open: bool
) -> Iterator[Stop]:
    if isinstance(node, Group):
        yield from _leaves(node.nodes, answers, above.within(node), past_open=past_open)
        return
    yield _stop(node.id, node, above)
    choice = node.choice(answers.get(node.id, "")) if isinstance(node, Question) else None
    if isinstance(node, Question) and choice is not None:
        beneath = (*choice.nodes, choice.exit) if choice.exit is not None else choice.nodes
        yield from _leaves(beneath, answers, above.under(node, choice), past_open=past_open)


def _stop(id: str, node: Gesture | Question | Exit, above: _Above) -> Stop:
    step = above.step or above.instead
    return Stop(id, node, above.phase or step, step)


def _unanswered(stop: Stop, answers: Mapping[str, str]) -> bool:
    return isinstance(stop.node, Question) and stop.node.choice(answers.get(stop.id, "")) is None


def _ends(stop: Stop, answers: Mapping[str, str], *, past_open: bool) -> bool:
    """True when nothing lies beyond this stop."""
    return isinstance(stop.node, Exit) or (_unanswered(stop, answers) and not past_open)
