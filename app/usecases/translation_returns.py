"""Tables of translations that come back: what each line would change, then the lines that somebody kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from app.domain.errors import Refused, UnfitSentence
from app.domain.folding import fold
from app.domain.language import Language
from app.domain.translating import Entry
from app.domain.translation_sheet import domain_of
from app.usecases.holding import day_of
from app.usecases.translating import Translating, fit
from app.usecases.translating_ports import Tables, Typed


class Effect(StrEnum):
    """What a line of a table would do."""

    FILLS = "remplit"
    CHANGES = "change"
    CONFLICTS = "conflit"
    UNFIT = "refusee"
    UNKNOWN = "inconnue"


@dataclass(frozen=True, slots=True)
class Planned:
    """A sentence that a table would change: `was` stands there now, `refused` is why it cannot be kept."""

    effect: Effect
    domain: str
    source: str
    was: tuple[str, ...]
    said: tuple[str, ...]
    refused: Refused | UnfitSentence | None = None


@dataclass(frozen=True, slots=True)
class Returns:
    """The tables of one desk."""

    translating: Translating
    tables: Tables

    def table(self, language: str, file: str = "") -> bytes:
        """A spreadsheet of one file, or of all of them: each sentence once."""
        spoken = self.translating.language(language)
        files = (file,) if file else self.translating.files()
        rows = {
            (domain_of(one), row.entry.source): (domain_of(one), row)
            for one in reversed(files)
            for row in reversed(self.translating.sheet(one, language))
        }
        return self.tables.written(spoken, tuple(reversed(rows.values())))

    def catalogues(self, language: str) -> Mapping[str, bytes]:
        """The catalogues of a language by domain, each in step with the French of now."""
        spoken, kept = self.translating.language(language), self.translating.translations
        return {domain: kept.catalogue(domain, spoken) for domain in kept.domains()}

    def plan(self, language: str, name: str, body: bytes) -> tuple[Planned, ...]:
        """What a table would change, line by line; what it leaves as it is is left out."""
        spoken = self.translating.language(language)
        present = {one: self._present(one, spoken) for one in self.translating.translations.domains()}
        typed = self.tables.read(name, body, spoken)
        planned = (_planned(lines, present) for lines in _gathered(typed).values())
        return tuple(one for one in planned if one is not None)

    def keep(self, language: str, kept: Sequence[Planned], by: str) -> tuple[Planned, ...]:
        """Write these under a name; give back those that somebody changed while they were looked at."""
        spoken, moved = self.translating.language(language), []
        day = day_of(self.translating.clock.now())

        def act(planned: Sequence[Planned], present: Mapping[str, Entry]) -> Iterator[Entry]:
            for one in planned:
                entry = present.get(one.source)
                if entry is None or entry.said != one.was:
                    moved.append(one)
                else:
                    yield entry.written(fit(entry, one.domain, one.said), by)

        for domain in sorted({one.domain for one in kept} & set(self.translating.translations.domains())):
            of_domain = [one for one in kept if one.domain == domain]
            self.translating.translations.change(domain, spoken, partial(act, of_domain), day)
        return tuple(moved)

    def _present(self, domain: str, language: Language) -> Mapping[str, Entry]:
        return {one.source: one for one in self.translating.translations.entries(domain, language)}


def _gathered(typed: Iterable[Typed]) -> Mapping[tuple[str, str], list[Typed]]:
    found: dict[tuple[str, str], list[Typed]] = {}
    for one in typed:
        found.setdefault((one.domain, one.source), []).append(one)
    return found


def _planned(lines: Sequence[Typed], present: Mapping[str, Mapping[str, Entry]]) -> Planned | None:
    domain, source = lines[0].domain, lines[0].source
    entry = present.get(domain, {}).get(source)
    if entry is None:
        said = tuple(one.said for one in lines)
        new = any(one.said != fold(one.was or "") for one in lines)
        return Planned(Effect.UNKNOWN, domain, source, (), said) if new else None
    touched = [one for one in lines if _touches(one, entry)]
    if not touched:
        return None
    typed = {one.rank: one.said for one in touched}
    forms = tuple(typed.get(rank, now) for rank, now in enumerate(entry.said))
    try:
        fit(entry, domain, forms)
    except (Refused, UnfitSentence) as refused:
        return Planned(Effect.UNFIT, domain, source, entry.said, forms, refused)
    return Planned(_effect(touched, entry), domain, source, entry.said, forms)


def _touches(line: Typed, entry: Entry) -> bool:
    """True for a form that its translator changed, and that is not so already."""
    if line.rank >= len(entry.said) or line.said == fold(entry.said[line.rank]):
        return False
    return bool(line.said) if line.was is None else line.said != fold(line.was)


def _effect(touched: Sequence[Typed], entry: Entry) -> Effect:
    """A sentence that said something else when the table left was changed meanwhile."""
    before = [(one.was, entry.said[one.rank]) for one in touched]
    if any(now and (was is None or fold(was) != fold(now)) for was, now in before):
        return Effect.CONFLICTS
    return Effect.CHANGES if any(entry.said) else Effect.FILLS
