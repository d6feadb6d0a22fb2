"""Tables for translators: they come back as they left, and nothing changes before somebody looked."""

import csv
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter

from app.adapters.translation_tables import FileTables
from app.domain.errors import Refused
from app.domain.gesture import Sentence
from app.domain.language import Language
from tests.pages import words
from tests.web.house import CAF
from tests.web.translated import a_house, as_shipped, po, write

TITLE = "Déclarer mes ressources à la CAF"
SHEET = f"/atelier/traduire/ar/{CAF}"
ARABIC = Language("ar", "العربية", "rtl", 6, "(n)")


@pytest.fixture(scope="module")
def own_house(tmp_path_factory):
    return a_house(tmp_path_factory.mktemp("traduction"))


@pytest.fixture
def desk(own_house):
    """A desk whose catalogues a test may change."""
    as_shipped(own_house)
    return own_house


def said(house, source, language="ar"):
    return house.program.catalogues.phrase(Sentence(source, "caf"), language).text


def taken(person, page=f"{SHEET}/tableau"):
    """The table as a translator opens it: its lines, each by its titles."""
    answer = person.get(page)
    assert answer.status_code == 200
    head, *lines = openpyxl.load_workbook(BytesIO(answer.data)).worksheets[0].values
    return [dict(zip(head, (cell or "" for cell in line), strict=True)) for line in lines]


def spreadsheet(lines) -> bytes:
    body = BytesIO()
    with xlsxwriter.Workbook(body) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate([list(lines[0]), *(list(line.values()) for line in lines)]):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell)
    return body.getvalue()


def as_csv(lines) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, list(lines[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def bring_back(person, body: bytes, name="retour.xlsx", language="ar"):
    """Look at what a table would change."""
    person.get(f"/atelier/traduire/{language}")
    fields = {"csrf_token": person.token, "tableau": (BytesIO(body), name)}
    answer = person.client.post(f"/atelier/traduire/{language}/reprendre", data=fields)
    person._shown(answer, f"/atelier/traduire/{language}/reprendre")
    return answer


def keep(person, *ticked: str):
    """Keep the lines that are ticked, or these."""
    form = next(form for form in person.page.iter("form") if "garder" in form.get("action", ""))
    fields = {one.get("name"): one.get("value") for one in form.iter("input") if one.get("type") == "hidden"}
    boxes = [one for one in form.iter("input") if one.get("type") == "checkbox"]
    chosen = ticked or tuple(one.get("value") for one in boxes if one.get("checked") is not None)
    return person.send(form.get("action"), **{**fields, "garder": list(chosen)})


def change(lines, source, text):
    return [{**line, "Traduction (ar)": text} if line["Français"] == source else line for line in lines]


def test_a_table_that_comes_back_untouched_changes_nothing(desk):
    zoe = desk.staff("zoe")

    bring_back(zoe, spreadsheet(taken(zoe)))

    assert "Ce tableau ne change rien" in zoe.text


def test_the_table_of_a_whole_language_holds_each_sentence_once_and_comes_back_whole(desk):
    zoe = desk.staff("zoe")
    lines = taken(zoe, "/atelier/traduire/ar/tableau")

    bring_back(zoe, spreadsheet(lines))

    keys = [(line["Fichier"], line["Français"], line["Forme"]) for line in lines]
    assert len(keys) == len(set(keys))
    assert "Ce tableau ne change rien" in zoe.text


@pytest.mark.parametrize(("made", "name"), [(spreadsheet, "a.xlsx"), (as_csv, "a.csv")])
def test_what_a_translator_changed_is_written_once_somebody_looked(desk, made, name):
    zoe = desk.staff("zoe")
    before = said(desk, TITLE)
    bring_back(zoe, made(change(taken(zoe), TITLE, "تصريح")), name)
    looked = zoe.text, said(desk, TITLE)

    keep(zoe)

    assert "Rien n’est encore écrit." in looked[0]
    assert looked[1] == before
    assert said(desk, TITLE) == "تصريح"
    assert "1 phrase est écrite" in zoe.text
    assert "# traduit par Zoe le" in po(desk, "ar", "caf")


def test_what_changed_here_meanwhile_is_shown_and_stays_unless_one_ticks_it(desk):
    zoe = desk.staff("zoe")
    table = spreadsheet(change(taken(zoe), TITLE, "تصريح"))
    zoe.get(SHEET)
    write(zoe, TITLE, "هنا")

    bring_back(zoe, table)
    conflict = zoe.text
    keep(zoe)
    untouched = said(desk, TITLE)
    bring_back(zoe, table)
    keep(zoe, "0")

    assert "Changée ici entre-temps" in conflict
    assert untouched == "هنا"
    assert said(desk, TITLE) == "تصريح"


def test_what_changes_while_one_looks_is_told_and_left(desk):
    zoe, ines = desk.staff("zoe"), desk.ines()
    bring_back(zoe, spreadsheet(change(taken(zoe), TITLE, "تصريح")))
    bring_back(zoe, spreadsheet(change(taken(zoe), TITLE, "تصريح")))
    ines.get(SHEET)
    write(ines, TITLE, "هنا")

    keep(zoe)

    assert "Quelqu’un a changé celles-ci pendant que vous regardiez." in zoe.text
    assert said(desk, TITLE) == "هنا"


def test_a_line_that_cannot_be_kept_and_one_that_the_guide_has_not_are_told(desk):
    zoe = desk.staff("zoe")
    lines = change(taken(zoe), TITLE, "06 12 34 56 78")
    stranger = {**lines[0], "Français": "Une phrase d’ailleurs", "Traduction (ar)": "شيء", "Avant": ""}

    bring_back(zoe, spreadsheet([*lines, stranger]))

    assert "numéro de téléphone" in zoe.text
    assert "Le guide n’a pas cette phrase" in zoe.text
    assert [one for one in zoe.page.iter("input") if one.get("type") == "checkbox"] == []


def test_a_catalogue_fills_what_is_empty_and_asks_before_it_replaces(desk):
    zoe = desk.staff("zoe")
    zoe.get(SHEET)
    write(zoe, TITLE, "")
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    other = "La CAF connaît vos revenus. Elle calcule votre aide pour trois mois."
    body = f'{head}msgid "{TITLE}"\nmsgstr "تصريح"\n\nmsgid "{other}"\nmsgstr "آخر"\n'

    bring_back(zoe, body.encode(), "caf.po")
    keep(zoe)

    assert said(desk, TITLE) == "تصريح"
    assert said(desk, other) != "آخر"


@pytest.mark.parametrize(
    ("body", "name", "told"),
    [
        (b"PK\x03\x04 junk", "a.xlsx", "Ce n’est pas un tableau"),
        (b"%PDF", "a.pdf", "Ce n’est pas un tableau"),
        (b"", "", "Ce n’est pas un tableau"),
        (b"un;deux\n1;2\n", "a.csv", "n’a pas les colonnes"),
        ("Français;Traduction (en)\nOui;Yes\n".encode(), "a.csv", "pour une autre langue"),
        (b"msgid broken", "caf.po", "Ce n’est pas un tableau"),
    ],
)
def test_a_file_that_is_no_table_of_ours_is_refused_in_words(desk, body, name, told):
    zoe = desk.staff("zoe")

    answer = bring_back(zoe, body, name)

    assert answer.status_code == 422
    assert told in words(zoe.page)


def test_a_spreadsheet_made_to_fill_the_memory_is_refused_or_read_within_bounds():
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", bytes(70 * 1024 * 1024))
    far = BytesIO()
    with xlsxwriter.Workbook(far) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Français", "Traduction (ar)"])
        sheet.write_string(1_048_575, 16_383, "loin")

    with pytest.raises(Refused, match="sheet-large"):
        FileTables().read("a.xlsx", bomb.getvalue(), ARABIC)
    assert FileTables().read("a.xlsx", far.getvalue(), ARABIC) == ()
