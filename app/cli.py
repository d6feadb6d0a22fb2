"""The commands: python -m app run, check, catalogues, schema, setup-link, reset-password."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from app import starting
from app.adapters.catalogue_files import check_catalogues, update_catalogues
from app.adapters.checking import check_files
from app.config import ROOT
from app.domain.problems import Problem, Severity
from app.domain.schema import phrasebook_schema_text, schema_text
from app.web.wording import explain

FINE, WRONG, NOTHING = 0, 1, 2
SCHEMA = Path("static", "schema", "demarche.json")
PHRASEBOOK_SCHEMA = SCHEMA.with_name("phrases.json")

_MARKS = {Severity.ERROR: "", Severity.WARNING: " (avertissement)", Severity.NOTE: " (note)"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m app", description="Pas à pas")
    commands = parser.add_subparsers(required=True, metavar="commande")
    _add_run(commands.add_parser("run", help="servir le guide"))
    _add_check(commands.add_parser("check", help="vérifier les démarches, les registres et les traductions"))
    schema = commands.add_parser(
        "schema", help="écrire les schémas des démarches et des phrases, pour les éditeurs de texte"
    )
    schema.set_defaults(act=_write_schema)
    _add_catalogues(commands.add_parser("catalogues", help="mettre à jour les phrases à traduire"))
    link = commands.add_parser("setup-link", help="donner un lien qui crée le premier compte")
    link.set_defaults(act=lambda _asked: starting.print_setup_link())
    reset = commands.add_parser("reset-password", help="donner une nouvelle phrase de passe à un compte")
    reset.add_argument("login", metavar="IDENTIFIANT")
    reset.set_defaults(act=lambda asked: starting.reset_password(asked.login))
    asked = parser.parse_args(arguments)
    act: Callable[[argparse.Namespace], int] = asked.act
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console may lack a letter of a language's name
    try:
        return act(asked)
    except BrokenPipeError:  # « check | head »: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="adresse d'écoute ; 0.0.0.0 pour le réseau local")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--demo", action="store_true", help="trois postes et deux comptes, rien n'est gardé")
    parser.set_defaults(act=lambda asked: starting.run(asked.host, asked.port, demo=asked.demo))


def _add_catalogues(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="ne rien écrire : dire ce qui n'est plus à jour")
    parser.set_defaults(act=_catalogues)


def _catalogues(asked: argparse.Namespace) -> int:
    if asked.check:
        stale = check_catalogues(ROOT)
        _write_text(stale, files=1)
        return WRONG if stale else FINE
    for path in update_catalogues(ROOT):
        print(path.relative_to(ROOT))
    return FINE


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


def _printable(text: str) -> str:
    """A file's name that cannot command a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _write_schema(_asked: argparse.Namespace) -> int:
    for path, text in ((SCHEMA, schema_text()), (PHRASEBOOK_SCHEMA, phrasebook_schema_text())):
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")
        print(path)
    return FINE


_WRITERS: dict[str, Callable[[Iterable[Problem], int], None]] = {
    "text": _write_text,
    "json": _write_json,
    "github": _write_github,
}
