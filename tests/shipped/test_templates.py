"""What every template promises: a strict policy unbroken, every form guarded, every picture with its word."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[2] / "app" / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
OURS = [name for name in NAMES if name.startswith(("card/", "visitor/"))]
PRACTICE = ["card/_live_screen.html", "card/_practice_gesture.html"]  # the only two where one types


def markup(name):
    """A template without its comments."""
    return re.sub(r"\{#.*?#\}", "", (TEMPLATES / name).read_text(), flags=re.S)


def tags(name, *wanted):
    return re.findall(rf"<(?:{'|'.join(wanted)})\b[^>]*>", markup(name))


@pytest.mark.parametrize("name", NAMES)
def test_no_style_and_no_behaviour_is_written_in_a_page(name):
    page = markup(name)

    assert re.findall(r"<style\b|\sstyle=|\son[a-z]+=|\shx-on\b|javascript:", page) == []
    assert [tag for tag in tags(name, "script") if " src=" not in tag] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_form_that_sends_carries_its_token(name):
    forms = re.findall(r"<form\b[^>]*method=\"post\"[^>]*>.*?</form>", markup(name), flags=re.S)

    assert [form[:80] for form in forms if "csrf_field()" not in form] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_is_silent_or_has_a_name(name):
    pictures = tags(name, "svg", "img")

    assert [one for one in pictures if not re.search(r'aria-hidden="true"|aria-label|\salt=', one)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_another_window_knows_nothing_of_ours(name):
    opened = [tag for tag in tags(name, "a") if 'target="_blank"' in tag]

    assert [tag for tag in opened if 'rel="noopener"' not in tag] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_template_says_first_what_it_is(name):
    assert (TEMPLATES / name).read_text().startswith("{#-")


@pytest.mark.parametrize("name", [name for name in OURS if name not in PRACTICE])
def test_nothing_can_be_typed_on_a_visitors_page(name):
    assert tags(name, "textarea", "select") == []
    # A box to tick without a name is sent nowhere; one that has a name carries its rank and nothing else.
    ticked = r'^(?!.*\sname=).*type="checkbox"|type="checkbox" name="ai" value="{{ loop\.index0 }}"'
    pressed = re.compile(rf'type="hidden"|{ticked}')
    assert [tag for tag in tags(name, "input") if not pressed.search(tag)] == []


@pytest.mark.parametrize("name", PRACTICE)
def test_what_is_typed_in_a_practice_has_no_name_and_no_form(name):
    typed = tags(name, "input", "select", "textarea")

    assert typed
    assert [tag for tag in typed if re.search(r"\s(name|form|value)=", tag)] == []
    assert [tag for tag in typed if 'autocomplete="off"' not in tag] == []
    assert "<form" not in markup(name)


@pytest.mark.parametrize("name", OURS)
def test_the_visitor_is_never_hurried_nor_graded(name):
    said = " ".join(re.findall(r'_\("([^"]*)"', markup(name)))

    assert re.findall(r"!|\b(?:facile|simple(?:ment)?|il suffit|bravo|erreur|vite)\b", said, flags=re.I) == []
