"""A page as a PDF, drawn by WeasyPrint where the machine has the libraries it needs."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

Draw = Callable[[str, Path], bytes]


class PagePrinting:
    """Fills `Printing`; the drawing is loaded the first time it is asked about."""

    def __init__(self, static: Path) -> None:
        self._static = static
        self._one_at_a_time = Lock()
        self._draw: Draw | None = None
        self._tried = False

    def ready(self) -> bool:
        """Whether a page can be drawn here."""
        with self._one_at_a_time:
            if not self._tried:
                self._draw, self._tried = _drawing(), True
            return self._draw is not None

    def pdf(self, page: str) -> bytes:
        """The page as a PDF; raise RuntimeError where `ready` says no."""
        with self._one_at_a_time:
            if self._draw is None:
                raise RuntimeError("no PDF can be drawn on this machine")
            return self._draw(page, self._static)


def _drawing() -> Draw | None:
    """WeasyPrint, or nothing where Pango is missing: it then raises OSError when imported."""
    try:
        from app.adapters.weasy import draw
    except (ImportError, OSError):
        return None
    return draw
