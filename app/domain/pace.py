"""Pace: how long a card usually takes somebody who reads little, alone and for the first time.

Nothing is measured yet: these are assumptions of ours, said here and nowhere else. They are long on
purpose. They decide only when a silent post is asked about and which gestures the figures call slow,
never what a person is shown: no timer.
"""

from datetime import timedelta

from app.domain.gesture import Gesture, Nature, Where
from app.domain.path import Card, CardKind

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
