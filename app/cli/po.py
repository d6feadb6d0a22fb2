"""export-po, import-po: the translations that leave for a translator, and those that come back."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.cli.command import FINE, NOTHING, WRONG, Commands, printable
from app.config import read_config
from app.domain.errors import Refused, UnfitSentence, Unknown
from app.starting import opened
from app.usecases.translation_returns import Effect, Planned, Returns
from app.web.refusals import REFUSALS
from app.web.wording import explain

_TOLD = {
    Effect.FILLS: "nouvelle",
    Effect.CHANGES: "remplace",
    Effect.CONFLICTS: "changée ici entre-temps",
    Effect.UNFIT: "ne peut pas être gardée",
    Effect.UNKNOWN: "le guide n'a pas cette phrase",
}


def add(commands: "Commands[ArgumentParser]") -> None:
    """Add the two commands."""
    out = commands.add_parser("export-po", help="donner les traductions d'une langue, en .po ou en tableau")
    out.add_argument("language", metavar="LANGUE", help="code de la langue : ar, uk, fa-AF")
    out.add_argument("path", metavar="CHEMIN", type=Path, help="un dossier pour les .po, ou un fichier .xlsx")
    out.set_defaults(act=_export)
    back = commands.add_parser("import-po", help="reprendre des traductions faites ailleurs")
    back.add_argument("language", metavar="LANGUE", help="code de la langue : ar, uk, fa-AF")
    back.add_argument("paths", metavar="FICHIER", type=Path, nargs="+", help="fichiers .po, .xlsx ou .csv")
    back.add_argument("--par", default="un traducteur", metavar="NOM", help="le nom de qui a traduit")
    back.add_argument("--essai", action="store_true", help="ne rien écrire : dire ce qui changerait")
    back.add_argument("--remplacer", action="store_true", help="écrire aussi ce qui a changé ici entre-temps")
    back.set_defaults(act=_import)


def _export(asked: Namespace) -> int:
    with opened(read_config()) as program:
        return export(program.returns, asked.language, asked.path)


def _import(asked: Namespace) -> int:
    kinds = {Effect.FILLS, Effect.CHANGES} | ({Effect.CONFLICTS} if asked.remplacer else set())
    with opened(read_config()) as program:
        return bring_in(
            program.returns, asked.language, asked.paths, set() if asked.essai else kinds, asked.par
        )


def export(returns: Returns, language: str, path: Path) -> int:
    """Write a spreadsheet, or a folder of catalogues, and tell where."""
    try:
        if path.suffix.lower() == ".xlsx":
            files = {path: returns.table(language)}
        else:
            files = {path / f"{one}.po": body for one, body in returns.catalogues(language).items()}
    except (Unknown, Refused) as refused:
        return _refused(refused, language)
    for file, body in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
        print(printable(str(file)))
    return FINE


def bring_in(
    returns: Returns, language: str, paths: Sequence[Path], written: Iterable[Effect], name: str
) -> int:
    """Tell what each file changes, write the lines of these effects; return 1 when one was left aside."""
    left, kinds = 0, set(written)
    for rank, path in enumerate(paths, 1):
        print(f"{rank}/{len(paths)} {printable(path.name)}", file=sys.stderr)
        try:
            planned = returns.plan(language, path.name, path.read_bytes())
            kept = [one for one in planned if one.effect in kinds]
            moved = returns.keep(language, kept, name) if kept else ()
        except (OSError, Unknown, Refused, UnfitSentence) as refused:
            return _refused(refused, language)
        _tell(planned, kept)
        left += len(planned) - len(kept) + len(moved)
    return WRONG if left and kinds else FINE


def _tell(planned: Sequence[Planned], kept: Sequence[Planned]) -> None:
    for one in planned:
        mark = "+" if one in kept else "-"
        said = printable(" / ".join(form for form in one.said if form))
        print(f"{mark} {printable(one.domain)} : {one.source} > {said} ({_why(one)})")
    print(f"{len(kept)} phrase(s) écrite(s), {len(planned) - len(kept)} laissée(s).", file=sys.stderr)


def _why(one: Planned) -> str:
    if isinstance(one.refused, UnfitSentence):
        return " ".join(explain(problem).remedy for problem in one.refused.problems)
    if one.refused is not None:
        return REFUSALS[one.refused.code] % one.refused.facts
    return _TOLD[one.effect]


def _refused(refused: Exception, language: str) -> int:
    if isinstance(refused, Refused):
        print(REFUSALS[refused.code] % refused.facts, file=sys.stderr)
    elif isinstance(refused, OSError):
        print(f"Le fichier {printable(str(refused.filename))} ne peut pas être lu.", file=sys.stderr)
    else:
        print(f"Le guide n'a pas la langue « {printable(language)} ».", file=sys.stderr)
    return NOTHING
