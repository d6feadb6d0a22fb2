"""Mends of keys: misspelt, missing, empty, or holding the wrong kind of thing."""

from collections import Counter
from collections.abc import Iterator

from app.domain.checks import Surroundings
from app.domain.mending.entries import Entry
from app.domain.mending.manuscript import Manuscript, fresh
from app.domain.mending.mend import Edit, Mend, mend
from app.domain.mending.placeholders import TEXT, lines_for, text_for
from app.domain.mending.writing import add_above, add_keys, erase, quoted, set_key, set_text
from app.domain.problems import Problem
from app.domain.shape import ProcedureShape, QuestionShape
from app.domain.shape_values import as_id

_NAMES = frozenset({"id", "titre", "mot", "nom"})  # they come first, as their readers expect
_REQUIRED = {
    *(field.alias or name for name, field in ProcedureShape.model_fields.items() if field.is_required()),
    *(field.alias or name for name, field in QuestionShape.model_fields.items() if field.is_required()),
    *("libelle", "faire", "inclure", "elements", "adresse", "consulte_le", "nature", "si", "quoi", "texte"),
    *("mot", "definition", "dire", "nom", "domaines", "numero", "phrases"),
}
# A bare sentence where keys are wanted: the key that it was meant for.
_MEANT = {
    "etapes": ("faire",),
    "choix": ("id", "libelle"),
    "bloque": ("alors", "si"),
    "elements": ("bouton",),
    "rappels": ("dans", "quoi"),
    "a_la_place": ("faire",),
    "avec": ("faire",),
    "faire_faire": ("faire",),
    "sortie": ("titre", "texte"),
}


def unknown(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The key that was probably meant, else the line set aside."""
    entry = page.under_key_at(problem.place)
    if entry is None or entry.holder is None:
        return
    near = problem.facts["nearest"]
    if near and page.keyed(entry.holder, near) is None:
        yield mend("mend.write", set_key(entry, near), said=near)
        return
    aside = _aside(page, entry)
    out = erase(page, entry) if aside is None else None
    if aside is not None:
        yield mend("mend.set-aside", aside)
    elif out is not None:
        yield mend("mend.erase", out)


def missing(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """The key, with something to replace."""
    key, holder = problem.facts["key"], page.keys_at(problem.place)
    if holder is None or page.keyed(holder, key) is not None:
        return
    lines = _lines(key, holder, page, around)
    # At the top of a file, above its steps: nobody would look for it below them.
    above = holder.route == () and key not in _NAMES and not holder.flows
    steps = page.keyed(holder, "etapes") if above else None
    edit = add_above(page, steps, lines) if lines and steps is not None else None
    if edit is None and lines:
        edit = add_keys(page, holder, lines, first=key in _NAMES)
    if edit is not None:
        yield mend("mend.add", edit, key=key)


def empty(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """Something to replace where something must stand, else nothing at all."""
    entry = next(page.at(problem.place), None)
    if entry is None:
        return
    out = erase(page, entry)
    if out is not None and not (entry.key and entry.name in _REQUIRED):
        yield mend("mend.erase", out)
    if entry.is_text:
        said = text_for(entry.name, around.today)
        yield mend("mend.write", set_text(page, entry, said), said=said)


def not_text(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """What looks like a list or keys is the text itself, or holds it alone."""
    entry = next((one for one in page.at(problem.place) if not one.is_text), None)
    if entry is None:
        return
    held = page.within(entry)
    if entry.flows:
        written = page.text[entry.start : entry.end]
        yield mend("mend.quote", Edit(entry.start, entry.end, quoted(" ".join(written.split()))))
    elif entry.is_list and len(held) == 1 and held[0].is_text and entry.key is not None:
        after_key = page.text.find(":", entry.head) + 1
        yield mend("mend.quote", Edit(after_key, held[0].end, f" {quoted(held[0].text)}"))


def not_a_list(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """The one thing that is there, after a dash."""
    entry = next(page.at(problem.place), None)
    if entry is None or entry.key is None:
        return
    if not page.text[entry.start : entry.end]:
        yield from _filled_or_away(page, entry, around)
    elif entry.flows:
        yield mend("mend.list", Edit(entry.start, entry.start, "["), Edit(entry.end, entry.end, "]"))
    elif entry.is_text and entry.style not in ("|", ">"):
        margin = entry.head - page.line_start(entry.head)
        at = len(page.text[: entry.start].rstrip(" "))
        yield mend("mend.list", Edit(at, entry.start, f"{page.newline}{' ' * (margin + 2)}- "))
    elif entry.is_keys:
        yield mend("mend.list", Edit(entry.start, entry.start, "- "), *_shifted(page, entry))


def not_keys(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """A bare sentence under the key that it was meant for."""
    entry = page.text_at(problem.place)
    meant = _MEANT.get(entry.name, ()) if entry else ()
    if entry is not None and not page.text[entry.start : entry.end]:
        yield from _filled_or_away(page, entry, around)
    if entry is None or not meant or entry.flows or entry.style in ("|", ">") or not entry.text:
        return
    *before, key = meant
    lines = [f"{one}: {_beside(one, entry, page, around)}" for one in before]
    at, margin, opening = entry.start, entry.start - page.line_start(entry.start), ""
    if entry.key is not None:
        margin = entry.head - page.line_start(entry.head) + 2
        at, opening = len(page.text[:at].rstrip(" ")), page.newline + " " * margin
    pad = page.newline + " " * margin
    yield mend("mend.under-key", Edit(at, entry.start, opening + pad.join([*lines, f"{key}: "])), key=key)


def kindless(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """A gesture, when only its « faire » is missing."""
    holder = page.keys_at(problem.place)
    edit = add_keys(page, holder, lines_for("faire", around.today), first=True) if holder else None
    if edit is not None:
        yield mend("mend.add", edit, key="faire")


def _filled_or_away(page: Manuscript, entry: Entry, around: Surroundings) -> Iterator[Mend]:
    """A key with nothing under it: something to replace, or no key."""
    lines = lines_for(entry.name, around.today)
    if entry.key is not None and len(lines) > 1 and not entry.flows:
        margin = " " * (entry.head - page.line_start(entry.head))
        below = "".join(page.newline + margin + line for line in lines[1:])
        yield mend("mend.add", Edit(entry.start, entry.start, below), key=entry.name)
    edit = erase(page, entry)
    if edit is not None:
        yield mend("mend.erase", edit)


def _lines(key: str, holder: Entry, page: Manuscript, around: Surroundings) -> tuple[str, ...]:
    """The lines of a key, with what the rest of the file says of it."""
    if key == "id":
        named = (page.keyed(holder, one) for one in ("titre", "question", "libelle", "mot", "nom"))
        title = next((one.text for one in named if one is not None and one.text), "")
        return (f"id: {page.fresh(as_id(title) or 'etape')}",)
    if key == "organisme":
        return tuple(f"organisme: {one}" for one in _owners(page, around)[:1])
    if key == "famille":
        family = usual_family(page.said("organisme"), around)
        return (f"famille: {family}",) if family else ()
    return lines_for(key, around.today)


def _owners(page: Manuscript, around: Surroundings) -> list[str]:
    """Whose sites the sources and the drawn screens are."""
    written = [entry.text for entry in page.entries if entry.route[-1:] == ("adresse",)]
    hosts = [one.split("/")[2] if "://" in one else one for one in written]
    known = around.registries.organisations.values()
    return [one.key for host in hosts for one in known if one.owns(host)]


def usual_family(organisation: str, around: Surroundings) -> str:
    """Where most other procedures of an organisation stand, empty for one that has none."""
    shapes = [one.shape for one in around.documents.values() if one.shape is not None]
    known = Counter(one.family.value for one in shapes if one.family and one.organisation == organisation)
    return next((name for name, _ in known.most_common(1)), "")


def _aside(page: Manuscript, entry: Entry) -> Edit | None:
    """A line turned into a comment, where other keys remain."""
    alone = page.only_spaces_before(entry.head) and page.only_comment_after(entry.end)
    one_line = "\n" not in page.text[entry.head : entry.end]
    if entry.holder is None or len(page.within(entry.holder)) < 2 or not (alone and one_line):
        return None
    return None if entry.flows else Edit(entry.head, entry.head, "# ")


def _shifted(page: Manuscript, entry: Entry) -> Iterator[Edit]:
    """Two spaces more before every line of a block but its first."""
    at = page.after_line(entry.start)
    while at < entry.end:
        if page.text[at : page.line_end(at)].strip():
            yield Edit(at, at, "  ")
        at = page.after_line(at)


def _beside(key: str, entry: Entry, page: Manuscript, around: Surroundings) -> str:
    if key == "id":
        return page.fresh(as_id(entry.text) or "reponse")
    return TEXT if key == "titre" else text_for(key, around.today)


def another_key(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """A name of its own for a phrase, among those of the whole file."""
    entry = page.under_key_at(problem.place)
    if entry is not None and entry.holder is not None:
        taken = {str(one.route[-1]) for one in page.entries if one.key is not None}
        name = fresh(problem.facts["key"], taken)
        yield mend("mend.write", set_key(entry, name), said=name)


def answer(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """« oui_non » for a question."""
    entry = page.text_at(problem.place)
    if entry is None or entry.holder is None:
        return
    given = page.keyed(entry.holder, "reponse")
    if given is not None and given.is_text:
        edit: Edit | None = set_text(page, given, "oui_non")
    else:
        edit = add_keys(page, entry.holder, ["reponse: oui_non"]) if given is None else None
    if edit is not None:
        yield mend("mend.add", edit, key="reponse: oui_non")
