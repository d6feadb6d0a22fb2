"""python -m app outline, paths, graph, booklet: a procedure shown without a server; and French everywhere."""

import json
import re
from xml.etree import ElementTree

import pytest

from app.cli import main, seeing
from tests.documents import a_procedure
from tests.web.house import own_root

STEPS = """
- id: compte
  titre: Le compte
  etapes:
    - id: connu
      question: Avez-vous un compte ?
      choix:
        - id: oui
          libelle: Oui
        - id: non
          libelle: Non
          etapes:
            - faire: Créez un compte.
              bloque:
                - si: La page ne vient pas.
                  alors: Attendez un peu.
        - id: refus
          libelle: Je ne veux pas
          sortie:
            titre: On s'arrête ici
            texte: Revenez quand vous voulez.
    - faire: Tapez votre mot de passe.
      secret: true
      nature: donnee
"""


@pytest.fixture
def run(capsys):
    """Run a command: its exit code, what it shows, what it tells beside."""

    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([*map(str, arguments)])
        except SystemExit as over:
            code = over.code
        return (code, *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """A project with few procedures: quickly read, whatever is shipped."""
    return own_root(tmp_path_factory.mktemp("projet"))


@pytest.fixture
def file(tmp_path, few, monkeypatch):
    monkeypatch.setattr(seeing, "ROOT", few)
    path = tmp_path / "caf" / "aide.yaml"
    path.parent.mkdir()
    path.write_text(a_procedure(STEPS), "utf-8")
    return path


def test_an_outline_says_every_part_with_its_line(run, file):
    lines = file.read_text("utf-8").splitlines()

    code, said, _ = run("outline", file)

    told = [re.match(r" *(\d+)  ( *)([^:]+) : (.*?)(  \[.*\])?$", line) for line in said.splitlines()[1:]]
    assert code == 0
    assert [(one[3], one[4]) for one in told] == [
        ("phase", "Le compte"),
        ("question", "Avez-vous un compte ?"),
        ("réponse", "Oui"),
        ("réponse", "Non"),
        ("geste", "Créez un compte."),
        ("si bloqué", "La page ne vient pas."),
        ("réponse", "Je ne veux pas"),
        ("sortie", "On s'arrête ici"),
        ("geste", "Tapez votre mot de passe."),
    ]
    assert told[-1][5] == "  [donnee, secret]"
    assert "mot de passe" in lines[int(told[-1][1]) - 1]


def test_every_path_is_told_once_with_its_length_and_its_end(run, file):
    code, said, _ = run("paths", file, "--format", "json")

    found = json.loads(said)
    assert [code, found["count"]] == [0, 3]
    assert [(one["answers"], one["gestures"], one["exit"]) for one in found["paths"]] == [
        (["Oui"], 1, None),
        (["Non"], 2, None),
        (["Je ne veux pas"], 0, "On s'arrête ici"),
    ]


def test_more_paths_than_are_listed_are_still_counted(run, file):
    code, said, told = run("paths", file, "--nombre", 1)

    assert [code, len(said.splitlines())] == [0, 2]
    assert told == "3 parcours, les 1 premiers sont listés (--nombre pour davantage).\n"


def test_a_file_with_a_mistake_has_an_outline_and_no_path(run, file):
    file.write_text(file.read_text("utf-8").replace("secret:", "secre:"), "utf-8")

    outlined, refused = run("outline", file), run("paths", file)

    assert [outlined[0], refused[0]] == [1, 1]
    assert "mot de passe.  [donnee, shape.unknown-key]" in outlined[1]
    assert "shape.unknown-key" in refused[1]


def test_a_name_that_is_nobodys_is_said_calmly(run, file):
    assert run("outline", "caf/nulle-part") == (
        2,
        "",
        "Aucune démarche ne peut être lue sous le nom « caf/nulle-part ».\n",
    )


@pytest.mark.parametrize("command", ["", "check", "outline", "paths", "graph", "booklet"])
def test_the_help_is_in_french(run, command):
    code, said, _ = run(*filter(None, [command, "--help"]))

    assert code == 0
    assert not re.search(r"usage: |options:|positional|show this", said)


@pytest.mark.night
def test_a_tree_is_drawn_as_one_file_that_needs_no_other(run, file, tmp_path):
    drawing = tmp_path / "arbre.svg"

    code, _, _ = run("graph", file, "--sortie", drawing)

    root = ElementTree.parse(drawing).getroot()
    assert code == 0
    assert "Le compte" in "".join(root.itertext())
    assert "/static/" not in drawing.read_text("utf-8")


@pytest.mark.night
def test_a_booklet_is_one_page_that_needs_no_other(run, file, tmp_path):
    page = tmp_path / "livret.html"

    code, _, _ = run("booklet", file, "--langue", "ar", "--sortie", page)

    assert code == 0
    assert "Créez un compte." in page.read_text("utf-8")
    assert not re.search(r"<(link|script|img)\b|/static/", page.read_text("utf-8"))
