"""Listening: where the voice of a sentence comes from, and the sound itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.domain.errors import Unknown
from app.domain.voice import Segment, segments
from app.usecases.recording_ports import Recordings


class Unspeakable(Exception):
    """No sound could be made of this."""


class Speech(Protocol):
    """A voice made on this machine."""

    def speaks(self, language: str) -> bool:
        """True when there is a voice for this language."""
        ...

    def say(self, said: Sequence[Segment]) -> bytes:
        """A WAV file; raise Unspeakable."""
        ...


class SpokenBefore(Protocol):
    """What was said already."""

    def find(self, said: tuple[Segment, ...]) -> Path | None:
        """The file that says this."""
        ...

    def keep(self, said: tuple[Segment, ...], sound: bytes) -> Path:
        """Keep it for the next time; raise Unspeakable."""
        ...


class Source(StrEnum):
    """Whose voice a sentence has on this server; the browser may still have one where there is none."""

    RECORDED = "enregistree"
    MADE = "synthese"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to be heard: its words, their language, and the language that the person chose.

    The two differ where a language is spoken only. `node` is known for what a gesture asks (`faire`).
    """

    text: str
    language: str
    wanted: str
    procedure: str = ""
    node: str | None = None


@dataclass(frozen=True, slots=True)
class Listening:
    """A person's voice first, a machine's where nobody recorded the sentence."""

    recordings: Recordings
    speech: Speech
    before: SpokenBefore

    def source(self, line: Line) -> Source:
        """Whose voice this sentence would have, without making a sound."""
        if self._recorded(line) is not None:
            return Source.RECORDED
        return Source.MADE if self._can_say(segments(line.text, line.language)) else Source.NONE

    def sound(self, line: Line) -> Path:
        """The file to be played; raise Unknown when nothing can say it."""
        return self._recorded(line) or self._made(segments(line.text, line.language))

    def _recorded(self, line: Line) -> Path | None:
        if not line.procedure:
            return None
        # Darija before the Arabic that it borrows.
        for language in dict.fromkeys((line.wanted, line.language)):
            found = self.recordings.find(line.procedure, line.node, line.text, language)
            if found is not None:
                return found
        return None

    def _made(self, said: tuple[Segment, ...]) -> Path:
        if not self._can_say(said):
            raise Unknown
        try:
            return self.before.find(said) or self.before.keep(said, self.speech.say(said))
        except Unspeakable as mute:
            raise Unknown from mute

    def _can_say(self, said: tuple[Segment, ...]) -> bool:
        return bool(said) and all(self.speech.speaks(part.language) for part in said)
