"""The structure: its settings over the defaults of the machine, and what a form may say."""

import pytest

from app.domain.errors import Refused
from app.domain.post import Disposition
from app.domain.structure import Structure, structure_of, typed_structure

MACHINE = Structure(name="PIMMS", interpreter="01 02 03 04 05")
TYPED = {
    "name": "PIMMS de Blois",
    "address": "4 place du Marché",
    "disposition": "deux_ecrans",
    "rereading": "autre",
}


def test_what_was_settled_wins_over_the_machine_and_the_rest_follows_it():
    settled = typed_structure({**TYPED, "interpreter": "01 02 03 04 05"}).kept(MACHINE)

    assert settled == {
        "name": "PIMMS de Blois",
        "address": "4 place du Marché",
        "disposition": "deux_ecrans",
    }
    moved = structure_of(settled, Structure(name="Autre", interpreter="09"))
    assert (moved.name, moved.interpreter, moved.disposition) == (
        "PIMMS de Blois",
        "09",
        Disposition.TWO_SCREENS,
    )


def test_a_line_emptied_on_the_page_stays_empty_whatever_the_machine_says():
    settled = typed_structure(TYPED).kept(MACHINE)

    assert structure_of(settled, MACHINE).interpreter == ""


def test_a_setting_of_another_version_is_passed_over():
    assert structure_of({"couleur": "bleu"}, MACHINE) == MACHINE


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "structure-name"),
        ({"name": "n" * 61}, "structure-name"),
        ({"hours": "h" * 201}, "structure-long"),
        ({"dpo": "a\u202eb"}, "structure-long"),
        ({"disposition": "plafond"}, "structure-form"),
        ({"rereading": "personne"}, "structure-form"),
    ],
)
def test_what_cannot_be_is_refused(change, code):
    with pytest.raises(Refused, match=code):
        typed_structure({**TYPED, **change})


def test_spaces_are_folded_and_the_place_says_where_and_when_to_come_back():
    said = typed_structure({**TYPED, "hours": "  le   matin "})

    assert said.place == "PIMMS de Blois, 4 place du Marché, le matin"
    assert Structure().place == "PIMMS"
