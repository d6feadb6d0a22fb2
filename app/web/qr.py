"""An address as a QR code, drawn by attributes alone: our policy lets no style into a page."""

from dataclasses import dataclass
from itertools import groupby

import segno

QUIET = 4  # modules left white around it, without which a camera does not see where it begins


@dataclass(frozen=True, slots=True)
class Drawing:
    """A square of `side` modules and the outline of the dark ones."""

    side: int
    path: str


def drawn(address: str) -> Drawing:
    """The code of an address, that survives a fold or a stain."""
    rows = [bytes(row) for row in segno.make(address, error="q", micro=False).matrix_iter(border=QUIET)]
    return Drawing(len(rows), "".join(_outline(line, row) for line, row in enumerate(rows)))


def _outline(line: int, row: bytes) -> str:
    outline, column = "", 0
    for dark, modules in groupby(row):
        length = len(tuple(modules))
        if dark:
            outline += f"M{column} {line}h{length}v1h-{length}z"
        column += length
    return outline
