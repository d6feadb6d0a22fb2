"""espeak-ng, where it is installed; and where it is not, is broken, or is slow."""

import io
import shutil
import sys
import wave

import pytest

from app.adapters.speech import espeak
from app.adapters.speech.espeak import Espeak
from app.domain.voice import Segment
from app.usecases.listening import Unspeakable

installed = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed here")
HELLO = (Segment("Bonjour.", "fr"),)


def length(sound):
    """How long a WAV file is, in seconds; raises on a file that says wrong."""
    with wave.open(io.BytesIO(sound)) as file:
        kind = (file.getnchannels(), file.getsampwidth(), file.getframerate())
        frames = file.readframes(file.getnframes())
        assert (kind, len(frames)) == ((1, 2, 22_050), 2 * file.getnframes())
        return file.getnframes() / 22_050


def a_program(folder, code):
    """Something else under that name."""
    program = folder / "espeak-ng"
    program.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
    program.chmod(0o755)
    return Espeak(str(program))


@installed
def test_it_speaks_the_languages_that_it_has_and_no_other():
    speech = Espeak("espeak-ng")

    assert all(speech.speaks(code) for code in ("fr", "en", "ar", "fa-AF"))
    assert not speech.speaks("ary")


@installed
def test_a_sentence_of_two_languages_is_one_file_that_says_how_long_it_is():
    speech = Espeak("espeak-ng")
    arabic = Segment("انقر على", "ar")

    both = length(speech.say((arabic, *HELLO)))

    assert both > length(speech.say((arabic,))) + 0.05
    assert both > length(speech.say(HELLO)) + 0.05


@installed
def test_a_sentence_is_no_option_of_the_program():
    assert length(Espeak("espeak-ng").say((Segment("--version", "fr"),))) > 0.3


@pytest.mark.parametrize("program", ["", "no-such-program-here"])
def test_without_the_program_there_is_no_voice(program):
    speech = Espeak(program)

    assert not speech.speaks("fr")
    with pytest.raises(Unspeakable):
        speech.say(HELLO)


@pytest.mark.parametrize(
    "code",
    ["raise SystemExit(1)", "print('no sound')", "", "import time; time.sleep(60)"],
    ids=["fails", "gives something else", "gives nothing", "never ends"],
)
def test_a_program_that_fails_makes_no_sound(tmp_path, monkeypatch, code):
    monkeypatch.setattr(espeak, "SECONDS_TO_SPEAK", 0.3)

    with pytest.raises(Unspeakable):
        a_program(tmp_path, code).say(HELLO)


def test_a_room_that_listens_all_at_once_waits_its_turn(monkeypatch):
    monkeypatch.setattr(espeak, "SECONDS_TO_WAIT", 0.01)
    monkeypatch.setattr(espeak, "AT_ONCE", 0)

    with pytest.raises(Unspeakable, match="busy"):
        Espeak("espeak-ng").say(HELLO)
