"""A pause and its three words, taking a walk up, « êtes-vous encore là ? », and what is said after."""

from urllib.parse import urlsplit

import pytest

from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Size
from app.domain.errors import Unknown
from app.domain.language import breakable
from app.domain.pause import WORDS
from app.domain.post import Idle
from app.domain.walk import Outcome
from app.web.cards import face_of
from tests.web.house import ALL, CAF, HTMX, rows, words
from tests.web.test_visitor import onward

LANGUAGES = ("fr", "en", "ar")
FIRST = "Appuyez sur la première image de votre feuille"
ASKED = "Êtes-vous encore là ?"
NOBODYS = ("maison", "soleil", "velo")


def paused(house, amina, *, procedure=CAF, language="fr", **facts):
    """Amina takes a pause at her second card; gives the words that her page shows."""
    walk = house.open(procedure, language=language, **facts)
    amina.send("/poste/parcours/avancer", vu="1")
    amina.send("/poste/pause")
    return walk, shown_words(amina)


def shown_words(person) -> tuple[str, ...]:
    written = [words(one) for one in person.page.iter("bdi")]
    keys = {word: key for key, word in WORDS.items()}
    return tuple(keys[word] for word in written if word in keys)


def presses(person, *pressed: str) -> None:
    """Press the tiles of these words, one page after the other."""
    person.get("/poste/reprendre")
    for word in pressed:
        person.press(WORDS[word])


# Taking a pause.


def test_a_pause_says_before_what_it_keeps(house):
    amina = house.amina()
    house.open(CAF)
    amina.send("/poste/parcours/avancer", vu="1")

    amina.get("/poste")

    assert "Le guide garde la démarche, l’étape et la langue." in amina.text
    assert "Rien d’autre : ni vos réponses, ni votre nom." in amina.text


def test_a_pause_shows_three_words_with_their_pictures_and_until_when_they_hold(house):
    amina = house.amina()

    walk, slip = paused(house, amina)

    pictures = [one.get("href").partition("#")[2] for one in amina.page.iter() if one.tag.endswith("use")]
    assert amina.title == "Votre feuille de pause"
    assert len(set(slip)) == 3
    assert [one for one in pictures if one in slip] == list(slip)
    assert "Valable jusqu’au 24 décembre 2026." in amina.text
    with pytest.raises(Unknown):
        house.walk(walk)
    assert Outcome.CONTINUED.value in rows(house)["activities"][0]


def test_the_words_are_in_no_address_and_on_no_other_page(house):
    amina = house.amina()

    _, slip = paused(house, amina)
    leads = [value for one in amina.page.iter() for value in one.attrib.values() if "/poste" in value]
    page = amina.answer

    assert (page.status_code, page.location) == (200, None)
    assert [one for one in leads if sum(word in one for word in slip) > 1] == []  # « écran » alone is a route
    for address in ("/poste", "/poste/pause", "/poste/demarches", "/poste/reprendre"):
        amina.get(address)
        assert (amina.title, shown_words(amina)) == ("C’est terminé", ())


def test_after_a_pause_the_browser_is_told_to_forget_and_the_post_has_to_be_checked(house):
    amina = house.amina()

    paused(house, amina)

    post = house.store.post("p1")
    assert amina.answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert amina.answer.headers["Cache-Control"] == "no-store"
    assert amina.client.get_cookie("passage") is not None
    assert (post.walk, post.to_check) == (None, True)


def test_sending_the_pause_again_shows_no_word(house):
    amina = house.amina()
    paused(house, amina)

    amina.send("/poste/pause")

    assert (amina.title, shown_words(amina)) == ("C’est terminé", ())


def test_the_slip_stays_until_the_post_is_another_s(house):
    amina = house.amina()
    paused(house, amina)
    watch = next(one.get("hx-get") for one in amina.page.iter() if one.get("id") == "veille")

    same = amina.client.get(watch, headers=HTMX)
    house.program.room.check("p1")
    checked = amina.client.get(watch, headers=HTMX)

    assert (same.status_code, checked.headers.get("HX-Refresh")) == (204, "true")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slip_is_in_the_language_of_the_person_with_its_french_beneath(house, language):
    amina = house.amina()

    paused(house, amina, language=language, comfort=Comfort(Size.LARGE))

    direction = {"ar": "rtl"}.get(language, "ltr")
    french = [one for one in amina.page.iter("small") if one.get("lang") == "fr"]
    assert (amina.language, amina.page.get("data-taille")) == ((language, direction), "grand")
    assert bool(french) is (language != "fr")


def test_practice_has_no_pause(house):
    amina = house.amina()
    walk = house.open(CAF, practice=True)
    amina.send("/poste/parcours/avancer", vu="1")
    amina.get("/poste")
    offered = "Faire une pause" in amina.buttons

    amina.send("/poste/pause")

    assert not offered
    assert not house.walk(walk).ended


def test_where_there_is_nothing_to_keep_no_pause_is_offered(house):
    amina = house.amina()
    walk = house.open(ALL, level=Autonomy.DONE_BY)
    amina.get("/poste")
    opening = amina.buttons
    house.to(walk, "pour-qui")
    amina.get("/poste")
    question = amina.buttons
    amina.press("Pour une autre personne")

    offered = ["Faire une pause" in buttons for buttons in (opening, question, amina.buttons)]

    assert offered == [False, True, False]


# Taking a walk up again.


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_pictures_bring_back_procedure_place_level_language_and_size(house, language):
    amina, later = house.amina(), house.amina(2)
    _, slip = paused(house, amina, language=language, level=Autonomy.DONE_BY, comfort=Comfort(Size.LARGEST))

    presses(later, *slip)

    after = house.walk(house.store.post("p2").walk)
    kept = (CAF, Autonomy.DONE_BY, language, Size.LARGEST)
    assert (after.procedure, after.level, after.language, after.comfort.size) == kept
    assert (later.at, later.language[0]) == ("/poste", language)


def test_no_word_of_a_slip_goes_by_an_address(house):
    amina, later = house.amina(), house.amina(2)
    _, slip = paused(house, amina)

    presses(later, *slip[:2])
    forms = [form.get("action") for form in later.page.iter("form")]
    links = [link.get("href") for link in later.page.iter("a")]

    assert {urlsplit(one).query for one in [*forms, *links]} == {""}
    assert later.answer.headers["Referrer-Policy"] == "same-origin"
    assert (later.field("mot1"), later.field("mot2")) == slip[:2]


def test_the_last_picture_can_be_changed(house):
    amina = house.amina()
    presses(amina, "maison", "soleil")

    amina.press("Changer la dernière image")

    assert amina.title == "Appuyez sur la deuxième image"
    assert [one.get("value") for one in amina.page.iter("input") if one.get("name") == "mot1"] == ["maison"]


def test_a_picture_already_pressed_is_no_longer_among_the_others(house):
    amina = house.amina()

    presses(amina, "maison")

    tiles = [one for one in amina.page.iter("button") if (one.get("name") or "").startswith("mot")]
    assert "maison" not in amina.buttons
    assert len(tiles) == len(WORDS) - 1


def test_pictures_that_belong_to_nobody_are_told_so_calmly_and_one_begins_again(house):
    amina = house.amina()

    presses(amina, *NOBODYS)

    assert amina.answer.status_code == 422
    assert "Ces trois mots ne vont pas ensemble." in amina.text
    assert amina.title == FIRST


def test_a_slip_that_expired_is_told_in_the_same_words(house):
    amina, later = house.amina(), house.amina(2)
    _, slip = paused(house, amina)
    house.clock.pass_(days=31, seconds=1)

    presses(later, *slip)

    assert "Ces trois mots ne vont pas ensemble." in later.text
    assert house.store.post("p2").walk is None


def test_a_slip_serves_once(house):
    amina, later, last = house.amina(), house.amina(2), house.amina(3)
    _, slip = paused(house, amina)
    presses(later, *slip)

    presses(last, *slip)

    assert "Ces trois mots ne vont pas ensemble." in last.text


def test_a_post_that_guesses_is_slowed_down_and_the_next_post_is_not(house):
    amina, later = house.amina(), house.amina(2)
    for _ in range(5):
        presses(amina, *NOBODYS)
    first = amina.answer.status_code

    presses(amina, *NOBODYS)
    presses(later, *NOBODYS)

    assert (first, amina.answer.status_code, later.answer.status_code) == (422, 429, 422)
    assert "Rien n’est bloqué" in amina.text
    assert amina.title == FIRST


def test_words_that_are_none_of_ours_are_as_if_not_pressed(house):
    amina = house.amina()

    amina.send("/poste/reprendre", mot1="xx", mot2="../..", mot3="maison")

    assert (amina.answer.status_code, amina.title) == (200, "Appuyez sur la deuxième image")


def test_a_post_where_somebody_is_takes_no_walk_up(house):
    amina = house.amina()
    walk = house.open(CAF)

    amina.get("/poste/reprendre")
    opened = amina.title
    amina.send("/poste/reprendre", mot1="maison", mot2="soleil", mot3="velo")

    assert opened != FIRST
    assert (amina.at, house.store.post("p1").walk) == ("/poste", walk)


@pytest.mark.parametrize("address", ["/poste", "/poste/demarches"])
def test_a_free_post_asks_for_the_slip_of_whoever_has_one(house, address):
    amina = house.amina()

    amina.get(address)

    assert "/poste/reprendre" in {link.get("href") for link in amina.page.iter("a")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_round_is_read_in_every_language(house, language):
    amina = house.amina(language=language)

    presses(amina, "maison", "soleil", "velo")

    assert amina.language[0] == language
    assert {one.get("lang") for one in amina.page.iter("bdi")} == {"fr"}


def test_whoever_comes_back_is_told_why_some_steps_are_seen_again(house):
    amina, later = house.amina(), house.amina(2)
    past_what_is_replayed(house, house.open("caf/attestation-paiement"))
    amina.send("/poste/pause")

    presses(later, *shown_words(amina))

    assert "Vous reprenez votre démarche. Nous repassons par la connexion." in later.text


def past_what_is_replayed(house, walk: str) -> None:
    """Go on to the first card that comes after a phase to replay."""
    been = False
    for _ in range(60):
        scene = house.walking.scene(walk)
        replayed = face_of(scene, house.walking.library.registries).replayed
        if been and not replayed:
            return
        been = been or replayed
        house.walking.move(walk, scene.walk.version, onward)
    raise AssertionError(walk)


# « Êtes-vous encore là ? »


def alone(house, language="fr"):
    """Amina, alone at her second card; and the screen that she has."""
    amina = house.amina()
    house.open(CAF, level=Autonomy.DONE_WITH, language=language)
    amina.send("/poste/parcours/avancer", vu="1")
    amina.get("/poste")
    return amina


def until(house, idle) -> None:
    """Let time go by until the post is there."""
    for _ in range(240):
        if house.store.post("p1").idle is idle:
            return
        house.clock.pass_(minutes=1)
        house.program.idling.sweep()
    raise AssertionError(idle)


def look_of(person) -> str:
    """The address by which the open page looks again."""
    return next(one.get("hx-get") for one in person.page.iter() if one.get("id") == "carte")


def test_while_the_mediator_alone_is_told_the_visitor_s_screen_says_nothing(house):
    amina = alone(house)

    until(house, Idle.QUIET)
    amina.get("/poste")

    assert ASKED not in amina.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_silent_post_is_asked_whether_somebody_is_there_without_any_figure(house, language):
    amina = alone(house, language)

    until(house, Idle.ASKED)
    amina.get("/poste")

    asked = next(one for one in amina.page.iter("section") if one.get("id") == "encore-la")
    assert not [sign for sign in words(asked) if sign.isdigit()]
    assert language != "fr" or words(asked).startswith(ASKED)


def test_the_question_comes_by_itself_on_the_open_page(house):
    amina = alone(house)
    look = look_of(amina)
    until(house, Idle.ASKED)

    told = amina.client.get(look, headers=HTMX)

    assert told.status_code == 200
    assert ASKED in breakable(told.text)


def asks_anew_in(person) -> int:
    """After how many seconds a page without JavaScript loads itself anew."""
    person.get("/poste")
    return next(int(one.get("content")) for one in person.page.iter("meta") if one.get("http-equiv"))


def test_without_javascript_the_page_comes_anew_once_the_question_is_due_and_nobody_reading_sees_it(house):
    amina = alone(house)

    assert asks_anew_in(amina) == 21 * 60
    house.clock.pass_(minutes=15)
    assert asks_anew_in(amina) == 6 * 60  # to look is not to press: the silence goes on
    until(house, Idle.ASKED)
    assert asks_anew_in(amina) == 60
    amina.press("Je suis encore là")
    assert asks_anew_in(amina) == 21 * 60


@pytest.mark.parametrize("press", ["Je suis encore là", "Je ne sais pas", "Revenir"])
def test_any_press_takes_the_question_away(house, press):
    amina = alone(house)
    until(house, Idle.ASKED)
    amina.get("/poste")

    amina.press(press, htmx=True)

    assert house.store.post("p1").idle is Idle.PRESENT
    assert ASKED not in amina.text


def test_without_javascript_the_answer_leads_back_to_the_card(house):
    amina = alone(house)
    card = amina.title
    until(house, Idle.ASKED)
    amina.get("/poste")

    amina.press("Je suis encore là")

    assert (amina.answer.status_code, amina.answer.location, amina.title) == (303, "/poste", card)


@pytest.mark.parametrize("language", LANGUAGES)
def test_unanswered_the_guide_is_wiped_and_says_that_the_place_is_kept(house, language):
    amina = alone(house, language)
    until(house, Idle.ASKED)
    look = look_of(amina)
    house.clock.pass_(minutes=3)

    house.program.idling.sweep()
    told = amina.client.get(look, headers=HTMX)
    amina.get("/poste")

    assert told.headers["HX-Refresh"] == "true"
    assert amina.language[0] == language
    assert len(house.program.pausing.on_desk()) == 1
    if language == "fr":
        assert amina.title == "C’est terminé"
        assert "Votre place est gardée dix minutes chez la médiatrice." in amina.text
        assert "n’a rien gardé" not in amina.text


def test_once_checked_a_post_says_nothing_of_the_place_that_was_kept(house):
    amina = alone(house, "ar")
    until(house, Idle.ASKED)
    house.clock.pass_(minutes=3)
    house.program.idling.sweep()

    house.program.room.check("p1")
    amina.get("/poste")

    assert (amina.title, amina.language) == ("Bienvenue", ("fr", "ltr"))


# Leaving.


def test_after_a_walk_every_address_of_it_answers_the_same_neutral_page(house):
    amina = alone(house)

    amina.press("Oui, arrêter et effacer")
    pages = []
    for page in ("", "/pause", "/reprendre", "/demarches", "/memo", "/manque"):
        amina.get(f"/poste{page}")
        pages.append((amina.title, "Avant de partir" in amina.text))

    assert set(pages) == {("C’est terminé", True)}


@pytest.mark.parametrize("ended_by", ["the mediator", "the person", "silence"])
def test_however_a_walk_ended_the_browser_of_the_post_is_told_to_forget(house, ended_by):
    amina = alone(house)

    if ended_by == "the person":
        amina.send("/poste/fin")
    elif ended_by == "the mediator":
        house.walking.end(house.store.post("p1").walk, Outcome.DONE)
    else:
        until(house, Idle.ASKED)
        house.clock.pass_(minutes=3)
        house.program.idling.sweep()
    page = amina.get("/poste")

    assert page.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "passage=" in page.headers["Set-Cookie"]


def test_what_is_checked_before_leaving_is_ticked_for_oneself_alone(house):
    amina = alone(house)
    amina.press("Oui, arrêter et effacer")

    boxes = [one for one in amina.page.iter("input") if one.get("type") == "checkbox"]
    forms = [one for form in amina.page.iter("form") for one in form.iter("input")]

    assert len(boxes) == 5
    assert [one for one in boxes if one.get("name") or one in forms] == []
