"""A card as it will be seen, where nobody walks: the very face of the post, for whoever re-reads it."""

from dataclasses import replace
from datetime import UTC, datetime

from app.domain.autonomy import Autonomy
from app.domain.procedure import Edition, Group, Node, Question, walk_nodes
from app.domain.registries import Registries
from app.domain.walk import Frame, begin
from app.usecases.ports import OpenWalk
from app.usecases.walking import Scene
from app.web.cards import CardFace, face_of

NOBODY = "apercu"
_NEVER = datetime.min.replace(tzinfo=UTC)


def preview(
    edition: Edition, place: str, registries: Registries, *, level: Autonomy, language: str
) -> CardFace | None:
    """The card that holds a node, or None where the procedure has it no more."""
    nodes = edition.procedure.nodes
    frame = Frame(edition.procedure.id, _stop(nodes, place), _answers(nodes, place))
    walk = replace(begin(NOBODY, edition, level=level, language=language), frames=(frame,))
    try:
        view = walk.view(edition)
    except KeyError:
        return None
    return face_of(Scene(OpenWalk(walk, None, _NEVER, _NEVER, _NEVER), edition, view), registries)


def _stop(nodes: tuple[Node, ...], place: str) -> str:
    """Where one stands to see a node: a group is seen from its first step."""
    found = next((node for node in walk_nodes(nodes) if node.id == place), None)
    if isinstance(found, Group):
        return next(node.id for node in walk_nodes(found.nodes) if not isinstance(node, Group))
    return place


def _answers(nodes: tuple[Node, ...], place: str) -> dict[str, str]:
    """To every question, the answer that leads to the place, else the first that goes on."""
    found: dict[str, str] = {}
    for node in walk_nodes(nodes):
        if isinstance(node, Question) and node.id != place:
            leading = [
                one for one in node.choices if any(below.id == place for below in walk_nodes(one.nodes))
            ]
            going_on = [choice for choice in node.choices if choice.exit is None]
            found[node.id] = (leading or going_on or list(node.choices))[0].id
    return found
