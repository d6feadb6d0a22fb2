"""Readable builders: a test names only what it is about, everything else has a good default."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.activity import Activity
from app.domain.autonomy import Autonomy
from app.domain.coop import Equipment, Independence
from app.domain.gesture import Commitment, Gesture, Nature, Rescue, Sentence, Texts
from app.domain.procedure import Choice, Edition, Exit, Group, Node, Procedure, Question
from app.domain.walk import Outcome, Walk, begin

LEVELS = tuple(Autonomy)


def a_sentence(text: str = "Ouvrez le site de la CAF.", domain: str = "caf") -> Sentence:
    """A French sentence of a folder."""
    return Sentence(text, domain)


def a_gesture(
    id: str = "ouvrir",
    do: str | None = None,
    *,
    masked_at: Collection[Autonomy] = (),
    rescued_by: Collection[str] = (),
    **facts: Any,
) -> Gesture:
    """A gesture; `masked_at` hides it at some levels, `rescued_by` names its side trips."""
    levels = {level: Texts(masked=True) for level in masked_at}
    rescues = tuple(Rescue(a_sentence("Je suis perdu."), trip=trip) for trip in rescued_by)
    texts = Texts(do=a_sentence(do or f"Faites « {id} »."))
    return Gesture(id, texts, **{"levels": levels, "rescues": rescues, **facts})


def a_commitment(id: str = "valider", **facts: Any) -> Gesture:
    """A committing gesture, with all that one must say."""
    wanted = {
        "nature": Nature.COMMITTING,
        "commitment": Commitment.SENDING,
        "recap": a_sentence("Vous promettez que les montants sont vrais."),
        "proof": a_sentence("Gardez le numéro affiché."),
    }
    return a_gesture(id, **{**wanted, **facts})


def an_exit(id: str = "sortie", title: str = "Ce guide s'arrête ici", **facts: Any) -> Exit:
    """An exit, with dignity."""
    return Exit(id, a_sentence(title), a_sentence("Regardons ensemble ce qui a changé."), **facts)


def a_choice(id: str = "oui", *nodes: Node, exit: Exit | None = None, **facts: Any) -> Choice:
    """An answer, with the steps that it opens and the exit that it leads to."""
    return Choice(id, a_sentence(id.capitalize()), nodes, exit, **facts)


def a_question(id: str = "salaire", *choices: Choice, **facts: Any) -> Question:
    """A question; yes or no when no choice is given."""
    asked = a_sentence(f"Avez-vous reçu « {id} » ?")
    return Question(id, asked, choices or (a_choice("oui"), a_choice("non")), **facts)


def a_group(id: str = "connexion", *nodes: Node, **facts: Any) -> Group:
    """A phase or a step; of one gesture when no node is given."""
    title = facts.pop("title", a_sentence(id.capitalize()))
    return Group(id, title, nodes or (a_gesture(f"{id}.1"),), **facts)


def a_procedure(*nodes: Node, id: str = "caf/declarer-ressources", **facts: Any) -> Procedure:
    """A procedure; of one step of one gesture when no node is given."""
    defaults: Mapping[str, Any] = {
        "title": a_sentence("Déclarer mes ressources à la CAF"),
        "purpose": a_sentence("La CAF connaît vos revenus."),
        "minutes": 20,
        "organisation": "caf",
        "family": "social",
        "amend": a_sentence("Une erreur ? Dites-le vite à la CAF."),
    }
    return Procedure(id, nodes=nodes or (a_group(),), **{**defaults, **facts})


def an_edition(procedure: Procedure | None = None, *trips: Procedure, id: str = "e1") -> Edition:
    """A procedure with the side trips that it can leave for."""
    return Edition(id, procedure or a_procedure(), {trip.id: trip for trip in trips})


def a_walk(
    edition: Edition | None = None,
    *,
    id: str = "w1",
    level: Autonomy = Autonomy.DONE_WITH,
    language: str = "fr",
    at: str | None = None,
    answers: Mapping[str, str] | None = None,
    **facts: Any,
) -> Walk:
    """A walk at its beginning, or `at` a place that these answers lead to."""
    walk = begin(id, edition or an_edition(), level=level, language=language)
    frame = replace(walk.frame, place=at or walk.frame.place, answers=answers or {})
    return replace(walk, frames=(frame,), **facts)


def an_activity(
    day: date = date(2026, 11, 23), *, level: Autonomy = Autonomy.DONE_WITH, **facts: Any
) -> Activity:
    """What is counted of a walk of the builders' own procedure, on a computer."""
    known = {
        "procedure": "caf/declarer-ressources",
        "minutes": 20,
        "outcome": Outcome.DONE,
        "family": "social",
        "levels": (level,),
        "independence": Independence.at(level),
        "equipment": (Equipment.COMPUTER,),
    }
    return Activity(day=day, level=level, **{**known, **facts})
