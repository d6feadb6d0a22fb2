"""Pace: how long a card usually takes somebody who reads little, alone and for the first time.

Nothing is measured yet: these are assumptions of ours, said here and nowhere else. They are long on
purpose. They decide only when a silent post is asked about, which gestures the figures call slow and
whether the length that an author announces is likely, never what a person is shown: no timer.
"""

from dataclasses import dataclass
from datetime import timedelta

from app.domain.autonomy import Autonomy
from app.domain.gesture import Gesture, Nature, Where
from app.domain.path import Card, CardKind
from app.domain.procedure import Choice, Group, Node, Question

# Read or listen, find it on the real site, do it, come back: one minute.
GESTURE = timedelta(seconds=60)
# Find a number on a paper and type it, letter by letter: three minutes.
DATA = timedelta(seconds=180)
# Look for a code in a mailbox or on a phone, for a paper in a bag: three minutes.
ELSEWHERE = timedelta(seconds=180)
# Read everything again before a sending: three minutes.
COMMITMENT = timedelta(seconds=180)
# Understand a question and choose: one minute and a half.
QUESTION = timedelta(seconds=90)
# Gather one's papers before beginning; read what happens next: three minutes.
OPENING_OR_END = timedelta(seconds=180)

# Far beyond: so many times the usual duration, and the figures count the gesture as one where people stall.
STALLED = 3

# An author announces the minutes spent with a mediator, who knows the way: up to three times less than
# the durations above. To look for a paper takes up to three times more. Beyond, one of the two is wrong.
LIKELY_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Span:
    """How long the gestures and questions of a procedure usually take, by its shortest and longest ways."""

    shortest: timedelta = timedelta()
    longest: timedelta = timedelta()

    def __add__(self, other: "Span") -> "Span":
        """One after the other."""
        return Span(self.shortest + other.shortest, self.longest + other.longest)

    def likely(self, minutes: int) -> bool:
        """True when a length announced in minutes suits both ways."""
        announced = timedelta(minutes=minutes)
        return self.longest <= LIKELY_WITHIN * announced and announced <= LIKELY_WITHIN * self.shortest


def span_of(nodes: tuple[Node, ...]) -> Span | None:
    """The span of all the ways that reach the end of these nodes, exits left out; None when there is none."""
    total = Span()
    for node in nodes:
        one = _span_of_node(node)
        if one is None:
            return None
        total += one
    return total


def _span_of_node(node: Node) -> Span | None:
    if isinstance(node, Group):
        return span_of(node.nodes)
    if isinstance(node, Question):
        return _span_of_question(node.choices)
    lasts = timedelta() if node.at(Autonomy.DONE_WITH).masked else _of(node)
    return Span(lasts, lasts)


def _span_of_question(choices: tuple[Choice, ...]) -> Span | None:
    going_on = (span_of(choice.nodes) for choice in choices if choice.exit is None)
    spans = [one for one in going_on if one is not None]
    if not spans:
        return None
    return Span(QUESTION, QUESTION) + Span(
        min(one.shortest for one in spans), max(one.longest for one in spans)
    )


def stalled(card: Card, lasted: timedelta) -> bool:
    """True when one stayed on a card far beyond its usual duration."""
    return lasted > STALLED * usual_duration(card)


def usual_duration(card: Card) -> timedelta:
    """How long this card usually takes; the gestures of a checklist add up."""
    if card.kind is CardKind.QUESTION:
        return QUESTION
    if not card.gestures:
        return OPENING_OR_END
    return sum((_of(gesture) for gesture in card.gestures), timedelta())


def _of(gesture: Gesture) -> timedelta:
    if gesture.commits:
        return COMMITMENT
    if gesture.nature is Nature.DATA:
        return DATA
    return GESTURE if gesture.where is Where.SITE else ELSEWHERE
