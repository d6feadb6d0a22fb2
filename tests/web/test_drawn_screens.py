"""The real page, drawn: what it says to who listens, and what answers a press."""

import pytest

from tests.pages import words
from tests.web.house import CAF


@pytest.fixture
def drawing(house):
    """The drawn screen where one clicks on « Mon Compte », in a language."""

    def shown(language: str):
        amina = house.amina()
        walk = house.open(CAF, language=language)
        house.to(walk, "ouvrir.1", aide="concernee", situation="non")
        amina.get("/poste")
        return next(figure for figure in amina.page.iter("figure") if "Mon Compte" in words(figure))

    return shown


def told(figure) -> list[str]:
    """What a screen reader says of it, before the drawing itself."""
    title, words_of_it = list(figure)[:2]
    return [words(title), *(words(line) for line in words_of_it.iter() if line.tag in ("p", "li"))]


def test_a_drawing_is_told_in_words(drawing):
    assert told(drawing("fr")) == [
        "Dessin de la page www.caf.fr",
        "On y voit :",
        "le lien « Aides et démarches »",
        "le menu « Mon Compte »",
        "Cherchez : le menu « Mon Compte »",
    ]


def test_what_is_printed_on_the_site_stays_french_in_any_language_and_its_meaning_follows(drawing):
    figure = drawing("ar")

    printed = [one for one in figure.find("div").iter("bdi") if "Mon Compte" in words(one)]
    assert {(one.get("lang"), one.get("dir"), words(one)) for one in printed} == {
        ("fr", "ltr", "« Mon Compte »")
    }
    assert all("حسابي" in line for line in told(figure) if "Mon Compte" in line)


def test_the_part_of_an_address_that_says_whose_site_it_is_stands_out(drawing):
    address = next(one for one in drawing("fr").find("button").iter("bdi") if "caf.fr" in words(one))

    assert (words(address), [words(part) for part in address.iter("b")]) == ("www.caf.fr", ["caf.fr"])


def test_a_press_on_a_drawing_sends_nothing_and_says_where_the_real_button_is(drawing):
    figure = drawing("fr")
    pressed = figure.find("button")

    ids = {one.get("id"): one for one in figure.iter() if one.get("id")}
    assert pressed.get("type") == "button"
    assert words(ids[figure.get("aria-labelledby")]) == "Dessin de la page www.caf.fr"
    assert words(ids[pressed.get("aria-describedby")]) == (
        "Ceci est un dessin. Cherchez le même bouton sur le site, à côté."
    )


def test_a_drawing_marks_one_thing_with_a_word_too(drawing):
    marked = [one for one in drawing("fr").iter("span") if "data-target" in one.attrib]

    assert [words(one) for one in marked] == ["ici Mon Compte"]
