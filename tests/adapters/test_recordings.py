"""Recorded sentences beside the procedures: found by their sentence, kept whole or not at all."""

import os

import pytest

from app.adapters.procedure_files import find_files, stamps_in
from app.adapters.recordings import FolderRecordings
from app.domain.errors import Refused, Unknown
from app.domain.recording import MOST_BYTES, home_of, key_of, sound_of

WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + b"a voice"
OGG = b"OggS\0\2" + bytes(22) + b"OpusHead"
MP3 = b"ID3\x04" + bytes(10)
CAF = "caf/declaration-ressources"
OPEN = "Ouvrez le site de la CAF."


@pytest.fixture
def root(tmp_path):
    (tmp_path / "caf").mkdir()
    (tmp_path / f"{CAF}.yaml").write_text("titre: Déclarer")
    return tmp_path


@pytest.fixture
def recordings(root):
    return FolderRecordings(root)


def ship(root, name: str, procedure: str = CAF):
    """A recording that came with a procedure."""
    path = root / procedure / "audio" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(OGG)
    return path


def test_a_sentence_recorded_at_the_desk_is_found_by_its_words_and_its_language(root, recordings):
    saved = recordings.save(CAF, OPEN, "ar", WEBM)

    assert saved == root / CAF / "audio" / f"{key_of(OPEN)}.ar.webm"
    assert recordings.find(CAF, None, OPEN, "ar") == saved
    assert recordings.find(CAF, None, OPEN, "fr") is None
    assert recordings.find(CAF, None, "Fermez le site.", "ar") is None
    assert saved.read_bytes() == WEBM


def test_what_came_with_the_procedure_is_found_by_its_gesture(root, recordings):
    shipped = ship(root, "connexion.1.fa-AF.opus")

    assert recordings.find(CAF, "connexion.1", OPEN, "fa-AF") == shipped
    assert recordings.find(CAF, "connexion.2", OPEN, "fa-AF") is None
    assert recordings.find(CAF, None, OPEN, "fa-AF") is None


def test_the_desks_own_voice_is_heard_before_the_one_that_came(root, recordings):
    shipped = ship(root, "connexion.1.ar.opus")
    own = recordings.save(CAF, OPEN, "ar", MP3)

    found = recordings.find(CAF, "connexion.1", OPEN, "ar")
    recordings.erase(CAF, OPEN, "ar")

    assert found == own
    assert recordings.find(CAF, "connexion.1", OPEN, "ar") == shipped


def test_a_gesture_that_is_included_keeps_the_recordings_of_where_it_was_written(root, recordings):
    shipped = ship(root, "sortir.1.ar.mp3", "commun/fermer-sa-session")

    assert recordings.find(CAF, "commun/fermer-sa-session:sortir.1", OPEN, "ar") == shipped
    assert home_of(CAF, "sortir.1") == (CAF, "sortir.1")


def test_a_second_recording_takes_the_place_of_the_first_whatever_its_sort(recordings):
    first = recordings.save(CAF, OPEN, "ar", OGG)
    second = recordings.save(CAF, OPEN, "ar", WEBM)

    assert (first.suffix, second.suffix) == (".opus", ".webm")
    assert [path.name for path in first.parent.iterdir()] == [second.name]
    assert recordings.find(CAF, None, OPEN, "ar") == second


@pytest.mark.parametrize(
    ("procedure", "language"),
    [("../../etc/passwd", "fr"), ("caf/..", "fr"), ("caf", "fr"), (CAF, "../fr"), (CAF, "fr/x"), (CAF, "")],
)
def test_no_part_of_a_path_is_what_somebody_sent(recordings, procedure, language):
    assert recordings.find(procedure, "a.1", OPEN, language) is None
    assert recordings.find(CAF, "../../x", OPEN, "fr") is None
    with pytest.raises(Unknown):
        recordings.save(procedure, OPEN, language, WEBM)


def test_a_procedure_that_does_not_exist_takes_no_recording(root, recordings):
    with pytest.raises(Unknown):
        recordings.save("caf/inventee", OPEN, "fr", WEBM)

    assert not (root / "caf" / "inventee").exists()


@pytest.mark.parametrize("linked", ["caf/declaration-ressources", "caf/declaration-ressources/audio", "file"])
def test_a_link_is_neither_followed_nor_written_through(root, recordings, tmp_path_factory, linked):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "audio").mkdir()
    name = f"{key_of(OPEN)}.ar.webm"
    for place in (elsewhere / name, elsewhere / "audio" / name):
        place.write_bytes(WEBM)
    link = root / (f"{CAF}/audio/{name}" if linked == "file" else linked)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(elsewhere / name if linked == "file" else elsewhere)

    found = recordings.find(CAF, None, OPEN, "ar")
    with pytest.raises(Refused) as refused:
        recordings.save(CAF, OPEN, "ar", OGG)

    assert (found, refused.value.code) == (None, "recording-closed")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "recording-kind"),
        (b"<script>alert(1)</script>", "recording-kind"),
        (b"RIFF....WAVE", "recording-kind"),
        (WEBM + bytes(MOST_BYTES), "recording-long"),
    ],
)
def test_what_is_no_short_sound_is_refused_and_leaves_what_was_there(recordings, body, code):
    kept = recordings.save(CAF, OPEN, "ar", WEBM)

    with pytest.raises(Refused) as refused:
        recordings.save(CAF, OPEN, "ar", body)

    assert (refused.value.code, kept.read_bytes()) == (code, WEBM)


@pytest.mark.parametrize(
    ("body", "suffix"),
    [
        (WEBM, "webm"),
        (OGG, "opus"),
        (b"OggS" + bytes(24) + b"\x01vorbis", "ogg"),
        (MP3, "mp3"),
        (b"\xff\xfb\x90\x64", "mp3"),
        (b"\xff\xf1\x50\x80", None),
        (b"\0\0\0\x20ftypM4A ", "m4a"),
        (b"\xff", None),
    ],
)
def test_a_sound_is_known_by_its_first_bytes(body, suffix):
    assert sound_of(body) == suffix


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser writes anywhere")
def test_a_folder_that_cannot_be_written_says_so_and_loses_nothing(recordings):
    kept = recordings.save(CAF, OPEN, "ar", WEBM)
    kept.parent.chmod(0o500)

    try:
        with pytest.raises(Refused) as refused:
            recordings.save(CAF, OPEN, "ar", OGG)
    finally:
        kept.parent.chmod(0o700)

    assert (refused.value.code, [path.name for path in kept.parent.iterdir()]) == (
        "recording-closed",
        [kept.name],
    )


def test_a_disk_that_is_full_says_so_and_loses_nothing(recordings, monkeypatch):
    kept = recordings.save(CAF, OPEN, "ar", WEBM)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused) as refused:
        recordings.save(CAF, OPEN, "ar", OGG)

    assert refused.value.code == "recording-full"
    assert [path.read_bytes() for path in kept.parent.iterdir()] == [WEBM]


def test_a_file_in_the_way_of_the_folder_is_told_like_a_disk_that_cannot_be_written(root, recordings):
    (root / CAF).write_bytes(b"")

    with pytest.raises(Refused) as refused:
        recordings.save(CAF, OPEN, "ar", WEBM)

    assert refused.value.code == "recording-closed"


def test_what_the_demo_records_is_kept_apart(root, tmp_path_factory):
    apart = tmp_path_factory.mktemp("demo")
    recordings = FolderRecordings(root, kept=apart)
    shipped = ship(root, "connexion.1.ar.opus")

    saved = recordings.save(CAF, OPEN, "ar", WEBM)

    assert saved.is_relative_to(apart)
    assert recordings.find(CAF, "connexion.1", OPEN, "ar") == saved
    assert recordings.find(CAF, "connexion.1", "Autre phrase.", "ar") == shipped


def test_recordings_are_not_taken_for_procedures(root, recordings):
    before = (list(find_files(root)), stamps_in(root))

    recordings.save(CAF, OPEN, "ar", WEBM)

    assert (list(find_files(root)), stamps_in(root)) == before
