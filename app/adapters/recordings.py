"""Recorded sentences, in files beside the procedures: `procedures/<folder>/<slug>/audio/`.

`<node>.<language>.<suffix>` is shipped with a procedure and says what the gesture asks (`faire`);
`<hash of the sentence>.<language>.<suffix>` was recorded at the desk, and follows its sentence.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.adapters.durable import flush_folder, is_full, replace_file
from app.domain.errors import Refused, Unknown
from app.domain.recording import MOST_BYTES, SOUNDS, home_of, key_of, sound_of

FOLDER = "audio"

_ID = r"[a-z0-9](?:-?[a-z0-9])*"
_PROCEDURE = re.compile(rf"{_ID}/{_ID}")
_STEM = re.compile(rf"{_ID}(?:\.{_ID})*\.[A-Za-z]{{2,8}}(?:-[A-Za-z0-9]{{2,8}})*")


class FolderRecordings:
    """Fills `Recordings`; the demo keeps elsewhere (`kept`) what is recorded in it."""

    def __init__(self, procedures: Path, *, kept: Path | None = None) -> None:
        self._procedures = procedures
        self._kept = kept or procedures

    def find(self, procedure: str, node: str | None, text: str, language: str) -> Path | None:
        """The recording of a sentence: the desk's own voice first, then what came with the procedure."""
        owner, own = home_of(procedure, node)
        homes = dict.fromkeys((owner, procedure))
        wanted = [(self._kept, home, f"{key_of(text)}.{language}") for home in homes]
        if own is not None:
            wanted.append((self._procedures, owner, f"{own}.{language}"))
        return next((path for root, home, stem in wanted for path in _standing(root, home, stem)), None)

    def save(self, procedure: str, text: str, language: str, body: bytes) -> Path:
        """Keep a recording whole, or leave what was there; raise Refused with the reason."""
        if len(body) > MOST_BYTES:
            raise Refused("recording-long")
        suffix = sound_of(body)
        if suffix is None:
            raise Refused("recording-kind")
        paths = self._own_paths(procedure, text, language)
        path = paths[suffix]
        try:
            _make_folders(path.parent, below=self._kept)
            replace_file(path, body)
            _remove(other for other in paths.values() if other != path)
        except OSError as failure:
            raise Refused("recording-full" if is_full(failure) else "recording-closed") from failure
        return path

    def erase(self, procedure: str, text: str, language: str) -> None:
        """Forget what was recorded at the desk for a sentence; what came with the procedure stays."""
        try:
            _remove(self._own_paths(procedure, text, language).values())
        except OSError as failure:
            raise Refused("recording-closed") from failure

    def _own_paths(self, procedure: str, text: str, language: str) -> dict[str, Path]:
        paths = _paths(self._kept, procedure, f"{key_of(text)}.{language}")
        if not paths or not (self._procedures / f"{procedure}.yaml").is_file():
            raise Unknown(procedure)
        if any(_through_a_link(self._kept, path) for path in paths.values()):
            raise Refused("recording-closed")
        return paths


def _standing(root: Path, procedure: str, stem: str) -> Iterator[Path]:
    paths = _paths(root, procedure, stem).values()
    yield from (path for path in paths if path.is_file() and not _through_a_link(root, path))


def _paths(root: Path, procedure: str, stem: str) -> dict[str, Path]:
    """Where a recording may stand, by suffix; nowhere when a part is no id of ours."""
    if not _PROCEDURE.fullmatch(procedure) or not _STEM.fullmatch(stem):
        return {}
    folder = root.joinpath(*procedure.split("/"), FOLDER)
    return {suffix: folder / f"{stem}.{suffix}" for suffix in SOUNDS}


def _through_a_link(root: Path, path: Path) -> bool:
    """True when a link stands below the root on the way to a file, or is it: it could lead anywhere."""
    return any(one.is_symlink() for one in (path, *path.parents) if root in one.parents)


def _make_folders(folder: Path, *, below: Path) -> None:
    missing = [one for one in (folder, *folder.parents) if one != below and not one.is_dir()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        flush_folder(made.parent)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
