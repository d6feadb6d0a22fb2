"""A text as written: where each of its keys and values begins and ends."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from app.domain.mending.entries import Entry, entries_of, place_of
from app.domain.problems import Place
from app.domain.source import Route, Source, read_source
from app.domain.unreadable import without_unseen

Known = TypeVar("Known", bound=Hashable)

_COMMENT = re.compile(r"[ \t]*(#.*)?")


class Manuscript:
    """One text with its entries; none when it cannot be read to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    @cached_property
    def source(self) -> Source:
        """The same text, read."""
        return read_source(self.text)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every value, those of a repeated key included, in the order of the text."""
        if self.source.tree is None or self.text != without_unseen(self.text):
            return ()  # a character that is read apart would shift every other one
        return entries_of(self.text)

    @cached_property
    def _at(self) -> Mapping[Place, list[Entry]]:
        return _gathered((place_of(entry.node), entry) for entry in self.entries)

    @cached_property
    def _under_keys(self) -> Mapping[Place, Entry]:
        return {place_of(entry.key): entry for entry in reversed(self.entries) if entry.key is not None}

    @cached_property
    def _held(self) -> Mapping[Entry, list[Entry]]:
        return _gathered((entry.holder, entry) for entry in self.entries if entry.holder is not None)

    @cached_property
    def _routes(self) -> Mapping[Route, Entry]:
        return {entry.route: entry for entry in reversed(self.entries)}

    def at(self, place: Place) -> Iterator[Entry]:
        """The values that begin there, the outermost first."""
        return iter(self._at.get(place, ()))

    def under_key_at(self, place: Place) -> Entry | None:
        """The value whose key begins there."""
        return self._under_keys.get(place)

    def find(self, route: Route) -> Entry | None:
        """The value under a route."""
        return self._routes.get(route)

    def text_at(self, place: Place) -> Entry | None:
        """The scalar that begins there."""
        return next((entry for entry in self.at(place) if entry.is_text), None)

    def keys_at(self, place: Place) -> Entry | None:
        """The keys that begin there: the innermost, which the first of them names."""
        return next((entry for entry in reversed(tuple(self.at(place))) if entry.is_keys), None)

    def within(self, holder: Entry) -> tuple[Entry, ...]:
        """What a collection holds itself."""
        return tuple(self._held.get(holder, ()))

    def keyed(self, holder: Entry, key: str) -> Entry | None:
        """The value of one of its keys."""
        return next((entry for entry in self.within(holder) if entry.route[-1] == key), None)

    def said(self, *route: str | int) -> str:
        """The text under a route, empty when there is none."""
        entry = self.find(route)
        return entry.text if entry else ""

    def fresh(self, base: str, *, key: str = "id") -> str:
        """A name that nothing else in the file bears, made from this one."""
        taken = {entry.text for entry in self.entries if entry.route[-1:] == (key,)}
        return fresh(base, taken)

    def line_start(self, at: int) -> int:
        """Where the line of a character begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where its line ends, what breaks it left out."""
        found = self.text.find("\n", at)
        end = len(self.text) if found < 0 else found
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def after_line(self, at: int) -> int:
        """Where the next line begins."""
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def above_comments(self, start: int) -> int:
        """The first of the comment lines right above a line."""
        while start:
            above = self.line_start(start - 1)
            if not self.text[above:start].strip().startswith("#"):
                break
            start = above
        return start

    def only_comment_after(self, at: int) -> bool:
        """True when nothing but a comment ends the line."""
        return _COMMENT.fullmatch(self.text[at : self.line_end(at)]) is not None

    def only_spaces_before(self, at: int) -> bool:
        """True for the first character of a line."""
        return not self.text[self.line_start(at) : at].strip(" ")

    def line_of(self, at: int) -> int:
        """The line of a character, from 1."""
        return self.text.count("\n", 0, at) + 1

    def spans(self, entry: Entry, line: int) -> bool:
        """True when a line is one of those of an entry."""
        return self.line_of(entry.head) <= line <= self.line_of(max(entry.end - 1, entry.start))

    def offset(self, place: Place) -> int:
        """The character of a place."""
        lines = self.text.splitlines(keepends=True)
        return sum(len(line) for line in lines[: place.line - 1]) + place.column - 1


def fresh(base: str, taken: set[str]) -> str:
    """A name that is not taken, made from this one."""
    names = (base, *(f"{base}-{rank}" for rank in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _gathered(pairs: Iterable[tuple[Known, Entry]]) -> Mapping[Known, list[Entry]]:
    found: dict[Known, list[Entry]] = {}
    for known, entry in pairs:
        found.setdefault(known, []).append(entry)
    return found
