"""A card as it will be seen, where nobody walks: the very face of the post, for whoever re-reads it."""

from dataclasses import replace
from datetime import UTC, datetime

from app.domain.autonomy import Autonomy
from app.domain.procedure import Edition, Group, Node, walk_nodes
from app.domain.registries import Registries
from app.domain.walk import Frame, Walk, begin
from app.domain.ways import through_every_answer
from app.domain.whereabouts import BORROWED
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
            return face_on(there, edition, registries)
        except KeyError:  # it does not lie on this way
            continue
    return None


def face_on(walk: Walk, edition: Edition, registries: Registries) -> CardFace:
    """The card that a walk of nobody is on; raise KeyError where it can be on none."""
    scene = Scene(OpenWalk(walk, None, _NEVER, _NEVER, _NEVER), edition, walk.view(edition))
    return face_of(scene, registries)


def _stop(nodes: tuple[Node, ...], place: str) -> str:
    """Where one stands to see a node; a group, or what another file lends, is seen from its first step."""
    begun = place.endswith(BORROWED)
    every = walk_nodes(nodes)
    found = next((node for node in every if node.id == place or (begun and node.id.startswith(place))), None)
    if begun and found is not None:
        place = found.id
    if isinstance(found, Group):
        return next(node.id for node in walk_nodes(found.nodes) if not isinstance(node, Group))
    return place
