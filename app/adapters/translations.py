"""The catalogues as tables: always in step with the French of now, written entry by entry under one lock."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from yaml import YAMLError

from app.adapters.catalogue_files import (
    UnreadableCatalogue,
    catalogue_text,
    domains,
    files_of,
    former_of,
    in_step,
    po_path,
    read_catalogue,
    template_of,
)
from app.adapters.catalogue_names import names_in, signed_comments
from app.adapters.catalogues import Catalogues
from app.adapters.durable import is_full, replace_file
from app.adapters.new_language import begin_language, known_languages, write_language
from app.domain.errors import Refused, Unknown
from app.domain.language import MESSAGES, Direction, Language
from app.domain.translating import Entry
from app.usecases.translating_ports import Change

_Stamps = tuple[tuple[str, int, int], ...]


class FolderTranslations:
    """Fills `Translations`; the demo (`closed`) writes nothing."""

    def __init__(self, root: Path, catalogues: Catalogues, *, closed: bool) -> None:
        self._root = root
        self._catalogues = catalogues
        self._closed = closed
        self._templates: dict[str, tuple[_Stamps, Catalog | None]] = {}
        self._tables: dict[tuple[str, str], tuple[_Stamps, tuple[Entry, ...]]] = {}

    def entries(self, domain: str, language: Language) -> Sequence[Entry]:
        files = (*self._written_in(domain), po_path(self._root, language, domain))
        now, known = _stamps(files), self._tables.get((domain, language.code))
        if known is None or known[0] != now:
            known = (now, tuple(_entries(self._fresh(domain, language), language)))
            self._tables[domain, language.code] = known
        return known[1]

    def change(self, domain: str, language: Language, act: Change, day: date) -> None:
        with self._writing():
            catalog = self._fresh(domain, language)
            before = {entry.source: entry for entry in _entries(catalog, language)}
            changed = tuple(act(before))
            if not changed:
                return
            for after in changed:
                _apply(catalog, before[after.source], after, day)
            path = po_path(self._root, language, domain)
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, catalogue_text(catalog, domain, language).encode())
        self._catalogues.refresh()

    def catalogue(self, domain: str, language: Language) -> bytes:
        return catalogue_text(self._fresh(domain, language), domain, language).encode()

    def domains(self) -> Sequence[str]:
        unshipped = self._catalogues.languages.unshipped
        return tuple(one for one in (MESSAGES, *domains(self._root)) if one not in unshipped)

    def known_languages(self) -> Mapping[str, tuple[str, str]]:
        here = self._catalogues.codes
        return {code: names for code, names in known_languages().items() if code not in here}

    def add_language(self, code: str, own_name: str, direction: Direction | None) -> Language:
        with self._writing():
            language = write_language(self._root, code, own_name, direction)
            begin_language(self._root, language, {one: self._template(one) for one in self.domains()})
        self._catalogues.refresh()
        return self._catalogues.languages[code]

    def _written_in(self, domain: str) -> tuple[Path, ...]:
        """The interface changes with the program alone: its template comes with it."""
        if domain == MESSAGES:
            return (self._root / "translations" / f"{MESSAGES}.pot",)
        return files_of(self._root, domain)

    def _template(self, domain: str) -> Catalog | None:
        """What there is to translate; None as long as a file of the domain cannot be read."""
        files = self._written_in(domain)
        now, known = _stamps(files), self._templates.get(domain)
        if known is None or known[0] != now:
            known = (now, self._read_template(domain, files))
            self._templates[domain] = known
        return known[1]

    def _read_template(self, domain: str, files: tuple[Path, ...]) -> Catalog | None:
        try:
            if domain == MESSAGES:
                return read_catalogue(files[0], None, self._root)
            return template_of(self._root, domain)
        except (YAMLError, UnicodeError, UnreadableCatalogue):
            return None

    def _fresh(self, domain: str, language: Language) -> Catalog:
        path = po_path(self._root, language, domain)
        try:
            old = read_catalogue(path, language, self._root) if path.exists() else Catalog(header_comment="")
        except UnreadableCatalogue as unreadable:
            raise Refused("translation-unreadable", file=path.name) from unreadable
        # With a file that is being mended, its sentences are not gone: they are as the catalogue has them.
        return in_step(self._template(domain) or old, old, language)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._closed:
            raise Refused("translation-demo")
        try:
            with self._catalogues.writing:
                yield
        except OSError as failure:
            raise Refused("translation-full" if is_full(failure) else "translation-closed") from failure


def _stamps(files: Sequence[Path]) -> _Stamps:
    found = ((str(path), path.stat()) for path in files if path.exists())
    return tuple((path, state.st_mtime_ns, state.st_size) for path, state in found)


def _entries(catalog: Catalog, language: Language) -> Iterator[Entry]:
    for message in catalog:
        if message.id:
            yield _entry(message, language)


def _entry(message: Message, language: Language) -> Entry:
    source, plural = (message.id, "") if isinstance(message.id, str) else message.id
    writer, reader = names_in(message.user_comments)
    return Entry(
        source,
        _forms(message, language.plural_count if plural else 1),
        plural,
        changed=message.fuzzy,
        former=former_of(message),
        writer=writer,
        reader=reader,
        places=tuple(message.auto_comments),
        files=tuple(dict.fromkeys(file for file, _ in message.locations)),
    )


def _forms(message: Message, count: int) -> tuple[str, ...]:
    said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return (*said, *[""] * count)[:count]


def _apply(catalog: Catalog, before: Entry, after: Entry, day: date) -> None:
    message = catalog.get(after.source)
    if message is None:
        raise Unknown
    message.string = after.said if after.plural else after.said[0]
    if not after.changed:
        message.flags.discard("fuzzy")
        message.previous_id = []
    message.user_comments = signed_comments(message.user_comments, before, after, day)
