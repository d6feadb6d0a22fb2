"""How tall the first and the last card stand on a screen of 1024×768: what to prepare, what to take home."""

from collections.abc import Sequence

from app.domain.gesture import Gesture, Sentence
from app.domain.gesture_size import GAP, SMALL, SMALL_LINE, TARGET, TEXT, paragraph, stacked, title
from app.domain.preparing import things_to_prepare
from app.domain.procedure import Procedure, Reminder, Thing
from app.domain.text_lines import lines

_MARGIN = 14
_HALF_GAP = 6

# The opening.
_FACT, _FACT_LINE, _FACTS_WIDTH = 36, 32, 340
_THINGS_TITLE, _THINGS_HEAD, _THING_EDGE, _THING_LINE, _THING_WIDTH, _THING = 35, 41, 12, 29, 296, 70
_BEFORE_WIDTH, _LIST_LINE = 457, 32
_OPENING_GAP, _PICTURE = 10, 63

# The ending: its buttons take more than a line, and what to check before leaving is always the same.
_BUTTONS = 34
_DONE, _DONE_LINE, _DONE_WIDTH = 77, 40, 380
_FOLDED, _LEAVING = 66, 430  # what to check before leaving is folded where there is more to take home
_PROOF_HEAD, _PROOF_WIDTH, _PROOF_GAP = 69, 349, 12
_NEXT_HEAD, _NEXT_WIDTH, _COLUMN = 41, 393, 443
_DAY = 32
_PLEDGE = "Vous avez relu et dit oui. La médiatrice a envoyé."


def opening(procedure: Procedure) -> int:
    """What it is for, what to have at hand, what must be done already."""
    facts = _facts(procedure.cost.text if procedure.cost else "")
    about = max(paragraph(procedure.purpose.text), facts)
    things = things_to_prepare(procedure)
    before = SMALL_LINE + _LIST_LINE * len(procedure.prerequisites) if procedure.prerequisites else 0
    head = max(title(procedure.title.text, None), _PICTURE if procedure.image else 0)
    missing = TARGET if things and procedure.prerequisites else 0
    beside = TARGET - _THINGS_TITLE if things and not procedure.prerequisites else 0
    closer = 3 * (GAP - _OPENING_GAP)
    return _MARGIN + stacked(head, about, _things(things) + beside, max(before, missing)) - closer


def _facts(cost: str) -> int:
    """How long, what it costs, when it was verified: a short cost stands beside the minutes."""
    own = 0 if len(cost) <= len("gratuit") else lines(cost, _FACTS_WIDTH, SMALL)
    return _FACT + _FACT_LINE * (1 + own)


def _things(things: tuple[Thing, ...]) -> int:
    if not things:
        return 0
    tall = [_thing(one.what) for one in things]
    rows = [max(tall[at : at + 2]) for at in range(0, len(tall), 2)]
    return _THINGS_HEAD + sum(rows) + _HALF_GAP * (len(rows) - 1)


def _thing(what: Sentence) -> int:
    return max(_THING, _THING_EDGE + _THING_LINE * lines(what.text, _THING_WIDTH, TEXT))


def ending(procedure: Procedure, committed: Sequence[Gesture]) -> int:
    """What was sent, the proofs, what comes next, the dates; beside it, what to check before leaving."""
    proofs = tuple(dict.fromkeys(one.proof for one in committed if one.proof is not None))
    pledges = sum(_LIST_LINE * lines(_PLEDGE, _COLUMN, TEXT, bold=True) for _ in committed)
    dates, following = _dates(procedure.reminders), _next(procedure.afterwards)
    if not (committed or dates):
        halves = (following, _LEAVING)
    elif len(proofs) > 1:
        halves = (stacked(pledges, _proofs(proofs)), stacked(following, dates, _FOLDED))
    else:
        halves = (stacked(pledges, _proofs(proofs), dates), stacked(following, _FOLDED))
    head = max(_DONE, _DONE_LINE + SMALL_LINE * lines(procedure.title.text, _DONE_WIDTH, SMALL))
    return _MARGIN + stacked(head, max(halves)) + _BUTTONS


def _proofs(proofs: Sequence[Sentence]) -> int:
    if not proofs:
        return 0
    told = sum(_LIST_LINE * lines(one.text, _PROOF_WIDTH, TEXT) for one in proofs)
    return _PROOF_HEAD + told + _PROOF_GAP * (len(proofs) - 1)


def _next(afterwards: Sequence[Sentence]) -> int:
    if not afterwards:
        return 0
    told = sum(_LIST_LINE * lines(one.text, _NEXT_WIDTH, TEXT) for one in afterwards)
    return _NEXT_HEAD + told + _HALF_GAP * (len(afterwards) - 1)


def _dates(reminders: Sequence[Reminder]) -> int:
    if not reminders:
        return 0
    each = sum(_DAY + (SMALL_LINE if one.month_day else 0) for one in reminders)
    told = sum(_LIST_LINE * lines(one.what.text, _NEXT_WIDTH, TEXT) for one in reminders)
    return SMALL_LINE + each + told + _PROOF_GAP * (len(reminders) - 1)
