"""The pictograms that a procedure may name."""

import json
from functools import lru_cache
from pathlib import Path


def read_pictograms(index: Path | None) -> frozenset[str] | None:
    """The ids of the things drawn, or None where there is no index to hold a name against."""
    if index is None or not index.is_file():
        return None
    return _read(index, index.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(index: Path, _changed: int) -> frozenset[str] | None:
    try:
        return frozenset(json.loads(index.read_text("utf-8"))["choses"])
    except (ValueError, KeyError, TypeError):
        return None
