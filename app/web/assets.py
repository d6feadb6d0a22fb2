"""The files of `static/`, under addresses that change with them."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from flask import Flask
from whitenoise import WhiteNoise

from app.web.headers import SECURITY_HEADERS


def install(app: Flask, folder: Path) -> None:
    """Serve static/ under addresses that carry its digest: kept for ever by browsers, and never stale."""
    prefix = f"static/{_digest(folder)}"
    app.add_url_rule(f"/{prefix}/<path:filename>", endpoint="static", build_only=True)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(folder),
        prefix=prefix,
        allow_all_origins=False,
        immutable_file_test=lambda _path, _url: True,
        add_headers_function=_static_headers,
    )


def _digest(folder: Path) -> str:
    """Twelve signs that change with any file of a folder."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


def _static_headers(found: Mapping[str, str], _path: str, _url: str) -> None:
    for name, value in _STATIC_HEADERS.items():
        found[name] = value  # type: ignore[index]  # WhiteNoise hands its mutable headers


_STATIC_HEADERS = MappingProxyType(
    {name: value for name, value in SECURITY_HEADERS.items() if name != "Cache-Control"}
)
