"""Mends of a text that cannot be read: signs, indents, quotes; each is tried before it is offered."""

import re
from collections.abc import Iterator
from itertools import islice

from app.domain.checks import Surroundings
from app.domain.mending.manuscript import Manuscript
from app.domain.mending.mend import Edit, Mend, applied, mend
from app.domain.mending.writing import erase, quoted
from app.domain.problems import Place, Problem
from app.domain.source import Source, read_source

_VALUE = re.compile(r"^(?P<lead>[ \t]*(?:- +)*(?:[\w-]+[ \t]*:[ \t]+|- +))(?P<value>\S.*?)(?P<tail>[ \t]*)$")
_STUCK = re.compile(r"^(?P<lead>[ \t]*(?:- +)*)(?P<key>[a-zà-ÿ_]+):(?P<value>\S.*)$")
_DASH = re.compile(r"^(?P<lead>[ \t]*)-(?P<value>[^\s-].*)$")
_BLANKS = ("\u2028", "\u2029", "\u0085", "\x0b", "\x0c")
_MARK = re.compile(r"[&!][^\s,\[\]{}]*[ \t]*")


def unseen(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The character away; a strange line break is a space."""
    at = page.offset(problem.place)
    found = page.text[at : at + 1]
    if found and problem.facts["character"].startswith(f"U+{ord(found):04X}"):
        yield mend("mend.erase-sign", Edit(at, at + 1, " " if found in _BLANKS else ""))


def tab(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """Spaces for the tabs that begin a line, as many as let it be read."""
    start, _, line = _line(page, problem.place.line)
    lead = line[: len(line) - len(line.lstrip(" \t"))]
    margins = [" " * width for width in _margins(page, problem.place.line)]
    for spaces in (*(lead.replace("\t", " " * width) for width in (2, 4, 8)), *margins):
        edit = Edit(start, start + len(lead), spaces)
        if _helps(problem, page, edit):
            yield mend("mend.spaces", edit)
            return


def colon(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The whole text between straight quotes."""
    yield from islice(_tried(problem, page, _quotings(page, problem.place.line)), 1)


def syntax(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """Whatever lets the file be read further: quotes, a space, an indent, on this line or the one above."""
    lines = (problem.place.line, problem.place.line - 1, problem.place.line + 1)
    ways = [way for line in lines if line >= 1 for way in _ways(page, line)]
    tried = [(way, read_source(applied(page.text, way.edits))) for way in ways]
    helping = [(way, again) for way, again in tried if _further(problem, page, again)]
    best = min(helping, key=lambda one: (one[1].tree is None, len(one[1].problems)), default=None)
    if best is not None:
        yield best[0]


def second_document(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The three dashes away."""
    start, end, line = _line(page, problem.place.line)
    if line.startswith(("---", "...")):
        ways = [mend("mend.erase", Edit(start, page.after_line(end), ""))]
        yield from _tried(problem, page, ways)


def directive(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The lines that begin with %, and the dashes that they call for, away."""
    found = re.search(r"^(?:%.*\r?\n)+(?:---[ \t]*\r?\n)?", page.text, re.MULTILINE)
    if found:
        yield from _tried(problem, page, [mend("mend.erase", Edit(found.start(), found.end(), ""))])


def mark(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The sign away, or the text that begins with it between quotes."""
    at = page.offset(problem.place)
    found = _MARK.match(page.text, at)
    ways = list(_quotings(page, problem.place.line))
    if found:
        ways.append(mend("mend.erase-sign", Edit(at, found.end(), "")))
    yield from islice(_tried(problem, page, ways), 2)


def alias(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The text that begins with a star between quotes."""
    yield from islice(_tried(problem, page, _quotings(page, problem.place.line)), 1)


def merge(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The line away: nothing that it brought was read."""
    entry = page.under_key_at(problem.place)
    edit = erase(page, entry) if entry is not None else None
    if edit is not None:
        yield mend("mend.erase", edit)


def twice(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """Another gesture when it is one, else the second line away."""
    entry = page.under_key_at(problem.place)
    if entry is None or entry.holder is None:
        return
    item = entry.holder.key is None and entry.holder.column >= 2 and not entry.flows
    if item and problem.facts["key"] in ("faire", "inclure") and page.only_spaces_before(entry.head):
        yield mend("mend.two-steps", Edit(entry.head - 2, entry.head, "- "))
    edit = erase(page, entry)
    if edit is not None:
        yield mend("mend.erase", edit)


def _ways(page: Manuscript, number: int) -> Iterator[Mend]:
    start, _, line = _line(page, number)
    if not line.strip():
        return
    yield from _quotings(page, number)
    stuck, dash = _STUCK.match(line), _DASH.match(line)
    if stuck:
        yield mend("mend.space", Edit(start + stuck.start("value"), start + stuck.start("value"), " "))
    if dash:
        yield mend("mend.space", Edit(start + dash.start("value"), start + dash.start("value"), " "))
    lead = len(line) - len(line.lstrip(" "))
    if "\t" in line[: len(line) - len(line.lstrip())]:
        blank = line[: len(line) - len(line.lstrip())]
        yield mend("mend.spaces", Edit(start, start + len(blank), blank.replace("\t", "  ")))
        return
    yield from (
        mend("mend.indent", Edit(start, start + lead, " " * width))
        for width in _margins(page, number)
        if width != lead
    )
    if re.fullmatch(r"\s*[a-zà-ÿ_]+", line):
        yield mend("mend.colon", Edit(start + len(line.rstrip()), start + len(line.rstrip()), ":"))


def _quotings(page: Manuscript, number: int) -> Iterator[Mend]:
    start, _, line = _line(page, number)
    match = _VALUE.match(line)
    if match is None:
        return
    at, value = start + match.start("value"), match["value"]
    if value[:1] in "\"'" and value.count(value[0]) == 2 and not value.endswith(value[0]):
        _, inside, after = value.split(value[0])
        yield mend("mend.guillemets", Edit(at, at + len(value), f"«\u00a0{inside.strip()}\u00a0»{after}"))
    if value[:1] in "\"'" and value.count(value[0]) == 1:
        yield mend("mend.quote", Edit(at + len(value), at + len(value), value[0]))
    if value.count('"') > 2 and value[0] == value[-1] == '"':
        yield mend("mend.quote", Edit(at, at + len(value), quoted(value[1:-1].replace('\\"', '"'))))
    yield mend("mend.quote", Edit(at, at + len(value), quoted(value)))


def _margins(page: Manuscript, number: int) -> list[int]:
    """The indents of the lines around, the nearest first, then those beside them."""
    near = [number - 1, number + 1, number - 2, number + 2, number - 3]
    found = [_line(page, one)[2] for one in near if one >= 1]
    widths = [len(line) - len(line.lstrip(" ")) for line in found if line.strip()]
    return list(
        dict.fromkeys([*widths, *(width + 2 for width in widths), *(max(width - 2, 0) for width in widths)])
    )


def _line(page: Manuscript, number: int) -> tuple[int, int, str]:
    """Where a line begins and ends, and what it says."""
    start = page.offset(Place(number, 1))
    end = page.line_end(min(start, len(page.text)))
    return start, end, page.text[start:end]


def _tried(problem: Problem, page: Manuscript, ways: Iterator[Mend] | list[Mend]) -> Iterator[Mend]:
    return (way for way in ways if _helps(problem, page, *way.edits))


def _helps(problem: Problem, page: Manuscript, *edits: Edit) -> bool:
    """True when the text once edited is read further, and as many other remarks remain."""
    again = read_source(applied(page.text, edits))
    if page.source.tree is not None:
        return again.tree is not None and len(again.problems) < len(page.source.problems)
    return _further(problem, page, again)


def _further(problem: Problem, page: Manuscript, again: Source) -> bool:
    """True when no more is wrong than before, and what stopped the reading is past."""
    if again.tree is not None:
        return len(again.problems) <= len(page.source.problems)
    stopped = again.problems[-1].place
    return len(again.problems) <= len(page.source.problems) and stopped.line > problem.place.line + 1
