"""The files of procedures/ and of any other folder: found, named, read within bounds."""

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.draft import one_ending
from app.domain.errors import Refused, Unknown
from app.domain.problems import Place, Problem
from app.domain.registry_files import REGISTRY_FILES
from app.domain.remarks import error
from app.domain.shape_values import is_procedure_id
from app.domain.unreadable import MAX_BYTES, decode

EXAMPLES = "exemples"

Stamp = tuple[int, int, int]  # what changes when a file does: time, size, inode

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Found:
    """A file, under the name it has for procedures: `folder/slug`, or the name of a registry."""

    path: Path
    id: str

    @property
    def is_registry(self) -> bool:
        """True for organismes.yaml and its like."""
        return self.id in REGISTRY_FILES


def named(path: Path) -> Found:
    """A file under the name that its last folder and its own name make."""
    if path.name in REGISTRY_FILES:
        return Found(path, path.name)
    return Found(path, f"{path.absolute().parent.name}/{path.stem}")


def find_files(root: Path) -> Iterator[Found]:
    """Every YAML file below a folder, in the order of their names; links to folders are not followed."""
    for folder, below, names in os.walk(root):
        below.sort()
        for name in sorted(names):
            if name.endswith(_SUFFIXES):
                yield named(Path(folder, name))


def stamps_in(root: Path, hidden: Collection[str] = ()) -> dict[str, Stamp]:
    """The stamp of every YAML file of a folder and of the folders in it, but for the hidden ones.

    It is taken at every reading of the library, hence by scandir, which costs a tenth of Path.
    """
    stamps: dict[str, Stamp] = {}
    try:
        with os.scandir(root) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in hidden:
                        _stamp_files(entry.path, stamps)
                elif entry.name.endswith(_SUFFIXES):
                    stamps[entry.path] = _stamp(entry)
    except FileNotFoundError:
        pass  # no folder, or a file that left while we looked: the next look sees it
    return stamps


def _stamp_files(folder: str, stamps: dict[str, Stamp]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_SUFFIXES):
                stamps[entry.path] = _stamp(entry)


def _stamp(entry: "os.DirEntry[str]") -> Stamp:
    state = entry.stat(follow_symlinks=False)
    return state.st_mtime_ns, state.st_size, state.st_ino


def read_bytes(path: Path) -> bytes | Problem:
    """The bytes of a regular file, one more than allowed at most; or why they cannot be had."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            return error("file.link", Place())
        if not stat.S_ISREG(mode):
            return error("file.not-a-file", Place())
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return error("file.missing", Place())
    except (OSError, ValueError) as refused:
        return error("file.unreadable", Place(), reason=getattr(refused, "strerror", None) or refused)


def path_of(root: Path, file: str) -> Path:
    """Where a file stands, by procedure id or name of registry; raise Unknown for a name that is neither."""
    if file in REGISTRY_FILES:
        return root / file
    if not is_procedure_id(file):
        raise Unknown(file)
    folder, _, slug = file.partition("/")
    return root / folder / f"{slug}{_SUFFIXES[0]}"


def text_of(raw: bytes | Problem) -> str:
    """The text of a file that is one, its lines all ended alike; raise Refused("draft-unreadable")."""
    text = None if isinstance(raw, Problem) else decode(raw)[0]
    if text is None:
        raise Refused("draft-unreadable")
    return one_ending(text)


def misplaced(found: Found, root: Path) -> list[Problem]:
    """What is wrong in where a file of procedures/ stands: it would never be shown."""
    depth = len(found.path.relative_to(root).parts)
    if found.path.suffix != _SUFFIXES[0] or depth != (1 if found.is_registry else 2):
        return [error("file.misplaced", Place())]
    return []
