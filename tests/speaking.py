"""A machine that speaks, as espeak-ng does: all it says is silence, and it writes down what it was asked."""

import io
import wave
from dataclasses import dataclass
from pathlib import Path

_VOICES = "Pty Language Age/Gender VoiceName\n" + "".join(
    f" 5  {code}  --/M  x  x\n" for code in ("fr-fr", "en-gb", "ar")
)
_PROGRAM = """#!/bin/sh
cd "{folder}"
if [ "$1" = --voices ]; then cat voices; exit; fi
for last; do :; done
echo "$last $(cat)" >> asked
if [ -e broken ]; then exit 1; fi
cat sound.wav
"""


@dataclass(frozen=True)
class Machine:
    """One that speaks French, English and Arabic, from a folder of its own."""

    folder: Path

    @property
    def program(self) -> str:
        return str(self.folder / "espeak-ng")

    @property
    def asked(self) -> list[str]:
        """What it was asked to say, each part with the voice."""
        written = self.folder / "asked"
        return written.read_text("utf-8").splitlines() if written.exists() else []

    def breaks(self) -> None:
        (self.folder / "broken").touch()

    def forgets(self) -> None:
        """As it was at first."""
        for name in ("asked", "broken"):
            (self.folder / name).unlink(missing_ok=True)


def a_machine(folder: Path, *, seconds: float = 0.1) -> Machine:
    """Install it; each part of a sentence lasts so long."""
    folder.mkdir(exist_ok=True)
    (folder / "voices").write_text(_VOICES, encoding="utf-8")
    (folder / "sound.wav").write_bytes(_silence(seconds))
    machine = Machine(folder)
    Path(machine.program).write_text(_PROGRAM.format(folder=folder), encoding="utf-8")
    Path(machine.program).chmod(0o755)
    return machine


def _silence(seconds: float) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22_050)
        file.writeframes(bytes(2 * int(22_050 * seconds)))
    return written.getvalue()
