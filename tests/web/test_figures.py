"""The figures on their pages, and as files read back."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from app.domain.activity import Stall, StallKind, Tally, TallyKind
from app.domain.autonomy import Autonomy
from app.domain.coop import Redirection
from app.domain.walk import Outcome
from tests.builders import an_activity
from tests.pages import words
from tests.web.house import CAF

MONTH = "/bilan?periode=2026-11"
DAY = date(2026, 11, 12)
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def marie(house):
    """The responsable, after a month of walks."""

    def act(change):
        for _ in range(9):
            change.record_activity(
                an_activity(DAY, procedure=CAF, levels=(Autonomy.DONE_FOR, Autonomy.DONE_WITH))
            )
        for _ in range(6):
            change.record_activity(an_activity(DAY, procedure=CAF, level=Autonomy.DONE_BY, calls=2))
        for _ in range(5):
            change.record_activity(
                an_activity(
                    DAY, procedure=CAF, outcome=Outcome.REDIRECTED, redirection=Redirection.SOCIAL_HELP
                )
            )
        for value, count in (("fr", 14), ("ar", 3), ("en", 2)):
            change.count_tally(Tally("2026-11", TallyKind.LANGUAGE, value, count))
        change.count_stall(Stall(DAY, CAF, "identite.2", StallKind.STAYED, 8))

    house.store.change(act)
    return house.staff("marie")


def table(person, title):
    """The rows of the table under a heading, as words."""
    section = next(
        one for one in person.page.iter("section") if any(words(head) == title for head in one.iter("h2"))
    )
    return [[words(cell) for cell in row if cell.get("class") != "chart"] for row in section.iter("tr")]


def test_the_month_is_told_in_tables(marie):
    marie.get(MONTH)

    assert marie.title == "Bilan, novembre 2026"
    assert table(marie, "Niveau atteint")[1:] == [["Faire avec", "14"], ["Faire faire", "6"], ["Total", "20"]]
    assert table(marie, "Langues")[1:] == [
        ["Français", "14"],
        ["العربية", "< 5"],
        ["English", "< 5"],
        ["Total", "19"],
    ]
    assert table(marie, "Passages d’un niveau à l’autre")[1][0] == "Faire à la place, puis Faire avec"
    assert table(marie, "Orientations")[1:] == [["L’aide sociale", "5"], ["Total", "5"]]


def test_where_people_stall_is_a_sentence_that_leads_to_the_booklet(marie):
    marie.get(MONTH)

    (link,) = [one for one in marie.page.iter("a") if "livret" in (one.get("href") or "")]
    assert words(link) == "Tapez votre mot de passe."
    assert marie.get(link.get("href")).status_code == 200


def test_nothing_counted_says_what_will_come(house):
    marie = house.staff("marie")

    marie.get("/bilan?periode=2020")

    assert marie.title == "Bilan, 2020"
    assert "Rien n’a encore été compté pour cette période." in marie.text


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("?duree=annee&jour=2026-05-04", "Bilan, 2026"),
        ("?duree=jour&jour=2026-11-12", "Bilan, jeudi 12 novembre 2026"),
        ("?periode=jamais", "Bilan, novembre 2026"),
        ("?duree=siecle&jour=2026-05-04", "Bilan, novembre 2026"),
    ],
)
def test_a_period_is_chosen_by_its_length_and_a_day(marie, asked, title):
    marie.get("/bilan" + asked)

    assert marie.title == title


def test_the_summary_is_one_page_for_those_who_fund(marie):
    marie.get("/bilan/resume?periode=2026-11")

    assert marie.title.endswith(": novembre 2026")
    assert table(marie, "Issues")[1:] == [["Terminé", "15"], ["Réorienté", "5"], ["Total", "20"]]


def test_a_language_is_named_in_its_own(marie):
    marie.get(MONTH)

    named = {words(one): (one.get("lang"), one.get("dir")) for one in marie.page.iter("bdi")}
    assert named["العربية"] == ("ar", "rtl")


def test_what_the_summary_draws_is_written_too_for_who_does_not_see_it(marie):
    marie.get("/bilan/resume?periode=2026-11")

    assert table(marie, "Demandes par jour")[1:] == [["jeudi 12 novembre", "20"], ["Total", "20"]]


def exported(person, form, *columns, period="2026-11"):
    """What the export page gives for these columns."""
    chosen = "".join(f"&colonne={column}" for column in columns)
    person.get(f"/bilan/exporter?periode={period}{chosen}")
    fields = {"periode": period, "format": form, "csrf_token": person.token, "colonne": list(columns)}
    answer = person.client.post("/bilan/exporter", data=fields)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="bilan-{period}.{form}"'
    return answer.data


def test_the_csv_opens_in_a_french_spreadsheet_in_the_order_of_la_coop(marie):
    body = exported(marie, "csv")

    assert body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(body.decode("utf-8-sig")), delimiter=";"))
    assert (len(rows), list(rows[0])[:4]) == (20, ["Date", "Type", "Participants", "Canaux d’accompagnement"])
    assert {**rows[-1], "Nom du lieu": ""} == {
        "Date": "12/11/2026",
        "Type": "individuel",
        "Participants": "1",
        "Canaux d’accompagnement": "lieu_activite",
        "Nom du lieu": "",
        "Durée (min)": "20",
        "Matériel numérique utilisé": "ordinateur",
        "Thématique(s)": "aide_aux_demarches_administratives, social_sante",
        "Tags": "",
        "Nom de la démarche administrative": "Déclarer mes ressources à la CAF",
        "Niveau d’autonomie": "2/3",
        "Bénéficiaire réorienté": "oui",
        "Structure de redirection": "aide_sociale",
        "Genre": "non_communique",
        "Tranche d’âge": "non_communique",
        "Statut": "non_communique",
        "Issue": "reoriente",
        "Niveaux parcourus": "avec",
        "Appels à l’aide": "0",
        "Nouvelle personne": "oui",
    }


def test_the_columns_are_those_of_the_address_in_la_coop_s_order(marie):
    body = exported(marie, "csv", "duree", "date", "inconnue")

    assert body.decode("utf-8-sig").splitlines()[:2] == ["Date;Durée (min)", "12/11/2026;20"]


def test_the_json_speaks_as_la_coop_s_api(marie):
    found = json.loads(exported(marie, "json", "date", "autonomie", "thematiques", "oriente_vers_structure"))

    assert found["activites"][0] == {
        "date": "2026-11-12",
        "thematiques": ["aide_aux_demarches_administratives", "social_sante"],
        "autonomie": "partiellement_autonome",
        "oriente_vers_structure": False,
    }


def test_the_workbook_holds_dates_as_dates_and_numbers_as_numbers(marie):
    with ZipFile(BytesIO(exported(marie, "xlsx", "date", "duree", "issue"))) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))

    said = ["".join(one.itertext()) for one in strings.iter(f"{SHEET}si")]
    first, second = list(sheet.iter(f"{SHEET}row"))[:2]
    values = [(cell.get("t"), cell.find(f"{SHEET}v").text) for cell in second]
    assert [said[int(cell.find(f"{SHEET}v").text)] for cell in first] == ["Date", "Durée (min)", "Issue"]
    assert values[:2] == [(None, str((DAY - date(1899, 12, 30)).days)), (None, "20")]
    assert said[int(values[2][1])] == "termine"


@pytest.mark.parametrize("title", ["=1+1", "+33", "-2", "@somme"])
def test_no_cell_of_a_csv_begins_as_a_formula_does(house, title):
    house.store.change(lambda change: change.record_activity(an_activity(DAY, procedure=title)))

    body = exported(house.staff("marie"), "csv", "precisions_demarche")

    assert body.decode("utf-8-sig").splitlines()[1] == f"'{title}"


def test_an_export_is_noted_in_the_journal(house, marie):
    exported(marie, "csv")

    line = house.program.accounts.store.journal(1)[0]
    assert (line.action, line.actor, line.object) == ("export", "id-marie", "2026-11")


def test_an_unknown_format_is_refused(marie):
    assert marie.send("/bilan/exporter", format="exe").status_code == 409


def test_the_counters_of_the_month_are_a_file_of_their_own(marie):
    answer = marie.send("/bilan/compteurs", periode="2026-11")

    assert answer.data.decode("utf-8-sig").splitlines() == [
        "Période;Compteur;Valeur;Nombre",
        "2026-11;Langues;Français;14",
        "2026-11;Langues;العربية;< 5",
        "2026-11;Langues;English;< 5",
    ]


def test_a_day_has_no_counters_to_take_away(marie):
    answer = marie.send("/bilan/compteurs", periode="2026-11-12")

    assert answer.data.decode("utf-8-sig").splitlines() == ["Période;Compteur;Valeur;Nombre"]
