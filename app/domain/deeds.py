"""What was done in a walk, in facts: never a score, and never what one only went past."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from app.domain.autonomy import Holder
from app.domain.gesture import Commitment, Gesture, Sentence
from app.domain.path import AGREEMENTS, Stop, follow
from app.domain.procedure import Exit, Procedure
from app.domain.walk import Walk


@dataclass(frozen=True, slots=True)
class Pledge:
    """What the person read again and agreed to, done for good, with the proof to keep."""

    kind: Commitment
    proof: Sentence | None
    by: Holder


@dataclass(frozen=True, slots=True)
class Deed:
    """A phase gone through to its end, and who held the mouse in it."""

    title: Sentence
    by: Set[Holder]
    pledges: tuple[Pledge, ...] = ()


def deeds(walk: Walk, procedure: Procedure) -> tuple[Deed, ...]:
    """The phases of the main procedure that lie wholly behind the walk, in order.

    A phase of questions alone is no deed, and one that an exit cut short is not done.
    """
    frame = walk.frames[0]
    path = follow(procedure, frame.answers)
    here = path.index(frame.place)
    phases: dict[str, list[Stop]] = {}
    for stop in path.stops:
        phases.setdefault(stop.phase.id, []).append(stop)
    behind = (stops for stops in phases.values() if path.index(stops[-1].id) < here)
    return tuple(deed for stops in behind for deed in _of_phase(walk, stops, frame.answers))


def _of_phase(walk: Walk, stops: list[Stop], answers: Mapping[str, str]) -> Iterator[Deed]:
    gestures = [stop.node for stop in stops if isinstance(stop.node, Gesture)]
    made = [one for one in gestures if not one.at(walk.level).masked]
    if not made or any(isinstance(stop.node, Exit) for stop in stops):
        return
    agreed = [one for one in made if one.commits and answers.get(one.id) in AGREEMENTS]
    pledges = (Pledge(one.commitment or Commitment.SENDING, one.proof, _holder(walk, one)) for one in agreed)
    yield Deed(stops[0].phase.title, frozenset(_holder(walk, one) for one in made), tuple(pledges))


def _holder(walk: Walk, gesture: Gesture) -> Holder:
    return walk.hand.holder(gesture, walk.level)
