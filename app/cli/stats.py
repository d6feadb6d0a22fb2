"""stats: the catalogue counted, file by file: sizes, words, how hard it is to read, languages."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from app.adapters.catalogues import Catalogues
from app.adapters.library import FolderLibrary
from app.cli.command import FINE, NOTHING, Commands
from app.config import ROOT
from app.domain.checks.outline import sentences
from app.domain.document import Document
from app.domain.gesture import Sentence
from app.domain.measuring import Measure, measure
from app.domain.progress import Progress, progress_of
from app.domain.readability import Readability

_HEAD = (
    f"{'démarche':<36} {'octets':>7} {'minutes':>7} {'gestes':>7} {'mots':>7} {'par phrase':>10} {'LIX':>4}"
)


@dataclass(frozen=True, slots=True)
class _Counted:
    """One file, and how far each language says it."""

    measure: Measure
    languages: Mapping[str, Progress]


def add(commands: "Commands[ArgumentParser]") -> None:
    """Add the command that counts."""
    parser = commands.add_parser("stats", help="compter : tailles, mots, lisibilité, langues")
    parser.add_argument("files", nargs="*", metavar="dossier/nom", help="une démarche ; sans rien, toutes")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="forme du rapport")
    parser.set_defaults(act=_stats)


def _stats(asked: Namespace) -> int:
    library = FolderLibrary(ROOT / "procedures", today=date.today)
    catalogues = Catalogues(ROOT)
    wanted = [id for id in library.editions() if not asked.files or id in asked.files]
    found = {
        id: _Counted(measure(library.document(id)), _languages(library.document(id), catalogues))
        for id in wanted
    }
    if not found:
        print("Aucune démarche de ce nom.", file=sys.stderr)
        return NOTHING
    if asked.format == "json":
        print(json.dumps({id: _as_json(one) for id, one in found.items()}, ensure_ascii=False))
    else:
        _write(found)
    return FINE


def _languages(document: Document, catalogues: Catalogues) -> Mapping[str, Progress]:
    said = {Sentence(one.text, document.folder) for one in sentences(document.source)}
    codes = [one.code for one in catalogues.languages.translated]
    return {code: progress_of(catalogues.phrase(one, code) for one in said) for code in codes}


def _write(found: Mapping[str, _Counted]) -> None:
    codes = sorted({code for one in found.values() for code in one.languages})
    print(_HEAD, *(f"{code:>6}" for code in codes))
    for id, one in found.items():
        print(_line(id, one.measure), *(f"{one.languages[code].percent:>4} %" for code in codes))
    if len(found) > 1:
        print(_line(f"{len(found)} démarches", _together([one.measure for one in found.values()])))


def _line(name: str, one: Measure) -> str:
    counts = f"{one.size:>7} {one.minutes:>7} {one.gestures:>7} {one.reading.words:>7}"
    return f"{name:<36} {counts} {one.reading.words_a_sentence:>10} {one.reading.lix:>4}"


def _together(measures: list[Measure]) -> Measure:
    return Measure(
        sum(one.size for one in measures),
        sum(one.minutes for one in measures),
        sum(one.groups for one in measures),
        sum(one.gestures for one in measures),
        sum(one.questions for one in measures),
        sum((one.reading for one in measures), Readability()),
    )


def _as_json(one: _Counted) -> dict[str, object]:
    reading = one.measure.reading
    return {
        **asdict(one.measure),
        "reading": {**asdict(reading), "words_a_sentence": reading.words_a_sentence, "lix": reading.lix},
        "languages": {code: asdict(part) for code, part in one.languages.items()},
    }
