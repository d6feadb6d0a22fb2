"""Beside the text that a trainer types: its card at once, the last good one while it cannot be shown."""

from playwright.sync_api import expect

from tests.browser.house import DECLARATION


def test_the_card_follows_what_is_typed_and_waits_through_a_mistake(house, luc):
    authoring = house.program.authoring
    by = next(one for one in house.program.accounts.all() if one.id == house.luc_id)
    draft = authoring.begin(DECLARATION, by)
    line = next(rank for rank, one in enumerate(draft.text.splitlines(), 1) if "faire:" in one)
    luc.open(f"/atelier/brouillon/{draft.id}#ligne-{line}")
    card, frame = luc.page.locator("#apercu .card"), luc.page.locator("#apercu")
    text, keys = luc.page.get_by_role("textbox", name="Texte du fichier"), luc.page.keyboard

    text.press("End")
    keys.insert_text(" Tout de suite")
    expect(card).to_contain_text("Tout de suite")
    luc.page.get_by_label("La médiation").check()
    expect(frame).to_contain_text("Gardez les mains loin de la souris.")

    text.press("End")
    keys.insert_text(" : ici")
    expect(frame).to_contain_text("Ce que vous voyez date d’avant.")
    expect(frame).to_contain_text("Tout de suite")

    text.press("Control+z")
    expect(frame).not_to_contain_text("Ce que vous voyez date d’avant.")

    luc.page.get_by_role("tab", name="Arbre").click()
    expect(luc.page.locator("#arbre [data-here]")).to_contain_text("Ouvrez le site")
