"""A card as it will be seen, where nobody walks: the very face of the post, for whoever re-reads it."""

from dataclasses import replace
from datetime import UTC, datetime

from app.domain.autonomy import Autonomy
from app.domain.procedure import Edition, Group, Node, walk_nodes
from app.domain.registries import Registries
from app.domain.walk import Frame, begin
from app.domain.ways import through_every_answer
from app.usecases.ports import OpenWalk
from app.usecases.walking import Scene
from app.web.cards import CardFace, face_of

NOBODY = "apercu"
_NEVER = datetime.min.replace(tzinfo=UTC)


def preview(
    edition: Edition, place: str, registries: Registries, *, level: Autonomy, language: str
) -> CardFace | None:
    """The card that holds a node, on the first way that leads to it; None where it is no more."""
    nodes = edition.procedure.nodes
    walk = begin(NOBODY, edition, level=level, language=language)
    for answers in through_every_answer(nodes):
        there = replace(walk, frames=(Frame(edition.procedure.id, _stop(nodes, place), answers),))
        try:
            view = there.view(edition)
        except KeyError:  # it does not lie on this way
            continue
        return face_of(Scene(OpenWalk(there, None, _NEVER, _NEVER, _NEVER), edition, view), registries)
    return None


def _stop(nodes: tuple[Node, ...], place: str) -> str:
    """Where one stands to see a node: a group is seen from its first step."""
    found = next((node for node in walk_nodes(nodes) if node.id == place), None)
    if isinstance(found, Group):
        return next(node.id for node in walk_nodes(found.nodes) if not isinstance(node, Group))
    return place
