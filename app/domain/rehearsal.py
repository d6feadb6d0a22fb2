"""Practice without risk: who Camille Exemple is, what a drawn screen asks, what one did by oneself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.folding import without_accents
from app.domain.gesture import Element, Gesture, Nature, Screen, Where
from app.domain.path import Path
from app.domain.procedure import Procedure, Question


class Keys(StrEnum):
    """The keyboard that a tablet shows; an attribute of the page, never a check of what is typed."""

    LETTERS = "text"
    NUMBERS = "numeric"
    MAIL = "email"
    PHONE = "tel"


@dataclass(frozen=True, slots=True)
class Datum:
    """One thing to know of an invented person; `words` are those of the fields it goes into."""

    key: str
    value: str
    words: tuple[str, ...]
    keys: Keys = Keys.LETTERS


# Each can be nobody's: a thirteenth month and a thirtieth of February, a domain that RFC 2606 keeps out of
# the network, a number that the ARCEP keeps for fiction, nothing but zeros. The first whose words are met is
# taken: « code reçu par mail » is a code, « adresse mail » no address.
IDENTITY = (
    Datum("password", "Exemple-Bleu-12", ("mot de passe", "mots de passe")),
    Datum("postcode", "00000", ("code postal",), Keys.NUMBERS),
    Datum("code", "123456", ("code", "six chiffres"), Keys.NUMBERS),
    Datum("mail", "camille@mail.example", ("mail", "courriel", "email", "messagerie"), Keys.MAIL),
    Datum("social", "2 90 13 75 113 042", ("securite sociale", "carte vitale", "nir"), Keys.NUMBERS),
    Datum("allocation", "0000000", ("allocataire",), Keys.NUMBERS),
    Datum("phone", "06 39 98 12 34", ("telephone", "portable", "mobile"), Keys.PHONE),
    Datum("amount", "1050", ("montant", "montants", "somme", "salaire", "revenu", "revenus"), Keys.NUMBERS),
    Datum("address", "12 rue de l’Exemple", ("adresse", "rue")),
    Datum("town", "Exempleville", ("ville", "commune")),
    Datum("login", "camille.exemple", ("identifiant", "utilisateur")),
    Datum("first_name", "Camille", ("prenom", "prenoms")),
    Datum("name", "Exemple", ("nom",)),
    Datum("birth", "30/02/1990", ("naissance", "ne le", "nee le"), Keys.NUMBERS),
)
CARD = ("first_name", "name", "birth", "social", "allocation", "mail", "phone", "password")
FILLED = frozenset({"champ", "case", "liste"})  # one fills these, then goes on; the others are pressed

_BY_KEY = {datum.key: datum for datum in IDENTITY}
_TYPE = re.compile(r"(tapez|ecrivez|recopiez|saisissez|ajoutez|corrigez|indiquez|remplissez|entrez)\b")


class Height(StrEnum):
    """Whereabouts on a drawn screen."""

    TOP = "haut"
    MIDDLE = "milieu"
    BOTTOM = "bas"


class Done(StrEnum):
    """What somebody surely did alone in a practice: nothing here knows what was typed, or left empty."""

    FOUND = "trouve"
    TOLD = "demande"
    READ_AGAIN = "relu"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing done; of an element its kind and its label, of a thing to type its key."""

    done: Done
    kind: str = ""
    label: str = ""


def card() -> tuple[Datum, ...]:
    """What the invented person's card says, in the order one reads it."""
    return tuple(_BY_KEY[key] for key in CARD)


def datum_for(label: str) -> Datum | None:
    """Which invented datum the words of a field call for."""
    words = f" {_folded(label)} "
    return next((datum for datum in IDENTITY if any(f" {word} " in words for word in datum.words)), None)


def wanted_in(element: Element) -> Datum:
    """What to type in a drawn field, or to choose in a list: its own example before any other."""
    for_want_of_better = _BY_KEY["name" if element.kind == "liste" else "first_name"]
    found = datum_for(element.label.text) or for_want_of_better
    if element.example is None:
        return found
    return Datum(found.key if found.value == element.example else "", element.example, (), found.keys)


def typed_for(gesture: Gesture) -> Datum | None:
    """What a gesture without a drawing has one type, when its sentence says it."""
    said = gesture.texts.do
    if gesture.screen is not None or gesture.nature is not Nature.DATA or said is None:
        return None
    if gesture.where is not Where.SITE or _TYPE.match(_folded(said.text)) is None:
        return None
    return datum_for(said.text)


def target_of(screen: Screen | None) -> Element | None:
    """The one element to find."""
    elements = screen.elements if screen is not None else ()
    return next((element for element in elements if element.target), None)


def asked_in(gesture: Gesture) -> tuple[Element, ...]:
    """The drawn fields to fill: the one to find; and every one where the gesture is to give information."""
    elements = gesture.screen.elements if gesture.screen is not None else ()
    every_one = gesture.nature is Nature.DATA or target_of(gesture.screen) is None
    return tuple(
        one for one in elements if (one.target and one.kind in FILLED) or (one.kind == "champ" and every_one)
    )


def height_of(screen: Screen) -> Height:
    """Whereabouts the element to find stands among the others."""
    rank = next((rank for rank, element in enumerate(screen.elements) if element.target), 0)
    place = (rank + 0.5) / len(screen.elements)
    if place < 1 / 3 or (len(screen.elements) == 2 and rank == 0):
        return Height.TOP
    return Height.MIDDLE if place <= 2 / 3 and len(screen.elements) != 2 else Height.BOTTOM


def practisable(procedure: Procedure) -> bool:
    """True when there is something to find on at least one drawn screen."""
    nodes = procedure.walk_nodes()
    return any(isinstance(node, Gesture) and target_of(node.screen) is not None for node in nodes)


def facts_of(path: Path) -> tuple[Fact, ...]:
    """What whoever reached the end of a path did alone, in order, nothing twice."""
    gestures = (stop.node for stop in path.stops if isinstance(stop.node, Gesture))
    return tuple(dict.fromkeys(fact for gesture in gestures for fact in _facts(gesture)))


def answers_in(path: Path) -> int:
    """How many questions whoever reached the end answered."""
    return sum(isinstance(stop.node, Question) for stop in path.stops)


def _facts(gesture: Gesture) -> Iterator[Fact]:
    if gesture.commits:
        yield Fact(Done.READ_AGAIN, gesture.commitment.value if gesture.commitment else "envoi")
    target, typed = target_of(gesture.screen), typed_for(gesture)
    for element in asked_in(gesture):
        yield Fact(Done.FOUND, element.kind, element.label.text)
    if target is not None and target.kind not in FILLED:
        yield Fact(Done.FOUND, target.kind, target.label.text)
    if typed is not None:
        yield Fact(Done.TOLD, typed.key)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9@]+", without_accents(text.casefold())))
