"""Luc lends his voice to a sentence: two presses, and the post says it."""

from playwright.sync_api import expect

# A word lasts as long as it lasts.
SPEAKS = """async () => {
  const began = performance.now();
  while (performance.now() - began < 400) await new Promise(requestAnimationFrame);
}"""


def test_a_sentence_is_recorded_in_two_presses_and_the_post_says_it(house, amina, luc):
    walk = house.open(amina.at, language="ar", at="question")
    luc.open(f"/mediation/parcours/{walk.id}")
    luc.page.get_by_text("Enregistrer ma voix").click()
    row = luc.page.locator(".voice").first

    row.get_by_role("button", name="Enregistrer la voix").click()
    expect(row.get_by_role("button", name="Arrêter, garder")).to_be_visible()
    luc.page.evaluate(SPEAKS)
    row.get_by_role("button", name="Arrêter, garder").click()

    expect(row.get_by_text("enregistré")).to_be_visible()
    expect(row.locator("audio")).to_be_visible()
    amina.open("/poste")
    heard = amina.page.locator("[data-recorded]").first.get_attribute("data-said")
    kept = luc.page.request.get(row.locator("audio").get_attribute("src")).body()
    assert amina.page.request.get(heard).body() == kept
