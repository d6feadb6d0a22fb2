"""What Luc sees and does: opening, the two panes, the shared screen, the end, the booklet."""

from datetime import timedelta

import pytest

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.walk import Outcome, Presence
from tests.web.house import ALL, CAF, HTMX, words

FREE = "commun/accompagnement-libre"
BY_LEVEL = {"a_la_place": "Moi", "avec": "La personne, avec moi", "faire_faire": "La personne, seule"}


def pane(person, which: str):
    """The visitor's half of the co-pilot page, or the mediator's."""
    labels = {"hers": "volet-mediation", "visitors": "volet-personne"}
    sections = person.page.iter("section")
    return next(one for one in sections if one.get("aria-labelledby") == labels[which])


def followed(person, part: str) -> str:
    """The address that this page asks when it is told to look."""
    addresses = (one.get("hx-get") for one in person.page.iter() if one.get("hx-get"))
    return next(address for address in addresses if part in address)


# Opening.


@pytest.mark.parametrize("key", BY_LEVEL)
def test_a_walk_is_opened_on_a_post_by_saying_who_holds_the_mouse(house, key):
    house.put_post(1, language="ar")
    luc = house.luc()
    luc.get("/mediation/ouvrir?poste=p1")

    luc.press(BY_LEVEL[key], demarche=CAF)

    walk = house.walking.scenes()[0].walk
    assert (walk.procedure, walk.level.key, walk.language) == (CAF, key, "ar")
    assert (house.store.post("p1").walk, walk.presence) == (walk.id, Presence.DESK)
    assert luc.at == f"/mediation/parcours/{walk.id}"


def test_a_walk_without_a_post_is_shown_on_the_mediators_own_screen(house):
    luc = house.luc()
    luc.get("/mediation/ouvrir")

    luc.press("La personne, avec moi", demarche=CAF, langue="ar")

    scene = house.walking.scenes()[0]
    assert (scene.walk.presence, scene.opened.mediator) == (Presence.SHARED, "id-luc")
    assert luc.at == f"/mediation/parcours/{scene.walk.id}/ecran"
    assert luc.language == ("ar", "rtl")


def test_only_the_free_accompaniment_takes_an_organisation(house):
    luc = house.luc()

    luc.send("/mediation/ouvrir", demarche=FREE, niveau="avec", organisme="edf")
    luc.send("/mediation/ouvrir", demarche=CAF, niveau="avec", organisme="edf")

    assert sorted((scene.walk.procedure, scene.walk.organisation) for scene in house.walking.scenes()) == [
        (CAF, None),
        (FREE, "edf"),
    ]


def test_a_walk_is_opened_to_practise_where_there_are_screens_to_practise_on(house):
    luc = house.luc()
    luc.get("/mediation/ouvrir")

    luc.press("La personne, avec moi", demarche=CAF, essai="oui")
    refused = luc.send("/mediation/ouvrir", demarche=FREE, niveau="avec", essai="oui")

    assert [scene.walk.practice for scene in house.walking.scenes()] == [True]
    assert refused.status_code == 422
    assert "on ne peut pas s’y entraîner" in luc.text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"demarche": "caf/inconnue"}, 404),
        ({"demarche": "caf/inconnue", "essai": "oui"}, 404),
        ({"niveau": "seul"}, 409),
        ({"langue": "xx"}, 409),
        ({"demarche": FREE, "organisme": "inconnu"}, 409),
        ({"poste": "p9"}, 404),
        ({"poste": "p2"}, 422),
    ],
)
def test_what_cannot_be_opened_opens_nothing(house, fields, status):
    house.put_post(2, to_check=True)
    luc = house.luc()

    answer = luc.send("/mediation/ouvrir", **{"demarche": CAF, "niveau": "avec", **fields})

    assert (answer.status_code, house.walking.scenes()) == (status, ())


def test_one_finds_a_procedure_without_accents_nor_capitals(house):
    luc = house.luc()

    luc.get("/mediation/ouvrir?q=DECLARER+Ressources", **HTMX)

    found = [one.get("value") for one in luc.page.iter("input") if one.get("name") == "demarche"]
    assert CAF in found
    assert "edf/compte-en-ligne" not in found


def test_a_search_that_finds_nothing_says_so_and_offers_the_free_accompaniment(house):
    luc = house.luc()

    luc.get("/mediation/ouvrir?q=zzz")

    assert "Aucune démarche trouvée pour « zzz »." in luc.text
    assert [one.get("value") for one in luc.page.iter("input") if one.get("name") == "demarche"] == [FREE]


# The two panes.


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_her_pane_is_in_french_beside_the_card_in_the_language_of_the_person(house, language, direction):
    amina, luc = house.amina(), house.luc()
    walk = house.open(mediator="id-luc", language=language)
    house.to(walk, "mot-de-passe")

    luc.get(f"/mediation/parcours/{walk}")
    amina.get("/poste")

    card = next(one for one in pane(luc, "visitors").iter("div") if one.get("lang"))
    assert luc.language == ("fr", "ltr")
    assert (card.get("lang"), card.get("dir")) == (language, direction)
    assert amina.title in words(card)
    assert "Tapez à votre rythme." in words(pane(luc, "hers"))


def test_her_pane_says_how_many_did_not_find_a_gesture_on_their_screen(house):
    house.put_post(1)
    luc, walk = house.luc(), house.open(mediator="id-luc")
    house.to(walk, "mot-de-passe")
    for _ in range(3):
        house.program.doubting.doubt(walk, "mot-de-passe")

    luc.get(f"/mediation/parcours/{walk}")

    said = "3 personnes ont dit : ce n’est pas comme sur mon écran."
    assert said in words(pane(luc, "hers"))
    assert said not in words(pane(luc, "visitors"))


@pytest.mark.parametrize("level", Autonomy)
def test_what_she_says_and_watches_is_hers_alone(house, level):
    amina, luc = house.amina(), house.luc()
    walk = house.open(mediator="id-luc", level=level)
    house.to(walk, "mot-de-passe")
    watch = {1: "Tourner la tête. Ne rien noter.", 3: "Passer voir la personne après ce geste."}.get(level)

    luc.get(f"/mediation/parcours/{walk}")
    amina.get("/poste")

    assert watch is None or watch in words(pane(luc, "hers"))
    assert watch is None or watch not in amina.text


def test_a_press_on_her_pane_moves_the_card_of_both(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")

    answer = luc.press("Étape suivante", htmx=True)
    amina.get("/poste")

    assert (answer.status_code, house.walk(walk).version) == (200, 2)
    assert amina.title == "Trouver la bonne page"
    assert amina.title in words(pane(luc, "visitors"))


def test_without_javascript_a_press_leads_back_to_the_two_panes(house):
    house.amina()
    luc = house.luc()
    walk = house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")

    answer = luc.press("Étape suivante")

    assert (answer.status_code, answer.location) == (303, f"/mediation/parcours/{walk}")


def test_two_drivers_who_press_together_move_the_walk_once(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(mediator="id-luc")
    amina.get("/poste")
    luc.get(f"/mediation/parcours/{walk}")

    hers = amina.press("Commencer", htmx=True)
    his = luc.press("Étape suivante", htmx=True)

    assert (hers.status_code, his.status_code, house.walk(walk).version) == (200, 409, 2)
    assert amina.title in words(pane(luc, "visitors"))


def test_a_screen_of_hers_that_shows_the_present_is_told_nothing_new(house):
    house.amina()
    luc = house.luc()
    walk = house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")
    address = followed(luc, "/vue")

    same = luc.client.get(address, headers=HTMX)
    house.walking.move(walk, 1, moves.advance)
    moved = luc.client.get(address, headers=HTMX)

    assert (same.status_code, moved.status_code) == (204, 200)


def test_a_call_of_the_person_reaches_her_pane(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")
    address = followed(luc, "/vue")
    amina.send("/poste/appel")

    luc.get(address, **HTMX)
    called = "La personne appelle." in luc.text
    luc.press("J’y vais")

    assert called
    assert house.store.post("p1").called_at is None


def test_the_level_changes_without_losing_the_place(house):
    house.amina()
    luc = house.luc()
    walk = house.open(mediator="id-luc")
    house.to(walk, "mot-de-passe")
    luc.get(f"/mediation/parcours/{walk}")

    luc.press("Faire à la place")

    assert house.walk(walk).level is Autonomy.DONE_FOR
    assert house.walk(walk).frame.place == "mot-de-passe"


def test_the_hand_is_asked_on_one_screen_and_lent_on_the_other(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(mediator="id-luc")
    house.walking.move(walk, 1, moves.advance)
    luc.get(f"/mediation/parcours/{walk}")

    luc.press("Demander la souris pour ce geste")
    amina.get("/poste")
    asked = "Voulez-vous que je fasse ce geste ?" in amina.text
    amina.press("Oui", htmx=True)
    luc.get(f"/mediation/parcours/{walk}")

    assert asked
    assert "La médiatrice fait ce geste" in amina.text
    assert "Vous tenez la souris pour ce qui est marqué" in luc.text


def test_she_does_nothing_with_the_persons_data_before_the_mandate(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(mediator="id-luc", level=Autonomy.DONE_FOR)
    house.to(walk, "demande.4", **{"pour-qui": "enfant", "demande.4": "oui"})
    luc.get(f"/mediation/parcours/{walk}")
    asked = "Avant d’agir à sa place : le mandat" in luc.text
    amina.get("/poste")

    refused = luc.send(f"/mediation/parcours/{walk}/avancer", vu="2", headers=HTMX)
    luc.press("Signé aujourd’hui")

    assert (asked, refused.status_code) == (True, 409)
    assert "C’est fait" not in amina.buttons
    assert "Mandat : Signé aujourd’hui" in luc.text


@pytest.mark.parametrize("move", ["inconnu", "avancer/encore", "fin", "../p1"])
def test_a_move_that_does_not_exist_moves_nothing(house, move):
    house.amina()
    luc = house.luc()
    walk = house.open(mediator="id-luc")

    answer = luc.send(f"/mediation/parcours/{walk}/{move}", vu="1")

    assert answer.status_code in (404, 405, 409)
    assert house.walk(walk).version == 1


# The shared screen.


def test_the_shared_screen_speaks_to_the_person_and_folds_the_notes(house):
    luc = house.luc()
    walk = house.open(post=None, mediator="id-luc", presence=Presence.SHARED, language="ar")

    luc.get(f"/mediation/parcours/{walk}/ecran")

    notes = next(one for one in luc.page.iter("details") if one.get("id") == "bandeau")
    assert luc.language == ("ar", "rtl")
    assert notes.get("open") is None


def test_a_press_on_the_shared_screen_stays_on_it(house):
    luc = house.luc()
    walk = house.open(post=None, mediator="id-luc", presence=Presence.SHARED)
    luc.get(f"/mediation/parcours/{walk}/ecran")

    plain = luc.press("Commencer")
    morphed = luc.press("C’est fait", htmx=True)

    assert plain.location == f"/mediation/parcours/{walk}/ecran"
    assert (morphed.status_code, 'id="partage"' in morphed.text) == (200, True)


def test_the_shared_screen_is_dressed_anew_when_the_language_changes(house):
    luc = house.luc()
    walk = house.open(post=None, mediator="id-luc", presence=Presence.SHARED)
    luc.get(f"/mediation/parcours/{walk}/ecran")
    address = followed(luc, "/ecran/vue")
    same = luc.client.get(address, headers=HTMX).status_code

    house.walking.move(walk, 1, lambda one, _: moves.in_language(one, "ar"))

    assert same == 204
    assert luc.client.get(address, headers=HTMX).headers["HX-Refresh"] == "true"


# The end.


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("Terminé", Outcome.DONE),
        ("À suivre", Outcome.CONTINUED),
        ("Refus de mandat", Outcome.MANDATE_REFUSED),
    ],
)
def test_a_walk_ends_with_an_outcome_and_its_post_waits_to_be_checked(house, name, outcome):
    house.amina()
    luc = house.luc()
    walk = house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")

    luc.press(name)

    assert house.walk(walk).outcome is outcome
    assert luc.title == "La salle"
    assert "À vérifier le site est fermé" in luc.text


def test_an_end_is_taken_back_from_the_room(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(mediator="id-luc", language="ar")
    luc.get(f"/mediation/parcours/{walk}")
    luc.press("Terminé")

    luc.press("Annuler, pendant dix secondes")
    amina.get("/poste")

    assert (luc.at, house.walk(walk).ended) == (f"/mediation/parcours/{walk}", False)
    assert amina.language == ("ar", "rtl")


@pytest.mark.parametrize("forgotten", [False, True], ids=["kept", "forgotten"])
def test_it_is_said_when_it_is_too_late_to_take_an_end_back(house, forgotten):
    house.amina()
    luc = house.luc()
    walk = house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")
    luc.press("Terminé")
    house.clock.pass_(seconds=11)
    if forgotten:
        house.program.sweep()

    answer = luc.press("Annuler, pendant dix secondes")

    assert (answer.status_code, luc.title, house.store.post("p1").walk) == (409, "La salle", None)
    assert "Il est trop tard pour annuler" in luc.text
    assert "Annuler, pendant dix secondes" not in luc.buttons


def test_an_end_is_not_taken_back_onto_a_post_where_somebody_sat_down(house):
    house.amina()
    luc = house.luc()
    walk = house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")
    luc.press("Terminé")
    house.put_post(1, walk="w9")

    answer = luc.press("Annuler, pendant dix secondes")

    assert (answer.status_code, luc.title) == (409, "La salle")
    assert "est occupé. Terminez d’abord le parcours en cours." in luc.text


def test_the_offer_to_take_an_end_back_lives_ten_seconds_on_the_board(house):
    house.amina()
    walk = house.open(mediator="id-luc")
    luc = house.luc()
    luc.get(f"/mediation/parcours/{walk}")
    luc.press("Terminé")

    board = luc.client.get(f"/mediation/salle?termine={walk}").text
    house.clock.moment += timedelta(seconds=11)
    later = luc.client.get(f"/mediation/salle?termine={walk}").text

    assert ("pendant dix secondes" in board, "pendant dix secondes" in later) == (True, False)


def test_an_end_that_is_none_of_ours_ends_nothing(house):
    house.amina()
    walk = house.open(mediator="id-luc")

    answer = house.luc().send(f"/mediation/parcours/{walk}/fin", issue="partie")

    assert (answer.status_code, house.walk(walk).ended) == (409, False)


def test_a_walk_that_is_over_is_nowhere(house):
    house.amina()
    luc = house.luc()
    walk = house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")
    house.walking.end(walk, Outcome.DONE)

    gone = [luc.client.get(f"/mediation/parcours/{walk}{part}").status_code for part in ("", "/ecran")]

    assert gone == [404, 404]


def test_a_screen_that_follows_a_walk_that_is_over_leaves_it(house):
    house.amina()
    luc = house.luc()
    walk = house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")
    address = followed(luc, "/vue")
    house.walking.end(walk, Outcome.DONE)

    answer = luc.client.get(address, headers=HTMX)
    pressed = luc.client.post(
        f"/mediation/parcours/{walk}/avancer", data={"csrf_token": luc.token, "vu": "1"}, headers=HTMX
    )

    for one in (answer, pressed):
        assert one.headers.get("HX-Redirect") or one.headers.get("HX-Refresh") == "true"


def test_she_comes_to_somebody_who_began_alone(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open()
    luc.get("/mediation")

    luc.press("Accompagner")
    amina.get("/poste")

    assert luc.at == f"/mediation/parcours/{walk}"
    assert house.store.open_walk(walk).mediator == "id-luc"
    assert "La médiatrice voit l’étape du guide." in amina.text


# The booklet.


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_the_booklet_says_everything_in_the_language_asked_for(house, language, direction):
    luc = house.luc()

    luc.get(f"/mediation/demarches/{ALL}/livret?langue={language}")

    answers = [words(one) for one in luc.page.iter("h4")]
    assert luc.language == (language, direction)
    assert len(answers) == 3
    assert "Vous promettez que vos réponses sont vraies." in luc.text


def test_the_booklet_stops_the_reader_before_each_gesture_that_commits(house):
    luc = house.luc()

    luc.get(f"/mediation/demarches/{ALL}/livret")

    said = luc.text
    assert said.index("Vous promettez") < said.index("Signez la demande")


def test_a_booklet_in_a_language_that_we_do_not_speak_is_in_french(house):
    luc = house.luc()

    luc.get(f"/mediation/demarches/{CAF}/livret?langue=xx")

    assert luc.language == ("fr", "ltr")


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "a form"])
def test_a_press_on_a_walk_forgotten_meanwhile_leads_back_to_the_room(house, headers):
    house.put_post(1)
    luc, walk = house.luc(), house.open(mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")
    house.walking.end(walk, Outcome.DONE)
    house.clock.pass_(minutes=1)
    house.walking.sweep()

    luc.send(f"/mediation/parcours/{walk}/avancer", vu="1", headers=headers)

    assert luc.title == "La salle"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ar", ["Cette démarche n’est pas encore traduite en العربية : la personne la lit en français."]),
        ("fr", []),
    ],
)
def test_she_is_told_that_a_procedure_is_not_translated_yet(house, language, told):
    house.put_post(1)
    luc, walk = house.luc(), house.open(mediator="id-luc", procedure=ALL, language=language)

    luc.get(f"/mediation/parcours/{walk}")

    said = words(pane(luc, "hers"))
    assert [one for one in told if one in said] == told
    assert ("n’est pas encore traduite" in said) is bool(told)


def test_nothing_is_said_of_a_procedure_that_is_translated_whole(house):
    house.put_post(1)
    luc, walk = house.luc(), house.open(mediator="id-luc", procedure=CAF, language="ar")

    luc.get(f"/mediation/parcours/{walk}")

    assert "traduite en" not in words(pane(luc, "hers"))


def test_what_no_language_has_is_marked_in_the_list_where_one_chooses(house):
    luc = house.luc()

    luc.get("/mediation/ouvrir?q=exemple")

    assert "en français" in luc.text
