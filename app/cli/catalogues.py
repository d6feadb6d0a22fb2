"""catalogues: the sentences to translate, brought up to date."""

from argparse import ArgumentParser, Namespace

from app.adapters.catalogue_files import check_catalogues, update_catalogues
from app.cli.checking import write_text
from app.cli.command import FINE, WRONG, Commands
from app.config import ROOT


def add(commands: "Commands[ArgumentParser]") -> None:
    """Add the command that writes the catalogues, or says which are stale."""
    parser = commands.add_parser("catalogues", help="mettre à jour les phrases à traduire")
    parser.add_argument("--check", action="store_true", help="ne rien écrire : dire ce qui n'est plus à jour")
    parser.set_defaults(act=_catalogues)


def _catalogues(asked: Namespace) -> int:
    if asked.check:
        stale = check_catalogues(ROOT)
        write_text(stale, files=1)
        return WRONG if stale else FINE
    for path in update_catalogues(ROOT):
        print(path.relative_to(ROOT))
    return FINE
