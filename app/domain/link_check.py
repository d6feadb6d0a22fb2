"""The last look at an address of the catalogue: whether the site answered, and when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """`outcome` is a code; `detail` the fact that goes with it, as where the site now leads."""

    link: str
    checked_at: datetime
    outcome: str
    detail: str = ""
