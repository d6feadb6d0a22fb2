"""The desk says a phrase through the post: seen in the person's language, answered, seen by Luc."""

from playwright.sync_api import expect

from tests.served import eventually


def test_a_phrase_said_by_luc_is_seen_in_arabic_heard_and_answered_by_amina(together, house, amina, luc):
    sounds = []
    amina.page.on("request", lambda one: sounds.append(one.url) if one.resource_type == "media" else None)
    walk = together(language="ar")
    before = house.program.walking.scene(walk).walk
    amina.card.locator("h1 .speaker").click()
    amina.page.locator("[data-headset]").last.click()
    assert eventually(lambda: sounds)
    heard = len(sounds)

    luc.page.keyboard.press("p")
    luc.page.keyboard.type("sms")
    luc.page.keyboard.press("Enter")

    sentence = amina.page.locator("#phrase-sms-recu")
    expect(sentence).to_be_focused()
    expect(sentence).to_contain_text("Avez-vous reçu un SMS ?")
    expect(amina.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(sentence.locator("[data-speaking]")).to_be_visible()
    assert len(sounds) == heard + 1

    amina.page.keyboard.press("Escape")
    expect(amina.card.locator("#titre")).to_be_visible()
    amina.page.keyboard.press("Enter")
    amina.press("نعم")

    expect(luc.page.locator("#phrase-dite strong")).to_have_text("Oui")
    expect(amina.page.locator(".saying")).to_have_count(0)
    expect(amina.card.locator("#titre")).to_be_focused()
    assert house.program.walking.scene(walk).walk == before
