"""Where the nodes of a file stand in its text, and which card a line of it speaks of."""

from collections.abc import Iterator, Mapping

from app.domain.checks.outline import Item, outline
from app.domain.document import Document
from app.domain.path import ENDING, OPENING
from app.domain.shape import Kind
from app.domain.source import Route, Source

STEPS = "etapes"
BORROWED = ":"  # ends the name of a file whose steps are borrowed, as it begins their ids
LAST_CARD = ("apres", "rappels")  # what the last card shows of the file itself


def named_items(document: Document) -> Iterator[tuple[str, Item]]:
    """Every node and choice with the id it has in an edition, parents first; an exit has its choice's."""
    names: dict[Route, str] = {(): document.slug}
    for item in outline(document.source):
        above, rank = names[item.route[:-2]], item.route[-1]
        if item.kind is None:
            names[item.route] = f"{above}.{item.text('id')}"
        else:
            names[item.route] = item.text("id") or f"{above}.{int(rank) + 1}"
        yield names[item.route], item


def lines_of(document: Document) -> Mapping[str, int]:
    """The line at which each node of a file begins."""
    return {id: item.place().line for id, item in named_items(document)}


def item_at(document: Document, line: int) -> tuple[str, Item] | None:
    """The node or choice that a line is about; None for a line of the file itself."""
    if top_key_at(document.source, line) != STEPS:
        return None
    found = None
    for id, item in named_items(document):
        if item.place().line <= line:
            found = (id, item)
    return found


def place_at(document: Document, line: int) -> str:
    """The place whose card shows what stands at a line; what is included is named by its file."""
    found = item_at(document, line)
    if found is None:
        return ENDING if top_key_at(document.source, line) in LAST_CARD else OPENING
    id, item = found
    if item.kind is Kind.INCLUDE:
        return item.text("inclure") + BORROWED
    if item.kind is None and not (item.part("sortie") and _begun(item, "sortie", line)):
        return id.rpartition(".")[0]
    return id


def top_key_at(source: Source, line: int) -> str:
    """The key of the file itself that a line stands under."""
    keys = ((place.line, route[0]) for route, place in source.keys.items() if len(route) == 1)
    return str(max((one for one in keys if one[0] <= line), default=(0, ""))[1])


def _begun(item: Item, key: str, line: int) -> bool:
    return item.source.key_place((*item.route, key)).line <= line
