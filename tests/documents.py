"""Procedure files for the tests: a sound one, from which each test departs by one line."""

import textwrap
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.domain.checks import Surroundings, check_document
from app.domain.document import read_document
from app.domain.problems import Problem, Severity
from app.domain.registry_files import read_registries

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 22)
PICTOGRAMS = frozenset({"cle", "papier", "piece-euro"})

REGISTRIES, _ = read_registries(
    {
        "organismes.yaml": """
caf:
  nom: CAF
  domaines: [caf.fr]
  adresse: https://www.caf.fr/
france-travail:
  nom: France Travail
  anciens_noms: [Pôle emploi]
  domaines: [francetravail.fr]
  adresse: https://www.francetravail.fr/
""",
        "mots.yaml": "- {mot: s'authentifier, variantes: [authentifiez-vous], dire: se connecter}\n",
    }
)

HEAD = """titre: Demander une aide
organisme: caf
famille: social
but: La CAF vous aide.
duree: 3
verifie_le: 2026-11-22
corriger: Dites-le vite à la CAF.
sources:
  - {titre: Le site, adresse: "https://www.caf.fr/", consulte_le: 2026-11-22, nature: officielle}
"""

STEPS = """
- id: connexion
  titre: Se connecter
  etapes:
    - faire: Ouvrez le site.
    - faire: Tapez votre nom.
"""


def a_procedure(steps: str = STEPS, head: str = HEAD) -> str:
    """The text of a procedure file with these steps."""
    return f"{head}etapes:\n{textwrap.indent(textwrap.dedent(steps).strip(), '  ')}\n"


def problems_of(
    text: str | bytes,
    *,
    id: str = "caf/aide",
    others: Mapping[str, str] | None = None,
    today: date = TODAY,
) -> tuple[Problem, ...]:
    """Everything wrong in a text, among other files."""
    documents = {other: read_document(other, said) for other, said in (others or {}).items()}
    around = Surroundings(today, documents, REGISTRIES, PICTOGRAMS)
    return check_document(read_document(id, text), around)


def told(text: str | bytes, **facts: object) -> list[tuple[str, int]]:
    """The codes and lines of what is wrong, notes apart."""
    found = problems_of(text, **facts)  # type: ignore[arg-type]
    return [(one.code, one.place.line) for one in found if one.severity > Severity.NOTE]
