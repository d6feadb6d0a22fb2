"""Files that a cut of power leaves whole: the old one or the new one."""

import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_BESIDE = re.compile(r"\..+\.[0-9a-f]{8}")
_LEFT_FOR = 3600.0  # seconds: nobody writes a file for so long


def is_full(failure: OSError) -> bool:
    """True when the disk has no room left, rather than no right to write."""
    return failure.errno in _FULL


def replace_file(path: Path, body: bytes) -> None:
    """Write beside, flush, then take the place and the rights of what was there."""
    beside = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def drop_leftovers(root: Path) -> None:
    """Remove what a cut of power left beside the files below a folder, where we may; the files are whole."""
    before = time.time() - _LEFT_FOR
    for path in root.rglob(".*"):
        with suppress(OSError):
            if _BESIDE.fullmatch(path.name) and path.lstat().st_mtime < before:
                path.unlink()


def flush_folder(folder: Path) -> None:
    """Make a new name last, where the system lets a folder be opened (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
