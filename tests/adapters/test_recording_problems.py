"""Recordings that nobody will hear are told to whoever checks the project."""

from datetime import date

import pytest

from app.adapters.catalogues import Catalogues
from app.adapters.library import FolderLibrary
from app.adapters.recording_problems import recording_problems
from app.domain.recording import key_of
from tests.web.house import ALL, own_root


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return own_root(tmp_path_factory.mktemp("project") / "root")


@pytest.fixture(scope="module")
def library(root):
    return FolderLibrary(root / "procedures", today=lambda: date(2026, 11, 22), include_examples=True)


@pytest.fixture
def told(root, library):
    """What is told of one recording."""

    def told_of(name: str, procedure: str = ALL) -> list[str]:
        path = root / "procedures" / procedure / "audio" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"OggS")
        found = list(recording_problems(root, library.editions().values(), library.registries))
        path.unlink()
        assert {where for where, _ in found} <= {path}
        return [problem.code for _, problem in found]

    return told_of


def test_a_project_without_recordings_has_nothing_to_be_told(root, library):
    assert list(recording_problems(root, library.editions().values(), library.registries)) == []


def test_a_recording_that_will_be_heard_is_sound(root, library, told):
    title = library.editions()[ALL].procedure.title
    said = Catalogues(root).phrase(title, "ar").plain

    assert told("mot-de-passe.ar.opus") == []
    assert told(f"{key_of(said)}.ar.webm") == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ancien-geste.2.ar.opus", "recording.no-gesture"),
        ("0123456789abcdef.ar.webm", "recording.no-sentence"),
        ("mot-de-passe.xx.opus", "recording.bad-name"),
        ("voix de Luc.wav", "recording.bad-name"),
    ],
)
def test_a_recording_that_nobody_will_hear_is_told(told, name, code):
    assert told(name) == [code]


def test_a_recording_whose_procedure_left_is_told(told):
    assert told("connexion.1.fr.opus", "caf/partie") == ["recording.no-procedure"]
