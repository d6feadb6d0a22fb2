"""Mends of what the registries, the calendar or the pictograms belie."""

import re
from collections.abc import Iterator
from datetime import date

from app.domain.building import MONTHS_OF_TRUST, months_later
from app.domain.checks import Surroundings
from app.domain.folding import fold, without_accents
from app.domain.labels import LABEL
from app.domain.mending.manuscript import Manuscript
from app.domain.mending.mend import Mend, mend
from app.domain.mending.values import instead
from app.domain.mending.writing import erase
from app.domain.pace import LIKELY_WITHIN
from app.domain.problems import Problem
from app.domain.shape_values import nearest


def organisation(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """The organisation whose key or name is alike."""
    known = around.registries.organisations
    names = {without_accents(one.name.text.lower()): key for key, one in known.items()}
    names |= {
        without_accents(former.lower()): key for key, one in known.items() for former in one.former_names
    }
    said = problem.facts["key"].replace("-", " ")
    meant = problem.facts.get("nearest") or names.get(nearest(said, list(names)), "")
    yield from instead(page, page.text_at(problem.place), meant)


def site(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """The site of the organisation itself."""
    entry = page.text_at(problem.place)
    above = entry.route if entry is not None else ()
    said = (page.said(*above[:depth], "organisme") for depth in range(len(above), -1, -1))
    one = around.registries.organisations.get(next(filter(None, said), ""))
    if one is not None:
        yield from instead(page, entry, one.url.split("/")[2].lower())


def pictogram(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """The pictogram whose name is alike, else none."""
    entry = page.text_at(problem.place)
    said = fold(without_accents(problem.facts["image"].lower())).replace(" ", "-").replace("_", "-")
    near = problem.facts.get("nearest") or nearest(said, sorted(around.pictograms or ()))
    if near:
        yield from instead(page, entry, near)
    edit = erase(page, entry) if entry is not None else None
    if edit is not None:
        yield mend("mend.erase", edit)


def former_name(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The present name, save between guillemets."""
    entry = page.text_at(problem.place)
    if entry is not None:
        said = replaced(entry.text, problem.facts["former"], problem.facts["present"])
        yield from instead(page, entry, said)


def dates_crossed(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """Six months after the verification."""
    later = months_later(date.fromisoformat(problem.facts["day"]), MONTHS_OF_TRUST)
    yield from instead(page, page.text_at(problem.place), later.isoformat())


def verified_later(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """Today."""
    yield from instead(page, page.text_at(problem.place), around.today.isoformat())


def length(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The nearest duration that its gestures make likely."""
    shortest, longest, said = (int(problem.facts[key]) for key in ("shortest", "longest", "minutes"))
    # One minute inside the bounds: the facts are rounded.
    least, most = longest // LIKELY_WITHIN + 1, LIKELY_WITHIN * shortest - 2
    if 1 <= least <= most:
        yield from instead(page, page.text_at(problem.place), str(min(max(said, least), most, 240)))


def replaced(text: str, word: str, by: str) -> str:
    """A word replaced outside guillemets, its capital kept."""
    apostrophes = re.escape(word.replace("’", "'")).replace("'", "[’']")
    form = re.compile(rf"(?<!\w){apostrophes}(?!\w)", re.IGNORECASE)

    def put(found: re.Match[str]) -> str:
        return by[:1].upper() + by[1:] if found[0][:1].isupper() else by

    pieces, at = [], 0
    for label in LABEL.finditer(text):
        pieces += [form.sub(put, text[at : label.start()]), label[0]]
        at = label.end()
    return "".join([*pieces, form.sub(put, text[at:])])
