"""The language screen: a language by its own name, « on lit ou on écoute ? », « ma langue n'est pas là »."""

from dataclasses import replace

import pytest

from app.domain.account import Account, Role
from app.domain.comfort import Comfort, Size, Tongue
from app.domain.structure import Structure
from app.domain.walk import Presence
from tests.web.house import CAF, HTMX, words

MARIE = Account("id-marie", "marie", "Marie", frozenset({Role.MANAGER}), disabled=False)
READS, LISTENS = "On lit", "On écoute"
LANGUAGE, MISSING = "Choisissez votre langue", "Ma langue n’est pas là"
SOUGHT = "Sa langue manque : interprète"
TITLE = "Déclarer mes ressources à la CAF"


def opened(house, person="luc", post: str = "?poste=p1", **fields):
    """Open as the page proposes it, in *avec*; gives who opened."""
    luc = house.staff(person)
    luc.get(f"/mediation/ouvrir{post}")
    luc.press("La personne, avec moi", demarche=CAF, **fields)
    return luc


def at_post(house, **facts):
    amina = house.amina(**facts)
    opened(house)
    amina.get("/poste")
    return amina


def test_a_walk_opened_where_nobody_chose_a_language_begins_with_the_language_screen(house):
    amina = at_post(house)

    assert amina.title == LANGUAGE
    assert [one for one in amina.buttons if one in ("Français", "English", "العربية", MISSING)][-4:] == [
        "Français",
        "English",
        "العربية",
        MISSING,
    ]


def test_the_person_chooses_a_language_then_listens_and_comes_to_the_card(house):
    amina = at_post(house)

    amina.press("العربية", vue=amina.field("vue"))
    asked = [one.get("value") for one in amina.page.iter("button") if one.get("name") == "voix"]
    walk = house.walking.scenes()[0].walk
    amina.send("/poste/parcours/lecture", vu=str(walk.version), voix="oui")

    heard = house.walk(walk.id)
    listen = next(one for one in amina.page.iter("div") if "data-listen" in one.attrib)
    assert (asked[-2:], amina.language) == (["non", "oui"], ("ar", "rtl"))
    assert (heard.language, heard.comfort.aloud, heard.tongue) == ("ar", True, Tongue.SETTLED)
    assert (listen.get("data-aloud"), amina.title != LANGUAGE) == ("oui", True)


def test_who_reads_is_not_read_to(house):
    amina = at_post(house)

    amina.press("Français")
    amina.press(READS)

    assert (amina.title, house.walking.scenes()[0].walk.comfort.aloud) == (TITLE, False)


def test_the_mediator_skips_the_language_screen_in_one_press(house):
    house.amina()
    luc = opened(house)
    assert "La personne choisit sa langue sur l’écran." in luc.text

    luc.press("Passer et commencer")

    assert house.walking.scenes()[0].walk.tongue is Tongue.SETTLED
    assert "Passer et commencer" not in luc.buttons


def test_the_mediator_reads_which_language_was_chosen(house):
    amina = at_post(house)

    amina.press("English")
    luc = house.luc()
    luc.get(f"/mediation/parcours/{house.walking.scenes()[0].walk.id}")

    assert "La personne a choisi : English." in luc.text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("choice", ["Français", "English"])
def test_a_language_said_by_the_mediator_or_chosen_while_waiting_is_not_asked_again(house, choice):
    amina = house.amina()
    amina.get("/poste")
    amina.press(choice)
    opened(house)
    amina.get("/poste")

    assert amina.title != LANGUAGE
    assert amina.language[0] == {"Français": "fr", "English": "en"}[choice]


def test_what_the_person_likes_on_the_waiting_screen_goes_with_the_walk(house):
    comfort = Comfort(Size.LARGEST, contrast=True, aloud=True)
    house.put_post(comfort=comfort)

    opened(house)

    assert house.walking.scenes()[0].walk.comfort == comfort


def test_the_shared_screen_is_turned_toward_the_person(house):
    luc = opened(house, post="", langue="")

    luc.press("English")
    luc.press("We listen")

    walk = house.walking.scenes()[0].walk
    assert (walk.language, walk.comfort.aloud, walk.tongue) == ("en", True, Tongue.SETTLED)


def test_a_language_that_is_not_there_calls_the_mediator_and_tells_her_whom_to_phone(house):
    house.program.settings.change(MARIE, replace(Structure(), interpreter="01 23 45 67 89"))
    amina = at_post(house)

    amina.press(MISSING)
    luc = house.luc()
    luc.get(f"/mediation/parcours/{house.walking.scenes()[0].walk.id}")

    assert (amina.title, house.store.post("p1").called_at) == (
        "Nous cherchons un interprète.",
        house.clock.now(),
    )
    assert "La langue de la personne manque." in luc.text
    assert "01 23 45 67 89" in luc.text


@pytest.mark.parametrize("begun", [True, False], ids=["in a walk", "on the waiting screen"])
def test_the_room_says_that_a_language_is_missing_on_the_post_and_among_the_calls(house, begun):
    amina, luc = house.amina(), house.luc()
    if begun:
        house.open(tongue=Tongue.UNASKED)
    luc.get("/mediation")
    before = luc.text
    amina.get("/poste")

    amina.press(MISSING)
    luc.get("/mediation")
    band = next(one for one in luc.page.iter() if one.get("id") == "appels")
    place = next(one for one in luc.page.iter("li") if one.get("id") == "poste-p1")

    assert SOUGHT not in before
    assert (SOUGHT in words(band), SOUGHT in words(place)) == (True, True)


def test_the_room_says_no_more_that_a_language_is_missing_once_it_is_found(house):
    amina, luc = at_post(house), house.luc()
    amina.press(MISSING)

    amina.press("English")
    luc.get("/mediation")

    assert SOUGHT not in luc.text


@pytest.mark.parametrize(
    ("missing", "press"), [(False, "Passer et commencer"), (True, "Continuer en images et en français")]
)
def test_who_sits_beside_skips_the_question_from_the_folded_strip_of_the_post(house, missing, press):
    amina = house.amina()
    walk = house.open(CAF, presence=Presence.BESIDE, mediator="id-luc", tongue=Tongue.UNASKED)
    amina.get("/poste")
    if missing:
        amina.press(MISSING)
    strip = next(one for one in amina.page.iter("details") if one.get("id") == "bandeau")
    offered = press in words(strip)

    amina.press(press)

    strip = next(one for one in amina.page.iter("details") if one.get("id") == "bandeau")
    assert (offered, press in words(strip), amina.title) == (True, False, TITLE)
    assert house.walk(walk).tongue is (Tongue.WITHOUT if missing else Tongue.SETTLED)


def test_meanwhile_one_goes_on_in_pictures_and_french_said_aloud(house):
    amina = at_post(house)
    amina.press(MISSING)

    amina.press("Continuer en images")

    walk = house.walking.scenes()[0].walk
    assert (amina.title, walk.tongue) == (TITLE, Tongue.WITHOUT)
    assert (walk.language, walk.comfort) == ("fr", Comfort(Size.LARGE, aloud=True))


def test_the_language_once_found_ends_the_search(house):
    amina = at_post(house)
    amina.press(MISSING)

    amina.press("English")

    assert house.walking.scenes()[0].walk.tongue is Tongue.SETTLED


def test_a_press_from_a_screen_that_is_behind_looks_for_no_interpreter(house):
    amina = house.amina()
    walk = house.open()

    answer = amina.send("/poste/langue-absente", vu="0")

    assert (answer.status_code, house.walk(walk).tongue) == (303, Tongue.SETTLED)
    assert house.store.post("p1").called_at is None


def test_a_language_that_is_not_there_calls_from_the_waiting_screen_too(house):
    amina = house.amina()
    amina.get("/poste")

    amina.press(MISSING)
    waiting = amina.text
    opened(house)

    assert "Nous cherchons un interprète." in waiting
    assert house.store.post("p1").called_at == house.clock.now()
    assert house.walking.scenes()[0].walk.tongue is Tongue.WITHOUT


def test_one_listens_from_the_waiting_screen_on_and_may_stop(house):
    amina = house.amina()
    amina.get("/poste")
    amina.press("Français")

    amina.press(LISTENS)
    listening = house.store.post("p1").comfort.aloud
    amina.press("Lire chaque étape")

    assert (listening, house.store.post("p1").comfort.aloud) == (True, False)


def test_a_way_to_read_that_is_neither_is_refused(house):
    amina = at_post(house)

    assert amina.send("/poste/parcours/lecture", vu="1", voix="peut-être", headers=HTMX).status_code == 409


def test_nothing_of_the_choice_outlives_the_check(house):
    amina = at_post(house)
    amina.press(MISSING)
    amina.send("/poste/fin")

    house.program.room.check("p1")

    post = house.store.post("p1")
    assert (post.tongue, post.comfort, post.language) == (Tongue.UNASKED, Comfort(), "fr")
