"""A piece put in a file: where it can stand, ready to fill, nothing else moved."""

import pytest

from app.config import ROOT
from app.domain.mending import applied
from app.domain.mending.manuscript import Manuscript
from app.domain.snippets import SNIPPETS, insert, snippet
from tests.documents import HEAD, a_procedure, told

TEXT = a_procedure("""
- id: connexion
  titre: Se connecter
  etapes:
    - faire: Ouvrez le site.   # à côté
      bloque:
        - {si: Rien., alors: Attendez.}
    # le nom
    - faire: Tapez votre nom.
- id: qui
  question: Pour qui ?
  choix:
    - id: moi
      libelle: Moi
    - id: autre
      libelle: Un autre
""")
LINES = {line.strip(): rank for rank, line in enumerate(TEXT.splitlines(), 1)}


@pytest.mark.parametrize("one", SNIPPETS, ids=lambda one: one.kind)
@pytest.mark.parametrize("line", range(HEAD.count("\n") + 2, TEXT.count("\n") + 1))
def test_a_piece_put_anywhere_among_the_steps_leaves_a_file_that_can_be_read(one, line):
    put = insert(TEXT, one, line)

    if put is None:
        assert one.under != "etapes"
        return
    assert put.text == applied(TEXT, [put.edit])
    assert put.text[: put.edit.start] + put.text[put.edit.start + len(put.edit.text) :] == TEXT
    assert Manuscript(put.text).source.problems == ()


@pytest.mark.parametrize(
    ("kind", "after", "shown"),
    [
        ("geste", "- faire: Ouvrez le site.   # à côté", "Attendez.}\n      - faire: Ouvrez le site.\n"),
        ("geste", "etapes:", "etapes:\n      - faire: Ouvrez le site.\n        nature: sur\n"),
        ("question", "- id: connexion", "votre nom.\n  - id: question\n    question:"),
        ("reponse", "- id: moi", "Moi\n      - id: reponse\n        libelle: La réponse\n      - id: autre"),
        ("secours", "- faire: Tapez votre nom.", "votre nom.\n        bloque:\n          - si:"),
        ("ecran", "- faire: Ouvrez le site.   # à côté", "Attendez.}\n        ecran:\n          elements:"),
    ],
)
def test_a_piece_goes_where_its_kind_can_stand(kind, after, shown):
    put = insert(TEXT, snippet(kind), LINES[after])

    assert shown in put.text


@pytest.mark.parametrize("one", SNIPPETS, ids=lambda one: one.kind)
def test_a_piece_says_what_to_write_over_first_and_is_sound(one):
    line = LINES["- id: moi"] if one.under == "choix" else LINES["- faire: Tapez votre nom."]

    put = insert(TEXT, one, line)

    assert put.text[put.start : put.end] == one.selected
    errors = [code for code, _ in told(put.text) if not code.startswith(("words.", "tree.unknown"))]
    assert errors == []


@pytest.mark.parametrize("kind", ["geste", "etape", "phase", "question", "reponse", "sortie", "ecran"])
def test_a_piece_left_as_it_came_is_told(kind):
    put = insert(
        TEXT,
        snippet(kind),
        LINES["- id: moi"] if kind in ("reponse", "sortie") else LINES["- faire: Tapez votre nom."],
    )

    assert "words.to-write" in {code for code, _ in told(put.text)} - {code for code, _ in told(TEXT)}


def test_a_second_piece_takes_names_that_are_free():
    once = insert(TEXT, snippet("phase"), LINES["- id: connexion"]).text

    twice = insert(once, snippet("phase"), LINES["- id: connexion"]).text

    assert "id: phase-2\n" in twice
    assert "id: phase-debut-2\n" in twice


def test_a_piece_is_put_below_the_line_of_a_text_that_cannot_be_read():
    broken = 'titre: "a\netapes:\n  - faire: Lisez.\n'

    put = insert(broken, snippet("geste"), 3)

    assert (
        put.text
        == broken + "  - faire: Ouvrez le site.\n    nature: sur\n    voir: Ce que la personne voit alors.\n"
    )


def test_a_shipped_file_takes_every_piece_and_loses_nothing():
    text = (ROOT / "procedures" / "caf" / "declaration-ressources.yaml").read_text("utf-8")
    found = [insert(text, one, line) for one in SNIPPETS for line in range(60, text.count("\n"), 37)]
    put = [one for one in found if one is not None]

    assert len(put) > 60
    for one in put:
        assert len(one.text) == len(text) + len(one.edit.text)
        assert Manuscript(one.text).source.problems == ()


def test_where_a_piece_cannot_stand_it_is_not_put():
    assert insert(TEXT, snippet("ecran"), LINES["- id: connexion"]) is None
    assert insert(TEXT, snippet("reponse"), LINES["- faire: Tapez votre nom."]) is None


def test_a_second_rescue_joins_the_first():
    once = insert(TEXT, snippet("secours"), LINES["- faire: Tapez votre nom."]).text

    twice = insert(once, snippet("secours"), LINES["- faire: Tapez votre nom."]).text

    assert (twice.count("bloque:"), twice.count("- si: Je ne vois")) == (2, 2)
    assert Manuscript(twice).source.problems == ()
