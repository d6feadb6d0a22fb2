"""Accepted corrections of a translation, written in the catalogue of its language."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Lock

from app.adapters.catalogue_files import (
    UnreadableCatalogue,
    catalogue_text,
    po_path,
    read_catalogue,
)
from app.adapters.catalogue_names import read_over
from app.adapters.catalogues import Catalogues
from app.adapters.durable import is_full, replace_file
from app.domain.correction import Correction
from app.domain.errors import Refused


class FolderRewriting:
    """Fills `Rewriting`; the demo (`closed`) writes nothing."""

    def __init__(self, root: Path, catalogues: Catalogues, *, closed: bool) -> None:
        self._root = root
        self._catalogues = catalogues
        self._closed = closed
        # Two people who accept at once would each write over the other's.
        self._writing = Lock()

    def translation(self, correction: Correction, domain: str, reader: str, day: date) -> None:
        language = self._catalogues.languages[correction.language]
        path = po_path(self._root, language, domain)
        with self._written():
            try:
                catalog = read_catalogue(path, language, self._root)
            except UnreadableCatalogue as unreadable:
                raise Refused("correction-breaks") from unreadable
            message = catalog.get(correction.source)
            said = "" if message is None or message.fuzzy else message.string
            if message is None or said != correction.was:
                raise Refused("correction-gone")
            message.string = correction.proposed
            message.flags.discard("fuzzy")
            message.user_comments = read_over(message.user_comments, reader, day)
            replace_file(path, catalogue_text(catalog, domain, language).encode())
        self._catalogues.refresh()

    @contextmanager
    def _written(self) -> Iterator[None]:
        if self._closed:
            raise Refused("correction-demo")
        try:
            with self._writing, self._catalogues.writing:
                yield
        except OSError as failure:
            raise Refused("correction-full" if is_full(failure) else "correction-closed") from failure
