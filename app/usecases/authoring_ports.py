"""What the outside keeps of drafts, publications and links, and how a text reaches the disk."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from app.domain.draft import Draft, Published
from app.domain.link_check import LinkCheck


class DraftReads(Protocol):
    """What can be asked about drafts, publications and links."""

    def draft(self, id: str) -> Draft:
        """Raise Unknown; a draft that is done is still found."""
        ...

    def drafts(self) -> Sequence[Draft]:
        """Those that are being written or wait for second eyes, the oldest first."""
        ...

    def done_drafts(self, file: str) -> Sequence[Draft]:
        """Those of a file that were published or dropped, the newest first."""
        ...

    def publication(self, id: int) -> Published:
        """Raise Unknown."""
        ...

    def publications(self, file: str) -> Sequence[Published]:
        """All that a file held, the newest first."""
        ...

    def last_publications(self) -> Mapping[str, Published]:
        """The newest of every file, by file."""
        ...

    def link_checks(self) -> Mapping[str, LinkCheck]:
        """The last look at every address, by address."""
        ...


class DraftChanges(DraftReads, Protocol):
    """What one durable change may do to them."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft, new or changed."""
        ...

    def sweep_drafts(self, before: datetime) -> None:
        """Forget those that were done before a moment."""
        ...

    def add_publication(self, published: Published) -> Published:
        """Keep one, and return it with its number."""
        ...

    def keep_link_check(self, check: LinkCheck) -> None:
        """Keep a look at an address in place of the one before."""
        ...

    def sweep_link_checks(self, before: datetime) -> None:
        """Forget the looks taken before a moment."""
        ...


class Publishing(Protocol):
    """Writes files of procedures/ whole or not at all; raises Refused and leaves all as it was."""

    def write(self, file: str, text: str, was: str | None) -> None:
        """Put a text in the place of `was` (None: no file yet); raise FileMovedOn when it holds another."""
        ...
