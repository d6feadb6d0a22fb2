"""The keys and values of a text: where each begins and ends, whatever its author's hand."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from app.domain.folding import fold, without_accents
from app.domain.problems import Place
from app.domain.source import LOADER, MAX_DEPTH, Route


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


def entries_of(text: str) -> tuple[Entry, ...]:
    """Every value of a text in its order, those of a repeated key included; none when it cannot be read."""
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError:
        return ()
    return tuple(_entries(Entry(root, ()))) if root is not None else ()


def index(mark: yaml.Mark) -> int:
    """The rank of a character in the whole text."""
    return int(mark.index)


def place_of(node: yaml.Node) -> Place:
    """Where it begins, as editors count."""
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
