"""A disk that remembers every write, to build what could be found on it after the power went."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import apsw

SECTOR = 512


@dataclass(frozen=True)
class Written:
    """What was asked of the disk: some bytes at a place, or another length when `bytes` is None."""

    file: str
    at: int
    bytes: bytes | None


@dataclass(frozen=True)
class Synced:
    """The disk promised that everything written to this file so far would stay."""

    file: str


@dataclass(frozen=True)
class Acknowledged:
    """Somebody was told that this change lasts."""

    change: int


@dataclass
class Disk:
    """Everything that happened, in order, since the files were as `before`."""

    before: dict[str, bytes]
    events: list[Written | Synced | Acknowledged] = field(default_factory=list)

    def after_a_cut(self, chance: Random) -> tuple[dict[str, bytes], int]:
        """The files as they could be found, and the last change acknowledged before the cut."""
        past = self.events[: chance.randrange(len(self.events) + 1)]
        files = {name: bytearray(content) for name, content in self.before.items()}
        for written in self._landed(past, chance):
            content = files.setdefault(written.file, bytearray())
            if written.bytes is None:
                del content[written.at :]
            else:
                content.extend(bytes(max(0, written.at - len(content))))
                content[written.at : written.at + len(written.bytes)] = written.bytes
        said = [one.change for one in past if isinstance(one, Acknowledged)]
        return {name: bytes(content) for name, content in files.items()}, max(said, default=0)

    def _landed(self, past: list[Written | Synced | Acknowledged], chance: Random) -> Iterator[Written]:
        """What was synced is there; of the rest, each write is there whole, in part or not at all."""
        promised = {one.file: rank for rank, one in enumerate(past) if isinstance(one, Synced)}
        for rank, one in enumerate(past):
            if not isinstance(one, Written):
                continue
            if rank < promised.get(one.file, -1):
                yield one
            else:
                yield from _perhaps(one, chance)


def _perhaps(written: Written, chance: Random) -> Iterator[Written]:
    fate = chance.choice(("kept", "lost", "torn"))
    if fate == "kept" or (fate == "torn" and written.bytes is None):
        yield written
    elif fate == "torn":
        for start in range(0, len(written.bytes), SECTOR):
            if chance.random() < 0.5:
                sector = written.bytes[start : start + SECTOR]
                yield Written(written.file, written.at + start, sector)


class Recorder(apsw.VFS):
    """SQLite's usual way to the disk, that notes what passes."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        super().__init__("recorder", "")

    def xOpen(self, name, flags):  # noqa: N802 - SQLite's name
        """Every file of the database is watched."""
        return _Watched(self.disk, name, flags)


class _Watched(apsw.VFSFile):
    def __init__(self, disk, name, flags):
        super().__init__("", name, flags)
        self.disk = disk
        self.name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name).name

    def xWrite(self, data, offset):  # noqa: N802 - SQLite's name
        self.disk.events.append(Written(self.name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size):  # noqa: N802 - SQLite's name
        self.disk.events.append(Written(self.name, size, None))
        super().xTruncate(size)

    def xSync(self, flags):  # noqa: N802 - SQLite's name
        super().xSync(flags)
        self.disk.events.append(Synced(self.name))
