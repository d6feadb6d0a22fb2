"""What a page says, and in which language it says that it says it."""

from datetime import date

import flask_babel
import html5lib
import pytest
from flask import Flask, g, render_template_string
from jinja2 import FileSystemLoader, StrictUndefined

from app.adapters.catalogues import Catalogues
from app.config import ROOT
from app.domain.gesture import Sentence
from app.web import i18n

LANGUAGES = """langues:
  fr: {nom: Français}
  en: {nom: English}
  ar: {nom: العربية, sens: rtl}
"""
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
CAF = """msgid "Cliquez sur « Mon Compte »."
msgstr "انقر على « Mon Compte »."

# relu par Inès le 2026-11-22
msgid "Ouvrez {organisme}"
msgstr "افتح {organisme}"

msgid "Mon Compte"
msgstr "حسابي"
"""
MESSAGES = """msgid "Étape %(rank)s"
msgstr "خطوة %(rank)s"

msgid "C’est fait"
msgstr "تم"

msgid "traduction non relue"
msgstr "ترجمة غير مراجعة"

msgid "celui de votre organisme"
msgstr "المؤسسة"
"""
CLICK = Sentence("Cliquez sur « Mon Compte ».", "caf")
OPEN = Sentence("Ouvrez {organisme}", "caf")
COMPTE = Sentence("Mon Compte", "caf")
UNKNOWN = Sentence("Fermez la page.", "caf")


@pytest.fixture
def app(tmp_path):
    (tmp_path / "translations/ar/LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "translations/langues.yaml").write_text(LANGUAGES, encoding="utf-8")
    for domain, text in {"caf": CAF, "messages": MESSAGES}.items():
        path = tmp_path / f"translations/ar/LC_MESSAGES/{domain}.po"
        path.write_text(HEADER + text, encoding="utf-8")
    app = Flask("toy")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.loader = FileSystemLoader(ROOT / "app/templates")
    i18n.install(app, Catalogues(tmp_path))
    return app


@pytest.fixture
def page(app):
    with app.test_request_context():
        g.language = "ar"
        yield show


def show(template: str, **facts) -> str:
    macros = "{% from 'macros/text.html' import phrase, solemn, label %}"
    return render_template_string(macros + template, **facts)


def outline(markup: str) -> list[tuple[str, str | None, str | None, str]]:
    """The outermost elements: tag, lang, dir, text."""
    fragment = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    return [
        (one.tag, one.get("lang"), one.get("dir"), "".join(one.itertext()).replace("\u00a0", " "))
        for one in fragment
    ]


def test_a_message_is_said_in_the_language_of_the_page(page):
    assert page("{{ _('Étape %(rank)s', rank=2) }}") == "خطوة 2"
    assert flask_babel.gettext("C’est fait") == "تم"
    assert str(flask_babel.lazy_gettext("C’est fait")) == "تم"


def test_a_message_that_nobody_translated_is_said_in_french(page):
    template = "{{ ngettext('%(num)s carte', '%(num)s cartes', count) }}"

    assert [page(template, count=count) for count in (0, 1, 2)] == ["0 carte", "1 carte", "2 cartes"]


def test_what_a_message_is_filled_with_is_escaped(page):
    assert page("{{ _('Étape %(rank)s', rank='<b>') }}") == "خطوة &lt;b&gt;"


def test_a_phrase_in_the_language_of_the_page_needs_no_language_of_its_own(page):
    assert outline(page("{{ phrase(said, 'p') }}", said=CLICK)) == [
        ("p", None, None, "انقر على « Mon Compte »."),
    ]


def test_a_phrase_that_falls_back_says_that_it_is_french(page):
    assert outline(page("{{ phrase(said) }}", said=UNKNOWN)) == [("span", "fr", "ltr", "Fermez la page.")]


def test_the_french_stands_small_beneath_a_translation_and_never_twice(page):
    assert outline(page("{{ phrase(said, 'p', french_beneath=true) }}", said=CLICK)) == [
        ("p", None, None, "انقر على « Mon Compte »."),
        ("small", "fr", "ltr", "Cliquez sur « Mon Compte »."),
    ]
    assert outline(page("{{ phrase(said, french_beneath=true) }}", said=UNKNOWN)) == [
        ("span", "fr", "ltr", "Fermez la page.")
    ]


def test_only_staff_see_that_nobody_read_a_translation_again(page):
    template = "{{ phrase(said, staff=staff) }}"

    assert len(outline(page(template, said=CLICK, staff=False))) == 1
    assert outline(page(template, said=CLICK, staff=True))[1:] == [("span", None, None, "ترجمة غير مراجعة")]
    assert len(outline(page(template, said=OPEN, staff=True))) == 1


def test_nobody_commits_on_a_sentence_that_nobody_checked_so_french_comes_first(page):
    assert outline(page("{{ solemn(said, 'p') }}", said=CLICK)) == [
        ("p", "fr", "ltr", "Cliquez sur « Mon Compte »."),
        ("small", None, None, "انقر على « Mon Compte »."),
        ("span", None, None, "ترجمة غير مراجعة"),
    ]


def test_a_checked_translation_commits_and_its_french_stands_beneath(page):
    assert outline(page("{{ solemn(said, 'p') }}", said=OPEN)) == [
        ("p", None, None, "افتح {organisme}"),
        ("small", "fr", "ltr", "Ouvrez {organisme}"),
    ]


def test_a_label_of_the_real_site_stays_in_french_with_its_meaning_beneath(page):
    assert outline(page("{{ label(said) }}", said=COMPTE)) == [
        ("bdi", "fr", "ltr", "Mon Compte"),
        ("small", None, None, "حسابي"),
    ]


def test_the_organisation_of_the_page_takes_its_place_in_the_phrase_and_in_its_french(page):
    g.names = {"organisme": "CAF"}

    assert outline(page("{{ phrase(said, french_beneath=true) }}", said=OPEN)) == [
        ("span", None, None, "افتح CAF"),
        ("small", "fr", "ltr", "Ouvrez CAF"),
    ]


def test_without_an_organisation_each_sentence_says_so_in_its_own_language(page):
    i18n.name_organisation(None)

    assert outline(page("{{ phrase(said, french_beneath=true) }}", said=OPEN)) == [
        ("span", None, None, "افتح المؤسسة"),
        ("small", "fr", "ltr", "Ouvrez celui de votre organisme"),
    ]


def test_a_card_may_be_said_in_another_language_than_the_page_around_it(page):
    g.language = "fr"
    done = "{{ _('C’est fait') }}"
    card = f"{{% call spoken_in('ar') %}}{{{{ phrase(said) }}}} {done}{{% endcall %}}"

    shown = page(f"{done} {card} {done} {{{{ language().code }}}}", said=COMPTE)

    assert shown == "C’est fait <span>حسابي</span> تم C’est fait fr"


def test_dates_follow_the_language_that_is_spoken(page):
    g.language = "fr"

    french = flask_babel.format_date(date(2026, 11, 22), "long")
    with i18n.speaking("en"):
        english = flask_babel.format_date(date(2026, 11, 22), "long")

    assert (french, english) == ("22 novembre 2026", "November 22, 2026")


def test_each_language_is_offered_by_its_own_name_and_direction(page):
    template = "{% for one in languages %}{{ one.own_name }} {{ one.code | direction }};{% endfor %}"

    assert page(template) == "Français ltr;English ltr;العربية rtl;"


def test_no_line_of_the_interface_begins_with_a_sign_or_parts_it_from_its_word(app):
    with app.test_request_context():
        g.language = "fr"

        asked = render_template_string("{{ _('Un casque ? Lisez : « Aa ».') }}")

    assert asked == "Un casque\u00a0? Lisez\u00a0: «\u00a0Aa\u00a0»."
