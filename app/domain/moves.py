"""The moves: pure functions from one walk to the next, each numbering it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort
from app.domain.coop import Redirection
from app.domain.errors import MoveRefused
from app.domain.gesture import Gesture
from app.domain.hand import Hand, Mandate, Reach
from app.domain.path import AGREED, OPENING, Card, CardKind, Stop, follow, reachable
from app.domain.procedure import Edition
from app.domain.rehearsal import practisable
from app.domain.resuming import catch_up
from app.domain.walk import Frame, Outcome, Presence, Walk


def advance(walk: Walk, edition: Edition) -> Walk:
    """Go to the next card, or come back from a side trip at its end."""
    view = walk.view(edition)
    _ready_to_leave(walk, view.card)
    if walk.wants_mandate(edition):
        raise MoveRefused("mandate-wanted")
    walk = replace(walk, trail=walk.trail.past(view.card.gestures, walk.hand, walk.level))
    if view.following is not None:
        return catch_up(_go(walk, view.following.place), edition, came_from=walk.frame.place)
    if walk.on_a_trip:
        return come_back(walk)
    raise MoveRefused("nothing-after")


def go_back(walk: Walk, edition: Edition) -> Walk:
    """Go to the card before; from the first card of a side trip, to where it left from."""
    view = walk.view(edition)
    if view.index > 0:
        return _go(walk, view.cards[view.index - 1].place)
    if walk.on_a_trip:
        return come_back(walk)
    raise MoveRefused("nothing-before")


def answer(walk: Walk, edition: Edition, question: str, choice: str) -> Walk:
    """Answer the question of this card and go on; drop the answers that no longer lie on the path.

    Another answer than before also withdraws the yes to what comes after: nobody agreed to that.
    """
    asked = walk.view(edition).card.question
    if asked is None or asked.id != question or asked.choice(choice) is None:
        raise MoveRefused("not-the-question")
    procedure = edition.of(walk.frame.procedure)
    given = {**walk.frame.answers, question: choice}
    changed = walk.frame.answers.get(question, choice) != choice
    answers = _standing(given, reachable(procedure, given), changed=question if changed else None)
    dropped = len(given) - len(answers)
    answered = _with_frame(walk, replace(walk.frame, answers=answers, place=question))
    following = answered.view(edition).following
    if following is None:
        return replace(advance(answered, edition), dropped=dropped)
    gone_on = catch_up(_go(answered, following.place), edition, came_from=question)
    return replace(gone_on, dropped=dropped)


def agree(walk: Walk, edition: Edition, gesture: str, yes: str = AGREED) -> Walk:
    """The person's yes to the commitment of this card, pressed or said aloud: it may be done now."""
    card = walk.view(edition).card
    if card.kind is not CardKind.COMMITMENT or card.place != gesture:
        raise MoveRefused("nothing-to-agree")
    answers = {**walk.frame.answers, gesture: yes}
    return _moved(_with_frame(walk, replace(walk.frame, answers=answers)))


def unfold(walk: Walk, edition: Edition) -> Walk:
    """Show the present step one gesture at a time."""
    step = walk.view(edition).card.stops[0].step.id
    return _shown_anew(walk, edition, walk.frame.unfolded | {step})


def fold(walk: Walk, edition: Edition) -> Walk:
    """Show the present step whole again."""
    step = walk.view(edition).card.stops[0].step.id
    return _shown_anew(walk, edition, walk.frame.unfolded - {step})


def take_trip(walk: Walk, edition: Edition, gesture: str, procedure: str) -> Walk:
    """Leave for a rescue or a mini-lesson that a gesture of this card points to, and will be come back to."""
    shown = {one.id: one for one in walk.view(edition).card.gestures}
    if gesture not in shown or procedure not in shown[gesture].trips:
        raise MoveRefused("no-such-trip")
    first = follow(edition.of(procedure), {}, trip=True).stops[0].id
    frames = (*walk.frames[:-1], replace(walk.frame, place=gesture), Frame(procedure, first))
    return _moved(replace(walk, frames=frames, hand=walk.hand.past_card()))


def come_back(walk: Walk) -> Walk:
    """Leave a side trip for the very gesture it left from."""
    if not walk.on_a_trip:
        raise MoveRefused("not-on-a-trip")
    return _moved(replace(walk, frames=walk.frames[:-1], hand=walk.hand.past_card()))


def rehearse(walk: Walk, edition: Edition) -> Walk:
    """Practise the procedure first, from its beginning; or once more.

    A real walk turns into practice only where nothing was done yet: practising takes nothing away.
    """
    untouched = walk.frames == (Frame(walk.procedure, OPENING),) and walk.resuming is None
    if not (walk.practice or untouched) or not practisable(edition.procedure):
        raise MoveRefused("nothing-to-practise")
    return _begun_again(walk, Autonomy.DONE_WITH, practice=True)


def do_for_real(walk: Walk) -> Walk:
    """Go from practice to the procedure itself, from its beginning: alone, or with whoever accompanies."""
    if not walk.practice:
        raise MoveRefused("not-practising")
    alone = walk.presence is Presence.ALONE
    return _begun_again(walk, Autonomy.DONE_BY if alone else Autonomy.DONE_WITH, practice=False)


def at_level(walk: Walk, level: Autonomy) -> Walk:
    """Change level; the place, a node, stays. The hand goes where the new level puts it."""
    if level is walk.level:
        return _moved(walk)
    return _moved(replace(walk, level=level, hand=Hand(), trail=walk.trail.leaving(walk.level)))


def in_language(walk: Walk, language: str) -> Walk:
    """Change language; the place stays."""
    return _moved(replace(walk, language=language, tongue=walk.tongue.named))


def in_comfort(walk: Walk, comfort: Comfort) -> Walk:
    """Change the size of the text, its contrast or its spacing; the place stays."""
    return _moved(replace(walk, comfort=comfort))


def beside(walk: Walk, presence: Presence) -> Walk:
    """Change how the mediator is there."""
    return _moved(replace(walk, presence=presence))


def about(walk: Walk, organisation: str) -> Walk:
    """Choose the organisation of an accompaniment that the catalogue has no procedure for."""
    return _moved(replace(walk, organisation=organisation))


def ask_hand(walk: Walk, edition: Edition, gesture: str, reach: Reach) -> Walk:
    """The mediator asks for the mouse, for a gesture of this card or until she gives it back."""
    _on_card(walk, edition, gesture)
    return _with_hand(walk, walk.hand.ask(gesture, reach))


def grant_hand(walk: Walk) -> Walk:
    """The person lends the mouse."""
    if walk.hand.asked is None:
        raise MoveRefused("hand-not-asked")
    return _with_hand(walk, walk.hand.grant())


def refuse_hand(walk: Walk) -> Walk:
    """The person goes on by herself."""
    return _with_hand(walk, walk.hand.refuse())


def hand_over(walk: Walk, edition: Edition, gesture: str) -> Walk:
    """The mediator gives one gesture of this card to the person."""
    _on_card(walk, edition, gesture)
    return _with_hand(walk, walk.hand.hand_over(gesture))


def give_back_hand(walk: Walk) -> Walk:
    """The mouse returns to the person at once, said by either."""
    return _with_hand(walk, walk.hand.give_back(walk.level))


def settle_mandate(walk: Walk, mandate: Mandate) -> Walk:
    """Note which of the four answers the mandate got."""
    return _moved(replace(walk, mandate=mandate))


def end(walk: Walk, outcome: Outcome, redirection: Redirection | None = None) -> Walk:
    """End the walk; `redirection` says where, for one that is sent on."""
    trail = replace(walk.trail, redirection=redirection)
    return replace(_moved(walk), outcome=outcome, trail=trail)


def reopen(walk: Walk) -> Walk:
    """Undo the end."""
    if not walk.ended:
        raise MoveRefused("not-ended")
    return _moved(replace(walk, outcome=None))


def _ready_to_leave(walk: Walk, card: Card) -> None:
    if card.question is not None and card.question.choice(walk.frame.answers.get(card.place, "")) is None:
        raise MoveRefused("answer-wanted")
    if card.kind is CardKind.COMMITMENT and not walk.agreed(card.place):
        raise MoveRefused("agreement-wanted")


def _begun_again(walk: Walk, level: Autonomy, *, practice: bool) -> Walk:
    begun = (Frame(walk.procedure, OPENING),)
    trail = walk.trail.afresh()
    return _moved(replace(walk, frames=begun, level=level, hand=Hand(), practice=practice, trail=trail))


def _on_card(walk: Walk, edition: Edition, gesture: str) -> None:
    if walk.practice:
        raise MoveRefused("practising")  # There is no real site, hence no mouse to lend.
    if gesture not in {one.id for one in walk.view(edition).card.gestures}:
        raise MoveRefused("gesture-elsewhere")


def _go(walk: Walk, place: str) -> Walk:
    moved = _with_frame(walk, replace(walk.frame, place=place))
    return _moved(replace(moved, hand=walk.hand.past_card()))


def _shown_anew(walk: Walk, edition: Edition, unfolded: Set[str]) -> Walk:
    shown = _with_frame(walk, replace(walk.frame, unfolded=unfolded))
    gestures = {gesture.id for gesture in shown.view(edition).card.gestures}
    return _with_hand(shown, walk.hand.among(gestures))


def _with_frame(walk: Walk, frame: Frame) -> Walk:
    return replace(walk, frames=(*walk.frames[:-1], frame))


def _with_hand(walk: Walk, hand: Hand) -> Walk:
    return _moved(replace(walk, hand=hand))


def _moved(walk: Walk) -> Walk:
    if walk.ended:
        raise MoveRefused("ended")
    return replace(walk, version=walk.version + 1, dropped=0)


def _standing(given: Mapping[str, str], path: Sequence[Stop], *, changed: str | None) -> dict[str, str]:
    """The answers that still lie on the path, less the yeses that come after a changed answer."""
    kept, after = {}, False
    for stop in path:
        if stop.id in given and not (after and isinstance(stop.node, Gesture)):
            kept[stop.id] = given[stop.id]
        after = after or stop.id == changed
    return kept
