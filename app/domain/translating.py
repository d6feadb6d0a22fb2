"""What a translator works on: each French sentence with what is said for it, and how far that is sure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.folding import fold
from app.domain.language import MESSAGES
from app.domain.translations import Fault, message_faults, sentence_faults

_NAME = ".nom"


class Standing(StrEnum):
    """How far a sentence is translated; only READ is shown without a mark."""

    MISSING = "manquante"
    CHANGED = "changee"
    UNREAD = "non-relue"
    READ = "relue"


@dataclass(frozen=True, slots=True)
class Entry:
    """A French sentence and its translation: `said` holds one form, or as many as the language counts with.

    `former` is the French that was translated, where it changed since; `writer` and `reader` are names.
    """

    source: str
    said: tuple[str, ...]
    plural: str = ""
    changed: bool = False
    former: str = ""
    writer: str = ""
    reader: str = ""
    places: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        """How far it is translated."""
        if not all(self.said):
            return Standing.MISSING
        if self.changed:
            return Standing.CHANGED
        return Standing.READ if self.reader else Standing.UNREAD

    @property
    def french(self) -> tuple[str, ...]:
        """The French sentence, in its one or two forms."""
        return (self.source, self.plural) if self.plural else (self.source,)

    def written(self, said: tuple[str, ...], by: str) -> "Entry":
        """The same with another translation: whoever read the one before did not read this one."""
        return replace(self, said=said, changed=False, former="", writer=by if any(said) else "", reader="")

    def signed(self, by: str) -> "Entry":
        """The same, read by somebody."""
        return replace(self, changed=False, former="", reader=by)

    def faults(self, domain: str, said: tuple[str, ...]) -> tuple[Fault, ...]:
        """What is wrong in a translation of it, each thing once; nothing in one that is still empty."""
        forms = [form for form in said if form]
        return tuple(dict.fromkeys(fault for form in forms for fault in self._faults(domain, form)))

    def _faults(self, domain: str, form: str) -> Iterator[Fault]:
        if domain == MESSAGES:
            return message_faults(self.french, form)
        proper_noun = any(place.endswith(_NAME) for place in self.places)
        return sentence_faults(self.source, form, may_stay=proper_noun)


@dataclass(frozen=True, slots=True)
class Standings:
    """How many sentences there are, and how many of each standing."""

    counts: dict[Standing, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many sentences there are."""
        return sum(self.counts.values())

    @property
    def said(self) -> int:
        """How many of a hundred are shown translated."""
        return self._share(Standing.UNREAD, Standing.READ)

    @property
    def read(self) -> int:
        """How many of a hundred were read by a second person."""
        return self._share(Standing.READ)

    def __getitem__(self, standing: Standing) -> int:
        """How many there are of a standing."""
        return self.counts.get(standing, 0)

    def _share(self, *standings: Standing) -> int:
        """Rounded down: a hundred is said of what is whole, and of nothing else."""
        return 100 * sum(self[one] for one in standings) // self.total if self.total else 100


def standings_of(entries: Iterable[Entry]) -> Standings:
    """How far these sentences are translated."""
    counts: dict[Standing, int] = {}
    for entry in entries:
        counts[entry.standing] = counts.get(entry.standing, 0) + 1
    return Standings(counts)


def typed_forms(typed: Iterable[str]) -> tuple[str, ...]:
    """What was typed, each form on one line."""
    return tuple(fold(form) for form in typed)
