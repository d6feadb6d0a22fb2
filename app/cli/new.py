"""new, rename: a new procedure file, and another name for one, with all that leads to it."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.adapters.procedure_files import find_files, path_of, read_bytes, text_of
from app.adapters.publishing import FolderPublishing
from app.cli.command import FINE, WRONG, Commands, printable
from app.config import ROOT
from app.domain.beginning import Heading, from_copy, from_frame, from_sentences
from app.domain.errors import FileMovedOn, Refused
from app.domain.mending import applied
from app.domain.registries import RESERVED_FOLDERS
from app.domain.registry_files import ORGANISATIONS, read_registries
from app.domain.renaming import rename_file
from app.domain.shape_values import Family, is_procedure_id
from app.web.refusals import REFUSALS


def add(commands: "Commands[ArgumentParser]") -> None:
    """Add the commands that create and rename files."""
    _add_new(commands.add_parser("new", help="créer une démarche : modèle vide, copie ou liste de phrases"))
    rename = commands.add_parser("rename", help="changer le nom d'une démarche, partout où il est écrit")
    rename.add_argument("was", metavar="ANCIEN", help="dossier/nom d'aujourd'hui")
    rename.add_argument("name", metavar="NOUVEAU", help="dossier/nom voulu")
    _where(rename)
    rename.set_defaults(act=lambda asked: _acted(_rename, asked))


def _add_new(new: ArgumentParser) -> None:
    new.add_argument("id", metavar="DOSSIER/NOM", help="par exemple caf/mon-attestation")
    new.add_argument("--titre", help="le titre ; sans lui, le nom du fichier")
    new.add_argument("--famille", choices=[one.value for one in Family], help="le rayon du catalogue")
    start = new.add_mutually_exclusive_group()
    start.add_argument("--copie", metavar="DOSSIER/NOM", help="partir d'une autre démarche")
    start.add_argument("--phrases", metavar="FICHIER", help="partir d'une phrase par ligne ; - : au clavier")
    _where(new)
    new.set_defaults(act=lambda asked: _acted(_new, asked))


def _where(parser: ArgumentParser) -> None:
    folder = ROOT / "procedures"
    parser.add_argument("--dans", type=Path, default=folder, metavar="PATH", help="le dossier des démarches")


def _acted(act: Callable[[Namespace, Path], int], asked: Namespace) -> int:
    try:
        return act(asked, asked.dans)
    except FileMovedOn:
        refused = Refused("draft-taken")
    except Refused as told:
        refused = told
    print(printable(REFUSALS[refused.code] % refused.facts), file=sys.stderr)
    return WRONG


def _new(asked: Namespace, root: Path) -> int:
    if not is_procedure_id(asked.id) or asked.id.partition("/")[0] in RESERVED_FOLDERS:
        raise Refused("draft-name")
    FolderPublishing(root, closed=False).write(asked.id, _begun(asked, root), None)
    path = path_of(root, asked.id)
    print(path)
    print(f"Pour la vérifier : python -m app check {path}", file=sys.stderr)
    return FINE


def _begun(asked: Namespace, root: Path) -> str:
    heading = _heading(asked, root)
    if asked.copie:
        return from_copy(heading, _text(path_of(root, asked.copie)), asked.copie)
    if asked.phrases:
        said = sys.stdin.read() if asked.phrases == "-" else _text(Path(asked.phrases))
        return from_sentences(heading, said)
    return from_frame(heading)


def _heading(asked: Namespace, root: Path) -> Heading:
    folder, _, slug = asked.id.partition("/")
    registries, _problems = read_registries({ORGANISATIONS: _text(root / ORGANISATIONS)})
    title = asked.titre or slug.replace("-", " ").capitalize()
    family = Family(asked.famille) if asked.famille else None
    today = date.today()  # noqa: DTZ011 - the day of who runs it
    return Heading(title, today, registries.organisations.get(folder), family)


def _rename(asked: Namespace, root: Path) -> int:
    texts = {one.id: _text(one.path) for one in find_files(root) if is_procedure_id(one.id)}
    if asked.was not in texts:
        raise Refused("begin-unknown")
    changed = rename_file(asked.was, asked.name, texts)
    publishing = FolderPublishing(root, closed=False)
    was, name = path_of(root, asked.was), path_of(root, asked.name)
    publishing.write(asked.name, texts[asked.was], None)
    # The old file goes last: cut short, nothing leads nowhere.
    for id, edits in changed.items():
        publishing.write(id, applied(texts[id], edits), texts[id])
        print(path_of(root, id))
    if was.with_suffix("").is_dir():
        was.with_suffix("").rename(name.with_suffix(""))  # its recordings
    was.unlink()
    print(name)
    if was.parent != name.parent:
        print("Le dossier a changé : les traductions sont à reprendre (make catalogues).", file=sys.stderr)
    return FINE


def _text(path: Path) -> str:
    if not path.is_file():
        raise Refused("begin-unknown")
    return text_of(read_bytes(path))
