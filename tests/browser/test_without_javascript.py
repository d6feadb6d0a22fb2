"""Plain forms, plain pages."""

import pytest


@pytest.fixture
def amina(reception):
    return reception.amina(java_script_enabled=False)


@pytest.fixture
def luc(reception):
    return reception.luc(java_script_enabled=False)


def test_amina_walks_three_cards(together, amina):
    together(at="identite.1")

    for _ in range(3):
        place = amina.place
        amina.goes_on()
        assert amina.place != place


def test_luc_walks_three_cards_and_changes_the_level(together, luc):
    together(at="identite.1")

    for _ in range(3):
        place = luc.place
        luc.goes_on()
        assert luc.place != place
    luc.moves(lambda: luc.uses("Faire faire"))


def test_the_screen_of_the_one_who_follows_comes_anew_by_itself(together, amina, luc):
    together(at="mois.1")
    assert amina.page.locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]").count() == 1

    luc.goes_on()

    amina.is_in_step_with(luc)
