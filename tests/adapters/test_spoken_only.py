"""A language that is spoken only: it has no text of its own, and nobody is asked to write any."""

import pytest

from app.adapters.catalogue_files import check_catalogues, update_catalogues
from app.adapters.catalogue_problems import catalogue_problems
from app.adapters.catalogues import Catalogues
from app.adapters.languages import read_languages
from app.domain.gesture import Sentence
from app.domain.language import Direction
from app.domain.registries import Registries

DARIJA = "  ary: {nom: الدارجة, sens: rtl, texte: ar}\n"
LANGUAGES = """langues:
  fr: {nom: Français}
  ar: {nom: العربية, sens: rtl}
"""
OPEN = Sentence("Ouvrez le site.", "caf")


def languages(folder, more=DARIJA):
    (folder / "translations").mkdir()
    (folder / "translations/langues.yaml").write_text(LANGUAGES + more, encoding="utf-8")
    return folder


@pytest.fixture
def root(tmp_path):
    (tmp_path / "procedures/caf").mkdir(parents=True)
    (tmp_path / "procedures/caf/site.yaml").write_text("titre: Ouvrez le site.\n", encoding="utf-8")
    (tmp_path / "app/templates").mkdir(parents=True)
    (tmp_path / "app/templates/page.html").write_text("{{ _('Retour') }}", encoding="utf-8")
    languages(tmp_path)
    update_catalogues(tmp_path)
    return tmp_path


def test_a_spoken_language_is_written_and_counts_as_the_one_that_lends_its_texts(root):
    darija, arabic = (read_languages(root)[code] for code in ("ary", "ar"))

    assert (darija.text, arabic.text, darija.folder) == ("ar", "ar", "ar")
    assert darija.plural_forms == arabic.plural_forms
    assert (darija.own_name, darija.direction) == ("الدارجة", Direction.RIGHT_TO_LEFT)


def test_its_sentences_are_those_of_the_other_and_say_so(root):
    po = root / "translations/ar/LC_MESSAGES/caf.po"
    entry = 'msgid "Ouvrez le site."\nmsgstr "'
    po.write_text(po.read_text(encoding="utf-8").replace(entry, f"{entry}افتح الموقع."), encoding="utf-8")

    catalogues = Catalogues(root)

    said = catalogues.phrase(OPEN, "ary")
    assert said == catalogues.phrase(OPEN, "ar")
    assert (said.text, said.language) == ("افتح الموقع.", "ar")
    assert catalogues.ngettext("ary", "%(num)s carte", "%(num)s cartes", 2) == "%(num)s cartes"


def test_no_catalogue_is_wanted_of_it(root):
    assert not (root / "translations/ary").exists()
    assert check_catalogues(root) == ()
    named = {problem.facts.get("language") for problem in catalogue_problems(root, (), Registries())}
    assert not named & {"الدارجة", "ary"}


@pytest.mark.parametrize(
    "entry",
    [
        "  ary: {nom: الدارجة, sens: rtl, texte: xx}\n",
        "  ary: {nom: الدارجة, sens: rtl, texte: ary}\n",
        "  ary: {nom: الدارجة, texte: ar}\n",
        "  ary: {nom: الدارجة, sens: rtl, texte: ar, complet: [caf]}\n",
    ],
    ids=["nobody", "itself", "another direction", "a promise"],
)
def test_a_loan_that_cannot_be_stops_the_start(tmp_path, entry):
    languages(tmp_path, entry)

    with pytest.raises(ValueError, match="ary"):
        read_languages(tmp_path)
