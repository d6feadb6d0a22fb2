"""Rules of the tree within one file: ids, choices, commitments, masks, sizes."""

from collections.abc import Iterator

from app.domain.checks.outline import LEVEL_KEYS, Item, is_on, outline, top
from app.domain.document import SHARED_FOLDERS, Document
from app.domain.gesture import Nature
from app.domain.problems import Place, Problem
from app.domain.remarks import error, warning
from app.domain.shape import Kind

MAX_LEVELS = 6
MANY_GESTURES = 6
MANY_CHOICES = 5

_COMMITMENT_KEYS = ("engagement", "recapitulatif", "preuve")


def check_tree(document: Document) -> Iterator[Problem]:
    """Every fault of the tree that can be seen without another file."""
    items = outline(document.source)
    head = top(document.source)
    yield from _missing_at_top(document, head)
    yield from _ids(document, items)
    yield from _nothing_left(items, head)
    for item in items:
        if item.level == MAX_LEVELS + 1:
            yield error("tree.too-deep", item.place(), most=MAX_LEVELS)
        if item.kind is Kind.QUESTION:
            yield from _question(item)
        elif item.kind is Kind.GESTURE:
            yield from _gesture(item, head)
        elif item.kind in (Kind.GROUP, None):
            yield from _size(item)


def _missing_at_top(document: Document, head: Item) -> Iterator[Problem]:
    if document.folder not in SHARED_FOLDERS and head.keys:
        for key in ("organisme", "famille"):
            if key not in head.keys:
                yield error("shape.missing-key", head.place(), key=key)


def _ids(document: Document, items: list[Item]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for item in items:
        id = item.text("id")
        if item.kind is None or not id:
            continue
        if id in seen:
            yield error("tree.duplicate-id", item.place("id"), id=id, line=seen[id].line)
        elif id == document.slug and _has_bare_gestures(items):
            yield error("tree.id-of-the-file", item.place("id"), id=id)
        seen.setdefault(id, item.place("id"))


def _has_bare_gestures(items: list[Item]) -> bool:
    """True when a gesture at the root is named after the file, hence could meet a group of that name."""
    return any(item.level == 1 and item.kind is Kind.GESTURE and not item.text("id") for item in items)


def _nothing_left(items: list[Item], head: Item) -> Iterator[Problem]:
    """A level must leave something to show: a question, or a gesture that is not masked there."""
    gestures = [item for item in items if item.kind is Kind.GESTURE]
    if not gestures or any(_always_shown(item) for item in items):
        return
    for level in LEVEL_KEYS:
        if all(_masked(gesture, level) for gesture in gestures):
            yield error("tree.nothing-left", head.place("etapes"), level=level)


def _always_shown(item: Item) -> bool:
    return item.kind in (Kind.QUESTION, Kind.INCLUDE) or item.text("nature") == Nature.COMMITTING


def _question(item: Item) -> Iterator[Problem]:
    choices = [choice for choice in item.list("choix") if isinstance(choice, dict)]
    if "choix" in item.keys and isinstance(item.keys["choix"], list) and len(item.list("choix")) < 2:
        yield error("tree.one-choice", item.place("choix"))
    if len(choices) > MANY_CHOICES:
        yield warning("tree.many-choices", item.place("choix"), count=len(choices), most=MANY_CHOICES)
    seen: set[str] = set()
    for rank, choice in enumerate(choices):
        id = choice.get("id")
        if isinstance(id, str) and id in seen:
            yield error("tree.duplicate-choice", item.place("choix", rank, "id"), id=id)
        seen.add(str(id))
    after = (*item.route[:-1], int(item.route[-1]) + 1)
    if choices and all("sortie" in choice for choice in choices) and after in item.source.places:
        yield warning("tree.never-reached", item.source.place(after))


def _gesture(item: Item, head: Item) -> Iterator[Problem]:
    targets = [one for one in _elements(item) if isinstance(one, dict) and is_on(one.get("cible"))]
    if len(targets) > 1:
        yield error("tree.two-targets", item.place("ecran"))
    if item.text("nature") == Nature.COMMITTING:
        yield from _commitment(item, head)
    else:
        for key in _COMMITMENT_KEYS:
            if key in item.keys:
                yield warning("tree.not-committing", item.source.key_place((*item.route, key)), key=key)
        if all(_masked(item, level) for level in LEVEL_KEYS):
            yield warning("tree.masked-everywhere", item.place())


def _commitment(item: Item, head: Item) -> Iterator[Problem]:
    missing = [key for key in _COMMITMENT_KEYS if key not in item.keys]
    if missing:
        yield error("tree.commitment-incomplete", item.place(), keys=" », « ".join(missing))
    if "corriger" not in head.keys:
        yield error("tree.commitment-without-amend", item.place("nature"))
    for level in LEVEL_KEYS:
        if _masked(item, level):
            yield error("tree.masked-commitment", item.place(level, "masque"), level=level)


def _size(item: Item) -> Iterator[Problem]:
    gestures = sum(isinstance(node, dict) and "faire" in node for node in item.list("etapes"))
    if gestures > MANY_GESTURES:
        yield warning("tree.many-gestures", item.place(), count=gestures, most=MANY_GESTURES)


def _elements(item: Item) -> list[object]:
    elements = item.part("ecran").get("elements")
    return list(elements) if isinstance(elements, list) else []


def _masked(item: Item, level: str) -> bool:
    return is_on(item.part(level).get("masque"))
