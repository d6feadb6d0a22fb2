"""The translations in memory, read from the `.po` files at the start and again when one is newer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from gettext import c2py
from pathlib import Path
from threading import Lock

from babel.messages.catalog import Catalog, Message

from app.adapters.catalogue_files import UnreadableCatalogue, is_reviewed, read_catalogue
from app.adapters.languages import FILE, WRONG_LIST, read_languages
from app.domain.gesture import Sentence
from app.domain.language import FRENCH, MESSAGES, Language, Phrase
from app.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class _Shelf:
    """One catalogue: what can be shown of it."""

    total: int = 0
    phrases: Mapping[str, Phrase] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problem: Problem | None = None


_NOTHING = _Shelf()


class Catalogues:
    """Every domain of every language; a broken file leaves the last good reading in place."""

    def __init__(self, root: Path) -> None:
        self.writing = Lock()  # two who write in one file at once would each write over the other
        self._root = root
        self._listed = 0
        self._rules: dict[str, Callable[[int], int]] = {}
        self._read_list()
        self._shelves: dict[tuple[str, str], _Shelf] = {}
        self._read: dict[Path, int] = {}
        self._reading = Lock()
        self.refresh()

    def refresh(self) -> bool:
        """Read the files that changed since the last time; true when something did."""
        with self._reading:
            listed = self._list_changed()
            shelves, read = {}, {}
            for language in self.languages.translated:
                for path in sorted(self._folder(language).glob("*.po")):
                    key = (language.code, path.stem)
                    read[path] = path.stat().st_mtime_ns
                    known = self._shelves.get(key, _NOTHING)
                    fresh = self._read.get(path) == read[path]
                    shelves[key] = known if fresh else self._shelf(path, language, known)
            changed = read != self._read
            self._shelves, self._read = shelves, read
            return changed or listed

    @property
    def codes(self) -> frozenset[str]:
        """The codes one may choose."""
        return frozenset(self.languages.by_code)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that could not be read, and why."""
        return tuple(shelf.problem for shelf in self._shelves.values() if shelf.problem is not None)

    def phrase(self, sentence: Sentence, language: str) -> Phrase:
        """The sentence in this language, in French when nobody translated it."""
        said = self._shelf_of(language, sentence.domain).phrases.get(sentence.text)
        return said or Phrase(sentence.text, source=sentence.text)

    def gettext(self, language: str, msgid: str) -> str:
        """A message of the interface."""
        said = self._shelf_of(language, MESSAGES).phrases.get(msgid)
        return said.text if said else msgid

    def ngettext(self, language: str, singular: str, plural: str, count: int) -> str:
        """A message that counts, in the form this language gives that number."""
        forms = self._shelf_of(language, MESSAGES).plurals.get(singular)
        if forms is None:
            return plural if self._rules[FRENCH](count) else singular
        return forms[self._rules[language](count)]

    def _list_changed(self) -> bool:
        """Read the list of languages when it is newer; a wrong one leaves the last good list in place."""
        if (self._root / FILE).stat().st_mtime_ns == self._listed:
            return False
        try:
            self._read_list()
        except WRONG_LIST:
            return False
        return True

    def _read_list(self) -> None:
        listed = (self._root / FILE).stat().st_mtime_ns
        languages = read_languages(self._root)
        self._rules = {language.code: c2py(language.plural_rule) for language in languages}
        self.languages, self._listed = languages, listed

    def _shelf_of(self, language: str, domain: str) -> _Shelf:
        spoken = self.languages.by_code.get(language)
        return self._shelves.get((spoken.text if spoken else language, domain), _NOTHING)

    def _folder(self, language: Language) -> Path:
        return self._root / "translations" / language.folder / "LC_MESSAGES"

    def _shelf(self, path: Path, language: Language, known: _Shelf) -> _Shelf:
        try:
            catalog = read_catalogue(path, language, self._root)
        except UnreadableCatalogue as unreadable:
            return _Shelf(known.total, known.phrases, known.plurals, unreadable.problem)
        return _shelved(catalog, language)


def _shelved(catalog: Catalog, language: Language) -> _Shelf:
    phrases: dict[str, Phrase] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if message.id and not message.fuzzy and message.string:
            if isinstance(message.id, str):
                phrases[message.id] = _phrase(message, language)
            elif len(message.string) == language.plural_count and all(message.string):
                plurals[message.id[0]] = tuple(message.string)
    return _Shelf(len(catalog), phrases, plurals)


def _phrase(message: Message, language: Language) -> Phrase:
    return Phrase(
        str(message.string), language.code, language.direction, is_reviewed(message), str(message.id)
    )
