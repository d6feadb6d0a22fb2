"""A correction: a sentence of a card as it was and as somebody proposes it, until a second person looks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from app.domain.checks.outline import sentences
from app.domain.document import Document
from app.domain.errors import Refused
from app.domain.folding import fold
from app.domain.source import Route
from app.domain.unreadable import unseen_characters
from app.domain.whereabouts import named_items

MOST = 400  # characters; the longest sentence shipped has half of them

_GAP = r"[ .\u00a0\u202f-]?"
# What would name a person. A number that the sentence already held, as an organisation's, may stay.
_PERSONAL: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "correction-email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
        "correction-social": re.compile(rf"(?<!\d)[12](?:{_GAP}\d){{12}}(?:{_GAP}\d\d)?(?!\d)"),
        "correction-phone": re.compile(rf"(?:(?<!\d)0|\+\d\d{_GAP})[1-9](?:{_GAP}\d\d){{4}}(?!\d)"),
        "correction-number": re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{6,}}(?!\d)"),
    }
)


class Dismissal(StrEnum):
    """Why a correction is put aside."""

    BETTER_BEFORE = "mieux-avant"
    INEXACT = "inexacte"
    ALREADY = "deja-faite"


@dataclass(frozen=True, slots=True)
class Correction:
    """`part` is the key of the text within its node, « avec.faire »; `node` is empty for the file itself.

    `source` is the French sentence; `was` and `proposed` are in `language`, `was` empty where it was missing.
    """

    id: str
    procedure: str
    edition: str
    node: str
    part: str
    language: str
    source: str
    was: str
    proposed: str
    account: str
    day: date


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sentence stands in a file: its node, its key there, its route in the tree."""

    node: str
    part: str
    text: str
    route: Route
    drawn: bool = False


def all_spots(document: Document) -> Iterator[Spot]:
    """Every sentence of a file, in reading order."""
    nodes = _nodes(document)
    for said in sentences(document.source):
        depth = max(length for length in range(len(said.route)) if said.route[:length] in nodes)
        part = ".".join(str(step) for step in said.route[depth:])
        yield Spot(nodes[said.route[:depth]], part, said.text, said.route, said.drawn)


def spots(document: Document) -> Iterator[Spot]:
    """Every sentence of a file that can be corrected; a drawn label is a fact of the real site."""
    return (spot for spot in all_spots(document) if not spot.drawn)


def spot_at(document: Document, node: str, part: str) -> Spot | None:
    """The sentence that stands there now."""
    return next((spot for spot in spots(document) if (spot.node, spot.part) == (node, part)), None)


def proposal(typed: str, was: str) -> str:
    """What was typed, on one line; raise Refused when it cannot be kept, even as a draft."""
    if unseen_characters(typed):
        raise Refused("correction-control")
    said = fold(typed)
    if not said:
        raise Refused("correction-empty")
    if said == fold(was):
        raise Refused("correction-same")
    if len(said) > MOST:
        raise Refused("correction-long", maximum=MOST)
    refuse_personal(said, was)
    return said


def refuse_personal(said: str, was: str) -> None:
    """Raise Refused when a text seems to name a person that the one before did not."""
    for code, pattern in _PERSONAL.items():
        if {found[0] for found in pattern.finditer(said)} - {found[0] for found in pattern.finditer(was)}:
            raise Refused(code)


def _nodes(document: Document) -> dict[Route, str]:
    """The id of every node, and of the file (empty), by its route."""
    named = {item.route: id for id, item in named_items(document) if item.kind is not None}
    return {(): "", **named}
