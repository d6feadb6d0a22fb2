"""Texts written in procedures/: whole or not at all, their lines ended as the file ended them."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from app.adapters.durable import flush_folder, is_full, replace_file
from app.adapters.procedure_files import path_of, read_bytes, text_of
from app.domain.draft import one_ending
from app.domain.errors import FileMovedOn, Refused
from app.domain.problems import Problem

_MARK = b"\xef\xbb\xbf"


class FolderPublishing:
    """Fills `Publishing`; the demo (`closed`) writes nothing."""

    def __init__(self, root: Path, *, closed: bool) -> None:
        self._root = root
        self._closed = closed
        # Two people who publish at once would each write over the other's.
        self._writing = Lock()

    def write(self, file: str, text: str, was: str | None) -> None:
        if self._closed:
            raise Refused("publish-demo")
        path = path_of(self._root, file)
        try:
            with self._writing:
                _replace(path, one_ending(text), was, lambda present: FileMovedOn(file, present, text))
        except OSError as failure:
            raise Refused("publish-full" if is_full(failure) else "publish-closed") from failure


def _replace(path: Path, text: str, was: str | None, moved: Callable[[str | None], FileMovedOn]) -> None:
    raw = read_bytes(path) if path.is_symlink() or path.exists() else None
    present = None if raw is None else text_of(raw)
    if present != (None if was is None else one_ending(was)):
        raise moved(present)
    if present == text:
        return  # byte for byte as it was, whatever its line endings
    if raw is None:
        path.parent.mkdir(exist_ok=True)
        flush_folder(path.parent.parent)
    replace_file(path, _as_before(raw, text))


def _as_before(raw: bytes | Problem | None, text: str) -> bytes:
    """The bytes of a text, begun and broken into lines as the file was."""
    if not isinstance(raw, bytes):
        return text.encode()
    windows = raw.count(b"\r\n") * 2 > raw.count(b"\n")
    body = text.replace("\n", "\r\n") if windows else text
    return (_MARK if raw.startswith(_MARK) else b"") + body.encode()
