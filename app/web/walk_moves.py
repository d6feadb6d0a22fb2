"""The moves a form can ask for, and how each reads its fields: the same table serves every face."""

from collections.abc import Callable, Mapping

from app.domain import moves, tongue
from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Size
from app.domain.errors import MoveRefused
from app.domain.hand import Mandate, Reach
from app.domain.path import AGREED_ALOUD
from app.domain.walk import Presence
from app.usecases.walking import Move

Form = Mapping[str, str]


def read_comfort(form: Form) -> Comfort:
    """The text's size, contrast and spacing that a « Aa » form asks for, and how each card is spoken."""
    wanted = (form.get(name) == "oui" for name in ("contraste", "espacement", "lent", "voix"))
    return Comfort(Size(form["taille"]), *wanted)


def _answer(form: Form) -> Move:
    question, choice = form["question"], form["choix"]
    return lambda walk, edition: moves.answer(walk, edition, question, choice)


def _agree(form: Form) -> Move:
    gesture = form["geste"]
    return lambda walk, edition: moves.agree(walk, edition, gesture)


def _agree_aloud(form: Form) -> Move:
    gesture = form["geste"]
    return lambda walk, edition: moves.agree(walk, edition, gesture, AGREED_ALOUD)


def _trip(form: Form) -> Move:
    gesture, towards = form["geste"], form["vers"]
    return lambda walk, edition: moves.take_trip(walk, edition, gesture, towards)


def _level(form: Form) -> Move:
    level = Autonomy.from_key(form["niveau"])
    return lambda walk, _: moves.at_level(walk, level)


def _language(form: Form) -> Move:
    language = form["langue"]
    return lambda walk, _: moves.in_language(walk, language)


def _comfort(form: Form) -> Move:
    comfort = read_comfort(form)
    return lambda walk, _: moves.in_comfort(walk, comfort)


def _read(form: Form) -> Move:
    aloud = {"oui": True, "non": False}[form["voix"]]
    return lambda walk, _: tongue.read(walk, aloud=aloud)


def _presence(form: Form) -> Move:
    presence = Presence(form["presence"])
    return lambda walk, _: moves.beside(walk, presence)


def _ask_hand(form: Form) -> Move:
    gesture, reach = form["geste"], Reach(form["portee"])
    return lambda walk, edition: moves.ask_hand(walk, edition, gesture, reach)


def _hand_over(form: Form) -> Move:
    gesture = form["geste"]
    return lambda walk, edition: moves.hand_over(walk, edition, gesture)


def _mandate(form: Form) -> Move:
    mandate = Mandate(form["mandat"])
    return lambda walk, _: moves.settle_mandate(walk, mandate)


_PLAIN: Mapping[str, Move] = {
    "avancer": moves.advance,
    "revenir": moves.go_back,
    "deplier": moves.unfold,
    "replier": moves.fold,
    "retour": lambda walk, _: moves.come_back(walk),
    "preter-la-main": lambda walk, _: moves.grant_hand(walk),
    "garder-la-main": lambda walk, _: moves.refuse_hand(walk),
    "rendre-la-main": lambda walk, _: moves.give_back_hand(walk),
    "entrainement": moves.rehearse,
    "passer-langue": lambda walk, _: tongue.leave(walk),
    "pour-de-vrai": lambda walk, _: moves.do_for_real(walk),
}

_READ: Mapping[str, Callable[[Form], Move]] = {
    "repondre": _answer,
    "accepter": _agree,
    "accord-dit": _agree_aloud,
    "secours": _trip,
    "langue": _language,
    "confort": _comfort,
    "lecture": _read,
    "langue-absente": lambda _: lambda walk, _: tongue.lack(walk),
    "niveau": _level,
    "presence": _presence,
    "demander-la-main": _ask_hand,
    "confier": _hand_over,
    "mandat": _mandate,
}

VISITOR_MOVES = frozenset(
    {*_PLAIN, "repondre", "accepter", "secours", "langue", "confort", "lecture"},
)
# The folded strip on a post, « je reste à côté »: what the mediator may do there without signing in.
STRIP_MOVES = frozenset({"niveau", "demander-la-main", "confier", "mandat", "accord-dit"})
MEDIATOR_MOVES = frozenset({*_PLAIN, *_READ})


def read_move(name: str, form: Form, *, allowed: frozenset[str], languages: frozenset[str]) -> Move:
    """The move a form asks for; raise MoveRefused for one that is not offered here or not filled in."""
    if name not in allowed or form.get("langue", "fr") not in languages:
        raise MoveRefused("unknown-move")
    try:
        return _PLAIN.get(name) or _READ[name](form)
    except (KeyError, ValueError) as missing:
        raise MoveRefused("unknown-move") from missing
