"""The trainer's face: every procedure with its state, and what is wrong in a file that broke."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.domain.account import Role
from app.domain.problems import Problem, Severity
from app.domain.procedure import Edition
from app.web.access import access
from app.web.desk import desk
from app.web.wording import explain

bp = Blueprint("trainer", __name__, url_prefix="/atelier")


@dataclass(frozen=True, slots=True)
class State:
    """A file of procedures/: the edition that serves, if any, and what is wrong in it now."""

    id: str
    serving: Edition | None
    problems: tuple[Problem, ...]

    @property
    def worst(self) -> Severity | None:
        """The gravest thing said of it."""
        return max((problem.severity for problem in self.problems), default=None)


@bp.get("")
@access(Role.TRAINER)
def show() -> ResponseReturnValue:
    """The procedures, those that need mending first."""
    editions = desk().library.editions()
    found = desk().library.problems()
    states = [State(id, editions.get(id), tuple(problems)) for id, problems in found.items()]
    states.sort(key=lambda state: (-(state.worst or 0), state.id))
    return render_template(
        "trainer/list.html",
        states=states,
        Severity=Severity,
        worded=lambda problem: explain(problem, gettext),
    )
