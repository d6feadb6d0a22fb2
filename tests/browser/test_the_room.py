"""The plan of the room, arranged on one board and seen on another; a call is told, and rings."""

import re

from playwright.sync_api import expect


def test_a_post_pushed_with_the_keyboard_moves_on_the_other_board_where_a_call_rings(reception, house):
    luc, colleague = reception.luc(), reception.luc()
    pushed, other = (reception.a_place().post for _ in range(2))
    colleague.open("/mediation")
    colleague.press("Son doux à chaque appel")
    expect(colleague.page.get_by_role("button", name="Son doux à chaque appel", pressed=True)).to_be_visible()
    colleague.page.mouse.click(5, 5)
    luc.open("/mediation?ranger=oui")
    further = luc.page.get_by_role("button", name=f"{pushed.name} : une place à droite", exact=True)
    further.focus()

    luc.page.keyboard.press("Enter")

    expect(luc.page.locator("#rangement")).to_have_text(
        re.compile(rf"^{pushed.name}\s: rangée 1, place 2\.$")
    )
    expect(further).to_be_focused()
    posts = colleague.page.locator(".place h2").filter(has_text="Poste")
    expect(posts).to_have_text([other.name, pushed.name])

    luc.page.keyboard.press("ArrowDown")

    expect(luc.page.locator("#rangement")).to_have_text(re.compile(r"rangée 2, place 2\.$"))
    expect(luc.page.get_by_role("button", name=f"{pushed.name} : une place plus bas")).to_be_focused()

    house.program.room.call(pushed.id)

    expect(colleague.page.get_by_role("status").filter(has_text="1 personne appelle")).to_contain_text(
        pushed.name
    )
    expect(colleague.page.locator("[data-rang='1']")).to_have_count(1)
