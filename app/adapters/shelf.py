"""The library at one moment: what stands in each file, and the editions that can be made of it."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.adapters.procedure_files import Found, Stamp, misplaced, named, read_bytes
from app.domain.checks import Surroundings, can_be_shown, check_document, stands
from app.domain.checks.links import named_in
from app.domain.document import Document, read_document
from app.domain.editions import Assembler
from app.domain.errors import InvalidProcedure
from app.domain.problems import Problem
from app.domain.procedure import Edition
from app.domain.registries import Registries
from app.domain.registry_files import read_registries


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file held when it was last read: a document, the bytes of a registry, or why neither."""

    found: Found
    document: Document | None = None
    registry: bytes | None = None
    refused: Problem | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything on disk, with the last good state of what broke since.

    `around` is what a file is held against; `problems` are by procedure id, or name of a registry; `names`
    are the files that each procedure names.
    """

    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    contents: Mapping[str, Contents] = field(default_factory=dict)
    around: Surroundings = Surroundings(date.min)  # noqa: RUF009 - a frozen value
    registries: Mapping[str, bytes] = field(default_factory=dict)
    good: Mapping[str, Document] = field(default_factory=dict)
    editions: Mapping[str, Edition] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder as they are now, and what their checks depend on beside them."""

    root: Path
    stamps: Mapping[str, Stamp]
    today: date
    pictograms: frozenset[str] | None


def restock(before: Shelf, now: Listing) -> Shelf:
    """Read what changed, check everything again, and make the editions that can be made."""
    contents = {path: _contents(path, before, now) for path in sorted(now.stamps)}
    kept, registries, problems = _registries(contents.values(), before, now.pictograms)
    documents = {one.found.id: one.document for one in contents.values() if one.document}
    same = kept == before.registries and now.pictograms == before.around.pictograms
    around = Surroundings(
        now.today, documents, before.around.registries if same else registries, now.pictograms
    )
    names = _names(documents, before)
    settled = _settled(around, names, before)
    for one in contents.values():
        id = one.found.id
        if id in settled:
            problems[id] = before.problems[id]
        else:
            told = [*problems.get(id, ()), *misplaced(one.found, now.root), *faults_of(one, around)]
            problems[id] = _located(told, one.found, now.root)
    good = {
        id: document if can_be_shown(problems[id]) else before.good[id]
        for id, document in documents.items()
        if can_be_shown(problems[id]) or id in before.good
    }
    editions, texts = _editions(good, before)
    return Shelf(now.stamps, contents, around, kept, good, editions, texts, problems, names)


def _names(documents: Mapping[str, Document], before: Shelf) -> Mapping[str, frozenset[str]]:
    known = before.around.documents
    return {
        id: before.names[id] if known.get(id) is document else named_in(document)
        for id, document in documents.items()
    }


def _settled(around: Surroundings, names: Mapping[str, frozenset[str]], before: Shelf) -> set[str]:
    """The procedures of which nothing new can be said: neither they nor what they lead to changed."""
    known = before.around
    if (known.documents.keys(), known.registries, known.today, known.pictograms) != (
        around.documents.keys(),
        around.registries,
        around.today,
        around.pictograms,
    ):
        return set()
    changed = {id for id, document in around.documents.items() if known.documents[id] is not document}
    return around.documents.keys() - leading_to(changed, names)


def leading_to(ids: Set[str], onwards: Mapping[str, Set[str]]) -> set[str]:
    """These files, and those from which one comes to them, directly or not."""
    reached: set[str] = set()
    waiting = set(ids)
    while waiting:
        reached |= waiting
        waiting = {id for id, leads in onwards.items() if leads & waiting} - reached
    return reached


def _contents(path: str, before: Shelf, now: Listing) -> Contents:
    known = before.contents.get(path)
    if known is not None and before.stamps[path] == now.stamps[path]:
        return known
    return read_contents(named(Path(path)))


def read_contents(found: Found) -> Contents:
    """Read a file, whatever it holds."""
    raw = read_bytes(found.path)
    if isinstance(raw, Problem):
        return Contents(found, refused=raw)
    if found.is_registry:
        return Contents(found, registry=raw)
    return Contents(found, document=read_document(found.id, raw))


def _registries(
    contents: Iterable[Contents], before: Shelf, pictograms: frozenset[str] | None
) -> tuple[dict[str, bytes], Registries, dict[str, tuple[Problem, ...]]]:
    """The registries, a broken one as it last was; the bytes they were read from; what is wrong now."""
    now = {one.found.id: one.registry for one in contents if one.registry is not None}
    registries, told = read_registries(now, pictograms)
    problems = {name: tuple(faults) for name, faults in told.items()}
    sound = {name: raw for name, raw in now.items() if stands(problems[name])}
    kept = {**before.registries, **sound}
    return kept, registries if kept == now else read_registries(kept)[0], problems


def faults_of(one: Contents, around: Surroundings) -> tuple[Problem, ...]:
    """What is wrong in a file that is no registry."""
    if one.refused is not None:
        return (one.refused,)
    return check_document(one.document, around) if one.document is not None else ()


def _located(problems: Iterable[Problem], found: Found, root: Path) -> tuple[Problem, ...]:
    file = found.path.relative_to(root.parent).as_posix()
    return tuple(replace(problem, file=file) for problem in problems)


def _editions(
    good: Mapping[str, Document], before: Shelf
) -> tuple[dict[str, Edition], dict[str, Mapping[str, str]]]:
    """The edition of every procedure, the last one of those whose parts no longer stand together."""
    assembler = Assembler(good)
    editions: dict[str, Edition] = {}
    texts: dict[str, Mapping[str, str]] = {}
    for id in sorted(good):
        try:
            edition, parts = assembler.edition(id), assembler.texts(id)
        except InvalidProcedure:
            if id not in before.editions:
                continue
            edition = before.editions[id]
            parts = dict(before.texts[edition.id])
        editions[id], texts[edition.id] = edition, parts
    return editions, texts
