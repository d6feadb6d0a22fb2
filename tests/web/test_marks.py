"""Texts become elements: two marks, names, and nothing else whatever an author types."""

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from app.domain.language import breakable
from app.web.marks import marked

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["**", "«", "»", "« Mon Compte »", "<b>", "</bdi>", "<script>", "&amp;", '"', "{nom}"]
        ),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    )
).map(" ".join)


def parsed(text: str):
    return html5lib.parseFragment(str(text), namespaceHTMLElements=False)


@given(TEXTS)
def test_any_text_stays_text_and_makes_only_the_elements_of_the_marks(text):
    page = parsed(marked(text))

    assert {element.tag for element in page.iter()} <= {"DOCUMENT_FRAGMENT", "b", "bdi", "span"}
    assert without_bold("".join(page.itertext())) == without_bold(text)


def without_bold(text: str) -> str:
    return breakable(text.replace("**", ""))


def test_a_label_is_french_from_left_to_right_whatever_runs_around_it():
    page = parsed(marked("انقر على « Mon Compte »."))

    label = page.find("bdi")
    assert (label.get("lang"), label.get("dir")) == ("fr", "ltr")
    assert "".join(label.itertext()) == "«\u00a0Mon Compte\u00a0»"
    assert "".join(page.itertext()) == "انقر على «\u00a0Mon Compte\u00a0»."


def test_a_telephone_number_is_never_cut_by_the_end_of_a_line():
    page = parsed(marked("Appelez le 09 72 67 50 41 : un opérateur répond 24 heures sur 24."))

    number = "09\u00a072\u00a067\u00a050\u00a041"
    assert "".join(page.itertext()) == f"Appelez le {number}\u00a0: un opérateur répond 24 heures sur 24."


def test_bold_may_hold_a_label():
    page = parsed(marked("Cliquez **sur « Valider » ici** puis lisez."))

    assert breakable("".join(page.find("b").itertext())) == "sur « Valider » ici"
    assert page.find("b/bdi") is not None


def test_a_bold_that_is_never_closed_is_left_as_typed():
    page = parsed(marked("**un** et **deux"))

    assert ["".join(bold.itertext()) for bold in page.findall("b")] == ["un"]
    assert "".join(page.itertext()) == "un et **deux"


def test_a_name_takes_the_place_of_its_placeholder_in_french():
    page = parsed(marked("افتح موقع {organisme}", {"organisme": "<CAF>"}))

    assert "".join(page.find("bdi").itertext()) == "<CAF>"
    assert page.find("bdi").get("lang") == "fr"


def test_a_placeholder_without_a_name_is_left_as_typed():
    assert str(marked("Site : {organisme}")) == "Site\u00a0: {organisme}"


def test_a_line_never_breaks_before_the_signs_that_french_sets_apart():
    assert str(marked("Avez-vous fini ? Oui ; non !")) == "Avez-vous fini\u00a0? Oui\u00a0; non\u00a0!"
