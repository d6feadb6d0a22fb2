"""One sentence replaced in a file: it is read again as wanted, and nothing else moved."""

from pathlib import Path

import pytest

from app.config import ROOT
from app.domain.correction import spots
from app.domain.document import read_document
from app.domain.rewriting import rewritten

FILE = """# Qui relit : Inès.
titre: Une démarche   # en deux mots
etapes:
  - id: un
    titre: 'L''étape'
    etapes:
      - faire: "Cliquez."     # le bouton bleu
        voir: >-
          Une page
          blanche.

        # avant le reste
        dire: Bonjour
          à vous
      - {faire: Appuyez, voir: Rien}
"""
NODE = ("etapes", 0, "etapes", 0)
TRICKY = (
    "Cliquez",
    "- Non",
    "Oui : « ici » # non",
    'C\'est "bon" \\ là',
    "[a, b]",
    "{organisme}",
    "À l’heure",
)


@pytest.mark.parametrize(
    ("route", "before", "after"),
    [
        (("titre",), "titre: Une démarche   # en", "titre: Mieux   # en"),
        (("etapes", 0, "titre"), "titre: 'L''étape'", "titre: 'Mieux'"),
        ((*NODE, "faire"), 'faire: "Cliquez."     # le', 'faire: "Mieux"     # le'),
        ((*NODE, "voir"), "Une page\n          blanche.\n", "Mieux\n"),
        ((*NODE, "dire"), "Bonjour\n          à vous\n", "Mieux\n"),
        (("etapes", 0, "etapes", 1, "voir"), "voir: Rien}", "voir: Mieux}"),
    ],
)
def test_only_the_sentence_changes_whatever_its_quotes(route, before, after):
    assert rewritten(FILE, route, "Mieux") == FILE.replace(before, after)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("sentence", TRICKY)
def test_what_means_something_to_yaml_is_quoted(sentence, newline):
    text = FILE.replace("\n", newline)

    for route in (("titre",), (*NODE, "voir"), ("etapes", 0, "etapes", 1, "faire")):
        again = read_document("caf/essai", rewritten(text, route, sentence)).source
        value = again.tree
        for step in route:
            value = value[step]
        assert value.strip() == sentence
        assert len(again.places) == len(read_document("caf/essai", text).source.places)


def test_a_route_that_leads_nowhere_changes_nothing():
    assert rewritten(FILE, ("etapes", 7), "Mieux") is None


@pytest.mark.parametrize("slug", ["exemples/tout", "caf/declaration-ressources"])
def test_every_sentence_of_a_shipped_file_can_be_replaced_and_put_back(slug):
    path: Path = ROOT / "procedures" / f"{slug}.yaml"
    text = path.read_text("utf-8")

    for spot in list(spots(read_document(slug, text)))[::7]:
        changed = rewritten(text, spot.route, "Une autre phrase.")
        lines = [(one, two) for one, two in zip(text.splitlines(), changed.splitlines(), strict=False)]
        assert changed.count("#") == text.count("#")
        assert next(number for number, (one, two) in enumerate(lines) if one != two) >= 0
        assert [one.text for one in spots(read_document(slug, changed))].count("Une autre phrase.") == 1
