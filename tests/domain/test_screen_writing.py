"""The drawn screen of a gesture: read as a form shows it, written back, and nothing else moves."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from app.domain.document import read_document
from app.domain.errors import Unknown
from app.domain.mending.manuscript import Manuscript
from app.domain.screen_reading import Drawing, Element, drawing_at, gestures, route_of
from app.domain.screen_writing import with_drawing
from app.domain.shape_parts import ELEMENT_KINDS
from tests.documents import a_procedure

FULL = """- id: connexion
  titre: Se connecter
  etapes:
    - faire: Ouvrez le site.
      ecran:   # la page
        adresse: www.caf.fr
        # de haut en bas
        elements:
          # en haut
          - menu: Mon compte   # vu
            cible: true
          - champ: "Adresse : mail"
            exemple: a@b.fr
          - {lien: Aide}
      # les blocages
      bloque:
        - {si: Rien., alors: Attendez.}
    - faire: Tapez votre nom.
      bloque: [{si: Rien., alors: Attendez.}]
    - {faire: Relisez., ecran: {elements: [{lien: A, cible: true}, {lien: "B, C"}]}}
"""
TEXT = a_procedure(FULL)
DOCUMENT = read_document("caf/aide", TEXT)
FIRST, SECOND, THIRD = (route_of(DOCUMENT, f"connexion.{rank}") for rank in (1, 2, 3))
NEW = Element("bouton", "Valider : oui", read=True)

labels = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn")), max_size=20)
elements = st.builds(
    Element, st.sampled_from(ELEMENT_KINDS), labels, st.booleans(), labels, st.booleans(), st.none()
)


def shown(drawing: Drawing) -> Drawing:
    """The same, wherever its elements came from."""
    return replace(drawing, elements=tuple(replace(one, origin=None) for one in drawing.elements))


def test_a_form_shows_what_the_text_draws():
    assert gestures(DOCUMENT) == {
        "connexion.1": ("Ouvrez le site.", True),
        "connexion.2": ("Tapez votre nom.", False),
        "connexion.3": ("Relisez.", True),
    }
    assert drawing_at(TEXT, FIRST) == Drawing(
        "www.caf.fr",
        (
            Element("menu", "Mon compte", target=True, read=True, origin=0),
            Element("champ", "Adresse : mail", example="a@b.fr", read=True, origin=1),
            Element("lien", "Aide", read=True, origin=2),
        ),
    )
    assert drawing_at(TEXT, SECOND) == Drawing()


def test_elements_change_places_with_their_own_lines_and_comments():
    drawing = drawing_at(TEXT, FIRST)
    menu, field, link = drawing.elements

    text = with_drawing(TEXT, FIRST, replace(drawing, elements=(link, menu, replace(field, label="Mail"))))

    assert MOVED in text
    assert text.replace(MOVED, STOOD) == TEXT


STOOD = """          elements:
            # en haut
            - menu: Mon compte   # vu
              cible: true
            - champ: "Adresse : mail"
              exemple: a@b.fr
            - {lien: Aide}
"""
MOVED = """          elements:
            - {lien: Aide}
            # en haut
            - menu: Mon compte   # vu
              cible: true
            - champ: Mail
              exemple: a@b.fr
"""


def test_a_screen_is_put_before_what_helps_when_one_is_stuck():
    text = with_drawing(TEXT, SECOND, Drawing("www.caf.fr", (replace(NEW, target=True),)))

    added = """        ecran:
          adresse: www.caf.fr
          elements:
            - bouton: "Valider : oui"
              cible: true
"""
    assert text == TEXT.replace("        bloque: [{si", f"{added}        bloque: [{{si")


def test_a_screen_without_elements_is_none():
    assert "ecran" not in with_drawing(TEXT, FIRST, Drawing()).split("# les blocages")[0]
    assert "{faire: Relisez.}" in with_drawing(TEXT, THIRD, Drawing())


def test_labels_that_nobody_read_on_the_site_are_a_doubt_of_the_gesture():
    drawing = drawing_at(TEXT, FIRST)
    doubted = tuple(replace(one, read=one.kind == "menu") for one in drawing.elements)

    text = with_drawing(TEXT, FIRST, replace(drawing, elements=doubted))

    assert 'a_verifier: "Mots du dessin à lire sur le site : « Adresse : mail », « Aide »."\n' in text
    assert drawing_at(text, FIRST).elements == doubted
    assert with_drawing(text, FIRST, drawing) == TEXT


def test_a_gesture_that_is_no_more_is_unknown():
    with pytest.raises(Unknown):
        route_of(DOCUMENT, "connexion")


@given(
    st.sampled_from([FIRST, SECOND, THIRD]),
    st.lists(elements, max_size=4),
    st.permutations(drawing_at(TEXT, FIRST).elements),
    st.integers(0, 3),
    st.sampled_from(["", "www.caf.fr", "caf.fr"]),
)
def test_what_a_form_says_is_what_is_read_again_and_other_gestures_stay(route, made, kept, few, address):
    wanted = Drawing(address, (*(kept[:few] if route == FIRST else ()), *made))

    text = with_drawing(TEXT, route, wanted)

    page = Manuscript(text)
    assert page.source.problems == ()
    said = drawing_at(text, route)
    sound = [one for one in wanted.elements if " ".join(one.label.split(" ")).strip()]
    assert len(said.elements) <= len(sound)
    assert sum(one.target for one in said.elements) == any(
        one.target for one in wanted.elements if one.label.strip()
    )
    assert with_drawing(text, route, said) == text
    for other in {FIRST, SECOND, THIRD} - {route}:
        assert drawing_at(text, other) == drawing_at(TEXT, other)
    assert text.count("#") >= TEXT.count("#") - 4


@pytest.mark.parametrize("slug", ["exemples/tout", "caf/declaration-ressources", "retraite/releve-carriere"])
def test_every_shipped_screen_is_written_as_it_is(slug):
    text = (ROOT / "procedures" / f"{slug}.yaml").read_text("utf-8")
    document = read_document(slug, text)

    drawn = [id for id, (_, screen) in gestures(document).items() if screen]

    assert drawn
    for id in drawn:
        route = route_of(document, id)
        drawing = drawing_at(text, route)
        assert with_drawing(text, route, drawing) == text
        more = with_drawing(text, route, replace(drawing, elements=(NEW, *drawing.elements)))
        assert shown(drawing_at(more, route)).elements == (NEW, *shown(drawing).elements)
        assert len(more.splitlines()) - len(text.splitlines()) in (0, 1)
