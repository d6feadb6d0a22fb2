"""Where a sentence stands, and what may be proposed in its place."""

import pytest

from app.domain.correction import MOST, proposal, spot_at, spots
from app.domain.document import read_document
from app.domain.errors import Refused

FILE = """
titre: Une démarche
etapes:
  - id: un
    titre: Commencer
    etapes:
      - faire: Cliquez
        avec: {faire: Cliquez ensemble}
        ecran: {elements: [{bouton: Suite, cible: true}]}
      - id: choisir
        question: Seul ?
        choix:
          - {id: oui, libelle: Oui}
          - id: non
            libelle: Non
            etapes: [{faire: Cliquez}]
"""


@pytest.fixture
def document():
    return read_document("caf/essai", FILE)


def test_each_sentence_has_its_node_and_its_key_and_drawn_labels_have_none(document):
    assert [(spot.node, spot.part, spot.text) for spot in spots(document)] == [
        ("", "titre", "Une démarche"),
        ("un", "titre", "Commencer"),
        ("un.1", "faire", "Cliquez"),
        ("un.1", "avec.faire", "Cliquez ensemble"),
        ("choisir", "question", "Seul ?"),
        ("choisir", "choix.0.libelle", "Oui"),
        ("choisir", "choix.1.libelle", "Non"),
        ("choisir.non.1", "faire", "Cliquez"),
    ]


def test_a_sentence_is_found_by_its_node_and_its_key(document):
    assert spot_at(document, "un.1", "dire") is None
    assert spot_at(document, "un.1", "avec.faire").text == "Cliquez ensemble"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("  ", "correction-empty"),
        (" Cliquez\u00a0: 3646. ", "correction-same"),
        ("a" * (MOST + 1), "correction-long"),
        ("Cliquez\u202eici", "correction-control"),
        ("Écrivez à amina@exemple.fr", "correction-email"),
        ("Appelez le 06 12 34 56 78", "correction-phone"),
        ("Appelez le +33612345678", "correction-phone"),
        ("Tapez 2 84 05 75 123 456 78", "correction-social"),
        ("Tapez 1.84.05.75.123.456", "correction-social"),
        ("Tapez 1234567", "correction-number"),
    ],
)
def test_what_may_not_be_kept_is_refused_with_its_reason(typed, code):
    with pytest.raises(Refused) as refused:
        proposal(typed, "Cliquez\u00a0: 3646.")

    assert refused.value.code == code


def test_lines_are_joined_and_a_number_that_stood_there_may_stay():
    assert (
        proposal("Appelez\n le 09 69 39 00 00 ", "Téléphonez au 09 69 39 00 00")
        == "Appelez le 09 69 39 00 00"
    )
    assert proposal("Le 23/11/2026, tapez 3646", "Le 23/11") == "Le 23/11/2026, tapez 3646"
