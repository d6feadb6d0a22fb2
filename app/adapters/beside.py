"""Long work done beside the requests: a thread of its own, that ends with the program."""

from collections.abc import Callable
from threading import Thread


def beside(act: Callable[[], None]) -> None:
    """Begin it, and come back at once; what was not done when the program stops is begun again by hand."""
    Thread(target=act, name="beside", daemon=True).start()
