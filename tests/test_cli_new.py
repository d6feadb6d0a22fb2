"""python -m app new, rename: files made and named on disk, and never one over another."""

import shutil

import pytest

from app.cli import main
from tests.documents import ROOT, a_procedure, problems_of


@pytest.fixture
def run(capsys, tmp_path):
    """Run a command in a folder of procedures of its own; gives its exit code and what it told."""
    shutil.copy(ROOT / "procedures" / "organismes.yaml", tmp_path)
    (tmp_path / "caf").mkdir()
    (tmp_path / "caf" / "aide.yaml").write_bytes(a_procedure().replace("\n", "\r\n").encode())

    def act(*arguments: object) -> tuple[int, str]:
        code = main([*map(str, arguments), "--dans", str(tmp_path)])
        return code, capsys.readouterr().err

    return act


def test_a_new_file_begins_from_a_frame_a_copy_or_sentences(run, tmp_path):
    (tmp_path / "notes.txt").write_text("Ouvrez le site.\n\nTapez votre nom.\n", "utf-8")

    codes = [
        run("new", "caf/vide", "--titre", "Une aide", "--famille", "social")[0],
        run("new", "caf/copie", "--copie", "caf/aide")[0],
        run("new", "caf/notes", "--famille", "social", "--phrases", tmp_path / "notes.txt")[0],
    ]

    texts = [(tmp_path / "caf" / f"{name}.yaml").read_text("utf-8") for name in ("vide", "copie", "notes")]
    assert codes == [0, 0, 0]
    assert [text.splitlines()[0] for text in texts] == [
        f"titre: {one}" for one in ("Une aide", "Copie", "Notes")
    ]
    assert [one.code for text in texts for one in problems_of(text) if one.severity > 2] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("new", "caf/aide"), "porte déjà ce nom"),
        (("new", "Caf/Aide"), "Ce nom ne convient pas"),
        (("new", "messages/aide"), "Ce nom ne convient pas"),
        (("new", "caf/b", "--copie", "caf/rien"), "Ce fichier n’existe pas."),
        (("rename", "caf/rien", "caf/b"), "Ce fichier n’existe pas."),
        (("rename", "caf/aide", "caf/aide"), "porte déjà ce nom"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(run, tmp_path, arguments, told):
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    code, said = run(*arguments)

    assert code == 1
    assert told in said
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_renamed_file_is_followed_by_all_that_leads_to_it(run, tmp_path):
    leading = tmp_path / "caf" / "autre.yaml"
    leading.write_bytes(b"# note\r\n" + a_procedure("- inclure: caf/aide").replace("\n", "\r\n").encode())
    (tmp_path / "caf" / "aide").mkdir()

    code, _ = run("rename", "caf/aide", "caf/secours")

    assert code == 0
    assert leading.read_bytes().endswith(b"- inclure: caf/secours\r\n")
    assert sorted(path.name for path in (tmp_path / "caf").iterdir()) == [
        "autre.yaml",
        "secours",
        "secours.yaml",
    ]
