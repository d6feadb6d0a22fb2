"""check: every fault of the procedures, the registries and the translations, one line each."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from app.adapters.checking import check_files
from app.cli.command import FINE, NOTHING, WRONG, Commands, printable
from app.config import ROOT
from app.domain.problems import Problem, Severity
from app.web.wording import explain

_MARKS = {Severity.ERROR: "", Severity.WARNING: " (avertissement)", Severity.NOTE: " (note)"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def add(commands: "Commands[ArgumentParser]") -> None:
    """Add the command that checks the files."""
    parser = commands.add_parser("check", help="vérifier les démarches, les registres et les traductions")
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="fichier ou dossier ; sans rien, tout"
    )
    parser.add_argument("--format", choices=sorted(_WRITERS), default="text", help="forme du rapport")
    parser.add_argument("--strict", action="store_true", help="refuser aussi les avertissements")
    parser.set_defaults(act=_check)


def _check(asked: Namespace) -> int:
    report = check_files(ROOT, asked.paths, date.today())  # noqa: DTZ011 - the day of who runs it
    worst = max((problem.severity for problem in report.problems), default=Severity.NOTE)
    _WRITERS[asked.format](report.problems, report.files)
    if not report.files:
        return NOTHING
    return WRONG if worst >= (Severity.WARNING if asked.strict else Severity.ERROR) else FINE


def write_text(problems: Iterable[Problem], files: int) -> None:
    """One line a fault, then the counts beside."""
    counts = dict.fromkeys(Severity, 0)
    for problem in problems:
        counts[problem.severity] += 1
        said, place = explain(problem), problem.place
        where = f"{printable(problem.file)}:{place.line}:{place.column}"
        print(f"{where}: {problem.code}: {said.sentence} — {said.remedy}{_MARKS[problem.severity]}")
    if not files:
        print("Aucun fichier à vérifier.", file=sys.stderr)
        return
    erreurs, avertissements, notes = (counts[one] for one in sorted(Severity, reverse=True))
    told = f"{files} fichier(s) : {erreurs} erreur(s), {avertissements} avertissement(s), {notes} note(s)."
    print(told, file=sys.stderr)


def _write_json(problems: Iterable[Problem], files: int) -> None:
    print(json.dumps({"files": files, "problems": [_as_json(one) for one in problems]}, ensure_ascii=False))


def _as_json(problem: Problem) -> dict[str, object]:
    said = explain(problem)
    return {
        "file": problem.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.name.lower(),
        "code": problem.code,
        "sentence": said.sentence,
        "remedy": said.remedy,
        "facts": dict(problem.facts),
    }


def _write_github(problems: Iterable[Problem], _files: int) -> None:
    for problem in problems:
        said, place = explain(problem), problem.place
        where = f"file={_escaped(problem.file, ':,')},line={place.line},col={place.column}"
        text = _escaped(f"{said.sentence} — {said.remedy}")
        print(f"::{_GITHUB[problem.severity]} {where},title={problem.code}::{text}")


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


_WRITERS: dict[str, Callable[[Iterable[Problem], int], None]] = {
    "text": write_text,
    "json": _write_json,
    "github": _write_github,
}
