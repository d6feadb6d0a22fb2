"""Choosing a language and a way to read, on the screen itself: the moves of the language screen."""

from dataclasses import replace

from app.domain import moves
from app.domain.comfort import Tongue
from app.domain.language import FRENCH
from app.domain.path import CardKind
from app.domain.walk import View, Walk


def asked(walk: Walk, view: View) -> Tongue | None:
    """What the screen asks instead of its card: a language, how one reads, patience; None once settled."""
    if walk.tongue is Tongue.MISSING:
        return Tongue.MISSING
    choosing = walk.tongue in (Tongue.UNASKED, Tongue.NAMED) and view.card.kind is CardKind.OPENING
    return walk.tongue if choosing else None


def read(walk: Walk, *, aloud: bool) -> Walk:
    """One reads, or one listens: each new card is then said by itself."""
    return replace(moves.in_comfort(walk, replace(walk.comfort, aloud=aloud)), tongue=Tongue.SETTLED)


def leave(walk: Walk) -> Walk:
    """Go on to the card in the language that the screen is in."""
    return replace(moves.in_comfort(walk, walk.comfort), tongue=walk.tongue.past)


def lack(walk: Walk) -> Walk:
    """« Ma langue n'est pas là »: French, large and said aloud, until somebody interprets."""
    shown = moves.in_comfort(walk, walk.comfort.in_pictures)
    return replace(shown, language=FRENCH, tongue=Tongue.MISSING)
