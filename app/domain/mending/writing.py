"""How a text, a key or a line is written in, or taken out, without touching what stands around."""

import re
from collections.abc import Sequence

import yaml

from app.domain.mending.entries import Entry, index
from app.domain.mending.manuscript import Manuscript
from app.domain.mending.mend import Edit
from app.domain.source import LOADER

_INDENT = re.compile(r"^[ \t]+(?=\S)", re.MULTILINE)


def set_text(page: Manuscript, entry: Entry, sentence: str) -> Edit:
    """The sentence in the place of this scalar, in its author's quotes where they still do."""
    return Edit(entry.start, entry.end, _as_before(page, entry, sentence))


def set_key(entry: Entry, key: str) -> Edit:
    """Another key before the same value."""
    node = entry.key or entry.node
    return Edit(index(node.start_mark), index(node.end_mark), key)


def scalar(sentence: str, *, flows: bool = False) -> str:
    """A sentence as a value: bare where that is enough, else between straight quotes."""
    return sentence if _stands_bare(sentence, flows=flows) else quoted(sentence)


def quoted(sentence: str) -> str:
    """A sentence between straight quotes."""
    return '"' + sentence.replace("\\", "\\\\").replace('"', '\\"') + '"'


def add_keys(page: Manuscript, holder: Entry, lines: Sequence[str], *, first: bool = False) -> Edit | None:
    """Lines of new keys in these keys, at their end or before the first; None where they cannot stand."""
    held = page.within(holder)
    if not holder.is_keys or (not held and not holder.flows):
        return None
    if holder.flows:
        return _in_braces(page, holder, lines, empty=not held)
    at, margin = held[0].head, held[0].head - page.line_start(held[0].head)
    pad = page.newline + " " * margin
    if first:
        return Edit(at, at, pad.join([*lines, ""]))
    return _after(page, held[-1], [" " * margin + line for line in lines])


def add_above(page: Manuscript, below: Entry, lines: Sequence[str]) -> Edit:
    """Lines of new keys before another key of the same part, which begins a line."""
    margin = " " * (below.head - page.line_start(below.head))
    at = page.line_start(below.head)
    return Edit(at, at, "".join(margin + line + page.newline for line in lines))


def add_items(page: Manuscript, items: Entry, lines: Sequence[str]) -> Edit | None:
    """Lines of a new item at the end of a list; its dash is ours to write."""
    held = page.within(items)
    if items.flows or not held:
        return None
    return _after(page, held[-1], dashed(lines, items.column))


def dashed(lines: Sequence[str], column: int) -> list[str]:
    """The lines of an item after its dash, that far from the margin."""
    return [" " * column + ("  " if rank else "- ") + line for rank, line in enumerate(lines)]


def erase(page: Manuscript, entry: Entry) -> Edit | None:
    """A key with its value, or an item, taken out; None for the last one of its holder."""
    beside = page.within(entry.holder) if entry.holder else ()
    if len(beside) < 2:
        return None
    rank = beside.index(entry)
    following = beside[rank + 1] if rank + 1 < len(beside) else None
    if entry.holder and entry.holder.flows:
        return (
            Edit(entry.head, following.head, "") if following else Edit(beside[rank - 1].end, entry.end, "")
        )
    start = entry.head if entry.key else page.text.rfind("-", 0, entry.head)
    if start >= 0 and page.only_spaces_before(start):
        return _lines_out(page, page.line_start(start), entry)
    if following and not page.text[entry.end : following.head].strip():
        return Edit(entry.head, following.head, "")
    return None


def _lines_out(page: Manuscript, start: int, entry: Entry) -> Edit | None:
    if page.text[entry.end - 1] == "\n" and entry.end > start:
        return Edit(start, entry.end, "")
    return Edit(start, page.after_line(entry.end), "") if page.only_comment_after(entry.end) else None


def _in_braces(page: Manuscript, holder: Entry, lines: Sequence[str], *, empty: bool) -> Edit | None:
    brace = page.text.find("{", holder.start, index(holder.node.end_mark))
    if brace < 0 or len(lines) > 1:
        return None
    return Edit(brace + 1, brace + 1, lines[0] if empty else f"{lines[0]}, ")


def _after(page: Manuscript, last: Entry, lines: Sequence[str]) -> Edit | None:
    """Whole lines after a value, below the comment that ends its line."""
    if last.end and page.text[last.end - 1] == "\n":
        return Edit(last.end, last.end, "".join(line + page.newline for line in lines))
    if not page.only_comment_after(last.end):
        return None
    at = page.line_end(last.end)
    return Edit(at, at, "".join(page.newline + line for line in lines))


def _as_before(page: Manuscript, entry: Entry, sentence: str) -> str:
    was = page.text[entry.start : entry.end]
    if entry.style in ("|", ">"):
        body = was.rstrip()
        head, _, rest = body.partition("\n")
        indent = _INDENT.search(rest)
        if indent is None:
            return scalar(sentence) + page.newline
        return f"{head}\n{indent[0]}{sentence}{was[len(body) :]}"
    if entry.style == "'":
        return "'" + sentence.replace("'", "''") + "'"
    if entry.style == '"':
        return quoted(sentence)
    said = scalar(sentence, flows=entry.flows)
    return said if was else f" {said}"


def _stands_bare(sentence: str, *, flows: bool) -> bool:
    """True when no way of reading the sentence gives anything but itself."""
    ways = (f"{{k: {sentence}}}", f"[{sentence}]") if flows else (f"k: {sentence}", f"- {sentence}")
    return bool(sentence) and all(_only_value(way) == sentence for way in ways)


def _only_value(written: str) -> str | None:
    try:
        node = yaml.compose(written, Loader=LOADER)
    except yaml.YAMLError:
        return None
    held = node.value if isinstance(node, yaml.CollectionNode) else []
    value = held[0][1] if held and isinstance(held[0], tuple) else held[0] if held else None
    plain = isinstance(value, yaml.ScalarNode) and not value.style and len(held) == 1
    return str(value.value) if plain and value is not None else None
