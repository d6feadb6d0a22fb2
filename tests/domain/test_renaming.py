"""Another name: everywhere it is written, and nowhere else."""

import pytest

from app.domain.errors import Refused
from app.domain.mending import applied
from app.domain.renaming import named_at, rename_file, rename_node
from tests.documents import a_procedure

TEXT = a_procedure("""
- id: connexion   # la première
  titre: Se connecter
  etapes:
    - faire: Ouvrez le site.
- id: qui
  question: Pour qui ?
  choix:
    - {id: moi, libelle: Moi}
    - {id: autre, libelle: Un autre}
""")
LINES = {line.strip(): rank for rank, line in enumerate(TEXT.splitlines(), 1)}


def test_a_step_takes_another_name_from_any_of_its_lines():
    line = LINES["- faire: Ouvrez le site."]

    assert named_at(TEXT, line) == "connexion"
    assert applied(TEXT, [rename_node(TEXT, line, "entree")]) == TEXT.replace("id: connexion ", "id: entree ")


def test_an_answer_takes_a_name_that_its_question_has_not():
    line = LINES["- {id: moi, libelle: Moi}"]

    assert "{id: connexion, libelle: Moi}" in applied(TEXT, [rename_node(TEXT, line, "connexion")])
    with pytest.raises(Refused, match="id-taken"):
        rename_node(TEXT, line, "autre")


@pytest.mark.parametrize(
    ("line", "name", "code"),
    [(LINES["- faire: Ouvrez le site."], "Été !", "id-form"), (1, "a", "id-nowhere")],
)
def test_a_name_that_cannot_be_is_refused(line, name, code):
    with pytest.raises(Refused, match=code):
        rename_node(TEXT, line, name)


def test_a_step_never_takes_the_name_of_another():
    with pytest.raises(Refused, match="id-taken"):
        rename_node(TEXT, LINES["- faire: Ouvrez le site."], "qui")


def test_a_file_takes_another_name_wherever_others_lead_to_it():
    leading = a_procedure("""
    - inclure: commun/mail   # toujours
    - id: a
      titre: A
      etapes:
        - faire: Lisez commun/mail.
          savoir_faire: commun/mail
          bloque: [{si: Rien., secours: "commun/mail"}]
    """).replace("duree: 3", "duree: 3\nprerequis: [commun/mail, caf/autre]")
    texts = {"caf/a": leading, "commun/mail": a_procedure(), "caf/b": a_procedure()}

    edits = rename_file("commun/mail", "commun/courriel", texts)

    assert set(edits) == {"caf/a"}
    assert applied(leading, edits["caf/a"]) == leading.replace("commun/mail", "commun/courriel").replace(
        "Lisez commun/courriel", "Lisez commun/mail"
    )
    with pytest.raises(Refused, match="draft-taken"):
        rename_file("commun/mail", "caf/b", texts)
    with pytest.raises(Refused, match="draft-name"):
        rename_file("commun/mail", "Mail", texts)
