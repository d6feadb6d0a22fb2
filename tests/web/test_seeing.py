"""What a trainer sees of a text before anybody publishes it."""

import re
from itertools import combinations, pairwise

import pytest

from app.domain.document import read_document
from app.domain.sketch import every_drawn
from app.domain.whereabouts import item_at
from app.web.i18n import speaking
from app.web.seeing import drawn
from tests.pages import words
from tests.web.house import CAF

FILE = f"/atelier/fichier/{CAF}"


@pytest.fixture
def zoe(house):
    return house.staff("zoe")


def text_of(house, id=CAF):
    return house.walking.library.text(id)


def line_with(text, said):
    return next(rank for rank, line in enumerate(text.splitlines(), 1) if said in line)


def look(zoe, way, text, **fields):
    zoe.send(f"/atelier/{way}", fichier=CAF, texte=text, **fields)
    return " ".join(words(one) for one in zoe.page.iter())


def test_the_card_of_a_line_is_the_visitors_own(house, zoe):
    text = text_of(house)
    line = line_with(text, "faire:")
    said = text.splitlines()[line - 1].partition("faire:")[2].strip()

    shown = look(zoe, "apercu", text, ligne=line)

    assert words_without_marks(said) in words_without_marks(shown)


def test_what_is_typed_is_seen_before_it_is_kept(house, zoe):
    text = text_of(house)
    line = line_with(text, "faire:")
    changed = re.sub(r"faire: .*", "faire: Ouvrez la page du jour.", text, count=1)

    assert "Ouvrez la page du jour." in look(zoe, "apercu", changed, ligne=line)
    assert "Ouvrez la page du jour." not in text_of(house)


def test_a_card_is_seen_in_the_language_asked_for(house, zoe):
    look(zoe, "apercu", text_of(house), ligne=1, langue="ar")

    assert [one.get("dir") for one in zoe.page.iter() if "visitor-card" in one.get("class", "")] == ["rtl"]


def test_the_notes_of_the_mediation_are_seen_at_each_level(house, zoe):
    text = text_of(house)
    line = line_with(text, "faire:")
    stances = {
        "a_la_place": "Racontez chaque geste avant de le faire.",
        "avec": "Gardez les mains loin de la souris.",
        "faire_faire": "Laissez faire.",
    }

    for level, stance in stances.items():
        assert stance in look(zoe, "apercu", text, ligne=line, niveau=level, volet="mediation")


def test_a_text_that_cannot_be_shown_keeps_the_last_good_card_and_says_why(house, zoe):
    text = text_of(house)

    shown = look(zoe, "apercu", text.replace("etapes:", "etape:", 1), ligne=1)

    assert "Ce que vous voyez date d’avant." in shown
    assert re.search(r"Ligne \d+ : ", shown)
    assert "Déclarer mes ressources" in shown


def test_a_fault_is_drawn_on_its_part_of_the_tree(house, zoe):
    text = text_of(house)
    line = line_with(text, "faire:")

    broken = text.replace("faire:", "fair:", 1)
    _, item = item_at(read_document(CAF, broken), line)

    look(zoe, "arbre", broken)

    faulty = [one for one in zoe.page.iter() if one.get("data-faulty") == "error"]
    assert {link.get("data-line") for box in faulty for link in box if link.get("data-line")} == {
        str(item.place().line)
    }


def test_a_registry_has_no_card(zoe):
    zoe.get("/atelier/fichier/registres/organismes/arbre")
    assert zoe.answer.status_code == 404


def test_everything_unfolded_says_every_gesture(house, zoe):
    zoe.get(FILE + "/deplie")

    shown = words_without_marks(" ".join(words(one) for one in zoe.page.iter()))
    for gesture in house.walking.library.editions()[CAF].procedure.walk_nodes():
        if hasattr(gesture, "texts"):
            assert words_without_marks(gesture.texts.do.text) in shown


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_drawing_of_a_shipped_file_has_two_parts_over_one_another(house, language):
    library = house.walking.library
    with house.program.app.test_request_context(), speaking(language):
        for id in library.editions():
            sketch, sections = drawn(id, library.text(id), ())
            boxes = [box for section in sections for box in section.block.boxes]
            ways = sum(len(one.ways) for one in every_drawn(sketch.nodes))
            assert sum(box.look == "reponse" for box in boxes) == ways
            for section in sections:
                _stand_apart(section.block)


def _stand_apart(block):
    for box in block.boxes:
        assert box.x >= -0.01
        assert box.x + box.width <= block.width + 0.01
        assert box.y + box.height <= block.height + 0.01
        assert all(box.y < one.y <= box.y + box.height for one in box.lines)
        assert all(after.y - before.y >= 17 for before, after in pairwise(box.lines))
    for one, other in combinations(block.boxes, 2):
        assert _apart(one, other) or _inside(one, other) or _inside(other, one)


def _apart(one, other):
    aside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return aside or one.y + one.height <= other.y or other.y + other.height <= one.y


def _inside(one, other):
    return (
        other.look == "etape"
        and other.x <= one.x
        and other.y < one.y
        and one.x + one.width <= other.x + other.width
        and one.y + one.height <= other.y + other.height
    )


def words_without_marks(text):
    return re.sub(r"[«»*\s\u00a0\"]+", " ", text).strip()
