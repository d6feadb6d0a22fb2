"""The room at a glance: who is where, who calls, which post waits to be checked; and pairing one."""

from copy import deepcopy
from dataclasses import replace

import pytest

from app.domain import moves
from app.domain.post import Disposition, Idle
from app.domain.walk import Presence
from app.usecases.throttling import FREE_TRIES
from tests.web.house import CAF, HTMX, told, words


def places(person) -> list[str]:
    """What each place of the board says, as the plan goes, menus apart."""
    found = [deepcopy(one) for one in person.page.iter() if (one.get("id") or "").startswith("poste-")]
    for place in found:
        for head in place.iter("div"):
            for menu in head.findall("details"):
                head.remove(menu)
    return [words(one) for one in found]


def calling(person) -> list[str]:
    """Who calls, as the band on top says."""
    band = next(one for one in person.page.iter() if one.get("id") == "appels")
    return [words(one) for one in band.iter("a")]


def code_of(person) -> str:
    person.get("/poste")
    return words(next(person.page.iter("bdi")))


def test_an_empty_room_offers_to_pair_a_first_post(house):
    luc = house.luc()

    luc.get("/mediation")

    assert luc.title == "La salle"
    assert places(luc) == []
    assert "Aucun poste pour l’instant. Associer un premier poste" in luc.text


def test_the_room_says_what_each_post_does(house):
    house.put_post(1)
    house.put_post(2, to_check=True)
    house.put_post(3)
    house.open(CAF, post="p1", mediator="id-luc", language="ar")
    house.clock.pass_(minutes=7)
    luc = house.luc()

    luc.get("/mediation")

    busy, dirty, free = places(luc)
    assert "العربية" in busy
    assert "7 minutes" in busy
    assert "Avec vous" in busy
    assert "Faire avec" in busy
    assert "À vérifier" in dirty
    assert "Libre" in free


def test_a_walk_on_a_mediators_own_screen_is_in_the_room(house):
    house.open(post=None, mediator="id-luc", presence=Presence.SHARED)
    luc = house.luc()

    luc.get("/mediation")

    assert places(luc)[0].startswith("Écran de Luc")


def test_who_calls_is_said_first_the_longest_call_at_the_head_and_leads_to_its_post(house):
    for number in (1, 2, 3):
        house.put_post(number)
    house.amina(3).send("/poste/appel")
    house.clock.pass_(minutes=2)
    house.amina(2).send("/poste/appel")
    house.clock.pass_(minutes=1)
    luc = house.luc()

    luc.get("/mediation")

    assert calling(luc) == ["Poste 3 3 minutes", "Poste 2 1 minute"]
    assert "2 personnes appellent" in luc.text
    assert "Appelle depuis 3 minutes" in places(luc)[2]
    assert [one.get("href") for one in luc.page.iter("a") if words(one) == calling(luc)[0]] == ["#poste-p3"]


def test_a_call_is_answered_from_the_room(house):
    house.amina().send("/poste/appel")
    luc = house.luc()
    luc.get("/mediation")

    luc.press("J’y vais")

    assert "Personne n’appelle." in luc.text
    assert house.store.post("p1").called_at is None


def test_a_post_is_free_again_once_somebody_looked(house):
    house.put_post(1, to_check=True)
    luc = house.luc()
    luc.get("/mediation")

    luc.press("Ce poste est propre", vu=["site", "telechargements", "papiers"])

    assert places(luc)[0].startswith("Poste 1 Libre")


def test_what_was_not_looked_at_is_named_and_what_was_stays_ticked(house):
    house.put_post(1, to_check=True)
    luc = house.luc()
    luc.get("/mediation")

    answer = luc.press("Ce poste est propre", vu=["telechargements"])

    ticked = [one.get("value") for one in luc.page.iter("input") if one.get("checked") is not None]
    assert (answer.status_code, house.store.post("p1").to_check) == (422, True)
    assert "Il reste à cocher : le site est fermé, les papiers sont rendus." in luc.text
    assert ticked == ["telechargements"]


@pytest.mark.parametrize(
    ("idle", "words_of_it"),
    [
        (Idle.QUIET, "Plus rien depuis un moment"),
        (Idle.ASKED, "Le guide demande : êtes-vous encore là ?"),
    ],
)
def test_the_mediator_is_told_of_a_post_where_nothing_is_pressed_any_more(house, idle, words_of_it):
    house.put_post(1)
    house.put_post(2)
    walk = house.open(post="p2")
    quiet = replace(house.store.post("p2"), idle=idle, idle_since=house.clock.now())
    house.store.change(lambda change: change.save_post(quiet))
    luc = house.luc()
    luc.get("/mediation")
    silent = places(luc)[1]

    luc.press("Je vais voir")

    assert words_of_it in silent
    assert luc.at == f"/mediation/parcours/{walk}"
    assert house.store.post("p2").idle is Idle.PRESENT


# A walk that this program can no longer show.


@pytest.fixture
def lost(house) -> str:
    """A walk on post 1 whose texts no longer stand, as after an upgrade of the program."""
    house.put_post(1)
    house.put_post(2)
    walk = house.open(CAF, mediator="id-luc")
    opened = house.store.open_walk(walk)
    older = replace(opened.walk, edition="e-older", version=2)

    def act(change) -> None:
        change.keep_edition("e-older", CAF, {CAF: "titre: [une forme d’hier"})
        change.save_walk(replace(opened, walk=older), expected=1)

    house.store.change(act)
    return walk


def test_a_walk_that_can_no_longer_be_shown_leaves_the_rest_of_the_room_standing(house, lost):
    house.open(CAF, post="p2", mediator="id-luc")
    luc = house.luc()

    luc.get("/mediation")

    first, second = places(luc)
    assert "Ce parcours ne peut plus être affiché" in first
    assert "Suivre ce parcours" in second


def test_a_walk_that_can_no_longer_be_shown_is_ended(house, lost):
    luc = house.luc()
    luc.get("/mediation")

    luc.press("Terminer ce parcours")

    assert "À vérifier" in places(luc)[0]
    assert house.walk(lost).ended


def test_one_of_her_own_screen_is_ended_too(house, lost):
    kept = house.store.post("p1")
    house.store.change(lambda change: change.save_post(replace(kept, walk=None)))
    luc = house.luc()
    luc.get("/mediation")

    luc.press("Terminer ce parcours")

    assert house.walk(lost).ended
    assert "ne peut plus être affiché" not in luc.text


def test_its_own_screens_say_what_to_do(house, lost):
    amina, luc = house.amina(), house.luc()

    hers = luc.client.get(f"/mediation/parcours/{lost}")
    answer = amina.client.get("/poste")

    assert (answer.status_code, hers.status_code) == (410, 410)
    assert "Appelez la médiation : elle recommence avec vous." in told(answer)


def test_a_board_that_shows_the_present_is_told_nothing_new(house):
    house.put_post(1)
    luc = house.luc()
    luc.get("/mediation")
    address = next(one.get("hx-get") for one in luc.page.iter() if one.get("hx-get"))

    same = luc.client.get(address, headers=HTMX)
    house.program.room.call("p1")
    called = luc.client.get(address, headers=HTMX)

    assert (same.status_code, called.status_code) == (204, 200)
    assert "1 personne appelle" in called.text


def test_a_browser_becomes_a_post_when_its_code_is_typed(house):
    paul, luc = house.paul(), house.luc()
    code = code_of(paul)
    luc.get("/mediation/postes")

    luc.press("Associer", code=code.lower())
    paul.get("/poste")

    assert [words(one) for one in luc.page.iter("h2")] == ["Associer un poste", "Poste 1"]
    assert (paul.title, "Poste 1" in paul.text) == ("Bienvenue", True)


def test_what_is_kept_of_the_browser_is_only_a_digest(house):
    paul = house.paul()
    code_of(paul)
    token = paul.client.get_cookie("poste").value
    house.program.room.pair(code_of(paul), "Poste 1", by="id-luc")

    kept = b"".join(path.read_bytes() for path in house.config.data.iterdir() if path.is_file())
    assert token.encode() not in kept


@pytest.mark.parametrize(
    ("code", "name", "told"),
    [
        ("BBBBBB", "Poste 1", "Aucun écran n’affiche ce code."),
        ("", "Poste 1", "Aucun écran n’affiche ce code."),
        ("BBBBBB", "  ", "Il faut un nom pour ce poste"),
    ],
)
def test_a_code_or_a_name_that_will_not_do_is_explained(house, code, name, told):
    luc = house.luc()

    answer = luc.send("/mediation/postes/associer", code=code, nom=name)

    problem = next(one for one in luc.page.iter("p") if one.get("role") == "alert")
    assert (answer.status_code, words(problem)[: len(told)]) == (422, told)


def test_codes_cannot_be_guessed(house):
    luc = house.luc()
    code = code_of(house.paul())
    for _ in range(FREE_TRIES):
        luc.send("/mediation/postes/associer", code="BBBBBB", nom="Poste 1")

    luc.send("/mediation/postes/associer", code=code, nom="Poste 1")

    assert "Trop d’essais. Rien n’est bloqué" in luc.text
    assert house.store.posts() == []


def test_a_post_is_named_and_arranged(house):
    house.put_post(1)
    luc = house.luc()
    luc.get("/mediation/postes")

    luc.press("Enregistrer", nom="  Près de   la fenêtre ", disposition="deux_ecrans")

    post = house.store.post("p1")
    assert (post.name, post.disposition) == ("Près de la fenêtre", Disposition.TWO_SCREENS)


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"nom": ""}, 422), ({"nom": "Poste 2"}, 422), ({"disposition": "au mur"}, 409)],
)
def test_a_post_that_cannot_be_arranged_so_stays_as_it_is(house, fields, status):
    before = house.put_post(1)
    house.put_post(2)

    answer = house.luc().send(
        "/mediation/postes/p1/reglages", **{"nom": "Poste 1", "disposition": "papier", **fields}
    )

    assert (answer.status_code, house.store.post("p1")) == (status, before)


def test_a_revoked_post_shows_a_code_again(house):
    amina, luc = house.amina(), house.luc()
    luc.get("/mediation/postes")

    luc.press("Oui, retirer Poste 1")
    amina.get("/poste")

    assert amina.title == "Cet ordinateur attend d’être associé"


def test_a_post_where_somebody_is_is_not_taken_away(house):
    house.amina()
    house.open()

    answer = house.luc().send("/mediation/postes/p1/retirer")

    assert answer.status_code == 422
    assert house.store.post("p1").walk is not None


@pytest.mark.parametrize("name", ["<b>Poste</b>", "{{7*7}}", '" onfocus="a()', "x" * 500])
def test_whatever_a_post_is_called_stays_a_name(house, name):
    luc = house.luc()
    house.put_post(1)

    luc.send("/mediation/postes/p1/reglages", nom=name, disposition="papier")
    luc.get("/mediation")

    assert places(luc)[0].startswith(name[:40])


# The plan.


def arranged(person) -> list[str]:
    """The names on the plan being arranged, « . » for a free spot."""
    plan = next(one for one in person.page.iter("ul") if one.get("data-arranging") is not None)
    return [next((words(name) for name in spot.iter("h2")), ".") for spot in plan.findall("li")]


def test_posts_stand_in_the_order_of_their_numbers_until_somebody_arranges_them(house):
    for number in (10, 2, 1):
        house.put_post(number)
    luc = house.luc()

    luc.get("/mediation")

    assert [place.split(" Libre")[0] for place in places(luc)] == ["Poste 1", "Poste 2", "Poste 10"]


def test_a_post_goes_one_place_further_and_the_others_stay(house):
    for number in (1, 2, 3):
        house.put_post(number)
    luc = house.luc()
    luc.get("/mediation?ranger=oui")

    luc.send("/mediation/plan/p1", vers="droite", ranger="oui")

    assert arranged(luc)[:4] == ["Poste 2", "Poste 1", "Poste 3", "."]


def test_a_post_is_put_where_it_was_dropped_and_the_board_says_where(house):
    for number in (1, 2):
        house.put_post(number)
    luc = house.luc()

    luc.send("/mediation/plan/p2", htmx=True, rangee="1", place="1", ranger="oui")

    assert "Poste 2 : rangée 2, place 2." in luc.text
    assert arranged(luc)[:6] == ["Poste 1", ".", ".", ".", "Poste 2", "."]


def test_the_edge_of_the_plan_is_said(house):
    house.put_post(1)
    luc = house.luc()

    luc.send("/mediation/plan/p1", htmx=True, vers="haut", ranger="oui")

    assert "Poste 1 est au bord du plan." in luc.text


@pytest.mark.parametrize(
    "fields",
    [{"vers": "ailleurs"}, {"rangee": "1"}, {"rangee": "0", "place": "8"}, {"rangee": "-1", "place": "0"}],
)
def test_a_spot_beyond_the_plan_is_refused(house, fields):
    house.put_post(1)

    assert house.luc().send("/mediation/plan/p1", **fields).status_code == 409


# From the board, one walk at a time.


@pytest.fixture
def walk(house) -> str:
    """Somebody at post 1; post 2 is free."""
    house.put_post(1)
    house.put_post(2)
    return house.open(post="p1")


def test_a_walk_is_moved_from_the_board_and_back(house, walk):
    luc = house.luc()
    luc.get("/mediation")
    luc.press("Déplacer", vers="p2", depuis="p1")
    there = [post.walk for post in house.store.posts()]

    luc.press("Annuler, pendant dix secondes")

    assert (there, [post.walk for post in house.store.posts()]) == ([None, walk], [walk, None])


def test_the_post_that_a_walk_left_says_where_it_goes_on(house, walk):
    house.luc().send(f"/mediation/parcours/{walk}/deplacer", vers="ecran", depuis="p1")
    amina = house.amina()

    amina.get("/poste")

    assert "Votre démarche continue sur un autre écran, avec la médiatrice." in amina.text
    assert "Ce guide n’a rien gardé" not in amina.text


def test_who_comes_second_is_told_gently_and_moves_nothing(house, walk):
    luc, ines = house.luc(), house.ines()
    luc.send(f"/mediation/parcours/{walk}/deplacer", vers="p2", depuis="p1")

    answer = ines.send(f"/mediation/parcours/{walk}/deplacer", vers="ecran", depuis="p1")

    assert answer.status_code == 409
    assert "Ce parcours vient de changer de place." in ines.text
    assert house.store.post("p2").walk == walk


def test_it_is_said_when_it_is_too_late_to_take_a_move_back(house, walk):
    luc = house.luc()
    luc.get("/mediation")
    luc.press("Déplacer", vers="p2", depuis="p1")
    house.clock.pass_(seconds=11)

    answer = luc.press("Annuler, pendant dix secondes")

    assert (answer.status_code, house.store.post("p2").walk) == (409, walk)
    assert "Il est trop tard pour annuler" in luc.text
    assert "Annuler, pendant dix secondes" not in luc.buttons


def test_a_walk_whose_person_left_is_emptied_from_the_board_and_back(house, walk):
    luc = house.luc()
    luc.get("/mediation")
    luc.press("Plus personne ici : vider ce poste")
    emptied = house.store.post("p1")

    luc.press("Annuler, pendant dix secondes")

    assert (emptied.walk, emptied.to_check, house.store.post("p1").walk) == (None, True, walk)


def test_a_walk_is_ended_from_the_board_with_its_outcome(house, walk):
    luc = house.luc()
    luc.get("/mediation")

    luc.press("Terminer", issue="site_en_panne")

    assert house.walk(walk).outcome == "site_en_panne"


def test_a_walk_is_paused_from_the_board_and_its_slip_shown(house, walk):
    luc = house.luc()
    luc.get("/mediation")

    luc.press("Mettre en pause")

    assert len(house.store.pauses()) == 1
    assert (house.store.post("p1").walk, house.store.open_walks()) == (None, [])


def test_a_colleague_takes_over_knowing_from_whom(house, walk):
    luc, ines = house.luc(), house.ines()
    ines.send(f"/mediation/parcours/{walk}/accompagner")
    luc.get("/mediation")
    board = places(luc)[0]
    luc.get("/mediation")

    luc.press("Prendre le relais de Ines")

    assert "Avec Ines" in board
    assert (luc.at, house.store.open_walk(walk).mediator) == (f"/mediation/parcours/{walk}", "id-luc")


def test_who_comes_to_a_walk_that_somebody_just_took_is_told(house, walk):
    luc, ines = house.luc(), house.ines()
    ines.send(f"/mediation/parcours/{walk}/accompagner")

    answer = luc.send(f"/mediation/parcours/{walk}/accompagner")

    assert (answer.status_code, house.store.open_walk(walk).mediator) == (409, "id-ines")
    assert "Une autre personne de l’équipe vient de prendre ce parcours." in luc.text


def test_doubts_of_the_present_card_are_counted_on_the_board(house, walk):
    house.walking.move(walk, 1, moves.advance)
    gesture = house.walking.scene(walk).view.card.gestures[0].id
    for _ in range(2):
        house.program.doubting.doubt(walk, gesture)
    luc = house.luc()

    luc.get("/mediation")

    assert "2 doutes sur cette carte" in places(luc)[0]


def test_the_sound_of_a_call_is_off_until_asked_for_and_stays_through_a_reload(house):
    luc, ines = house.luc(), house.ines()
    luc.get("/mediation")
    before = pressed(luc)

    luc.press("Son doux à chaque appel")
    luc.get("/mediation")
    ines.get("/mediation")

    assert (before, pressed(luc), pressed(ines)) == ("false", "true", "false")


def pressed(person) -> str | None:
    """Whether the bell is on."""
    return next(one.get("aria-pressed") for one in person.page.iter("button") if one.get("name") == "son")


def test_the_board_tells_itself_anew_when_it_is_too_late_to_undo(house, walk):
    luc = house.luc()
    luc.get("/mediation")
    luc.press("Déplacer", vers="p2", depuis="p1")
    board = next(one for one in luc.page.iter("section") if one.get("id") == "salle")
    still = luc.get(board.get("hx-get")).status_code
    house.clock.pass_(seconds=11)

    late = luc.get(board.get("hx-get")).status_code

    assert (still, late) == (204, 200)
