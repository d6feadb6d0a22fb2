"""The translator's table, in a browser: typed, remarked on, saved by going on, seen on the card."""

from playwright.sync_api import expect

from app.domain.gesture import Sentence
from tests.browser.house import DECLARATION, furnished
from tests.browser.people import Luc
from tests.web.translated import own_translations

SOURCE = "En haut de la page, vous voyez « Mon Compte »."


def test_a_sentence_is_translated_by_the_keyboard_and_its_card_follows(reception, tmp_path):
    with furnished(tmp_path, root=own_translations(tmp_path)) as own:
        luc = Luc(reception.context(own.base, {"s": own.session}).new_page())
        luc.open(f"/atelier/traduire/ar/{DECLARATION}")
        row = luc.page.locator(".pair").filter(has=luc.page.locator(f'input[value="{SOURCE}"]'))
        field, remarks, keys = row.get_by_role("textbox"), row.locator(".pair-remarks"), luc.page.keyboard
        block = luc.page.locator(".sheet-card").filter(has=row)
        block.locator("summary", has_text="Voir la carte").first.click()
        expect(block.locator(".sheet-picture")).to_be_visible()

        field.fill("ترون ")
        expect(remarks).to_contain_text("Laissez « Mon Compte » en français")
        row.get_by_role("button", name="« Mon Compte »").click()
        expect(remarks).to_have_text("")
        expect(field).to_be_focused()
        keys.press("Control+Enter")

        expect(row.locator(".standing")).to_have_text("Non relue, traduite par Luc")
        expect(field).not_to_be_focused()
        expect(luc.page.locator(".pair textarea:focus")).to_have_count(1)
        expect(block.locator(".sheet-picture")).to_contain_text("ترون")
        said = own.program.catalogues.phrase(Sentence(SOURCE, "caf"), "ar")
        assert (said.text, said.reviewed) == ("ترون « Mon Compte »", False)
