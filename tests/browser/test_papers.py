"""The mandate on paper: each copy is one leaf, French in front and the person's language behind."""

from app.domain.autonomy import Autonomy


def test_a_copy_of_the_mandate_is_one_leaf_and_the_slip_a_leaf_of_its_own(house, luc):
    walk = house.open(level=Autonomy.DONE_FOR, language="ar", at="gestes")
    luc.open(f"/mediation/parcours/{walk.id}/mandat")

    sheets = luc.page.pdf(prefer_css_page_size=True)

    luc.page.emulate_media(media="print")
    assert sheets.count(b"/Type /Page\n") + sheets.count(b"/Type /Page ") == 5
    assert luc.page.get_by_role("button").filter(visible=True).count() == 0
