"""Rules between files: what is named exists, nothing turns in circles, nothing is included twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.checks.outline import Item, outline, top
from app.domain.checks.tree import MAX_LEVELS
from app.domain.document import Document
from app.domain.folding import fold
from app.domain.problems import Place, Problem
from app.domain.remarks import error, warning
from app.domain.shape import Kind
from app.domain.shape_values import is_procedure_id, nearest

SKILLS = "savoir-faire"


@dataclass(frozen=True, slots=True)
class _Link:
    """A file named by another, under a key."""

    key: str
    to: str
    place: Place
    level: int = 0


def check_links(document: Document, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Every fault of what a file says of other files."""
    links = [link for link in _links(document) if is_procedure_id(link.to)]
    for link in links:
        yield from _exists(link, document, documents)
    known = [link for link in links if link.to in documents]
    yield from _loops(known, ("inclure", "secours", "savoir_faire"), _leads_to, document, documents)
    yield from _loops(known, ("prerequis",), _asks_for, document, documents)
    yield from _spliced([link for link in known if link.key == "inclure"], documents)


def named_in(document: Document) -> frozenset[str]:
    """The ids of every file that this one names, whether it exists or not."""
    return frozenset(link.to for link in _links(document))


def _links(document: Document) -> Iterator[_Link]:
    head = top(document.source)
    for rank, id in enumerate(head.list("prerequis")):
        if isinstance(id, str):
            yield _Link("prerequis", fold(id), head.place("prerequis", rank))
    for item in outline(document.source):
        yield from _links_of(item)


def _links_of(item: Item) -> Iterator[_Link]:
    if item.kind is Kind.INCLUDE:
        yield _Link("inclure", item.text("inclure"), item.place("inclure"), item.level)
    elif item.kind is Kind.GESTURE:
        if item.text("savoir_faire"):
            yield _Link("savoir_faire", item.text("savoir_faire"), item.place("savoir_faire"))
        for rank, block in enumerate(item.list("bloque")):
            trip = block.get("secours") if isinstance(block, dict) else None
            if isinstance(trip, str):
                yield _Link("secours", fold(trip), item.place("bloque", rank, "secours"))
    elif item.kind is None and isinstance(item.part("sortie").get("vers"), str):
        yield _Link("vers", fold(str(item.part("sortie")["vers"])), item.place("sortie", "vers"))


def _exists(link: _Link, document: Document, documents: Mapping[str, Document]) -> Iterator[Problem]:
    if link.to not in documents:
        meant = nearest(link.to, sorted(documents))
        yield error("tree.unknown-procedure", link.place, id=link.to, nearest=meant)
    elif link.key == "vers" and link.to == document.id:
        yield error("tree.towards-itself", link.place, id=link.to)
    elif link.key == "savoir_faire" and not link.to.startswith(f"{SKILLS}/"):
        yield error("tree.not-a-skill", link.place, id=link.to)
    elif documents[link.to].shape is None and link.to != document.id:
        yield warning("tree.leads-to-broken", link.place, id=link.to)


def _leads_to(document: Document) -> Iterable[str]:
    return (*document.includes(), *document.trips())


def _asks_for(document: Document) -> Iterable[str]:
    return document.shape.prerequisites if document.shape else ()


def _loops(
    links: list[_Link],
    keys: tuple[str, ...],
    onwards: Callable[[Document], Iterable[str]],
    document: Document,
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    for link in links:
        path = _way(link.to, document.id, onwards, documents) if link.key in keys else ()
        if path:
            yield error("tree.loop", link.place, path=" → ".join((document.id, *path)))


def _way(
    start: str, goal: str, onwards: Callable[[Document], Iterable[str]], documents: Mapping[str, Document]
) -> tuple[str, ...]:
    """A way from one file to another, empty when there is none."""
    seen: set[str] = set()
    waiting: list[tuple[str, ...]] = [(start,)]
    while waiting:
        path = waiting.pop()
        if path[-1] == goal:
            return path
        if path[-1] in documents and path[-1] not in seen:
            seen.add(path[-1])
            waiting.extend((*path, next_one) for next_one in onwards(documents[path[-1]]))
    return ()


def _spliced(includes: list[_Link], documents: Mapping[str, Document]) -> Iterator[Problem]:
    seen: set[str] = set()
    for link in includes:
        spliced: dict[str, int] = {}
        _expand(link.to, link.level, documents, spliced)
        twice = sorted(seen & spliced.keys())
        if twice:
            yield error("tree.included-twice", link.place, id=twice[0])
        if max(spliced.values()) > MAX_LEVELS:
            yield error("tree.too-deep", link.place, most=MAX_LEVELS)
        seen |= spliced.keys()


def _expand(id: str, level: int, documents: Mapping[str, Document], spliced: dict[str, int]) -> None:
    """Note the files that an include at this level brings, each once, and the level each reaches down to."""
    if id in spliced or id not in documents:
        return
    items = outline(documents[id].source)
    spliced[id] = level - 1 + max((item.level for item in items), default=1)
    for item in items:
        if item.kind is Kind.INCLUDE:
            _expand(item.text("inclure"), level - 1 + item.level, documents, spliced)
