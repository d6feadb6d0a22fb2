"""Expected refusals: each is named after the fact and carries facts, never a sentence."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.draft import Draft
    from app.domain.problems import Problem
    from app.domain.walk import Walk


class DomainError(Exception):
    """Something a person asked for that cannot be; the web finds the words."""


class Unknown(DomainError):
    """No such thing, or not for this seat: never say which."""


class Unreadable(DomainError):
    """A walk whose edition this program can no longer make: it can be ended, and nothing else."""


class WalkMovedOn(DomainError):
    """The press came from a screen that shows an earlier version; `walk` is the present one."""

    def __init__(self, walk: "Walk") -> None:
        super().__init__(walk.id, walk.version)
        self.walk = walk


class MoveRefused(DomainError):
    """A move that the present card does not offer; `code` names the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class InvalidProcedure(DomainError):
    """A document that is no procedure; `problems` holds everything wrong, not the first thing."""

    def __init__(self, problems: "tuple[Problem, ...]") -> None:
        super().__init__(*problems)
        self.problems = problems


class UnfitSentence(DomainError):
    """A sentence that no card may show; `problems` holds everything wrong in it."""

    def __init__(self, problems: "tuple[Problem, ...]") -> None:
        super().__init__(*problems)
        self.problems = problems


class Refused(DomainError):
    """An act that cannot be done as asked (an account, a post, a code); `code` names the reason."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class DraftMovedOn(DomainError):
    """The draft was saved elsewhere since; `kept` is a draft of its own that holds what was typed here."""

    def __init__(self, present: "Draft", kept: "Draft") -> None:
        super().__init__(present.id, present.version)
        self.present = present
        self.kept = kept


class FileMovedOn(DomainError):
    """A file changed under a text made from its former self: `present` is on disk, `proposed` is not."""

    def __init__(self, file: str, present: str | None, proposed: str) -> None:
        super().__init__(file)
        self.file = file
        self.present = present
        self.proposed = proposed


class KeptAsDraft(DomainError):
    """A former text that today's checks refuse: it waits in `draft` to be mended."""

    def __init__(self, draft: "Draft") -> None:
        super().__init__(draft.file)
        self.draft = draft


class NotSignedIn(DomainError):
    """Staff only, and nobody is signed in here."""


class NotAllowed(DomainError):
    """Signed in, without the role that this act needs."""


class TooManyTries(DomainError):
    """Throttled; `seconds` is how long to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class StoreBusy(DomainError):
    """The database did not answer in time; nothing was changed."""
