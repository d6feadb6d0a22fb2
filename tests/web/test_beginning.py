"""A new procedure: a form, and one is in the editor, with a sound file to write over."""

import pytest

from tests.documents import a_procedure
from tests.web.house import CAF


@pytest.fixture
def zoe(house):
    person = house.staff("zoe")
    person.get("/atelier/nouvelle")
    return person


def draft(house):
    (only,) = house.program.authoring.drafts()
    return only


def test_an_empty_frame_is_named_after_its_title(house, zoe):
    zoe.press("Commencer à écrire", titre="Demander : une aide", organisme="caf", famille="social")

    assert draft(house).file == "caf/demander-une-aide"
    assert draft(house).text.startswith('titre: "Demander : une aide"\norganisme: caf\nfamille: social\n')
    assert zoe.at == f"/atelier/brouillon/{draft(house).id}"


def test_a_family_is_that_of_most_other_procedures_of_the_organisation(house, zoe):
    zoe.press("Commencer à écrire", titre="Une aide", organisme="caf")

    assert "\nfamille: social\n" in draft(house).text


def test_a_list_of_sentences_becomes_steps(house, zoe):
    zoe.press(
        "Commencer à écrire",
        titre="Lire",
        organisme="savoir-faire",
        depart="phrases",
        phrases="Ouvrez le site.\r\n\r\nVous le voyez ?\r\n",
    )

    assert draft(house).file == "savoir-faire/lire"
    assert "- faire: Ouvrez le site.\n" in draft(house).text
    assert "question: Vous le voyez ?\n" in draft(house).text


def test_a_copy_is_offered_from_the_address_and_keeps_its_steps(house, zoe):
    zoe.get(f"/atelier/nouvelle?copie={CAF}")

    zoe.press(
        "Commencer à écrire", titre="Autre chose", organisme="caf", depart="copie", copie=CAF, nom="autre"
    )

    assert draft(house).file == "caf/autre"
    assert "\na_verifier:" in draft(house).text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"titre": " "}, "Donnez un titre"),
        ({"titre": "Une aide", "organisme": ""}, "Choisissez un organisme"),
        ({"titre": "Une aide", "organisme": "msa", "famille": ""}, "Choisissez une famille."),
        ({"titre": "Une aide", "nom": "Été"}, "Ce nom ne convient pas."),
        ({"titre": "Une aide", "nom": CAF.partition("/")[2]}, "porte déjà ce nom"),
        ({"titre": "Une aide", "depart": "phrases", "phrases": "# Rien"}, "Écrivez au moins une phrase"),
        ({"titre": "Une aide", "depart": "copie", "copie": "../caf"}, "Choisissez de quoi partir."),
    ],
)
def test_what_cannot_begin_is_said_and_the_form_keeps_what_was_typed(house, zoe, fields, told):
    answer = zoe.press("Commencer à écrire", **{"organisme": "caf", **fields})

    assert answer.status_code == 422
    assert told in zoe.text
    assert zoe.field("titre") == fields["titre"].strip()
    assert house.program.authoring.drafts() == ()


def test_a_step_is_renamed_from_the_line_where_one_stands(house, zoe):
    text = a_procedure()
    line = str(text.splitlines().index("      - faire: Ouvrez le site.") + 1)

    asked = zoe.send("/atelier/renommer", texte=text, ligne=line).json
    changed = zoe.send("/atelier/renommer", texte=text, ligne=line, nom="entree").json
    refused = zoe.send("/atelier/renommer", texte=text, ligne=line, nom="Été")

    (edit,) = changed["edits"]
    assert (asked["was"], asked["edits"]) == ("connexion", [])
    assert text[: edit["from"]] + edit["text"] + text[edit["to"] :] == text.replace("connexion", "entree")
    assert (refused.status_code, "minuscules" in refused.json["told"]) == (422, True)
