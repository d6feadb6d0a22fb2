"""Luc points from his desk: Amina sees it on her screen, and no longer once they went on."""

import re

from playwright.sync_api import expect


def test_what_luc_points_at_is_ringed_on_aminas_screen_until_they_go_on(together, amina, luc):
    together(at="gestes", language="ar")
    luc.page.locator("#montrer > summary").click()

    luc.page.locator(".point-press[value^=geste]").last.click()

    ringed = amina.page.locator("[data-pointed]")
    expect(ringed).to_be_in_viewport()
    expect(amina.page.locator("#montre")).not_to_be_empty()
    luc.page.locator("button[data-key=next]").click()
    expect(ringed).to_have_count(0)
    amina.is_in_step_with(luc)


def test_while_luc_asks_for_the_mouse_amina_may_stop_without_scrolling(together, amina, luc):
    together(at="gestes")

    luc.page.locator("button[data-key=hand]").click()

    amina.sees(re.compile("Voulez-vous que je"))
    expect(amina.page.get_by_text("Arrêter", exact=True)).to_be_in_viewport(ratio=1)
