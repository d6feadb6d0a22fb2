"""Following: what an open screen may listen to, settled once when its stream opens."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Subscription:
    """The topics one seat hears, each under the name its page knows: `parcours`, `poste` or `salle`."""

    seat: str
    topics: Mapping[str, str]


class Doorkeeper(Protocol):
    """Who may listen to what; both methods may block, and read the database."""

    def admit(self, cookies: Mapping[str, str], query: Mapping[str, str]) -> Subscription | None:
        """What this browser may follow; None when it is nothing, or nobody's: never say which."""

    def present(self, subscription: Subscription) -> Mapping[str, int]:
        """The version of each topic now, by the name the page knows; asked once the stream listens."""
