"""The catalogues: kept fresh, read live, checked entry by entry."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.catalogue_files import check_catalogues, update_catalogues
from app.adapters.catalogue_problems import catalogue_problems
from app.adapters.catalogues import Catalogues
from app.domain.gesture import Sentence
from app.domain.language import Direction, Phrase
from app.domain.problems import Severity
from app.domain.procedure import Edition, Procedure
from app.domain.registries import DOMAIN as REGISTRIES
from app.domain.registries import HardWord, Organisation, Registries

LANGUAGES = """langues:
  fr: {nom: Français}
  en: {nom: English, complet: [%s]}
  ar:
    nom: العربية
    sens: rtl
    pluriels:
      formes: 6
      regle: "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%%100>=3 && n%%100<=10 ? 3 : n%%100>=11 ? 4 : 5"
non_livres: [exemples]
"""
PROCEDURE = """titre: Obtenir mon attestation
but: Ce papier prouve ce que la CAF vous verse.
etapes:
  - faire: Cliquez sur « Mon Compte ».
"""


@pytest.fixture
def root(tmp_path):
    write(tmp_path / "translations/langues.yaml", LANGUAGES % "")
    write(tmp_path / "procedures/caf/attestation.yaml", PROCEDURE)
    write(tmp_path / "procedures/exemples/tout.yaml", "titre: Exemple\n")
    write(tmp_path / "procedures/mots.yaml", "- {mot: cocher, dire: cliquer}\n")
    write(tmp_path / "procedures/organismes.yaml", "caf: {nom: Caisse des allocations familiales}\n")
    write(tmp_path / "app/templates/page.html", "{{ _('Étape %(rank)s', rank=1) }}")
    write(tmp_path / "app/page.py", "ngettext('%(num)s carte', '%(num)s cartes', 2)\n")
    update_catalogues(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def po(root: Path, language: str = "ar", domain: str = "caf") -> Path:
    return root / "translations" / language / "LC_MESSAGES" / f"{domain}.po"


def translate(path: Path, source: str, said: str, *, before: str = "") -> int:
    """Put a translation in a catalogue as Poedit would, and tell the line of its entry."""
    text = path.read_text(encoding="utf-8")
    at = text.index(f'msgid "{source}"\n')
    empty = f'msgid "{source}"\nmsgstr ""\n'
    assert text[at:].startswith(empty)
    text = text[:at] + before + f'msgid "{source}"\nmsgstr "{said}"\n' + text[at + len(empty) :]
    path.write_text(text, encoding="utf-8")
    return text[:at].count("\n") + before.count("\n") + 1


def translate_plural(path: Path, *forms: str) -> None:
    text = path.read_text(encoding="utf-8")
    for rank, form in enumerate(forms):
        text = text.replace(f'msgstr[{rank}] ""', f'msgstr[{rank}] "{form}"')
    path.write_text(text, encoding="utf-8")


def caf(*texts: str) -> Edition:
    sentences = tuple(Sentence(text, "caf") for text in texts)
    title = Sentence("Obtenir mon attestation", "caf")
    return Edition("e1", Procedure("caf/attestation", title, title, 5, (), to_prepare=sentences))


def problems(root: Path, *editions: Edition) -> list[tuple[str, str, int]]:
    found = catalogue_problems(root, editions, Registries())
    return [
        (problem.code, problem.file.removeprefix("translations/"), problem.place.line)
        for problem in found
        if problem.severity > Severity.NOTE
    ]


def test_there_is_one_template_a_domain_and_one_catalogue_a_language(root):
    written = sorted(path.relative_to(root / "translations").as_posix() for path in root.rglob("*.po*"))

    assert written == [
        "ar/LC_MESSAGES/caf.po",
        "ar/LC_MESSAGES/messages.po",
        "ar/LC_MESSAGES/registres.po",
        "caf.pot",
        "en/LC_MESSAGES/caf.po",
        "en/LC_MESSAGES/messages.po",
        "en/LC_MESSAGES/registres.po",
        "exemples.pot",
        "messages.pot",
        "registres.pot",
    ]


def test_a_catalogue_holds_no_date_no_line_number_and_no_tool(root):
    assert (
        (root / "translations/caf.pot").read_text(encoding="utf-8")
        == """# Pas à pas : caf.
msgid ""
msgstr ""
"Project-Id-Version: pas-a-pas\\n"
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#. titre
#: procedures/caf/attestation.yaml
msgid "Obtenir mon attestation"
msgstr ""

#. but
#: procedures/caf/attestation.yaml
msgid "Ce papier prouve ce que la CAF vous verse."
msgstr ""

#. 1.faire
#: procedures/caf/attestation.yaml
msgid "Cliquez sur « Mon Compte »."
msgstr ""
"""
    )


def test_updating_twice_changes_nothing(root):
    assert update_catalogues(root) == ()
    assert check_catalogues(root) == ()


def test_a_new_sentence_makes_its_catalogues_stale_and_an_update_keeps_every_translation(root):
    translate(po(root), "Obtenir mon attestation", "شهادتي", before="# relu par Inès le 2026-11-22\n")
    write(root / "procedures/caf/attestation.yaml", PROCEDURE + "    voir: Le compte est ouvert.\n")

    stale = [problem.file.removeprefix("translations/") for problem in check_catalogues(root)]
    update_catalogues(root)

    assert stale == ["caf.pot", "en/LC_MESSAGES/caf.po", "ar/LC_MESSAGES/caf.po"]
    assert said(root, "Obtenir mon attestation") == arabic("شهادتي", "Obtenir mon attestation", reviewed=True)
    assert check_catalogues(root) == ()


def test_a_reworded_sentence_keeps_its_translation_for_another_look_and_is_shown_in_french(root):
    source = "Ce papier prouve ce que la CAF vous verse."
    translate(po(root), source, "ترجمة", before="# relu par Inès le 2026-11-22\n")
    write(root / "procedures/caf/attestation.yaml", PROCEDURE.replace("vous verse", "vous donne"))

    update_catalogues(root)

    kept = po(root).read_text(encoding="utf-8")
    assert (
        f'#, fuzzy\n#| msgid "{source}"\nmsgid "Ce papier prouve ce que la CAF vous donne."\nmsgstr "ترجمة"\n'
        in kept
    )
    assert "relu par" not in kept
    assert not said(root, "Ce papier prouve ce que la CAF vous donne.").translated


def test_a_sentence_reworded_twice_keeps_the_french_that_was_translated(root):
    source = (
        "Ce papier prouve ce que la CAF vous verse, chaque mois, depuis la date que vous avez choisie ici."
    )
    first, second = source.replace("verse", "donne"), source.replace("verse", "paie")
    for text in (source, first, second):
        write(root / "procedures/caf/attestation.yaml", f"titre: Titre\nbut: {text}\n")
        update_catalogues(root)
        if text == source:
            translate(po(root), source, "ترجمة")

    update_catalogues(root)

    kept = po(root).read_text(encoding="utf-8")
    assert f'#| msgid "{source}"\nmsgid "{second}"\nmsgstr "ترجمة"\n' in kept


def test_the_former_french_that_another_program_notes_on_several_lines_is_kept(root):
    poedit = '#, fuzzy\n#| msgid ""\n#| "Obtenir "\n#| "un papier"\n'
    translate(po(root), "Obtenir mon attestation", "شهادتي", before=poedit)

    update_catalogues(root)

    kept = po(root).read_text(encoding="utf-8")
    assert '#, fuzzy\n#| msgid "Obtenir un papier"\nmsgid "Obtenir mon attestation"\n' in kept


def test_a_sentence_that_comes_back_finds_its_translation_again(root):
    translate(po(root), "Obtenir mon attestation", "شهادتي")
    write(root / "procedures/caf/attestation.yaml", "titre: Tout autre chose, vraiment\n")
    update_catalogues(root)
    write(root / "procedures/caf/attestation.yaml", PROCEDURE)

    update_catalogues(root)

    assert said(root, "Obtenir mon attestation").text == "شهادتي"


def test_what_poedit_adds_to_the_header_is_left_out_at_the_next_update(root):
    path = po(root)
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            '"Language: ar\\n"', '"Language: ar\\n"\n"X-Generator: Poedit 3\\n"'
        ),
        encoding="utf-8",
    )

    update_catalogues(root)

    assert "Poedit" not in path.read_text(encoding="utf-8")


def test_a_sentence_is_said_in_its_language_or_in_french(root):
    translate(po(root), "Obtenir mon attestation", "شهادتي")

    assert said(root, "Obtenir mon attestation") == arabic("شهادتي", "Obtenir mon attestation")
    assert said(root, "Phrase inconnue") == Phrase("Phrase inconnue", source="Phrase inconnue")
    assert said(root, "Obtenir mon attestation", "fr").text == "Obtenir mon attestation"


def arabic(text: str, source: str, *, reviewed: bool = False) -> Phrase:
    return Phrase(text, "ar", Direction.RIGHT_TO_LEFT, reviewed, source)


def said(root: Path, text: str, language: str = "ar") -> Phrase:
    return Catalogues(root).phrase(Sentence(text, "caf"), language)


def test_a_message_counts_as_its_language_does(root):
    translate_plural(po(root, "ar", "messages"), "صفر", "واحد", "اثنان", "قليل", "كثير", "غير")
    catalogues = Catalogues(root)

    forms = [catalogues.ngettext("ar", "%(num)s carte", "%(num)s cartes", n) for n in (0, 1, 2, 3, 11, 100)]

    assert forms == ["صفر", "واحد", "اثنان", "قليل", "كثير", "غير"]
    assert catalogues.ngettext("fr", "%(num)s carte", "%(num)s cartes", 0) == "%(num)s carte"
    assert catalogues.ngettext("en", "%(num)s carte", "%(num)s cartes", 2) == "%(num)s cartes"


def test_a_catalogue_that_changes_on_disk_is_read_again(root):
    catalogues = Catalogues(root)
    translate(po(root), "Obtenir mon attestation", "شهادتي")
    os.utime(po(root), (time.time() + 5, time.time() + 5))

    changed = catalogues.refresh()

    assert changed
    assert catalogues.phrase(Sentence("Obtenir mon attestation", "caf"), "ar").text == "شهادتي"
    assert not catalogues.refresh()


def test_a_broken_catalogue_leaves_the_last_good_reading_on_the_screens(root):
    translate(po(root), "Obtenir mon attestation", "شهادتي")
    catalogues = Catalogues(root)
    write(po(root), 'msgid "Obtenir mon attestation\n')
    os.utime(po(root), (time.time() + 5, time.time() + 5))

    catalogues.refresh()

    assert catalogues.phrase(Sentence("Obtenir mon attestation", "caf"), "ar").text == "شهادتي"
    assert [problem.code for problem in catalogues.problems] == ["language.unreadable"]


def test_a_broken_catalogue_is_never_written_over(root):
    write(po(root), "n'importe quoi\n")

    with pytest.raises(ValueError, match=r"ar/LC_MESSAGES/caf\.po:1"):
        update_catalogues(root)

    assert [problem.code for problem in check_catalogues(root)] == ["language.unreadable"]
    assert po(root).read_text(encoding="utf-8") == "n'importe quoi\n"


PIECES = ["msgid", "msgstr", "msgid_plural", "msgstr[1]", "msgstr[x]", "msgctxt", '"a"', '""', '"', "#~"]
PIECES += ["#,", "fuzzy", "#:", ":", "\n", "\\", '"Plural-Forms: nplurals=x\\n"', '"Language: zz\\n"']


@given(text=st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_whatever_a_catalogue_holds_the_start_goes_on(tmp_path_factory, text):
    root = tmp_path_factory.mktemp("root")
    write(root / "translations/langues.yaml", LANGUAGES % "")
    write(po(root), text)

    catalogues = Catalogues(root)

    assert catalogues.phrase(Sentence("Bonjour", "caf"), "ar").text == "Bonjour"


def test_fresh_catalogues_without_translation_give_only_notes(root):
    assert problems(root, caf()) == []


@pytest.mark.parametrize(
    ("source", "translation", "code"),
    [
        ("Cliquez sur « Mon Compte ».", "انقر على « حسابي ».", "language.label-lost"),
        ("Obtenir mon attestation", "شهادتي « CAF »", "language.label-unknown"),
        ("Obtenir mon attestation", "شهادة {organisme}", "language.placeholder"),
        ("Obtenir mon attestation", "Obtenir mon attestation", "language.left-in-french"),
        ("Obtenir mon attestation", "**شهادتي", "language.bold"),
        ("Obtenir mon attestation", "شهادتي\u202e", "language.hidden-character"),
    ],
)
def test_a_faulty_translation_is_told_with_its_line(root, source, translation, code):
    line = translate(po(root), source, translation)

    assert (code, "ar/LC_MESSAGES/caf.po", line) in problems(root, caf())


def test_a_label_may_stand_between_no_break_spaces(root):
    translate(po(root), "Cliquez sur « Mon Compte ».", "انقر على «\u00a0Mon\u202fCompte\u00a0».")

    assert problems(root, caf()) == []


def test_the_name_of_an_organisation_may_stay_in_french(root):
    name = "Caisse des allocations familiales"
    translate(po(root, "en", "registres"), name, name)

    assert problems(root, caf()) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("خطوة", "language.format"),
        ("خطوة %(rang)s", "language.format"),
        ("خطوة %(rank)s 100 %", "language.format"),
        ("<b>خطوة</b> %(rank)s", "language.markup"),
    ],
)
def test_a_message_that_would_break_a_page_is_an_error(root, said, code):
    line = translate(po(root, "ar", "messages"), "Étape %(rank)s", said)

    found = [one for one in catalogue_problems(root, [caf()], Registries()) if one.severity is Severity.ERROR]

    assert {(one.code, one.place.line) for one in found} == {(code, line)}


def test_a_plural_form_may_leave_its_number_unsaid_but_no_form_may_be_missing(root):
    translate_plural(po(root, "en", "messages"), "one card", "%(num)s cards")
    translate_plural(po(root, "ar", "messages"), "صفر")

    assert [found[:2] for found in problems(root, caf())] == [
        ("language.plural-missing", "ar/LC_MESSAGES/messages.po")
    ]


def test_a_missing_sentence_is_a_warning_once_its_folder_is_promised_complete(root):
    write(root / "translations/langues.yaml", LANGUAGES % "caf")
    translate(po(root, "en"), "Obtenir mon attestation", "Get my certificate")
    translate(po(root, "en"), "Cliquez sur « Mon Compte ».", "Click « Mon Compte »")

    assert problems(root, caf("Phrase sans entrée")) == [
        ("language.missing", "en/LC_MESSAGES/caf.po", 1),
        ("language.missing", "en/LC_MESSAGES/caf.po", 18),
    ]


@pytest.mark.parametrize("promise", ["cafe", "caf/attestations"])
def test_a_promised_folder_or_procedure_that_does_not_exist_is_told(root, promise):
    write(root / "translations/langues.yaml", LANGUAGES % promise)

    assert problems(root, caf()) == [("language.unknown-promise", "langues.yaml", 1)]


def test_a_promised_procedure_warns_of_its_own_sentences_and_of_no_other_of_its_folder(root):
    write(root / "translations/langues.yaml", LANGUAGES % "caf/attestation")
    translate(po(root, "en"), "Obtenir mon attestation", "Get my certificate")
    translate(po(root, "en"), "Cliquez sur « Mon Compte ».", "Click « Mon Compte »")
    title = Sentence("Autre démarche, pas encore traduite", "caf")
    other = Edition("e2", Procedure("caf/autre", title, title, 5, ()))

    told = problems(root, caf("Phrase promise"), other)

    assert told == [("language.missing", "en/LC_MESSAGES/caf.po", 1)]


def test_a_promised_procedure_promises_its_hard_words_and_its_organisation_and_no_others(root):
    write(root / "translations/langues.yaml", LANGUAGES % "caf/attestation")
    words = tuple(
        HardWord(word, Sentence(word, REGISTRIES), (), Sentence(f"Le sens de {word}.", REGISTRIES))
        for word in ("attestation", "index")
    )
    names = {key: Organisation(key, Sentence(key.upper(), REGISTRIES)) for key in ("caf", "edf")}
    edition = Edition("e1", replace(caf().procedure, organisation="caf"))

    told = catalogue_problems(root, [edition], Registries(names, words))

    missing = {
        one.facts["sentence"] for one in told if one.code == "language.missing" and "registres" in one.file
    }
    assert missing == {"CAF", "attestation", "Le sens de attestation."}


def test_a_sentence_translated_twice_is_an_error(root):
    with po(root).open("a", encoding="utf-8") as file:
        file.write('\nmsgid "Obtenir mon attestation"\nmsgstr ""\n')

    assert problems(root, caf()) == [("language.repeated", "ar/LC_MESSAGES/caf.po", 26)]


def test_a_catalogue_that_counts_otherwise_than_its_language_is_an_error(root):
    path = po(root)
    path.write_text(path.read_text(encoding="utf-8").replace("nplurals=6", "nplurals=3"), encoding="utf-8")

    assert problems(root, caf()) == [("language.plural-forms", "ar/LC_MESSAGES/caf.po", 1)]
