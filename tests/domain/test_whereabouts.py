"""From a line of a file to the card that shows it, and back."""

import pytest

from app.domain.document import read_document
from app.domain.path import ENDING, OPENING
from app.domain.whereabouts import lines_of, place_at
from tests.documents import ROOT, a_procedure

TEXT = a_procedure("""
- id: debut
  titre: Commencer
  etapes:
    - faire: Ouvrez le site.
      voir: La page s'ouvre.
    - inclure: commun/boite-mail
- id: suite
  question: Avez-vous un compte ?
  choix:
    - id: oui
      libelle: Oui
      etapes:
        - faire: Tapez votre nom.
    - id: non
      libelle: Non
      sortie:
        titre: On s'arrête
        texte: Revenez demain.
""")
TEXT += "apres:\n  - La CAF répond.\n"


def line_of(words):
    return next(rank for rank, line in enumerate(TEXT.splitlines(), 1) if words in line)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("titre: Demander", OPENING),
        ("sources:", OPENING),
        ("La CAF répond", ENDING),
        ("titre: Commencer", "debut"),
        ("faire: Ouvrez", "debut.1"),
        ("voir: La page", "debut.1"),
        ("inclure:", "commun/boite-mail:"),
        ("question:", "suite"),
        ("libelle: Oui", "suite"),
        ("faire: Tapez", "suite.oui.1"),
        ("libelle: Non", "suite"),
        ("sortie:", "suite.non"),
        ("texte: Revenez", "suite.non"),
    ],
)
def test_each_line_speaks_of_a_card(words, place):
    assert place_at(read_document("caf/aide", TEXT), line_of(words)) == place


def test_a_file_that_is_not_finished_has_its_lines_all_the_same():
    broken = read_document("caf/aide", TEXT.replace("libelle: Oui", "libele: Oui"))

    assert broken.shape is None
    assert place_at(broken, line_of("faire: Tapez")) == "suite.oui.1"


def test_every_node_of_every_shipped_file_is_found_again_at_its_line():
    for path in (ROOT / "procedures").glob("*/*.yaml"):
        document = read_document(f"{path.parent.name}/{path.stem}", path.read_text("utf-8"))
        for id, line in lines_of(document).items():
            assert (
                place_at(document, line) in {id, id.rpartition(".")[0]} or place_at(document, line)[-1] == ":"
            )
