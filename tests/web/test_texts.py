"""A text is a text: whatever an author types is read on every page as it was typed, and nothing runs."""

from dataclasses import dataclass, replace

import pytest

from app.domain.autonomy import Autonomy
from app.domain.editions import rebuild_edition
from app.domain.procedure import Edition
from app.domain.registries import Registries
from tests.documents import HEAD, a_procedure
from tests.pages import parsed, words
from tests.web.browsers import Door

ID = "caf/essai"
# Each text begins with a letter of its own. No checker reads this file: the pages stand without it.
STEPS = """
- id: q
  question: "Q @ ?"
  pourquoi: "W @."
  dire: "D @."
  mediateur: "N @."
  choix:
    - {id: a, libelle: "L @"}
    - id: b
      libelle: Non
      sortie: {titre: "T @", texte: "X @."}
- id: e
  titre: "E @"
  pourquoi: "P @."
  etapes:
    - id: g
      faire: "F @."
      voir: "V @."
      dire: "I @."
      mediateur: "M @."
      a_verifier: "Z @"
      ecran:
        elements:
          - {bouton: "B @", cible: oui}
          - {champ: Nom, exemple: "J @"}
      bloque:
        - {si: "S @.", alors: "A @."}
    - id: h
      faire: "G @."
    - id: c
      faire: "C @."
      nature: engageant
      engagement: envoi
      recapitulatif: "R @."
      preuve: "K @."
"""
TOP = """titre: "U @"
but: "O @."
cout: "H @"
a_preparer: ["a @"]
apres: ["b @."]
arnaques: ["c @."]
corriger: "d @."
"""
LETTERS = "QWDNLTXEPFVIMZBJSAGCRKUOHabcd"
PLACES = (
    (":debut", {}),
    ("q", {}),
    ("q.b", {"q": "b"}),
    ("g", {"q": "a"}),
    ("c", {"q": "a"}),
    ("c", {"q": "a", "c": "oui"}),
    (":fin", {"q": "a", "c": "oui"}),
)
TEXTS = (
    "{{7*7}} {% x %} {{config}} ${7*7} {# y #} %(nom)s %s {0} {nom.__class__} [lien](javascript:alert(1))",
    "<b>gras</b> <script>alert(1)</script> '\"><img src=x onerror=alert(1)> &lt;b&gt; &amp; </main></html>",
)


@dataclass
class OneEdition:
    """Fills `Library` with an edition that no checker read."""

    edition: Edition
    registries: Registries = Registries()  # noqa: RUF009 - a frozen value

    def editions(self):
        return {self.edition.procedure.id: self.edition}

    def problems(self):
        return {}

    def sources(self, _):
        return {}


def edition_saying(text: str) -> Edition:
    """A procedure whose every text says this."""
    quoted = text.replace('"', '\\"')
    kept = [line for line in HEAD.splitlines() if line.split(":")[0] not in ("titre", "but", "corriger")]
    whole = a_procedure(STEPS, TOP + "\n".join(kept) + "\n").replace("@", quoted)
    return rebuild_edition(ID, {ID: whole})


def read_everywhere(edition: Edition) -> str:
    """All that the pages say of it, at every level."""
    door = Door(library=OneEdition(edition))
    amina, luc = door.browser("post"), door.browser("mediateur")
    said = [page.get(path) for page, path in ((amina, "/poste/demarches"), (luc, "/mediation/ouvrir"))]
    said.append(luc.get(f"/mediation/demarches/{ID}/livret"))
    amina.send("/poste/ouvrir", demarche=ID)
    for level in Autonomy:
        for place, answers in PLACES:
            put(door, level, place, answers)
            said += [amina.get("/poste"), luc.get("/mediation/parcours/w1")]
    said.append(luc.get("/mediation"))
    assert {page.status_code for page in said} == {200}
    return " ".join(words(parsed(page.text)) for page in said).replace("\u00a0", " ")


def put(door: Door, level: Autonomy, place: str, answers: dict[str, str]) -> None:
    """The walk at a level, at a place, as if these answers had been given."""

    def act(change) -> None:
        opened = change.walk("w1")
        frame = replace(opened.walk.frame, place=place, answers=answers)
        moved = replace(opened.walk, level=level, frames=(frame,))
        change.save_walk(replace(opened, walk=moved), expected=opened.walk.version)

    door.posts.change(act)


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_shown_as_it_was_typed_and_makes_no_element(text):
    said = read_everywhere(edition_saying(text))

    missing = [letter for letter in LETTERS if f"{letter} {text}" not in said]
    assert missing == []
    assert "49" not in said
