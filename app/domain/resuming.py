"""Resuming: the way back to where a pause was taken, without the answers, which were not kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.comfort import Comfort
from app.domain.cutting import card_at, cut
from app.domain.path import ENDING, OPENING, Card, Path, follow
from app.domain.pause import PauseSlip
from app.domain.procedure import Choice, Edition, Group, Node, Procedure, Question, walk_nodes
from app.domain.trail import Trail, family_of
from app.domain.walk import Frame, Walk


def resume(id: str, edition: Edition, slip: PauseSlip) -> Walk:
    """A walk that starts at the phase to replay, or at the question in the way, or at the kept place."""
    start = Walk(
        id=id,
        edition=edition.id,
        level=slip.level,
        language=slip.language,
        frames=(Frame(edition.procedure.id, OPENING),),
        comfort=Comfort(slip.size),
        resuming=None if slip.place == OPENING else slip.place,
        trail=Trail(family_of(edition.procedure)),
    )
    return catch_up(start, edition, came_from=None)


def catch_up(walk: Walk, edition: Edition, *, came_from: str | None) -> Walk:
    """Where a walk that resumes goes instead of the next card; any other is left as it is.

    First through the phase to replay, card by card; then to the kept place as soon as it lies on the
    path; until then to the question in the way. Once an answer leads elsewhere, resuming is over.
    What stands between was done before the pause: a sending is not asked for twice.
    """
    if walk.resuming is None or walk.on_a_trip:
        return walk
    path = follow(edition.procedure, walk.frame.answers)
    goal = _goal(path, walk.resuming, edition.procedure, walk.frame.answers)
    if goal is None:
        return replace(walk, resuming=None)
    cards = cut(path, walk.level, walk.frame.unfolded)
    way = _Way(
        before=-1 if came_from is None else card_at(cards, path, came_from),
        natural=card_at(cards, path, walk.frame.place),
        goal=card_at(cards, path, goal),
        replayed=_replayed(cards, edition.procedure),
    )
    if goal == walk.resuming and way.before >= way.goal:
        return replace(walk, resuming=None)
    arrived = goal == walk.resuming and way.next == way.goal
    place = walk.resuming if arrived else cards[way.next].place
    frame = replace(walk.frame, place=place)
    return replace(walk, frames=(frame,), resuming=None if arrived else walk.resuming)


@dataclass(frozen=True, slots=True)
class _Way:
    """Ranks of cards: the one left, the one that would follow, the one to reach, those to replay."""

    before: int
    natural: int
    goal: int
    replayed: tuple[int, ...]

    @property
    def next(self) -> int:
        """The rank of the card to show."""
        if self.replayed and self.replayed[0] <= self.goal:
            if self.before < self.replayed[0]:
                return self.replayed[0]
            if self.natural <= self.replayed[-1]:
                return self.natural
        return max(self.goal, self.natural)


def _goal(path: Path, kept: str, procedure: Procedure, answers: Mapping[str, str]) -> str | None:
    """The kept place, or the question in the way; None when no answer leads to the place any more."""
    if any(stop.id == kept for stop in path.stops):
        return kept
    if path.complete or kept not in _possible(procedure, answers):
        return None
    return path.stops[-1].id


def _replayed(cards: tuple[Card, ...], procedure: Procedure) -> tuple[int, ...]:
    """The ranks of the cards of the first phase to replay."""
    marked = {node.id for node in walk_nodes(procedure.nodes) if isinstance(node, Group) and node.replayed}
    phases = [card.stops[0].phase.id for card in cards]
    first = next((phase for phase in phases if phase in marked), None)
    return tuple(rank for rank, phase in enumerate(phases) if phase == first)


def _possible(procedure: Procedure, answers: Mapping[str, str]) -> frozenset[str]:
    """Every stop that some further answers lead to."""
    ids, ends = _reach(procedure.nodes, answers)
    return ids if ends else ids | {ENDING}


def _reach(nodes: tuple[Node, ...], answers: Mapping[str, str]) -> tuple[frozenset[str], bool]:
    """The stops below, and whether nothing comes after them."""
    found: frozenset[str] = frozenset()
    for node in nodes:
        ids, ends = _reach_of(node, answers)
        found |= ids
        if ends:
            return found, True
    return found, False


def _reach_of(node: Node, answers: Mapping[str, str]) -> tuple[frozenset[str], bool]:
    if isinstance(node, Group):
        return _reach(node.nodes, answers)
    if not isinstance(node, Question):
        return frozenset({node.id}), False
    given = node.choice(answers.get(node.id, ""))
    ways = [_reach_beyond(choice, answers) for choice in ((given,) if given else node.choices)]
    below = frozenset[str]().union(*(ids for ids, _ in ways))
    return below | {node.id}, all(ends for _, ends in ways)


def _reach_beyond(choice: Choice, answers: Mapping[str, str]) -> tuple[frozenset[str], bool]:
    ids, ends = _reach(choice.nodes, answers)
    if ends or choice.exit is None:
        return ids, ends
    return ids | {choice.exit.id}, True
