"""The commands: python -m app check, schema."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from app.adapters.checking import check_files
from app.config import ROOT
from app.domain.problems import Problem, Severity
from app.domain.schema import schema_text
from app.web.wording import explain

FINE, WRONG, NOTHING = 0, 1, 2
SCHEMA = Path("static", "schema", "demarche.json")

_SEVERITIES = {Severity.ERROR: "erreur", Severity.WARNING: "avertissement", Severity.NOTE: "note"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m app", description="Pas à pas")
    commands = parser.add_subparsers(required=True, metavar="commande")
    _add_check(commands.add_parser("check", help="vérifier les démarches, les registres et les traductions"))
    schema = commands.add_parser("schema", help="écrire le schéma des démarches, pour les éditeurs de texte")
    schema.set_defaults(act=_write_schema)
    asked = parser.parse_args(arguments)
    act: Callable[[argparse.Namespace], int] = asked.act
    return act(asked)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="fichier ou dossier ; sans rien, tout"
    )
    parser.add_argument("--format", choices=sorted(_WRITERS), default="text", help="forme du rapport")
    parser.add_argument("--strict", action="store_true", help="refuser aussi les avertissements")
    parser.set_defaults(act=_check)


def _check(asked: argparse.Namespace) -> int:
    report = check_files(ROOT, asked.paths, date.today())  # noqa: DTZ011 - the day of who runs it
    worst = max((problem.severity for problem in report.problems), default=Severity.NOTE)
    _WRITERS[asked.format](report.problems, report.files)
    if not report.files:
        return NOTHING
    return WRONG if worst >= (Severity.WARNING if asked.strict else Severity.ERROR) else FINE


def _write_text(problems: Iterable[Problem], files: int) -> None:
    counts = dict.fromkeys(Severity, 0)
    for problem in problems:
        counts[problem.severity] += 1
        said, place = explain(problem), problem.place
        where = f"{_printable(problem.file)}:{place.line}:{place.column}"
        print(f"{where}: {_SEVERITIES[problem.severity]}: {problem.code}: {said.sentence} — {said.remedy}")
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


def _printable(text: str) -> str:
    """A file's name that cannot command a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _write_schema(_asked: argparse.Namespace) -> int:
    path = ROOT / SCHEMA
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(schema_text(), encoding="utf-8")
    print(path.relative_to(ROOT))
    return FINE


_WRITERS: dict[str, Callable[[Iterable[Problem], int], None]] = {
    "text": _write_text,
    "json": _write_json,
    "github": _write_github,
}
