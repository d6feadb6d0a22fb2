"""Choosing a procedure: the catalogue by family, and the search that forgives accents."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from flask_babel import gettext

from app.domain.folding import searchable
from app.domain.gesture import Sentence
from app.domain.language import MESSAGES
from app.domain.marking import N_
from app.domain.procedure import Edition, Procedure
from app.domain.registries import Organisation
from app.web.desk import desk

FREE = "commun/accompagnement-libre"
_PARTS = "commun"  # what others include: in the list only with a family of its own
LESSONS = "savoir-faire"
NAMING = 3  # letters, for a word to name an organisation

FAMILIES: Mapping[str, tuple[str, str]] = {
    "social": (N_("Social et santé"), "coeur"),
    "travail": (N_("Travail et formation"), "travail"),
    "logement": (N_("Logement, énergie, eau"), "maison"),
    "papiers": (N_("Papiers et citoyenneté"), "carte-identite"),
    "famille": (N_("Famille et école"), "famille"),
    "argent": (N_("Argent et impôts"), "argent"),
    "transports": (N_("Transports"), "bus"),
    "etranger": (N_("Étrangers en France"), "globe"),
    "justice": (N_("Justice"), "balance"),
    "loisirs": (N_("Loisirs et culture"), "soleil"),
    LESSONS: (N_("Apprendre un geste"), "clic"),
    "autres": (N_("Autres"), "papiers"),
}


@dataclass(frozen=True, slots=True)
class Family:
    """A family of procedures, in the language of the page."""

    key: str
    title: str
    icon: str
    editions: tuple[Edition, ...]


def open_to_all() -> dict[str, Edition]:
    """The procedures that a visitor may begin alone, by id."""
    return {id: edition for id, edition in desk().library.editions().items() if _chosen(edition.procedure)}


def title_of(id: str) -> Sentence:
    """The title of another procedure; its id for one that has left the catalogue."""
    edition = desk().library.editions().get(id)
    return edition.procedure.title if edition is not None else Sentence(id, MESSAGES)


def organisation_of(edition: Edition) -> Organisation | None:
    """Whose site the procedure is on."""
    return desk().library.registries.organisations.get(edition.procedure.organisation or "")


def by_family(wanted: Iterable[Edition] | None = None) -> tuple[Family, ...]:
    """The procedures one may choose, grouped; the lessons come last."""
    editions = sorted(
        open_to_all().values() if wanted is None else wanted, key=lambda one: one.procedure.title.text
    )
    return tuple(
        Family(key, gettext(title), icon, found)
        for key, (title, icon) in FAMILIES.items()
        if (found := tuple(edition for edition in editions if family_of(edition) == key))
    )


def often(limit: int) -> tuple[Edition, ...]:
    """What one comes for most at this desk; as long as little was counted, what the catalogue knows best."""
    offered = {id: one for id, one in open_to_all().items() if family_of(one) != LESSONS}
    counted = (offered[id] for id in desk().figuring.often() if id in offered)
    first = {one.procedure.id: one for one in (*counted, *_best_known(offered.values()))}
    return tuple(first.values())[:limit]


def _best_known(editions: Iterable[Edition]) -> Iterator[Edition]:
    """One of each family in turn, those of the organisation with most procedures before the others."""
    kept = tuple(editions)
    known = Counter(one.procedure.organisation for one in kept)
    shelves = (
        sorted(family.editions, key=lambda one: -known[one.procedure.organisation])
        for family in by_family(kept)
    )
    for turn in zip_longest(*shelves):
        yield from (one for one in turn if one is not None)


def family_of(edition: Edition) -> str:
    """The family of a procedure; a mini-lesson has its own, whatever has none comes under others."""
    if edition.procedure.folder == LESSONS:
        return LESSONS
    family = edition.procedure.family or ""
    return family if family in FAMILIES else "autres"


def search(words: str) -> tuple[Edition, ...]:
    """The procedures in which every word typed is found: title, aim, organisation and its former names."""
    wanted = searchable(words).split()
    return tuple(
        edition for edition in open_to_all().values() if all(word in _searched(edition) for word in wanted)
    )


def organisation_named(words: str) -> str | None:
    """The key of the organisation with most of the words typed in its name of today or a former one."""
    wanted = {word for word in searchable(words).split() if len(word) >= NAMING}
    found = desk().library.registries.organisations.values()
    in_names = {one.key: sum(word in searchable(_names(one)) for word in wanted) for one in found}
    best = max(in_names, key=lambda key: in_names[key], default=None)
    return best if best is not None and in_names[best] else None


def _chosen(procedure: Procedure) -> bool:
    return procedure.folder != _PARTS or procedure.family is not None


def _searched(edition: Edition) -> str:
    procedure = edition.procedure
    organisation = organisation_of(edition)
    names = _names(organisation) if organisation else ""
    return searchable(" ".join((procedure.title.text, procedure.purpose.text, procedure.family or "", names)))


def _names(organisation: Organisation) -> str:
    return " ".join((organisation.name.text, *organisation.former_names))
