"""« Traduire »: sentence by sentence, written in the catalogue, read over by somebody else."""

import pytest

from app.domain.gesture import Sentence
from tests.pages import words
from tests.web.house import CAF, rows
from tests.web.translated import a_house, as_shipped, field_of, po, told_of, write

TITLE = "Déclarer mes ressources à la CAF"
SHEET = f"/atelier/traduire/ar/{CAF}"
LABELLED = "Cliquez sur « Mon Compte »."


@pytest.fixture(scope="module")
def own_house(tmp_path_factory):
    return a_house(tmp_path_factory.mktemp("traduction"))


@pytest.fixture
def desk(own_house):
    """A desk whose catalogues a test may change."""
    as_shipped(own_house)
    return own_house


def said(house, source, language="ar", domain="caf"):
    return house.program.catalogues.phrase(Sentence(source, domain), language)


def at(house, login="zoe", page=SHEET):
    person = house.staff(login)
    person.get(page)
    return person


def test_each_sentence_of_a_procedure_has_its_field_in_the_language_and_its_direction(house):
    zoe = at(house)

    fields = list(zoe.page.iter("textarea"))
    assert {(one.get("lang"), one.get("dir")) for one in fields} == {("ar", "rtl")}
    assert TITLE in [words(one) for one in zoe.page.iter("p") if one.get("lang") == "fr"]
    assert "100 % traduit, 0 % relu" in zoe.text


@pytest.mark.parametrize("htmx", [True, False])
def test_what_is_written_is_in_the_catalogue_and_on_the_screens_at_once(desk, htmx):
    zoe = at(desk)

    write(zoe, TITLE, "تصريح", htmx=htmx)

    assert zoe.answer.status_code == (200 if htmx else 303)
    assert (said(desk, TITLE).text, said(desk, TITLE).reviewed) == ("تصريح", False)
    assert "# traduit par Zoe le 2026-11-23" in po(desk, "ar", "caf")
    assert "Non relue, traduite par Zoe" in told_of(zoe, TITLE)


def test_nothing_else_of_the_catalogue_moves_and_nothing_is_kept_in_the_database(desk):
    zoe = at(desk)
    write(zoe, TITLE, "الأول")
    before, kept = po(desk, "ar", "caf"), rows(desk)

    write(zoe, TITLE, "تصريح")

    after = po(desk, "ar", "caf")
    gone = [line for line in before.splitlines() if line not in after.splitlines()]
    came = [line for line in after.splitlines() if line not in before.splitlines()]
    assert (gone, came) == (['msgstr "الأول"'], ['msgstr "تصريح"'])
    assert {name for name, now in rows(desk).items() if now != kept[name]} <= {"sessions"}


def test_a_second_person_says_that_they_read_it_and_its_author_may_not(desk):
    zoe = at(desk)
    write(zoe, TITLE, "تصريح")

    write(zoe, TITLE, "تصريح", action="relue")
    refused = zoe.answer.status_code, said(desk, TITLE).reviewed
    ines = at(desk, "ines")
    write(ines, TITLE, "تصريح", action="relue")

    assert refused == (422, False)
    assert said(desk, TITLE).reviewed
    assert "Relue par Ines" in told_of(ines, TITLE)
    assert "# traduit par Zoe le 2026-11-23\n# relu par Ines le 2026-11-23\n" in po(desk, "ar", "caf")


def test_a_translation_that_changes_is_to_be_read_again(desk):
    write(at(desk, "ines"), TITLE, "تصريح")
    zoe = at(desk)
    write(zoe, TITLE, "تصريح", action="relue")

    write(at(desk, "ines"), TITLE, "تصريح آخر")

    assert not said(desk, TITLE).reviewed
    assert "relu par" not in po(desk, "ar", "caf")


@pytest.mark.parametrize("htmx", [True, False])
def test_two_who_translate_the_same_sentence_lose_neither_text(desk, htmx):
    zoe, ines = at(desk), at(desk, "ines")
    write(zoe, TITLE, "الأول")

    write(ines, TITLE, "الثاني", htmx=htmx)
    conflict = ines.answer.status_code, field_of(ines, TITLE), told_of(ines, TITLE), said(desk, TITLE).text
    write(ines, TITLE, "الثاني")

    assert conflict[0] == 409
    assert conflict[1] == "الثاني"
    assert "الأول" in conflict[2]
    assert conflict[3] == "الأول"
    assert said(desk, TITLE).text == "الثاني"


def test_two_who_type_the_very_same_are_in_nobody_s_way(desk):
    zoe, ines = at(desk), at(desk, "ines")
    write(zoe, TITLE, "الأول")

    write(ines, TITLE, "الأول")

    assert ines.answer.status_code == 303


def test_a_translation_that_is_only_read_over_keeps_its_text_even_where_the_browser_has_other_spaces(desk):
    entries = [row.entry for row in desk.program.app.extensions["desk"].translating.sheet(CAF, "ar")]
    entry = next(one for one in entries if "«\u00a0" in one.said[0])
    zoe = at(desk, page=f"{SHEET}?page={entries.index(entry) // 60 + 1}")

    write(zoe, entry.source, entry.said[0].replace("\u00a0", " "), action="relue")

    assert said(desk, entry.source).text == entry.said[0]
    assert said(desk, entry.source).reviewed
    assert "traduit par" not in po(desk, "ar", "caf")


def test_an_emptied_translation_is_shown_in_french_again(desk):
    zoe = at(desk)

    write(zoe, TITLE, "")

    assert not said(desk, TITLE).translated
    assert "À traduire" in told_of(zoe, TITLE)


def test_what_is_lost_on_the_way_is_said_as_one_types(desk):
    source = next(
        row.entry.source
        for row in desk.program.app.extensions["desk"].translating.sheet(CAF, "ar")
        if "« Mon Compte »" in row.entry.source
    )
    zoe = at(desk)

    zoe.send(f"{SHEET}/verifier", phrase=source, texte="حسابي", htmx=True)

    assert (
        words(zoe.page) == "Laissez « Mon Compte » en français, entre guillemets : c’est écrit sur le site."
    )
    assert said(desk, source).text != "حسابي"


def test_a_sign_that_would_hide_text_is_refused_and_the_text_stays_in_its_field(desk):
    zoe = at(desk)

    write(zoe, TITLE, "تصريح\u202e", htmx=True)

    assert zoe.answer.status_code == 422
    assert field_of(zoe, TITLE) == "تصريح\u202e"
    assert "\u202e" not in po(desk, "ar", "caf")


def test_a_telephone_number_that_the_french_has_not_is_refused(desk):
    zoe = at(desk)

    write(zoe, TITLE, "اتصلوا 06 12 34 56 78", htmx=True)

    assert zoe.answer.status_code == 422
    assert "numéro de téléphone" in told_of(zoe, TITLE)


def test_a_sentence_whose_french_changed_shows_what_it_was_until_somebody_says_that_it_still_fits(desk):
    file = desk.config.root / "procedures" / f"{CAF}.yaml"
    file.write_text(file.read_text("utf-8").replace(TITLE, f"{TITLE} seule"), "utf-8")
    before = said(desk, TITLE).text
    zoe = at(desk, page=f"{SHEET}?montrer=changee")

    shown = zoe.text, field_of(zoe, f"{TITLE} seule")
    write(zoe, f"{TITLE} seule", before)

    assert "Le français a changé (1)" in shown[0]
    assert f"Avant : {TITLE}" in shown[0]
    assert shown[1] == before
    assert said(desk, f"{TITLE} seule").text == before


def test_a_hard_word_is_said_as_the_glossary_says_it(desk):
    source = next(
        row.entry.source
        for row in desk.program.app.extensions["desk"].translating.sheet(CAF, "en")
        if "bulletin" in row.entry.source.casefold()
    )
    zoe = at(desk, page=f"/atelier/traduire/en/{CAF}")

    zoe.send(f"/atelier/traduire/en/{CAF}/verifier", phrase=source, texte="Your salary paper", htmx=True)
    otherwise = words(zoe.page)
    zoe.send(f"/atelier/traduire/en/{CAF}/verifier", phrase=source, texte="Your payslips", htmx=True)

    assert "« bulletin de paie » se traduit ailleurs par : payslip" in otherwise
    assert "payslip" not in words(zoe.page)


def test_a_sentence_that_counts_has_a_field_for_each_form_of_the_language(house):
    zoe = at(house, page="/atelier/traduire/ar/interface/equipe")

    forms = [form for form in zoe.page.iter("form") if len(list(form.iter("textarea"))) > 1]

    assert forms == [] or {len(list(form.iter("textarea"))) for form in forms} == {6}


@pytest.mark.parametrize(
    "page",
    ["/atelier/traduire", "/atelier/traduire/ar", *(f"/atelier/traduire/ar/{one}" for one in (
        "registres/lexique", "registres/phrases", "interface/public", "interface/equipe")),
     f"{SHEET}/carte", f"{SHEET}?montrer=manquante", f"{SHEET}?page=2"],
)  # fmt: skip
def test_every_page_of_the_table_opens(house, page):
    zoe = at(house, page=page)

    assert zoe.answer.status_code == 200


@pytest.mark.parametrize(
    "page", ["xx", "fr", "ar/caf/inconnue", "ar/registres/mots", "ar/interface/autre", "xx/caf/attestation"]
)
def test_what_cannot_be_translated_is_nowhere(house, page):
    zoe = house.staff("zoe")

    zoe.get(f"/atelier/traduire/{page}")

    assert zoe.answer.status_code == 404


def test_a_language_is_added_in_one_form_and_the_posts_offer_it_without_a_new_start(desk):
    zoe, amina = desk.staff("zoe"), desk.amina()
    comments = (desk.config.root / "translations/langues.yaml").read_text("utf-8").count("#")

    for person in (zoe, amina):
        person.client.languages = {**person.client.languages, "uk": "ltr"}
    zoe.get("/atelier/traduire/ajouter")
    zoe.press("Ajouter la langue", langue="uk", nom="", sens="")
    amina.get("/poste")

    assert "La langue est ajoutée." in zoe.text
    assert "Українська" in amina.text
    listed = (desk.config.root / "translations/langues.yaml").read_text("utf-8")
    assert "  uk:\n    nom: Українська\n    sens: ltr\n" in listed
    assert listed.count("#") == comments
    assert '"Plural-Forms: nplurals=3;' in po(desk, "uk", "messages")


def test_what_is_translated_into_a_new_language_is_shown_in_it(desk):
    zoe = desk.staff("zoe")
    zoe.client.languages = {**zoe.client.languages, "fa-AF": "rtl"}
    zoe.get("/atelier/traduire/ajouter")
    zoe.press("Ajouter la langue", langue="fa-AF", nom="دری", sens="rtl")

    zoe.get(f"/atelier/traduire/fa-AF/{CAF}")
    write(zoe, TITLE, "اعلام")

    assert said(desk, TITLE, "fa-AF").text == "اعلام"
    assert desk.program.catalogues.languages["fa-AF"].plural_count == 1


@pytest.mark.parametrize(
    ("code", "name", "told"),
    [
        ("ar", "", "Le guide parle déjà cette langue"),
        ("", "", "Choisissez une langue"),
        ("../x", "", "Choisissez une langue"),
        ("qq", "", "ne sait pas compter"),
        ("tr", "n" * 41, "Il faut un nom de langue"),
    ],
)
def test_a_language_that_cannot_be_added_is_told_and_nothing_moves(desk, code, name, told):
    zoe = desk.staff("zoe")
    before = (desk.config.root / "translations/langues.yaml").read_bytes()

    zoe.get("/atelier/traduire/ajouter")
    zoe.send("/atelier/traduire/ajouter", langue=code, nom=name)

    assert zoe.answer.status_code == 422
    assert told in zoe.text
    assert (desk.config.root / "translations/langues.yaml").read_bytes() == before
