"""Mends of what a part of a file may hold: one kind, one time, one target, a whole commitment."""

from collections.abc import Iterator

from app.domain.checks import Surroundings
from app.domain.checks.outline import is_on
from app.domain.mending.entries import Entry
from app.domain.mending.manuscript import Manuscript
from app.domain.mending.mend import Edit, Mend, mend
from app.domain.mending.placeholders import TEXT, lines_for
from app.domain.mending.writing import add_items, add_keys, erase, set_key, set_text
from app.domain.problems import Problem
from app.domain.shape import MARKS
from app.domain.shape_parts import ELEMENT_KINDS
from app.domain.shape_values import as_id

_COMMITMENT = ("engagement", "recapitulatif", "preuve")


def two_kinds(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """One key renamed when it was the wrong word for it, else a second step after a dash."""
    holder = page.keys_at(problem.place)
    held = {str(one.route[-1]): one for one in page.within(holder)} if holder else {}
    for wrong, right, beside in (("faire", "titre", "etapes"), ("titre", "question", "choix")):
        if wrong in held and beside in held and right not in held:
            yield mend("mend.write", set_key(held[wrong], right), said=right)
            return
    first = next((MARKS[key] for key in held if key in MARKS), None)
    second = next((one for key, one in held.items() if MARKS.get(key, first) != first), None)
    if holder is not None and second is not None:
        yield from _split(page, holder, second, "mend.two-steps")


def element_kind(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """Two elements, or one that has a kind."""
    holder = page.keys_at(problem.place)
    kinds = [one for one in page.within(holder) if one.route[-1] in ELEMENT_KINDS] if holder else []
    if holder is not None and len(kinds) > 1:
        yield from _split(page, holder, kinds[1], "mend.two-elements")
    elif holder is not None and not kinds:
        kind = "champ" if page.keyed(holder, "exemple") else "bouton"
        edit = add_keys(page, holder, [f"{kind}: {TEXT}"], first=True)
        if edit is not None:
            yield mend("mend.add", edit, key=kind)


def example(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """An element to be typed in, or no example."""
    holder = page.keys_at(problem.place)
    if holder is None:
        return
    kind = next((one for one in page.within(holder) if one.route[-1] in ELEMENT_KINDS), None)
    if kind is not None:
        yield mend("mend.write", set_key(kind, "champ"), said="champ")
    yield from _without(page, page.keyed(holder, "exemple"))


def reminder(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """One way of saying when."""
    holder = page.keys_at(problem.place)
    if holder is None:
        return
    both = [page.keyed(holder, "chaque_mois"), page.keyed(holder, "dans")]
    if any(both):
        for one in both:
            yield from _without(page, one)
        return
    edit = add_keys(page, holder, lines_for("dans", around.today))
    if edit is not None:
        yield mend("mend.add", edit, key="dans")


def rescue(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """An advice to replace."""
    holder = page.keys_at(problem.place)
    edit = add_keys(page, holder, lines_for("alors", around.today)) if holder else None
    if edit is not None:
        yield mend("mend.add", edit, key="alors")


def targets(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The first one alone."""
    screen = page.keys_at(problem.place)
    elements = page.keyed(screen, "elements") if screen else None
    held = [page.keyed(one, "cible") for one in page.within(elements)] if elements else []
    others = [one for one in held if one is not None and is_on(one.text)][1:]
    edits = [edit for edit in (erase(page, one) for one in others) if edit is not None]
    if edits and len(edits) == len(others):
        yield mend("mend.first-target", *edits)


def commitment(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """What is missing, in words that fit most sendings."""
    holder = page.keys_at(problem.place)
    lines = commitment_lines(page, holder, around) if holder else []
    edit = add_keys(page, holder, lines) if holder and lines else None
    if edit is not None:
        keys = " », « ".join(line.partition(":")[0] for line in lines)
        yield mend("mend.add", edit, key=keys)


def commitment_lines(page: Manuscript, gesture: Entry, around: Surroundings) -> list[str]:
    """The keys of a commitment that a gesture has not."""
    asked = page.keyed(gesture, "faire")
    said = asked.text.lower() if asked else ""
    kind = "signature" if "sign" in said else "paiement" if "pay" in said else "envoi"
    lines: list[str] = []
    for key in _COMMITMENT:
        if page.keyed(gesture, key) is None:
            lines += [f"engagement: {kind}"] if key == "engagement" else lines_for(key, around.today)
    return lines


def amend(_problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """How to put it right afterwards, at the top."""
    head = page.find(())
    edit = add_keys(page, head, lines_for("corriger", around.today)) if head else None
    if edit is not None:
        yield mend("mend.add", edit, key="corriger")


def not_committing(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """The key away, or a gesture that commits."""
    entry = page.under_key_at(problem.place)
    yield from _without(page, entry)
    if entry is not None and entry.holder is not None:
        yield from committing(page, entry.holder, around)


def committing(page: Manuscript, gesture: Entry, around: Surroundings) -> Iterator[Mend]:
    """« nature: engageant » with all that it calls for."""
    lines, nature = commitment_lines(page, gesture, around), page.keyed(gesture, "nature")
    if nature is None:
        lines.insert(0, "nature: engageant")
    edits = [add_keys(page, gesture, lines) if lines else None]
    edits += [set_text(page, nature, "engageant")] if nature is not None and nature.is_text else []
    sound = [edit for edit in edits if edit is not None]
    if sound and (not lines or edits[0] is not None):
        yield mend("mend.nature", *sound, nature="engageant")


def masked(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The mask away, with its level when it holds nothing else."""
    entry = page.text_at(problem.place)
    if entry is not None:
        yield from _unmasked(page, entry)


def masked_everywhere(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """Shown at one level; which one is for the trainer to say."""
    gesture = page.keys_at(problem.place)
    for level in ("avec", "a_la_place", "faire_faire"):
        block = page.keyed(gesture, level) if gesture else None
        mask = page.keyed(block, "masque") if block else None
        if mask is not None:
            for one in _unmasked(page, mask):
                yield mend("mend.show-at", *one.edits, level=level)


def one_choice(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """A second answer."""
    choices = next((one for one in page.at(problem.place) if one.is_list), None)
    if choices is None:
        return
    first = next(iter(page.within(choices)), None)
    id, label = ("non", "Non") if first and page.said(*first.route, "id") != "non" else ("oui", "Oui")
    edit = add_items(page, choices, [f"id: {id}", f"libelle: {label}"])
    if edit is not None:
        yield mend("mend.add", edit, key=label)


def same_name(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """A name of its own for the second one, from its own words when they give one."""
    entry = page.text_at(problem.place)
    if entry is None or entry.holder is None:
        return
    named = (page.keyed(entry.holder, key) for key in ("libelle", "titre", "question"))
    own = next((as_id(one.text) for one in named if one is not None and as_id(one.text)), "")
    name = page.fresh(own) if own and own != entry.text else page.fresh(entry.text)
    yield mend("mend.write", set_text(page, entry, name), said=name)


def without_it(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """What stands there, away."""
    entry = page.text_at(problem.place)
    if entry is not None and entry.name == "inclure" and entry.holder is not None:
        entry = entry.holder
    yield from _without(page, entry)


def _without(page: Manuscript, entry: Entry | None) -> Iterator[Mend]:
    edit = erase(page, entry) if entry is not None else None
    if edit is not None:
        yield mend("mend.erase", edit)


def _unmasked(page: Manuscript, mask: Entry) -> Iterator[Mend]:
    level = mask.holder
    alone = level is not None and len(page.within(level)) < 2
    yield from _without(page, level if alone else mask)


def _split(page: Manuscript, holder: Entry, second: Entry, code: str) -> Iterator[Mend]:
    """A dash before a key, that begins another item from there on."""
    item = holder.key is None and holder.column >= 2 and not holder.flows
    if item and second.key is not None and page.only_spaces_before(second.head):
        yield mend(code, Edit(second.head - 2, second.head, "- "))
