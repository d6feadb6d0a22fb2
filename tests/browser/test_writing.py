"""The workshop's editor, in a browser: typed, seen, mended, saved, undone, left by the keyboard alone."""

import re

from playwright.sync_api import expect

from tests.browser.house import DECLARATION


def test_a_slip_is_seen_while_typing_mended_by_a_press_saved_and_undone(house, luc):
    authoring = house.program.authoring
    by = next(one for one in house.program.accounts.all() if one.id == house.luc_id)
    draft = authoring.begin(DECLARATION, by)
    luc.open(f"/atelier/brouillon/{draft.id}")
    text = luc.page.get_by_role("textbox", name="Texte du fichier")
    saved = luc.page.locator("[data-saved]")
    keys = luc.page.keyboard

    text.press("Control+Home")
    for key in (*["ArrowDown"] * 3, *["ArrowRight"] * 3, "s"):
        keys.press(key)
    luc.page.get_by_role("tab", name="Remarques").click()
    luc.sees("La clé « buts » n’existe pas ici.")
    luc.press("Écrire « but »")
    luc.sees_no("La clé « buts » n’existe pas ici.")
    text.press("Control+s")
    expect(saved).to_have_text(re.compile("^Enregistré à"))
    assert authoring.draft(draft.id).text == draft.text

    text.press("Control+z")
    luc.sees("La clé « buts » n’existe pas ici.")
    expect(saved).to_have_text(re.compile("^Enregistré à"))
    assert authoring.draft(draft.id).text == draft.text.replace("\nbut: ", "\nbuts: ", 1)

    keys.press("Escape")
    keys.press("Tab")
    expect(text).not_to_be_focused()
    expect(luc.page.get_by_role("tab", name="Remarques")).to_be_focused()


def test_what_may_be_written_is_proposed_and_a_piece_comes_ready_to_fill(house, luc):
    by = next(one for one in house.program.accounts.all() if one.id == house.luc_id)
    text = (
        "titre: Essai\netapes:\n  - id: debut\n    titre: Le début\n    etapes:\n      - faire: Cliquez ici."
    )
    draft = house.program.authoring.begin_with("caf/un-essai", text, by)
    luc.open(f"/atelier/brouillon/{draft.id}")
    field, keys = luc.page.get_by_role("textbox", name="Texte du fichier"), luc.page.keyboard
    proposed = luc.page.locator(".editor-frame").get_by_role("option")

    field.press("Control+End")
    keys.press("Enter")
    keys.type("nat")
    proposed.get_by_text("nature", exact=True).click()
    proposed.get_by_text("sur", exact=True).click()
    luc.page.get_by_text("Ajouter", exact=True).click()
    luc.press("Une question")

    expect(field).to_contain_text("question: La question à écrire ?")
    luc.press("Enregistrer")
    expect(luc.page.locator("[data-saved]")).to_have_text(re.compile("^Enregistré à"))
    written = house.program.authoring.draft(draft.id).text
    assert written.startswith(f"{text}\n        nature: sur\n      - id: question\n")
