"""What the outside fills to look at addresses, and to work beside the requests."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.linking import Allowed, LinkOutcome


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at an address, and the fact that goes with it."""

    outcome: LinkOutcome
    detail: str = ""


class Looking(Protocol):
    """Looks at one address of the open Internet; never raises for what the network does."""

    def look(self, link: str, allowed: Allowed) -> Found:
        """Follow an address, never out of what is allowed."""
        ...


class Beside(Protocol):
    """Does something while the program goes on answering."""

    def __call__(self, act: Callable[[], None]) -> None:
        """Begin it, and come back at once."""
        ...
