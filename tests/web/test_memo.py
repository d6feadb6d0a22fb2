"""What a person takes away: what is missing, the memo, its file, its dates. Nothing in them says whose."""

import re
from datetime import date, time, timedelta

import icalendar
import pytest

from app.domain.autonomy import Autonomy
from app.domain.walk import Outcome
from app.web.qr import drawn
from tests.pages import words
from tests.web.house import ALL, CAF, HTMX

WORK = "france-travail/actualisation"


def at_the_end(house, procedure=CAF, level=Autonomy.DONE_WITH, **facts):
    """Amina, at the end of a procedure: every question answered so, every commitment agreed to."""
    walk = house.open(procedure, level, **facts)
    house.to(walk, ":fin", **answers_of(house, procedure))
    return walk


def answers_of(house, procedure: str) -> dict[str, str]:
    """The first answer that leads to the end, for each question, and a yes to each commitment."""
    tree = house.walking.library.editions()[procedure].procedure
    answers = {}
    for node in tree.walk_nodes():
        if hasattr(node, "choices"):
            answers[node.id] = next(one.id for one in node.choices if one.exit is None)
        elif getattr(node, "commits", False):
            answers[node.id] = "oui"
    return answers


def columns(person) -> list[tuple[str | None, str | None]]:
    """The languages of the first part of a sheet that is said twice."""
    part = next(one for one in person.page.iter("section") if one.get("data-two") is not None)
    return [(column.get("lang"), column.get("dir")) for column in part if column.tag == "div"]


def event_of(person):
    """The first event of the calendar file."""
    return icalendar.Calendar.from_ical(person.get("/poste/rappels.ics").data).walk("VEVENT")[0]


def sheet(person) -> str:
    return words(next(one for one in person.page.iter("article") if one.get("id") == "memo"))


def test_what_is_prepared_is_ticked_and_the_slip_says_only_what_is_missing(house):
    amina = house.amina()
    house.open(CAF)
    amina.get("/poste")

    amina.press("Il me manque quelque chose", ai="1")

    assert amina.title == "Il me manque"
    assert "Vos bulletins de paie" in sheet(amina)
    assert "Votre mot de passe de la CAF" not in sheet(amina)
    assert {"Imprimer", "Commencer quand même", "Faire une pause"} <= set(amina.buttons)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_slip_is_said_in_two_languages(house, language, direction):
    amina = house.amina()
    house.open(CAF, language=language)

    amina.get("/poste")
    amina.send("/poste/manque", ai="0")

    pairs = [one for one in amina.page.iter("div") if one.get("data-two") is not None]
    assert [(column.get("lang"), column.get("dir")) for column in pairs[1]] == [
        (language, direction),
        ("fr", "ltr"),
    ]
    assert words(pairs[1][1]) == "Votre mot de passe de la CAF"


def test_with_everything_at_hand_one_simply_begins(house):
    amina = house.amina()
    walk = house.open(CAF)

    amina.send("/poste/manque", ai=[str(rank) for rank in range(20)])

    assert amina.title == "J’ai tout ce qu’il faut"
    amina.press("Commencer")
    assert house.walk(walk).frame.place != ":debut"


def test_ticks_are_no_moves_and_are_kept_nowhere(house):
    amina = house.amina()
    walk = house.open(CAF)
    before = house.walk(walk)

    amina.send("/poste/manque", ai="0")

    assert house.walk(walk) == before
    assert amina.get("/poste/manque").status_code == 303


def test_the_ending_says_what_was_done_what_to_keep_and_when_to_come_back(house):
    amina = house.amina()
    at_the_end(house)

    amina.get("/poste")

    assert "Vous avez relu et envoyé." in amina.text
    assert "mardi 23 février 2027" in amina.text
    assert "Ce qui est fait" in amina.text
    assert "Mon mémo à emporter" in amina.text


def test_done_for_somebody_the_facts_say_who_did_it(house):
    amina = house.amina()
    at_the_end(house, level=Autonomy.DONE_FOR)

    amina.get("/poste")

    assert "Vous avez relu et dit oui. La médiatrice a envoyé." in amina.text
    assert "fait par vous et la médiatrice" in amina.text


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_memo_says_it_all_in_two_languages_side_by_side(house, language):
    amina = house.amina()
    at_the_end(house, language=language)

    amina.get("/poste/memo")

    said = sheet(amina)
    assert "La CAF recalcule votre aide pour trois mois." in said
    assert "mardi 23 février 2027" in said
    assert "La CAF ne demande jamais votre code par téléphone." in said
    assert "https://www.caf.fr/" in said
    assert "3230" in said
    if language == "fr":
        assert said.count("La CAF recalcule votre aide pour trois mois.") == 1
    else:
        assert columns(amina) == [(language, "rtl" if language == "ar" else "ltr"), ("fr", "ltr")]


def test_the_code_of_the_memo_is_that_of_the_official_address(house):
    amina = house.amina()
    at_the_end(house)

    amina.get("/poste/memo")

    paths = [one.get("d") for one in amina.page.iter()]
    assert drawn("https://www.caf.fr/").path in paths


def test_the_memo_says_the_day_and_no_hour(house):
    amina = house.amina()
    at_the_end(house)

    amina.get("/poste/memo")

    assert "23 novembre 2026" in sheet(amina)
    assert not re.search(r"\d ?[h:] ?\d\d", sheet(amina))
    assert "Poste 1" not in sheet(amina)


def test_an_exit_is_taken_home_too_and_claims_nothing(house):
    amina = house.amina()
    walk = house.open(CAF)
    house.to(walk, "situation.oui", aide="concernee", situation="oui")

    amina.get("/poste")
    assert "Mon mémo à emporter" in amina.text
    amina.get("/poste/memo")

    said = sheet(amina)
    assert "On signale d'abord le changement" in said
    assert "Signaler un changement à la CAF" in said
    assert "La CAF recalcule" not in said
    assert "Ce qui est fait" not in said


@pytest.mark.parametrize("path", ["/poste/memo", "/poste/memo.pdf", "/poste/rappels.ics"])
def test_before_the_end_there_is_nothing_to_take_home(house, path):
    amina = house.amina()
    house.open(CAF)

    answer = amina.get(path)

    assert (answer.status_code, answer.location) == (303, "/poste")


def test_the_mediator_prints_the_same_sheet(house):
    house.put_post()
    walk = at_the_end(house, language="en", mediator="id-luc")
    luc = house.luc()

    luc.get(f"/mediation/parcours/{walk}")
    assert "Mon mémo à emporter" in luc.text or f"/mediation/parcours/{walk}/memo" in luc.answer.text
    luc.get(f"/mediation/parcours/{walk}/memo")

    assert columns(luc) == [("en", "ltr"), ("fr", "ltr")]
    assert "Revenir au parcours" in luc.text


def test_the_memo_of_a_walk_that_is_over_leads_back_to_the_room(house):
    luc = house.luc()

    assert luc.get("/mediation/parcours/rien/memo").location == "/mediation"


def test_the_memo_is_a_file_too_with_a_neutral_name(house):
    if not house.program.app.extensions["desk"].printing.ready():
        pytest.skip("no Pango on this machine")
    amina = house.amina()
    at_the_end(house, language="ar")

    answer = amina.get("/poste/memo.pdf")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="memo.pdf"'
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert 10_000 < len(answer.data) < 200_000


def test_where_no_file_can_be_drawn_none_is_offered(house, monkeypatch):
    amina = house.amina()
    at_the_end(house)
    monkeypatch.setattr("app.adapters.pdf._drawing", lambda: None)
    fresh = type(house.program.app.extensions["desk"].printing)(house.config.root)
    monkeypatch.setattr(house.program.app.extensions["desk"].printing, "ready", fresh.ready)

    amina.get("/poste/memo")

    assert "Enregistrer en PDF" not in amina.text
    assert amina.get("/poste/memo.pdf").location == "/poste"


def test_the_dates_go_into_a_calendar_told_of_the_day_before(house):
    amina = house.amina()
    at_the_end(house, language="en")

    event = event_of(amina)

    assert event.decoded("dtstart") == date(2027, 2, 23)
    assert "Faites votre prochaine déclaration à la CAF." in event["description"] + event["summary"]
    assert event.walk("VALARM")[0].decoded("trigger") == timedelta(hours=-15)
    assert "rrule" not in event
    assert event.decoded("dtstamp").time() == time()


def test_a_monthly_date_comes_back_each_month_and_no_two_files_are_alike(house):
    amina = house.amina()
    at_the_end(house, WORK)

    first, second = event_of(amina), event_of(amina)

    assert first.decoded("dtstart") == date(2026, 11, 28)
    assert first["rrule"] == {"FREQ": ["MONTHLY"], "BYMONTHDAY": [28]}
    assert first["uid"] != second["uid"]


def test_a_practice_leaves_nothing_to_take_home(house):
    amina = house.amina()
    at_the_end(house, ALL, practice=True)

    amina.get("/poste")

    assert "Mon mémo à emporter" not in amina.text
    assert amina.get("/poste/memo").location == "/poste"


@pytest.mark.parametrize("level", Autonomy)
def test_every_shipped_procedure_has_its_memo_at_every_level(house, level):
    luc = house.luc()

    for procedure in sorted(house.walking.library.editions()):
        walk = at_the_end(house, procedure, level, post=None, mediator="id-luc")
        luc.get(f"/mediation/parcours/{walk}/memo")
        title = house.walking.library.editions()[procedure].procedure.title.text
        assert title.replace("\u00a0", " ") in sheet(luc).replace("\u00a0", " ")


def test_a_sheet_on_a_screen_leaves_it_once_its_walk_is_over(house):
    amina = house.amina()
    walk = at_the_end(house)
    amina.get("/poste/memo")
    asks = next(one.get("hx-get") for one in amina.page.iter("div") if "manque" in one.get("hx-get", ""))
    assert amina.get(asks, **HTMX).status_code == 204

    house.walking.end(walk, Outcome.DONE)

    assert amina.get(asks, **HTMX).headers["HX-Redirect"] == "/poste"
