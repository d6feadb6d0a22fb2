"""The files of the workshop as its home shows them: filtered, each on the shelf of its family."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from flask_babel import gettext

from app.domain.attention import Reason
from app.domain.folding import without_accents
from app.domain.marking import N_
from app.usecases.surveying import FileState
from app.web.choosing import FAMILIES

PARTS, EXAMPLES, BROKEN = "commun", "exemples", "sans-famille"
_SHELVES: Mapping[str, str] = {
    **{key: name for key, (name, _) in FAMILIES.items()},
    PARTS: N_("Les parties communes"),
    EXAMPLES: N_("Les exemples"),
    BROKEN: N_("Pas encore à l’écran"),
}


class Show(StrEnum):
    """Which files one wants to see."""

    BROKEN = "abimees"
    REMARKS = "remarques"
    LATE = "a-revoir"
    DOUBTED = "ecran-different"
    LINKS = "adresses"
    DRAFTS = "brouillons"
    UNTRANSLATED = "a-traduire"


_SHOWN: Mapping[Show, Callable[[FileState], bool]] = {
    Show.BROKEN: lambda one: one.broken,
    Show.REMARKS: lambda one: bool(one.warnings),
    Show.LATE: lambda one: Reason.LATE in one.reasons or Reason.SOON in one.reasons,
    Show.DOUBTED: lambda one: one.doubts > 0,
    Show.LINKS: lambda one: one.broken_links > 0,
    Show.DRAFTS: lambda one: bool(one.drafts),
    Show.UNTRANSLATED: lambda one: any(part.translated < part.total for part in one.languages.values()),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What one looks for; nothing of it shows everything, its families folded."""

    words: str = ""
    show: Show | None = None
    family: str = ""

    @property
    def anything(self) -> bool:
        """True when something is looked for."""
        return bool(self.words or self.show or self.family)

    def holds(self, one: FileState) -> bool:
        """True for a file that one wants to see."""
        if self.show is not None and not _SHOWN[self.show](one):
            return False
        if self.family and self.family != shelf_of(one):
            return False
        told = _folded(f"{one.id} {one.serving.procedure.title.text if one.serving else ''}")
        return all(word in told for word in _folded(self.words).split())


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files of one family, and how many of them ask for something."""

    key: str
    name: str
    files: tuple[FileState, ...]

    @property
    def broken(self) -> int:
        """Files that cannot be shown as they are."""
        return sum(one.broken for one in self.files)

    @property
    def asking(self) -> int:
        """Sound files that should be looked at: late, doubted, or leading nowhere."""
        return sum(bool({*one.reasons} - {Reason.UNSURE}) and not one.broken for one in self.files)


def wish_of(asked: Mapping[str, str]) -> Wish:
    """What a form asks for; what it cannot ask for is left out."""
    show, family = asked.get("etat", ""), asked.get("famille", "")
    return Wish(
        asked.get("q", "").strip()[:80],
        Show(show) if show in list(Show) else None,
        family if family in _SHELVES else "",
    )


def shelves_of(files: Iterable[FileState], wish: Wish) -> tuple[Shelf, ...]:
    """The procedures that one wants to see, family by family, in the order that everybody knows."""
    wanted = [one for one in files if one.is_procedure and wish.holds(one)]
    found = (
        Shelf(key, gettext(name), tuple(one for one in wanted if shelf_of(one) == key))
        for key, name in _SHELVES.items()
    )
    return tuple(shelf for shelf in found if shelf.files)


def shelf_of(one: FileState) -> str:
    """The shelf that a file stands on."""
    folder = one.id.partition("/")[0]
    if folder in (PARTS, EXAMPLES, "savoir-faire"):
        return folder
    if one.serving is None:
        return BROKEN
    return one.serving.procedure.family or "autres"


def shelf_names() -> Mapping[str, str]:
    """The families one may ask for."""
    return {key: gettext(name) for key, name in _SHELVES.items()}


def _folded(text: str) -> str:
    return without_accents(text).casefold()
