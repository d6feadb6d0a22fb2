"""What the outside fills for voices: the recordings beside procedures."""

from pathlib import Path
from typing import Protocol


class Recordings(Protocol):
    """The sentences that somebody recorded, as files; `text` is what a voice would read (`Phrase.plain`)."""

    def find(self, procedure: str, node: str | None, text: str, language: str) -> Path | None:
        """The recording of a sentence; `node` only for what a gesture asks, which a procedure may ship."""
        ...

    def save(self, procedure: str, text: str, language: str, body: bytes) -> Path:
        """Keep a recording whole; raise Refused("recording-…") and keep what was there otherwise."""
        ...

    def erase(self, procedure: str, text: str, language: str) -> None:
        """Forget what was recorded at the desk for a sentence."""
        ...
