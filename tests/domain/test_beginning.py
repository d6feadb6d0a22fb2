"""A new procedure: whatever it begins from, the file is sound and says what is still to write."""

import pytest

from app.config import ROOT
from app.domain.beginning import Heading, file_for, from_copy, from_frame, from_sentences
from app.domain.document import read_document
from app.domain.errors import Refused
from app.domain.mending.manuscript import Manuscript
from app.domain.problems import Severity
from app.domain.shape_values import Family
from tests.documents import REGISTRIES, TODAY, problems_of

CAF = REGISTRIES.organisations["caf"]
HEADING = Heading("Demander : une « aide »", TODAY, CAF, Family.SOCIAL)
LIST = """
1. Ouvrez le site.
- Cliquez sur « Mon compte ».

• Tapez votre numéro : il est sur la carte.
Avez-vous votre mot de passe ?
Tapez-le.

# Envoyer
Relisez tout.

La fin :
Fermez le site.
"""


def errors(text: str) -> list[str]:
    return [one.code for one in problems_of(text) if one.severity == Severity.ERROR]


def test_a_frame_is_sound_and_named_after_its_title():
    text = from_frame(HEADING)

    assert errors(text) == []
    assert read_document("caf/x", text).shape.title == "Demander : une « aide »"
    assert file_for(HEADING) == "caf/demander-une-aide"
    assert file_for(HEADING, "commun", "aide") == "commun/aide"


def test_a_list_of_sentences_becomes_phases_steps_gestures_and_questions():
    text = from_sentences(HEADING, LIST)

    assert errors(text) == []
    assert text.partition("etapes:\n")[2] == SHOWN


SHOWN = """  - id: demander-une
    titre: "Demander : une « aide »"
    etapes:
      - id: ouvrez-le-site
        titre: Ouvrez le site
        etapes:
          - faire: Ouvrez le site.
          - faire: Cliquez sur « Mon compte ».
      - id: tapez-votre-numero
        titre: "Tapez votre numéro : il est sur la carte"
        etapes:
          - faire: "Tapez votre numéro : il est sur la carte."
      - id: avez-vous-votre-mot-de
        question: Avez-vous votre mot de passe ?
        choix:
          - id: oui
            libelle: Oui
          - id: non
            libelle: Non
      - id: tapez-le
        titre: Tapez-le
        etapes:
          - faire: Tapez-le.
  - id: envoyer
    titre: Envoyer
    etapes:
      - faire: Relisez tout.
  - id: la-fin
    titre: La fin
    etapes:
      - faire: Fermez le site.
"""


def test_a_copy_keeps_all_but_its_title_and_says_that_nothing_is_verified():
    text = (ROOT / "procedures" / "caf" / "declaration-ressources.yaml").read_text("utf-8")

    copy = from_copy(Heading("Autre chose", TODAY), text, "caf/declaration-ressources")

    shape = read_document("caf/x", copy).shape
    assert (shape.title, shape.unverified) == (
        "Autre chose",
        "Copie de caf/declaration-ressources : tout est à relire.",
    )
    kept = {one for one in copy.splitlines() if one in text.splitlines()}
    assert len(set(text.splitlines()) - kept) <= 2


@pytest.mark.parametrize("written", ["", "  \n\n", "# Rien\n\n", "- ", "Fin :"])
def test_a_list_without_a_sentence_is_refused(written):
    with pytest.raises(Refused, match="begin-steps"):
        from_sentences(HEADING, written)


def test_a_title_is_needed():
    with pytest.raises(Refused, match="begin-title"):
        from_frame(Heading(" ", TODAY))


@pytest.mark.parametrize(
    "line", ["{organisme}", "- - -", "« a » : b # c", "*gras*", "'", '"oui', "! %", "é" * 300, "?", "a: b: c"]
)
def test_any_sentence_gives_a_file_that_can_be_read(line):
    text = from_sentences(HEADING, f"{line}\n# {line}\n{line}\n\n{line} ?\nLisez.")

    assert Manuscript(text).source.problems == ()
