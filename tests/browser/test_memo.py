"""The memo goes on paper alone, and the post's own screen follows when the walk is over."""

from playwright.sync_api import expect

from app.domain.walk import Outcome


def test_on_paper_there_is_nothing_but_the_memo(house, amina):
    walk = house.open(amina.at, at="fin", language="ar")
    amina.open("/poste/memo")
    seen = "() => [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()).length"
    inside = "() => [...document.querySelectorAll('#memo *')].filter((one) => one.checkVisibility()).length"
    around = 3  # the frame: main, its column, the memo itself

    amina.page.emulate_media(media="print")

    assert amina.page.evaluate(seen) == amina.page.evaluate(inside) + around
    expect(amina.page.locator(".memo-write").first).to_be_visible()
    amina.page.emulate_media(media="screen")
    expect(amina.page.locator(".memo-write").first).to_be_hidden()

    house.program.walking.end(walk.id, Outcome.DONE)

    amina.page.wait_for_url("**/poste")


def test_the_slip_of_what_is_missing_leaves_the_screen_when_the_walk_is_over(house, amina):
    walk = house.open(amina.at)
    amina.open("/poste")
    amina.press("Il me manque quelque chose")
    amina.reads("Il me manque")
    expect(amina.page.get_by_role("button", name="Imprimer")).to_be_visible()

    house.program.walking.end(walk.id, Outcome.DONE)

    amina.page.wait_for_url("**/poste")
