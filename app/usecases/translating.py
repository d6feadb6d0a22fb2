"""Translating: sentence by sentence, saved as one goes, signed by somebody who did not write it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.account import Account
from app.domain.correction import refuse_personal
from app.domain.errors import DomainError, Refused, UnfitSentence, Unknown
from app.domain.gesture import Sentence
from app.domain.glossary import Term, terms_missed
from app.domain.language import Direction, Language
from app.domain.problems import Place, Problem, Severity
from app.domain.registries import DOMAIN as REGISTRIES
from app.domain.registry_files import REGISTRY_FILES
from app.domain.translating import Entry, Standings, standings_of, typed_forms
from app.domain.translation_sheet import (
    INTERFACE,
    Row,
    domain_of,
    sheet_of_interface,
    sheet_of_procedure,
    sheet_of_registry,
)
from app.domain.translations import Fault
from app.usecases.holding import day_of
from app.usecases.journal import Journal
from app.usecases.library_ports import Library
from app.usecases.ports import Catalogues, Clock
from app.usecases.translating_ports import Translations

MOST = 1200  # characters of a translation: thrice the longest French sentence
NOT_SPOKEN = "mots.yaml"  # words for the authors of procedures


class TranslationMovedOn(DomainError):
    """Somebody else translated it since: `present` is what stands there now."""

    def __init__(self, present: Entry) -> None:
        super().__init__(present.source)
        self.present = present


@dataclass(frozen=True, slots=True)
class Cell:
    """A sentence of a file in a language, and `was`, what its reader had before the eyes."""

    file: str
    language: str
    source: str
    was: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """What can be said of a translation: its faults, and the hard words said otherwise elsewhere."""

    faults: tuple[Fault, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Translating:
    """The translations of one desk; `alone` says that nobody else here can read them again."""

    translations: Translations
    library: Library
    catalogues: Catalogues
    journal: Journal
    clock: Clock
    alone: Callable[[], bool]

    def language(self, code: str) -> Language:
        """A language with texts of its own; raise Unknown for any other."""
        found = next((one for one in self.catalogues.languages.translated if one.code == code), None)
        if found is None:
            raise Unknown
        return found

    def files(self) -> tuple[str, ...]:
        """All that can be translated: the procedures, the registries, the interface."""
        hidden = self.catalogues.languages.unshipped
        shown = (id for id in sorted(self.library.editions()) if domain_of(id) not in hidden)
        return (*shown, *(name for name in REGISTRY_FILES if name != NOT_SPOKEN), *INTERFACE)

    def sheet(self, file: str, language: str) -> tuple[Row, ...]:
        """The sentences of a file in reading order; raise Unknown for a file that is none of ours."""
        if file not in self.files():
            raise Unknown
        return tuple(self._rows(file, self.language(language)))

    def progress(self, file: str, language: str) -> Standings:
        """How far a file is translated."""
        return standings_of(row.entry for row in self.sheet(file, language))

    def overview(self, language: str) -> Mapping[str, Standings]:
        """How far each file is translated."""
        spoken = self.language(language)
        return {file: standings_of(row.entry for row in self._rows(file, spoken)) for file in self.files()}

    def row(self, file: str, language: str, source: str) -> Row:
        """One sentence of a file; raise Unknown where it is no more."""
        found = next((row for row in self.sheet(file, language) if row.entry.source == source), None)
        if found is None:
            raise Unknown
        return found

    def remarks(self, file: str, language: str, entry: Entry, said: Sequence[str]) -> Remarks:
        """What is to be said of a translation, kept or only typed."""
        forms = typed_forms(said)
        terms = self._terms(entry, language, file)
        return Remarks(entry.faults(domain_of(file), forms), terms_missed(terms, " ".join(forms)))

    def save(self, cell: Cell, typed: Sequence[str], by: Account) -> None:
        """Write a translation, unless another was since; raise what `fit` raises."""
        entry = self.row(cell.file, cell.language, cell.source).entry
        said = fit(entry, domain_of(cell.file), typed)

        def act(present: Mapping[str, Entry]) -> Iterator[Entry]:
            now = _present(present, cell, said)
            # A no-break space that French wants may be typed or not: it is no other translation.
            if typed_forms(now.said) != said or now.changed:
                yield now.written(said, by.name)

        self._change(cell, act)

    def sign(self, cell: Cell, typed: Sequence[str], by: Account) -> None:
        """Say that one read a translation over; whoever wrote it may not, unless nobody else can."""
        self.save(cell, typed, by)
        said = typed_forms(typed)

        def act(present: Mapping[str, Entry]) -> Iterator[Entry]:
            now = _present(present, cell, said)
            if not all(now.said):
                raise Refused("translation-empty")
            if not self.may_sign(now, by):
                raise Refused("translation-own")
            yield now.signed(by.name)

        self._change(cell, act)

    def may_sign(self, entry: Entry, by: Account) -> bool:
        """False for one's own translation, as long as the team reads twice."""
        return entry.writer != by.name or self.alone()

    def known_languages(self) -> Mapping[str, tuple[str, str]]:
        """The languages that could be added, by code: the French name, then its own."""
        return self.translations.known_languages()

    def add_language(self, code: str, own_name: str, direction: Direction | None, by: Account) -> Language:
        """Offer one more language, from now on."""
        language = self.translations.add_language(code, own_name, direction)
        self.journal.note(by.id, "language-add", "language", language.own_name)
        return language

    def _change(self, cell: Cell, act: Callable[[Mapping[str, Entry]], Iterable[Entry]]) -> None:
        language = self.language(cell.language)
        self.translations.change(domain_of(cell.file), language, act, day_of(self.clock.now()))

    def _rows(self, file: str, language: Language) -> Iterator[Row]:
        entries = self.translations.entries(domain_of(file), language)
        if file in INTERFACE:
            return sheet_of_interface(entries, file)
        if "/" not in file:
            return sheet_of_registry(entries, file)
        document, edition = self.library.document(file), self.library.editions().get(file)
        return sheet_of_procedure(entries, document, edition.procedure if edition else None)

    def _terms(self, entry: Entry, language: str, file: str) -> Iterator[Term]:
        """The hard words of a sentence as the glossary says them; its own lines are that glossary."""
        if domain_of(file) == REGISTRIES or file in INTERFACE:
            return
        for word in self.library.registries.hard_words_in(entry.source):
            said = self.catalogues.phrase(Sentence(word.word.text, REGISTRIES), language)
            if said.translated:
                yield Term(word.word.text, said.text)


def fit(entry: Entry, domain: str, typed: Sequence[str]) -> tuple[str, ...]:
    """What was typed, as it can be kept; raise Refused, or UnfitSentence before it breaks a page."""
    said = typed_forms(typed)
    if len(said) != len(entry.said):
        raise Unknown
    for form in said:
        if len(form) > MOST:
            raise Refused("correction-long", maximum=MOST)
        refuse_personal(form, " ".join((*entry.french, *entry.said)))
    stops = [fault for fault in entry.faults(domain, said) if fault.stops]
    if stops:
        raise UnfitSentence(tuple(_problem(fault, entry) for fault in stops))
    return said


def _present(present: Mapping[str, Entry], cell: Cell, said: tuple[str, ...]) -> Entry:
    """What stands there now; somebody who typed the very same thing is in nobody's way."""
    now = present.get(cell.source)
    if now is None:
        raise Unknown
    if now.said != cell.was and typed_forms(now.said) != said:
        raise TranslationMovedOn(now)
    return now


def _problem(fault: Fault, entry: Entry) -> Problem:
    return Problem(fault.code, Severity.ERROR, Place(), {"sentence": entry.source, "fact": fault.fact})
