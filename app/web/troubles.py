"""Screens unlike, long stops and calls of a file, each beside the place it speaks of."""

from dataclasses import dataclass

from flask_babel import gettext

from app.domain.errors import Unknown
from app.domain.gesture import Gesture, Sentence
from app.domain.marking import N_
from app.domain.path import ENDING, OPENING
from app.domain.procedure import Question
from app.domain.whereabouts import BORROWED, lines_of
from app.usecases.surveying import Trouble
from app.web.desk import desk

_ENDS = {OPENING: N_("Avant de commencer"), ENDING: N_("Pour finir")}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a file in words: `said`, or `name` for what is no sentence; `line` is that of its text now.

    `host` is the procedure that was walked, when it only includes this file.
    """

    said: Sentence | None
    name: str
    line: int | None
    host: str
    trouble: Trouble


def troubles_of(file: str) -> tuple[Place, ...]:
    """What happened at the places of a file, the most troubled first; nothing for a registry."""
    try:
        lines = lines_of(desk().library.document(file))
    except Unknown:
        lines = {}
    return tuple(_place(one, file, lines.get(_own_id(one))) for one in desk().surveying.troubles(file))


def _place(trouble: Trouble, file: str, line: int | None) -> Place:
    said = _said(trouble)
    name = gettext(_ENDS.get(trouble.node, N_("Une étape retirée depuis")))
    if _borrowed(trouble) not in ("", file):
        line = None  # of another file
    return Place(said, name, line, "" if trouble.procedure == file else trouble.procedure, trouble)


def _borrowed(trouble: Trouble) -> str:
    return trouble.node.rpartition(BORROWED)[0]


def _own_id(trouble: Trouble) -> str:
    return trouble.node.rpartition(BORROWED)[2]


def _said(trouble: Trouble) -> Sentence | None:
    edition = desk().library.editions().get(trouble.procedure)
    nodes = edition.procedure.walk_nodes() if edition else ()
    node = next((node for node in nodes if node.id == trouble.node), None)
    if isinstance(node, Gesture):
        return node.texts.do
    return node.ask if isinstance(node, Question) else getattr(node, "title", None)
