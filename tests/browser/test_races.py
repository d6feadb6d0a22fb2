"""Two presses at once, a press too many, a press from a screen that is behind."""

import pytest


@pytest.fixture(autouse=True)
def refusals_are_expected(amina, luc):
    """A stale press is answered 409, of which the browser tells its console."""
    amina.complaints_matter = luc.complaints_matter = False


@pytest.mark.parametrize("milliseconds", [0, 150, 300])
def test_a_double_click_moves_once(milliseconds, house, together, amina):
    walk = together(at="identite.1")
    before = amina.version
    box = amina.page.get_by_role("button", name="C’est fait").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    amina.page.mouse.click(x, y)
    amina.page.wait_for_timeout(milliseconds)
    amina.page.mouse.down(click_count=2)
    amina.page.mouse.up(click_count=2)
    amina.shows_version(before + 1)
    amina.page.wait_for_timeout(300)

    amina.shows_version(before + 1)
    assert house.program.walking.scene(walk).walk.version == before + 1


def test_a_screen_that_is_behind_is_shown_the_present_card_and_moves_nothing(house, together, amina, luc):
    walk = together(at="mois.1")
    for address in ("**/direct*", "**/poste/ecran*"):
        amina.page.route(address, lambda route: route.abort())
    amina.page.reload()
    behind = amina.version
    luc.goes_on()
    assert amina.version == behind

    amina.press("C’est fait")

    amina.is_in_step_with(luc)
    assert house.program.walking.scene(walk).walk.version == behind + 1


def test_two_who_press_together_move_once(house, together, amina, luc):
    walk = together(at="mois.1")
    before = amina.version
    press = "name => [...document.querySelectorAll('button')].find(one => one.matches(name)).click()"

    amina.page.evaluate(f"setTimeout(() => ({press})('.actions [data-look=main]'), 300)")
    luc.page.evaluate(f"setTimeout(() => ({press})('[data-key=next]'), 250)")
    amina.shows_version(before + 1)
    luc.is_in_step_with(amina)
    amina.page.wait_for_timeout(400)

    assert house.program.walking.scene(walk).walk.version == before + 1
