"""Speech made by espeak-ng, a program of this machine: one file a sentence, whatever languages it mixes."""

import io
import shutil
import subprocess
import wave
from collections.abc import Sequence
from functools import cached_property
from threading import BoundedSemaphore

from app.domain.voice import Segment
from app.usecases.listening import Unspeakable

AT_ONCE = 2  # a whole room that listens leaves the server its breath
SECONDS_TO_WAIT = 8.0
SECONDS_TO_SPEAK = 10.0
RATE, WIDTH = 22_050, 2  # what espeak-ng gives: 16 bits, one channel
WORDS_A_MINUTE = 145
_BREATH = bytes(RATE * WIDTH // 12)  # between two voices


class Espeak:
    """Fills `Speech`; without the program it speaks no language."""

    def __init__(self, program: str) -> None:
        self._program = shutil.which(program) if program else None
        self._turns = BoundedSemaphore(AT_ONCE)

    def speaks(self, language: str) -> bool:
        """True when it has a voice for this very language, or for the one that a region belongs to."""
        return _base(language) in self._languages

    def say(self, said: Sequence[Segment]) -> bytes:
        """A WAV file; raise Unspeakable."""
        if not self._turns.acquire(timeout=SECONDS_TO_WAIT):
            raise Unspeakable("busy")
        try:
            return _file(_BREATH.join(self._samples(part) for part in said))
        finally:
            self._turns.release()

    @cached_property
    def _languages(self) -> frozenset[str]:
        try:
            lines = self._run("--voices").decode("utf-8", "replace").splitlines()[1:]
        except Unspeakable:
            return frozenset()
        return frozenset(_base(line.split()[1]) for line in lines if len(line.split()) > 1)

    def _samples(self, part: Segment) -> bytes:
        text = part.text.encode("utf-8", "ignore")
        manner = ("-b1", f"-s{WORDS_A_MINUTE}", f"-v{_base(part.language)}")
        return _samples_of(self._run("--stdin", "--stdout", *manner, text=text))

    def _run(self, *arguments: str, text: bytes = b"") -> bytes:
        if self._program is None:
            raise Unspeakable("no program")
        try:
            # The arguments are ours; the sentence goes in by the standard input, never by the command line.
            done = subprocess.run(  # noqa: S603 - no shell, nothing from outside in the list
                [self._program, *arguments],
                input=text,
                capture_output=True,
                timeout=SECONDS_TO_SPEAK,
                check=True,
            )
        except (OSError, subprocess.SubprocessError) as failure:
            raise Unspeakable("failed") from failure
        return done.stdout


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def _samples_of(made: bytes) -> bytes:
    """The samples of a file whose head does not know how long it is: espeak-ng writes it while it speaks."""
    try:
        with wave.open(io.BytesIO(made)) as file:
            if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, WIDTH, RATE):
                raise Unspeakable("another kind of sound")
            samples: bytes = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as failure:
        raise Unspeakable("no sound") from failure
    if not samples:
        raise Unspeakable("silence")
    return samples


def _file(samples: bytes) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(WIDTH)
        file.setframerate(RATE)
        file.writeframes(samples)
    return written.getvalue()
