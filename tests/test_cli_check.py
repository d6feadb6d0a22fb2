"""python -m app check: one line a fault, an exit code, never a traceback."""

import json
import os
import subprocess
import sys

import pytest

from app.cli import main
from tests.documents import ROOT, a_procedure


@pytest.fixture
def check(capsys):
    """Run the command and return its exit code, its report and what it told beside."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = main(["check", *map(str, arguments)])
        return (code, *capsys.readouterr())

    return run


@pytest.fixture
def write(tmp_path):
    """Write a file caf/<name> outside the project."""

    def file(name: str, text: str | bytes):
        path = tmp_path / "caf" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return file


def test_a_sound_file_is_fine(check, write):
    assert check(write("aide.yaml", a_procedure())) == (
        *(0, ""),
        "1 fichier(s) : 0 erreur(s), 0 avertissement(s), 0 note(s).\n",
    )


def test_a_fault_says_where_what_and_how_to_mend_it(check, write):
    path = write("aide.yaml", a_procedure("- {fiare: Ouvrez.}"))

    code, told, _ = check(path)

    assert (code, told) == (
        1,
        f"{path}:11:6: shape.unknown-key: La clé « fiare » n’existe pas ici. — "
        "Vouliez-vous écrire « faire » ?\n",
    )


def test_warnings_stop_only_the_strict(check, write):
    path = write("aide.yaml", a_procedure("- {faire: Envoyez.}"))

    assert (check(path)[0], check(path, "--strict")[0]) == (0, 1)


def test_files_are_held_against_the_project_and_one_another(check, write):
    write("fin.yaml", a_procedure("- faire: Sortez."))
    write("aide.yaml", a_procedure("- inclure: caf/fin\n- inclure: commun/fermer-sa-session"))

    assert check(write("aide.yaml", a_procedure("- inclure: caf/fin")).parent)[0] == 0


def test_a_phrasebook_alone_is_held_against_the_words_of_the_project(check, tmp_path):
    path = tmp_path / "phrases.yaml"
    path.write_text("code:\n  titre: Code\n  phrases:\n    taper: {dire: Saisissez le code.}\n", "utf-8")

    assert check(path)[1].startswith(f"{path}:4:19: words.hard-word: ")


def test_a_report_for_machines_holds_the_same(check, write):
    path = write("aide.yaml", a_procedure("- {fiare: Ouvrez.}"))

    report = json.loads(check(path, "--format", "json")[1])

    assert report == {
        "files": 1,
        "problems": [
            {
                "file": str(path),
                "line": 11,
                "column": 6,
                "severity": "error",
                "code": "shape.unknown-key",
                "sentence": "La clé « fiare » n’existe pas ici.",
                "remedy": "Vouliez-vous écrire « faire » ?",
                "facts": {"key": "fiare", "nearest": "faire"},
            }
        ],
    }


def test_a_report_for_github_is_made_of_its_commands(check, write):
    path = write("aide,1%.yaml", "titre: [")

    assert check(path, "--format", "github")[1].splitlines()[0] == (
        f"::error file={path}".replace("%", "%25").replace(",", "%2C") + ",line=1,col=1,title=file.bad-name::"
        "Le nom « caf/aide,1%25 » ne convient pas à une démarche. — "
        "Prenez des minuscules sans accent, des chiffres et des tirets : dossier/nom.yaml."
    )


def test_nothing_to_check_is_neither_fine_nor_wrong(check, tmp_path):
    assert check(tmp_path)[0] == 2
    assert check(tmp_path / "rien.yaml")[0] == 2


def test_a_missing_file_among_others_is_wrong(check, write, tmp_path):
    assert check(write("aide.yaml", a_procedure()), tmp_path / "rien.yaml")[0] == 1


def test_registries_are_checked_too(check, write):
    path = write("organismes.yaml", "caf: {nom: CAF, domaines: [caf.fr], adresse: 'https://evil.com/'}\n")

    assert "registry.address-not-official" in check(path)[1]


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b"\x00\xff\xfe" * 1000),
        lambda path: path.write_text("titre: a", "utf-16"),
        lambda path: path.write_bytes(b"a" * 5_000_000),
        lambda path: path.write_bytes(b"[" * 10_000),
        lambda path: path.write_bytes(b"x" * 4096 + b": \x1b[2J"),
        lambda path: path.symlink_to("/etc/passwd"),
        lambda path: path.symlink_to(path),
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: os.mkfifo(path),
        lambda path: path.write_bytes(b""),
    ],
    ids=["binary", "UTF-16", "huge", "nested", "escapes", "link", "loop", "device", "pipe", "empty"],
)
def test_no_file_makes_a_traceback(check, write, make):
    path = write("aide.yaml", "")
    path.unlink()
    make(path)

    code, told, _ = check(path)

    assert code == 1
    assert told.startswith(f"{path}:1:")
    assert "\x1b" not in told


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_an_unreadable_file_is_told(check, write):
    path = write("aide.yaml", a_procedure())
    path.chmod(0)

    assert "file.unreadable" in check(path)[1]


def test_a_reader_that_leaves_is_no_bug():
    command = f"{sys.executable} -m app check --format json procedures/exemples/tout.yaml | true"

    ended = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, timeout=60)

    assert ended.stderr == ""
