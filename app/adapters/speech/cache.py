"""The sentences already spoken, as files: never more than a measure, the least heard go first."""

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from threading import Lock

from app.domain.voice import Segment
from app.usecases.listening import Unspeakable

MOST_BYTES = 256 * 1024 * 1024


class SpeechCache:
    """Fills `SpokenBefore`: a file bears the hash of what it says, so that nothing else has to be kept."""

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._making_room = Lock()

    def find(self, said: tuple[Segment, ...]) -> Path | None:
        """The file that says this; it becomes the last to go."""
        path = self._path(said)
        try:
            os.utime(path)
        except OSError:
            return None
        return path

    def keep(self, said: tuple[Segment, ...], sound: bytes) -> Path:
        """Write the file whole or not at all; raise Unspeakable when the disk refuses."""
        path = self._path(said)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(path, sound)
            self._make_room(path)
        except OSError as failure:
            raise Unspeakable("no room") from failure
        return path

    def _path(self, said: tuple[Segment, ...]) -> Path:
        words = "\n".join(f"{part.language} {part.text}" for part in said)
        return self._folder / f"{sha256(words.encode('utf-8', 'ignore')).hexdigest()[:32]}.wav"

    def _make_room(self, newest: Path) -> None:
        with self._making_room:
            files = sorted(self._files(), reverse=True)
            total = 0
            for _, size, path in files:
                total += size
                if total > self._most_bytes and path != newest:
                    path.unlink(missing_ok=True)

    def _files(self) -> Iterator[tuple[int, int, Path]]:
        """When each was last heard, its size, its path; what a cut of power left half-written counts too."""
        with os.scandir(self._folder) as found:
            for entry in found:
                # Another sentence may take its place, hence its name, while we look.
                with suppress(FileNotFoundError):
                    facts = entry.stat()
                    yield facts.st_mtime_ns, facts.st_size, Path(entry.path)


def _write(path: Path, sound: bytes) -> None:
    beside = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        beside.write_bytes(sound)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
