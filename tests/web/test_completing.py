"""The end of a walk on the mediator's side, and the quick demand."""

from app.domain.activity import ActivityKind, Tally, TallyKind
from app.domain.coop import Equipment, Independence, Redirection
from app.domain.walk import Outcome
from tests.pages import words
from tests.walked import FOREVER


def ended(house, luc, issue="termine"):
    """A walk at post 1 that Luc has just ended; he is back in the room."""
    house.put_post(1)
    walk = house.open(mediator="id-luc")
    luc.send(f"/mediation/parcours/{walk}/fin", issue=issue)
    return walk


def counted(house):
    house.clock.pass_(minutes=1)
    house.walking.sweep()
    return list(house.store.activities(*FOREVER))


def chosen(person, name):
    """What a list of the form stands at."""
    field = next(one for one in person.page.iter("select") if one.get("name") == name)
    return [words(one) for one in field.iter("option") if one.get("selected") is not None]


def test_an_end_is_one_press_and_its_line_is_prefilled(house):
    luc = house.luc()

    ended(house, luc)

    assert luc.title == "La salle"
    assert "Thème : Papiers et citoyenneté" in luc.text
    assert (chosen(luc, "autonomie"), chosen(luc, "minutes")) == (["En partie autonome"], ["5 minutes"])
    assert [chosen(luc, name) for name in ("age", "genre", "statut")] == [[], [], []]


def test_what_is_ignored_keeps_what_was_prefilled(house):
    ended(house, house.luc())

    (line,) = counted(house)

    assert (line.independence, line.equipment, line.new_person) == (
        Independence.PARTLY,
        (Equipment.COMPUTER,),
        True,
    )


def test_one_press_keeps_what_was_completed_and_only_counters_know_the_person(house):
    luc = house.luc()
    ended(house, luc)

    luc.press(
        "Garder", minutes="45", autonomie="autonome", age="soixante_dix_plus", genre="feminin", suite="oui"
    )

    assert "C’est compté pour le bilan." in luc.text
    (line,) = counted(house)
    assert (line.minutes, line.independence, line.new_person) == (45, Independence.ALONE, False)
    assert list(house.store.tallies("0000", "9999")) == [
        Tally("2026-11", TallyKind.AGE, "soixante_dix_plus"),
        Tally("2026-11", TallyKind.GENDER, "feminin"),
        Tally("2026-11", TallyKind.LANGUAGE, "fr"),
    ]


def test_a_line_that_is_too_late_stays_as_it_was(house):
    luc = house.luc()
    ended(house, luc)
    house.clock.pass_(minutes=1)
    house.walking.sweep()
    house.clock.pass_(minutes=11)

    luc.press("Garder", minutes="120")

    assert luc.title == "La salle"
    assert "C’est compté" not in luc.text
    assert [one.minutes for one in house.store.activities(*FOREVER)] == [5]


def test_sent_on_says_where_in_the_same_press(house):
    luc = house.luc()
    house.put_post(1)
    walk = house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")

    luc.press("L’aide sociale")

    assert chosen(luc, "orientation") == ["L’aide sociale"]
    (line,) = counted(house)
    assert (line.outcome, line.redirection) == (Outcome.REDIRECTED, Redirection.SOCIAL_HELP)


def test_values_that_the_page_does_not_offer_are_refused(house):
    luc = house.luc()
    walk = ended(house, luc)
    where = f"/mediation/parcours/{walk}/bilan"

    answers = [
        luc.send(where, **fields).status_code
        for fields in (
            {"minutes": "7"},
            {"minutes": "-5"},
            {"minutes": "10", "age": "37 ans"},
            {"minutes": "10", "autonomie": "x"},
            {"minutes": "10", "materiel": "Amina"},
        )
    ]
    answers.append(luc.send(f"/mediation/parcours/{walk}/fin", issue="reoriente.chez Paul").status_code)

    assert answers == [409] * 6


def test_a_quick_demand_is_a_family_then_an_outcome(house):
    luc = house.luc()
    luc.get("/mediation")

    luc.press("Site en panne", famille="logement")

    assert "C’est compté pour le bilan." in luc.text
    (line,) = counted(house)
    assert (line.kind, line.family, line.minutes, line.outcome) == (
        ActivityKind.DEMAND,
        "logement",
        5,
        Outcome.SITE_DOWN,
    )


def test_nothing_of_the_end_is_a_place_to_type(house):
    luc = house.luc()

    ended(house, luc)

    typed = {one.get("type", "text") for one in luc.page.iter("input")} - {"hidden", "radio", "checkbox"}
    assert (typed, list(luc.page.iter("textarea"))) == (set(), [])
