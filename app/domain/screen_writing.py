"""The drawn screen of a gesture, written back in its place as a form says it."""

from collections.abc import Iterable

from app.domain.errors import Unknown
from app.domain.folding import fold
from app.domain.mending.entries import Entry
from app.domain.mending.manuscript import Manuscript
from app.domain.mending.mend import Edit, applied
from app.domain.mending.writing import add_above, add_keys, erase, scalar, set_text
from app.domain.screen_reading import Drawing, Element, drawing_at, with_doubts
from app.domain.shape_parts import ELEMENT_KINDS
from app.domain.source import Route

_AFTER_SCREEN = ("bloque", "a_la_place", "avec", "faire_faire")


def with_drawing(text: str, route: Route, drawing: Drawing) -> str:
    """The text with this screen on its gesture; what stays the same keeps its own lines and comments."""
    was = drawing_at(text, route)
    wanted = _sound(drawing)
    if wanted.address != was.address or wanted.elements != was.elements:
        text = _drawn(Manuscript(text), route, was, wanted)
    return _doubting(text, route, wanted)


def moved(drawing: Drawing, act: str) -> Drawing:
    """The same, a row pushed up (« monter-2 »), down (« descendre-2 ») or taken out (« enlever-2 »)."""
    rows = list(drawing.elements)
    verb, _, said = act.partition("-")
    rank = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else len(rows)
    if rank < len(rows) and verb in ("monter", "descendre", "enlever"):
        row = rows.pop(rank)
        if verb != "enlever":
            rows.insert(max(rank - 1, 0) if verb == "monter" else rank + 1, row)
    return Drawing(drawing.address, tuple(rows))


def _sound(drawing: Drawing) -> Drawing:
    """The same without empty rows, with one target at most and examples where one types."""
    kept: list[Element] = []
    for one in drawing.elements:
        label = fold(one.label)
        if label and one.kind in ELEMENT_KINDS:
            target = one.target and not any(other.target for other in kept)
            example = fold(one.example) if one.kind == "champ" else ""
            kept.append(Element(one.kind, label, target, example, one.read, one.origin))
    return Drawing(drawing.address.strip(), tuple(kept))


def _drawn(page: Manuscript, route: Route, was: Drawing, wanted: Drawing) -> str:
    gesture, screen = page.find(route), page.find((*route, "ecran"))
    if gesture is None:
        raise Unknown(str(route))
    if not wanted.elements:
        edit = erase(page, screen) if screen is not None else None
        return applied(page.text, [edit] if edit else [])
    if screen is None:
        return _new(page, gesture, wanted)
    items = page.keyed(screen, "elements")
    if screen.flows or items is None or items.flows or not _own_lines(page, items):
        return _anew(page, gesture, screen, wanted)
    return applied(page.text, [*_address(page, screen, wanted.address), _elements(page, items, was, wanted)])


def _new(page: Manuscript, gesture: Entry, wanted: Drawing) -> str:
    """A screen where there was none: before what helps when one is stuck."""
    lines = _lines(wanted)
    if gesture.flows:
        edit = add_keys(page, gesture, [f"ecran: {_in_braces(wanted)}"])
    else:
        held = (page.keyed(gesture, key) for key in _AFTER_SCREEN)
        above = [one for one in held if one is not None and page.only_spaces_before(one.head)]
        first = min(above, key=lambda one: one.head, default=None)
        edit = add_above(page, first, lines) if first is not None else add_keys(page, gesture, lines)
    return applied(page.text, [edit] if edit else [])


def _anew(page: Manuscript, gesture: Entry, screen: Entry, wanted: Drawing) -> str:
    """The whole screen written again, where its form lets no part of it be changed alone."""
    if gesture.flows:
        return applied(page.text, [Edit(screen.start, screen.end, _in_braces(wanted))])
    margin = " " * (screen.head - page.line_start(screen.head))
    said = (page.newline + margin).join(_lines(wanted))
    end = screen.end - (page.text[screen.end - 1] == "\n")
    return applied(page.text, [Edit(screen.head, end, said)])


def _address(page: Manuscript, screen: Entry, address: str) -> list[Edit]:
    entry = page.keyed(screen, "adresse")
    if entry is None:
        added = add_keys(page, screen, [f"adresse: {scalar(address)}"], first=True) if address else None
        return [added] if added else []
    if entry.text == address:
        return []
    edit = set_text(page, entry, address) if address else erase(page, entry)
    return [edit] if edit else []


def _elements(page: Manuscript, items: Entry, was: Drawing, wanted: Drawing) -> Edit:
    """The items in their new order: an unchanged one brings its own lines, comments above included."""
    starts = [_begins(page, entry) for entry in page.within(items)]
    stops = [*starts[1:], _after(page, items)]
    chunks = [page.text[start:stop] for start, stop in zip(starts, stops, strict=True)]
    margin = " " * items.column
    written: list[str] = []
    for one in wanted.elements:
        before = next((other for other in was.elements if other.origin == one.origin), None)
        if one.origin is not None and before is not None and _same(before, one):
            written.append(chunks[one.origin])
        else:
            above = _comments(chunks[one.origin]) if before is not None and one.origin is not None else ""
            fresh = "".join(f"{margin}{line}{page.newline}" for line in _item(one))
            written.append(above + fresh)
    ended = [chunk if chunk.endswith("\n") else chunk + page.newline for chunk in written]
    return Edit(starts[0], stops[-1], "".join(ended))


def _same(one: Element, other: Element) -> bool:
    return (one.kind, one.label, one.target, one.example) == (
        other.kind,
        other.label,
        other.target,
        other.example,
    )


def _comments(chunk: str) -> str:
    """The comments that stand above an item."""
    lines = chunk.splitlines(keepends=True)
    rank = next((rank for rank, line in enumerate(lines) if line.lstrip().startswith("-")), 0)
    return "".join(lines[:rank])


def _own_lines(page: Manuscript, items: Entry) -> bool:
    held = page.within(items)
    dashes = [page.text.rfind("-", 0, entry.head) for entry in held]
    return bool(held) and all(dash >= 0 and page.only_spaces_before(dash) for dash in dashes)


def _begins(page: Manuscript, entry: Entry) -> int:
    return page.above_comments(page.line_start(page.text.rfind("-", 0, entry.head)))


def _after(page: Manuscript, items: Entry) -> int:
    return items.end if page.text[items.end - 1] == "\n" else page.after_line(items.end)


def _lines(drawing: Drawing) -> list[str]:
    address = [f"  adresse: {scalar(drawing.address)}"] if drawing.address else []
    items = [f"    {line}" for one in drawing.elements for line in _item(one)]
    return ["ecran:", *address, "  elements:", *items]


def _item(one: Element) -> list[str]:
    lines = [f"- {one.kind}: {scalar(one.label)}"]
    if one.example:
        lines.append(f"  exemple: {scalar(one.example)}")
    return [*lines, "  cible: true"] if one.target else lines


def _in_braces(drawing: Drawing) -> str:
    def keys(one: Element) -> Iterable[str]:
        yield f"{one.kind}: {scalar(one.label, flows=True)}"
        if one.example:
            yield f"exemple: {scalar(one.example, flows=True)}"
        if one.target:
            yield "cible: true"

    address = f"adresse: {scalar(drawing.address, flows=True)}, " if drawing.address else ""
    return (
        f"{{{address}elements: [{', '.join('{' + ', '.join(keys(one)) + '}' for one in drawing.elements)}]}}"
    )


def _doubting(text: str, route: Route, wanted: Drawing) -> str:
    """The labels that nobody read on the site, told where the gesture says what is to be verified."""
    page = Manuscript(text)
    gesture = page.find(route)
    entry = page.keyed(gesture, "a_verifier") if gesture else None
    said = entry.text if entry is not None else ""
    told = with_doubts(said, [one.label for one in wanted.elements if not one.read])
    if gesture is None or told == said:
        return text
    if entry is None:
        edit = add_keys(page, gesture, [f"a_verifier: {scalar(told, flows=gesture.flows)}"])
    else:
        edit = set_text(page, entry, told) if told else erase(page, entry)
    return applied(text, [edit] if edit else [])
