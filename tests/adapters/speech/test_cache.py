"""What was spoken is kept within bounds, and never half."""

import os

import pytest

from app.adapters.speech.cache import SpeechCache
from app.domain.voice import Segment
from app.usecases.listening import Unspeakable

OPEN, CLICK, SEND = ((Segment(word, "fr"),) for word in ("ouvrir", "cliquer", "envoyer"))


@pytest.fixture
def cache(tmp_path):
    return SpeechCache(tmp_path / "voix", most_bytes=200)


def heard(cache, said, moment):
    """As if this had last been heard then."""
    os.utime(cache.find(said), ns=(moment, moment))


def test_what_was_said_is_found_again_by_its_words_and_their_language(cache):
    path = cache.keep(OPEN, b"sound")

    assert (path.read_bytes(), path.suffix, cache.find(OPEN)) == (b"sound", ".wav", path)
    assert cache.find((Segment("ouvrir", "en"),)) is None


def test_the_least_heard_goes_when_there_is_too_much(cache):
    for moment, said in enumerate((OPEN, CLICK), start=1):
        cache.keep(said, bytes(90))
        heard(cache, said, moment)
    cache.find(OPEN)

    cache.keep(SEND, bytes(90))

    assert [cache.find(said) is not None for said in (OPEN, CLICK, SEND)] == [True, False, True]


def test_a_sound_larger_than_all_the_room_is_kept_alone(cache):
    cache.keep(OPEN, bytes(90))

    path = cache.keep(CLICK, bytes(300))

    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_what_a_cut_of_power_left_half_written_goes_too(cache, tmp_path):
    (tmp_path / "voix").mkdir()
    (tmp_path / "voix" / ".half.wav.1").write_bytes(bytes(150))
    os.utime(tmp_path / "voix" / ".half.wav.1", ns=(1, 1))

    path = cache.keep(OPEN, bytes(90))

    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_folder_that_refuses_leaves_the_sentence_without_voice(tmp_path):
    (tmp_path / "voix").write_text("a file stands there")

    with pytest.raises(Unspeakable):
        SpeechCache(tmp_path / "voix").keep(OPEN, b"sound")


def test_a_file_that_goes_while_room_is_looked_for_costs_no_sentence(cache, tmp_path):
    cache.keep(OPEN, b"sound")
    (tmp_path / "voix" / "gone.wav").symlink_to(tmp_path / "nowhere")

    kept = cache.keep(CLICK, b"sound")

    assert cache.find(CLICK) == kept
