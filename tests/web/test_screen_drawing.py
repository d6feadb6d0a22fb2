"""The drawn screen of a gesture: a form, a drawing beside it, and the text of the draft follows."""

import pytest

from tests.pages import words
from tests.web.house import ALL


@pytest.fixture
def zoe(house):
    """Zoé writes, and draws the screen of a gesture that has one."""
    person = house.staff("zoe")
    person.send(f"/atelier/fichier/{ALL}/ecrire")
    person.get(f"{person.at}/ecran/chemin.2")
    return person


def text(house):
    (only,) = house.program.authoring.drafts()
    return only.text


def drawn(person):
    return [words(one) for one in person.page.iter("bdi") if one.get("class") == "drawn-name"]


def test_the_form_and_the_drawing_show_what_the_text_says(house, zoe):
    assert zoe.field("adresse") == "www.service-public.gouv.fr"
    assert [zoe.field(f"mot-{rank}") for rank in range(5)] == [
        *("Dessin de l'organisme", "Mon espace", "Aide", "Bienvenue", "")
    ]
    assert drawn(zoe) == ["Dessin de l'organisme", "Mon espace", "Aide", "Bienvenue"]


def test_a_row_more_is_an_element_more_and_nothing_else_of_the_file_moves(house, zoe):
    before = text(house)

    sent = {f"lu-{rank}": "on" for rank in range(4)} | {"cible": "1"}
    zoe.press("Enregistrer", **sent, **{"mot-4": "Valider : oui", "sorte-4": "bouton", "lu-4": "on"})

    added = '                - bouton: "Valider : oui"\n'
    assert text(house).replace(added, "") == before
    assert drawn(zoe)[-1] == "Valider : oui"


def test_a_word_that_nobody_read_on_the_site_stays_to_be_verified(house, zoe):
    zoe.press("Enregistrer", **{"cible": "1", "mot-4": "Valider"})

    assert "« Valider »." in text(house)
    assert "Mots du dessin à lire sur le site" in text(house)


def test_rows_change_places(house, zoe):
    zoe.press("Monter Aide", cible="1")

    assert drawn(zoe) == ["Dessin de l'organisme", "Aide", "Mon espace", "Bienvenue"]


def test_what_is_typed_is_drawn_before_it_is_kept(house, zoe):
    before = text(house)
    fields = {"adresse": "www.caf.fr", "mot-0": "<b>Oui</b>", "sorte-0": "bouton", "mot-1": ""}

    zoe.send(f"{zoe.at}/dessin", **fields)

    assert drawn(zoe) == ["<b>Oui</b>"]
    assert text(house) == before


def test_a_draft_that_moved_on_loses_nothing(house, zoe):
    zoe.press("Enregistrer", **{"version": "0", "mot-4": "Valider"})

    assert zoe.at.endswith("/conflit")
    assert len(house.program.authoring.drafts()) == 2


def test_the_editor_leads_to_the_gesture_of_its_line_and_keeps_what_was_typed(house, zoe):
    (draft,) = house.program.authoring.drafts()
    typed = draft.text.replace("Mon espace", "Mon bureau")
    line = typed.splitlines().index("          - faire: Cliquez sur « Mon bureau ».") + 1

    zoe.send(f"/atelier/brouillon/{draft.id}/ecran", texte=typed, version=str(draft.version), ligne=str(line))

    assert zoe.at.startswith(f"/atelier/brouillon/{draft.id}/ecran")
    assert "Mon bureau" in drawn(zoe)


def test_the_gestures_of_a_draft_are_listed_and_a_line_leads_to_its_own(house, zoe):
    (draft,) = house.program.authoring.drafts()
    line = draft.text.splitlines().index("          - faire: Cliquez sur « Mon espace ».") + 1
    base = f"/atelier/brouillon/{draft.id}/ecran"

    zoe.get(base)
    assert "Ouvrez le site officiel." in zoe.text
    zoe.get(f"{base}?ligne={line + 5}")

    assert zoe.at == f"{base}/chemin.2"
    assert zoe.client.get(f"{base}/connexion").status_code == 404
