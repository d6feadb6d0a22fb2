"""The trainer's face: every procedure with its state, and what is wrong in a file that broke."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.account import Role
from app.domain.gesture import Gesture, Sentence
from app.domain.problems import Problem, Severity
from app.domain.procedure import Edition
from app.web.access import access
from app.web.desk import desk
from app.web.wording import explain

bp = Blueprint("trainer", __name__, url_prefix="/atelier")


@dataclass(frozen=True, slots=True)
class State:
    """A file of procedures/: the edition that serves, if any, and what is wrong in it now.

    `doubts` are the gestures that were not as on somebody's screen, the most doubted first.
    """

    id: str
    serving: Edition | None
    problems: tuple[Problem, ...]
    doubts: tuple[tuple[Sentence, int], ...] = ()

    @property
    def doubted(self) -> int:
        """How many times somebody did not find a gesture on their screen."""
        return sum(count for _, count in self.doubts)

    @property
    def worst(self) -> Severity | None:
        """The gravest thing said of it."""
        return max((problem.severity for problem in self.problems), default=None)


@bp.get("")
@access(Role.TRAINER)
def show() -> ResponseReturnValue:
    """The procedures, those that need mending first."""
    editions = desk().library.editions()
    found, doubts = desk().library.problems(), desk().doubting.counts()
    states = [_state(id, editions.get(id), tuple(problems), doubts) for id, problems in found.items()]
    states.sort(key=lambda state: (-(state.worst or 0), state.id))
    return render_template(
        "trainer/list.html",
        states=states,
        corrections=len(desk().correcting.waiting()),
        Severity=Severity,
        worded=lambda problem: explain(problem, gettext),
    )


def _state(
    id: str, serving: Edition | None, problems: tuple[Problem, ...], doubts: Mapping[tuple[str, str], int]
) -> State:
    nodes = serving.procedure.walk_nodes() if serving else ()
    counted = [
        (node.texts.do, doubts[id, node.id])
        for node in nodes
        if isinstance(node, Gesture) and node.texts.do and (id, node.id) in doubts
    ]
    return State(id, serving, problems, tuple(sorted(counted, key=lambda one: -one[1])))
