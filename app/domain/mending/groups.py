"""Mends of what is too long: a step with many gestures made two."""

from collections.abc import Iterator

from app.domain.checks import Surroundings
from app.domain.mending.entries import Entry
from app.domain.mending.manuscript import Manuscript
from app.domain.mending.mend import Edit, Mend, mend
from app.domain.mending.writing import scalar
from app.domain.problems import Problem

_NEXT = "suite"


def in_two(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The second half of the gestures under a step of their own, at the same margin."""
    group = page.keys_at(problem.place)
    steps = page.keyed(group, "etapes") if group else None
    title = page.keyed(group, "titre") if group else None
    if group is None or steps is None or title is None or not _can_part(page, group, steps):
        return
    held = page.within(steps)
    begins = page.text.rfind("-", 0, held[len(held) // 2].head)
    at = page.above_comments(page.line_start(begins))
    id = page.keyed(group, "id")
    name = page.fresh(f"{id.text if id else 'etape'}-{_NEXT}"[:60])
    lines = (f"- id: {name}", f"  titre: {scalar(f'{title.text}, {_NEXT}')}", "  etapes:")
    margin = " " * (group.column - 2)
    yield mend("mend.two-steps", Edit(at, at, "".join(margin + line + page.newline for line in lines)))


def _can_part(page: Manuscript, group: Entry, steps: Entry) -> bool:
    """True when the gestures are the last thing in their step, each on lines of its own."""
    held = page.within(group)
    item = group.key is None and group.column >= 2 and not steps.flows
    return item and held[-1] is steps and steps.column > group.column - 2 and len(page.within(steps)) > 3
