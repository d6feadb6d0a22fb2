"""Everything wrong in the files one names, or in the whole project, held against the project's own."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.adapters.catalogue_problems import catalogue_problems
from app.adapters.pictograms import read_pictograms
from app.adapters.procedure_files import Found, find_files, misplaced, named
from app.adapters.recording_problems import recording_problems
from app.adapters.shelf import Contents, faults_of, read_contents
from app.adapters.spreading import spread
from app.domain.checks import Surroundings, can_be_shown
from app.domain.editions import Assembler
from app.domain.errors import InvalidProcedure
from app.domain.problems import Problem
from app.domain.procedure import Edition
from app.domain.registry_files import read_registries


@dataclass(frozen=True, slots=True)
class Report:
    """How many files were found, and everything wrong in them, by file and place."""

    files: int
    problems: tuple[Problem, ...]


def check_files(root: Path, paths: Sequence[Path], today: date) -> Report:
    """Check these files and folders, or the whole project when none is named."""
    procedures = root / "procedures"
    project = [read_contents(found) for found in find_files(procedures)]
    asked = [read_contents(found) for path in paths for found in _named_by(path)] if paths else project
    around = _surroundings(root, project, asked, today)
    found = spread(lambda one: faults_of(one, around), asked)
    problems = [
        problem
        for one, told in zip(asked, found, strict=True)
        for problem in _problems(one, told, around, root, whole=not paths)
    ]
    if not paths and (root / "translations").is_dir():
        editions = tuple(_editions(zip(asked, found, strict=True)))
        problems += catalogue_problems(root, editions, around.registries)
        problems += _of_recordings(root, editions, around)
    missing = sum(one.refused is not None and one.refused.code == "file.missing" for one in asked)
    return Report(len(asked) - missing, tuple(problems))


def _named_by(path: Path) -> Iterable[Found]:
    return find_files(path) if os.path.isdir(path) else (named(path),)


def _surroundings(root: Path, project: list[Contents], asked: list[Contents], today: date) -> Surroundings:
    """The project's registries and pictograms, with every file of the project and every one asked about."""
    registries, _ = read_registries(
        {one.found.id: one.registry for one in project if one.registry is not None}
    )
    documents = {one.found.id: one.document for one in [*project, *asked] if one.document}
    pictograms = read_pictograms(root / "static" / "pictogrammes" / "index.json")
    return Surroundings(today, documents, registries, pictograms)


def _problems(
    one: Contents, faults: Iterable[Problem], around: Surroundings, root: Path, *, whole: bool
) -> Iterator[Problem]:
    path, procedures = one.found.path, root / "procedures"
    file = path.relative_to(root).as_posix() if whole else str(path)
    told = list(faults)
    if one.registry is not None:
        alone, wordings = {one.found.id: one.registry}, around.registries.wordings
        told += read_registries(alone, around.pictograms, wordings=wordings)[1][one.found.id]
    if procedures in path.absolute().parents:
        told += misplaced(Found(path.absolute(), one.found.id), procedures)
    return (replace(problem, file=file) for problem in told)


def _of_recordings(root: Path, editions: Iterable[Edition], around: Surroundings) -> Iterator[Problem]:
    for path, problem in recording_problems(root, editions, around.registries):
        yield replace(problem, file=path.relative_to(root).as_posix())


def _editions(checked: Iterable[tuple[Contents, tuple[Problem, ...]]]) -> Iterator[Edition]:
    """The editions of what stands: their sentences are those to translate."""
    good = {one.document.id: one.document for one, told in checked if one.document and can_be_shown(told)}
    assembler = Assembler(good)
    for id in good:
        try:
            yield assembler.edition(id)
        except InvalidProcedure:
            continue  # what forbids it is told with its file
