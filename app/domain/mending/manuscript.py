"""A text as written: where each of its keys and values begins and ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from app.domain.folding import fold, without_accents
from app.domain.problems import Place
from app.domain.source import LOADER, MAX_DEPTH, Route, Source, read_source
from app.domain.unreadable import without_unseen

_COMMENT = re.compile(r"[ \t]*(#.*)?")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A value of a text, under its key or at its rank in a list."""

    node: yaml.Node
    route: Route
    key: yaml.Node | None = None
    holder: "Entry | None" = None

    @property
    def name(self) -> str:
        """Its key without accents, or the key of the list that holds it."""
        return next((step for step in reversed(self.route) if isinstance(step, str)), "")

    @property
    def start(self) -> int:
        """Its first character, its own and not that of its key."""
        return index(self.node.start_mark)

    @property
    def end(self) -> int:
        """What follows its last character; the comments after a collection are not of it."""
        return _end(self.node)

    @property
    def head(self) -> int:
        """The first character of its key, or its own in a list."""
        return index(self.key.start_mark) if self.key else self.start

    @property
    def column(self) -> int:
        """How far its first character stands from the margin."""
        return int(self.node.start_mark.column)

    @property
    def text(self) -> str:
        """What it says on one line, empty for a collection."""
        return fold(self.node.value) if isinstance(self.node, yaml.ScalarNode) else ""

    @property
    def style(self) -> str:
        """Its quotes, or the sign of a block; empty for a plain text."""
        return str(self.node.style or "") if isinstance(self.node, yaml.ScalarNode) else ""

    @property
    def is_text(self) -> bool:
        """True for a scalar."""
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def is_keys(self) -> bool:
        """True for keys with their values."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        """True for a list."""
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def flows(self) -> bool:
        """True when it stands between { } or [ ], or is written so itself."""
        own = bool(getattr(self.node, "flow_style", False))
        return own or (self.holder is not None and self.holder.flows)


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
        try:
            root = yaml.compose(self.text, Loader=LOADER)
        except yaml.YAMLError:
            return ()
        return tuple(_entries(Entry(root, ()))) if root is not None else ()

    def at(self, place: Place) -> Iterator[Entry]:
        """The values that begin there, the outermost first."""
        return (entry for entry in self.entries if _place(entry.node) == place)

    def under_key_at(self, place: Place) -> Entry | None:
        """The value whose key begins there."""
        return next((one for one in self.entries if one.key is not None and _place(one.key) == place), None)

    def find(self, route: Route) -> Entry | None:
        """The value under a route."""
        return next((entry for entry in self.entries if entry.route == route), None)

    def text_at(self, place: Place) -> Entry | None:
        """The scalar that begins there."""
        return next((entry for entry in self.at(place) if entry.is_text), None)

    def keys_at(self, place: Place) -> Entry | None:
        """The keys that begin there: the innermost, which the first of them names."""
        return next((entry for entry in reversed(tuple(self.at(place))) if entry.is_keys), None)

    def within(self, holder: Entry) -> tuple[Entry, ...]:
        """What a collection holds itself."""
        return tuple(entry for entry in self.entries if entry.holder is holder)

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


def index(mark: yaml.Mark) -> int:
    """The rank of a character in the whole text."""
    return int(mark.index)


def fresh(base: str, taken: set[str]) -> str:
    """A name that is not taken, made from this one."""
    names = (base, *(f"{base}-{rank}" for rank in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _place(node: yaml.Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


def _end(node: yaml.Node) -> int:
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        return index(node.end_mark)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _entries(entry: Entry) -> Iterator[Entry]:
    yield entry
    if len(entry.route) >= MAX_DEPTH:
        return
    seen = entry.start
    for step, key, node in _inner(entry.node):
        if index(node.start_mark) < seen:
            continue  # « *alias »: it stands elsewhere
        seen = index(node.start_mark)
        yield from _entries(Entry(node, (*entry.route, step), key, entry))


def _inner(node: yaml.Node) -> Iterator[tuple[str | int, yaml.Node | None, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        met: set[str] = set()
        for key, value in node.value:
            name = without_accents(key.value) if isinstance(key, yaml.ScalarNode) else ""
            # The second of two same keys is read and forgotten: no route leads to it.
            yield f"\0{name}" if name in met else name, key, value
            met.add(name)
    elif isinstance(node, yaml.SequenceNode):
        for rank, value in enumerate(node.value):
            yield rank, None, value
