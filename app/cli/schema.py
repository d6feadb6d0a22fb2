"""schema: the schemas that text editors complete with."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.command import FINE, Commands
from app.config import ROOT
from app.domain.schema import phrasebook_schema_text, schema_text

SCHEMA = Path("static", "schema", "demarche.json")
PHRASEBOOK_SCHEMA = SCHEMA.with_name("phrases.json")


def add(commands: "Commands[ArgumentParser]") -> None:
    """Add the command that writes the schemas."""
    schema = commands.add_parser(
        "schema", help="écrire les schémas des démarches et des phrases, pour les éditeurs de texte"
    )
    schema.set_defaults(act=_write)


def _write(_asked: Namespace) -> int:
    for path, text in ((SCHEMA, schema_text()), (PHRASEBOOK_SCHEMA, phrasebook_schema_text())):
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")
        print(path)
    return FINE
