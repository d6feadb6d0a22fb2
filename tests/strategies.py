"""Hypothesis strategies: whole procedures, their editions, and walks somewhere in the middle of one."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from itertools import count, product
from typing import Any

from hypothesis import strategies as st

from app.domain.autonomy import Autonomy
from app.domain.gesture import Gesture, Nature
from app.domain.path import AGREED, OPENING
from app.domain.procedure import Choice, Edition, Exit, Group, Node, Procedure, Question
from app.domain.walk import Walk
from tests.builders import (
    a_choice,
    a_commitment,
    a_gesture,
    a_group,
    a_procedure,
    a_question,
    a_walk,
    an_exit,
)
from tests.presses import offered

DEPTH = 6  # a file's tree has at most six levels, and a choice counts as one
WIDTH = 3
NODES = 24  # in one procedure, about
RESCUE, LESSON = "commun/mot-de-passe", "savoir-faire/souris"

levels = st.sampled_from(Autonomy)

_MASKS = (
    *[()] * 5,
    *((level,) for level in Autonomy),
    (Autonomy.DONE_FOR, Autonomy.DONE_WITH),
    tuple(Autonomy),
)
_NATURES = (None, None, *Nature, Nature.SAFE)


class _Writer:
    """Writes one procedure: counts its nodes, so that ids are unique and the tree stays small."""

    def __init__(self, draw: st.DrawFn, trips: tuple[str, ...], size: int) -> None:
        self.draw, self.trips, self.left, self.ids = draw, trips, size, count(1)

    def nodes(self, depth: int, least: int = 1) -> tuple[Node, ...]:
        size = self.draw(st.integers(least, WIDTH)) if self.left > 0 else least
        return tuple(self.node(depth) for _ in range(size))

    def node(self, depth: int) -> Node:
        self.left -= 1
        kinds: list[Callable[[], Node]] = [self.gesture]
        if depth < DEPTH and self.left > 0:
            kinds.append(partial(self.group, depth))
        if depth + 1 < DEPTH and self.left > 0:
            kinds.append(partial(self.question, depth))
        return self.draw(st.sampled_from(kinds))()

    def gesture(self) -> Gesture:
        facts = self.draw(_gesture_facts(self.trips))
        build = a_commitment if facts["nature"] is Nature.COMMITTING else a_gesture
        return build(f"g{next(self.ids)}", **facts)

    def group(self, depth: int) -> Group:
        id, together = f"e{next(self.ids)}", self.draw(st.booleans())
        return a_group(id, *self.nodes(depth + 1), together=together)

    def question(self, depth: int) -> Question:
        id, size = f"q{next(self.ids)}", self.draw(st.integers(2, WIDTH))
        return a_question(id, *(self.choice(depth + 1, id, rank) for rank in range(size)))

    def choice(self, depth: int, question: str, rank: int) -> Choice:
        below = self.nodes(depth + 1, least=0)
        leaves = self.draw(st.sampled_from((False, False, False, True)))
        return a_choice(f"c{rank}", *below, exit=an_exit(f"{question}.c{rank}.sortie") if leaves else None)


@cache
def _gesture_facts(trips: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """What a gesture may be, in one draw: by far the most drawn thing here."""
    ways = ((), *((trip,) for trip in trips))
    skills = (None, *trips)
    return st.sampled_from(
        [
            {"nature": nature, "secret": secret, "masked_at": mask, "rescued_by": way, "skill": skill}
            for mask, nature, secret, way, skill in product(
                _MASKS, _NATURES, (False, False, True), ways, skills
            )
            if not (mask and nature is Nature.COMMITTING)
        ]
    )


@st.composite
def procedures(
    draw: st.DrawFn, id: str = "caf/essai", trips: tuple[str, ...] = (), size: int = NODES
) -> Procedure:
    """A whole procedure of about `size` nodes at most, nested at most six deep."""
    return a_procedure(*_Writer(draw, trips, size).nodes(1, least=draw(st.integers(1, WIDTH))), id=id)


@st.composite
def _answers(draw: st.DrawFn, procedure: Procedure) -> dict[str, str]:
    """Answers to some of its questions, whether or not they lie on the path."""
    asked = [node for node in procedure.walk_nodes() if isinstance(node, Question)]
    said = {question.id: draw(st.sampled_from((*question.choices, None))) for question in asked}
    return {id: choice.id for id, choice in said.items() if choice is not None}


@st.composite
def answered(draw: st.DrawFn) -> tuple[Procedure, dict[str, str]]:
    """A procedure and answers to some of its questions."""
    procedure = draw(procedures())
    return procedure, draw(_answers(procedure))


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """A procedure whose gestures leave for two others, the first of which leaves for the second."""
    main = draw(procedures(trips=(RESCUE, LESSON)))
    rescue = draw(procedures(RESCUE, (LESSON,), size=6))
    lesson = draw(procedures(LESSON, size=4))
    return Edition("e1", main, {RESCUE: rescue, LESSON: lesson})


@st.composite
def under_way(draw: st.DrawFn, most: int = 6) -> tuple[Walk, Edition]:
    """A walk somewhere on its path after a few more moves, whichever, with its edition."""
    edition = draw(editions())
    chosen = draw(_answers(edition.procedure))
    path = along(edition.procedure.nodes, chosen)
    rank = draw(st.sampled_from((*range(1, len(path) + 1), 0)))
    before, place = path[: max(rank - 1, 0)], path[rank - 1].id if rank else OPENING
    lying = {leaf.id for leaf in along(edition.procedure.nodes, chosen, past_open=True)}
    answers = {id: choice for id, choice in chosen.items() if id in lying}
    answers |= {leaf.id: AGREED for leaf in before if isinstance(leaf, Gesture) and leaf.commits}
    walk = a_walk(edition, level=draw(levels), at=place, answers=answers)
    trips = [move for move, name in offered(walk, edition) if name == "take_trip"]
    if trips and draw(st.booleans()):
        walk = draw(st.sampled_from(trips))(walk)
    for _ in range(draw(st.integers(0, most))):
        walk = draw(st.sampled_from([move for move, _ in offered(walk, edition)]))(walk)
    return walk, edition


Leaf = Gesture | Question | Exit


def along(nodes: tuple[Node, ...], answers: Mapping[str, str], *, past_open: bool = False) -> list[Leaf]:
    """The leaves that answers lead through, found another way than the program's: the tests' oracle."""
    found: list[Leaf] = []
    waiting: list[Group | Leaf] = list(nodes)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, Group):
            waiting[:0] = node.nodes
            continue
        found.append(node)
        if isinstance(node, Exit):
            return found
        if isinstance(node, Question):
            chosen = [choice for choice in node.choices if choice.id == answers.get(node.id)]
            if not chosen and not past_open:
                return found
            for choice in chosen:
                waiting[:0] = (*choice.nodes, *((choice.exit,) if choice.exit else ()))
    return found
