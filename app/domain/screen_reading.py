"""The drawn screen of a gesture, read from a text as a form shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.checks.outline import is_on
from app.domain.document import Document
from app.domain.errors import Unknown
from app.domain.mending.entries import Entry
from app.domain.mending.manuscript import Manuscript
from app.domain.shape import Kind
from app.domain.shape_parts import ELEMENT_KINDS
from app.domain.source import Route
from app.domain.whereabouts import named_items

# What a gesture says of the labels that nobody read on the real site; the checker tells it as a doubt.
_DOUBT = "Mots du dessin à lire sur le site : "
_DOUBTED = re.compile(rf"\s*{_DOUBT}(?P<labels>« [^«»]* »(?:, « [^«»]* »)*)\.")


@dataclass(frozen=True, slots=True)
class Element:
    """One thing of a drawing; `read` when its label was read on the site, `origin` its rank in the text."""

    kind: str
    label: str
    target: bool = False
    example: str = ""
    read: bool = False
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a gesture's screen shows, from top to bottom."""

    address: str = ""
    elements: tuple[Element, ...] = ()


def gestures(document: Document) -> dict[str, tuple[str, bool]]:
    """What every gesture of a file asks, by its id, and whether it is drawn."""
    return {
        id: (item.text("faire"), bool(item.part("ecran")))
        for id, item in named_items(document)
        if item.kind is Kind.GESTURE
    }


def route_of(document: Document, node: str) -> Route:
    """Where a gesture stands; raise Unknown when it is no more."""
    found = (item.route for id, item in named_items(document) if id == node and item.kind is Kind.GESTURE)
    route = next(found, None)
    if route is None:
        raise Unknown(node)
    return route


def drawing_at(text: str, route: Route) -> Drawing:
    """What the gesture of a text shows now; nothing where it has no screen."""
    page = Manuscript(text)
    doubted = _labels_doubted(page.said(*route, "a_verifier"))
    items = page.find((*route, "ecran", "elements"))
    held = page.within(items) if items is not None and items.is_list else ()
    read = (_element(page, entry, rank, doubted) for rank, entry in enumerate(held))
    return Drawing(page.said(*route, "ecran", "adresse"), tuple(one for one in read if one is not None))


def with_doubts(said: str, unread: Sequence[str]) -> str:
    """What a gesture says is to be verified, with these labels in the place of those it named."""
    listed = ", ".join(f"« {label} »" for label in unread if not set(label) & set("«»"))
    doubt = f"{_DOUBT}{listed}." if listed else ""
    return " ".join(part for part in (_DOUBTED.sub("", said).strip(), doubt) if part)


def _element(page: Manuscript, entry: Entry, rank: int, doubted: set[str]) -> Element | None:
    said = {str(one.route[-1]): one.text for one in page.within(entry)}
    kind = next((key for key in said if key in ELEMENT_KINDS), None)
    if kind is None:
        return None
    label = said[kind]
    return Element(kind, label, is_on(said.get("cible")), said.get("exemple", ""), label not in doubted, rank)


def _labels_doubted(said: str) -> set[str]:
    found = _DOUBTED.search(said)
    return {label.strip("« »") for label in found["labels"].split(", ")} if found else set()
