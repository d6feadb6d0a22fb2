"""The templates, compiled once for all the programs that the tests of a process make."""

from types import CodeType

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache


class _Memory(BytecodeCache):
    """Keeps what was compiled, by the name of a template and its words."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


_MEMORY = _Memory()


def compiled_once(app: Flask) -> Flask:
    """Let a program take the templates that another one has compiled."""
    app.jinja_env.bytecode_cache = _MEMORY
    return app
