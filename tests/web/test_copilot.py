"""The co-pilot view: what Luc points at, what comes back to him, whose hand it is, and what he is told."""

import pytest

from app.domain.account import Role
from app.domain.autonomy import Autonomy, Holder
from app.domain.path import AGREED_ALOUD, CardKind
from app.domain.walk import Presence
from tests.browser.house import one_move
from tests.pages import words
from tests.web.house import ALL, CAF

LEVELS = list(Autonomy)
WATCHED = "La médiatrice voit l’étape du guide. Elle ne voit pas le site."
SCREEN = {"aide": "concernee", "situation": "non"}


def points(page) -> dict:
    """What may be pointed at on a card, by key."""
    return {one.get("data-point"): one for one in page.iter() if one.get("data-point")}


def pointed(page) -> list[str]:
    return [key for key, one in points(page).items() if one.get("data-pointed") is not None]


def announced(page) -> str:
    """What a screen reader is told politely."""
    return words(next(one for one in page.iter() if one.get("id") == "montre"))


def point_at(house, luc, walk: str, key: str, **fields: str):
    version = fields.pop("vu", str(house.walk(walk).version))
    return luc.send(f"/mediation/parcours/{walk}/montrer", cle=key, vu=version, **fields)


@pytest.fixture
def drawn(house):
    """A walk on a post, on the card whose drawn screen has « Mon Compte »."""
    house.amina()
    walk = house.open(CAF, mediator="id-luc", language="ar")
    house.to(walk, "ouvrir.1", **SCREEN)
    return walk


# Pointing.


def test_what_luc_points_at_is_ringed_on_the_post_and_said_to_a_screen_reader(house, drawn):
    amina, luc = house.amina(), house.luc()
    luc.get(f"/mediation/parcours/{drawn}")
    keys = [key for key in points(luc.page) if key.startswith("ecran.")]

    point_at(house, luc, drawn, keys[0])
    amina.get("/poste")

    assert pointed(amina.page) == pointed(luc.page) == [keys[0]]
    assert words(points(amina.page)[keys[0]]).startswith("هنا"), "a word, and no colour alone"
    assert announced(amina.page) != ""


def test_both_screens_have_the_same_keys_whatever_they_speak(house, drawn):
    amina, luc = house.amina(), house.luc()
    amina.get("/poste")
    luc.get(f"/mediation/parcours/{drawn}")

    assert list(points(amina.page)) == list(points(luc.page))


def test_each_thing_is_a_button_that_says_in_french_what_it_shows(house, drawn):
    luc = house.luc()
    luc.get(f"/mediation/parcours/{drawn}")

    buttons = {one.get("value"): one for one in luc.page.iter("button") if one.get("name") == "cle"}
    said = {key: words(one) for key, one in buttons.items()}

    assert set(buttons) == {*points(luc.page), *({""} & set(buttons))}
    assert said["ecran.2.2"] == "Montrer : Mon Compte"
    assert {one.get("form") for key, one in buttons.items() if key} == {"montrer-ici"}


@pytest.mark.parametrize("again", ["geste.1", ""], ids=["the same again", "« ne plus montrer »"])
def test_pointing_ends_when_luc_says_so(house, drawn, again):
    amina, luc = house.amina(), house.luc()
    point_at(house, luc, drawn, "geste.1")

    point_at(house, luc, drawn, again)
    amina.get("/poste")

    assert (pointed(amina.page), announced(amina.page)) == ([], "")


def test_a_move_of_the_walk_ends_it(house, drawn):
    amina, luc = house.amina(), house.luc()
    point_at(house, luc, drawn, "geste.1")
    amina.get("/poste")

    amina.press("انتهيت", htmx=True)

    assert pointed(amina.page) == []
    assert house.store.post("p1").pointed == ""


@pytest.mark.parametrize(
    ("key", "version"), [("geste.1", "0"), ("rien", None)], ids=["from behind", "nothing of this card"]
)
def test_what_cannot_be_pointed_at_leaves_the_post_as_it_is(house, drawn, key, version):
    luc = house.luc()
    fields = {} if version is None else {"vu": version}

    answer = point_at(house, luc, drawn, key, htmx=True, **fields)

    assert answer.status_code == 409
    assert house.store.post("p1").pointed == ""


def test_pointing_announces_the_post_and_moves_no_walk(house, drawn):
    before = (house.walk(drawn).version, house.store.post("p1").version, house.store.room_version())

    point_at(house, house.luc(), drawn, "geste.1")

    walk, post, room = before
    assert house.walk(drawn).version == walk
    assert house.store.post("p1").version == post + 1
    assert house.store.room_version() == room


def test_without_javascript_the_page_comes_back_with_the_buttons_still_there(house, drawn):
    luc = house.luc()

    answer = point_at(house, luc, drawn, "geste.1")

    mode = next(one for one in luc.page.iter("details") if one.get("id") == "montrer")
    assert (answer.status_code, mode.get("open") is not None) == (303, True)
    assert "Ne plus montrer" in luc.buttons


def test_a_finger_is_enough_on_a_shared_screen(house):
    walk = house.open(CAF, mediator="id-luc", post=None, presence=Presence.SHARED)
    luc = house.luc()
    luc.get(f"/mediation/parcours/{walk}/ecran")

    answer = point_at(house, luc, walk, "titre", htmx=True, vue="x")

    assert "Montrer à la personne" not in luc.text
    assert answer.status_code in (200, 409)


def test_nothing_is_pointed_at_on_a_walk_that_is_over(house, drawn):
    luc = house.luc()
    house.walking.store.change(lambda change: change.delete_walk(drawn))

    luc.send(f"/mediation/parcours/{drawn}/montrer", cle="titre", vu="1")

    assert luc.title == "La salle"


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.key)
def test_every_card_can_be_pointed_at_and_every_key_is_known(house, level):
    luc = house.luc()
    house.amina()
    walk = house.open(ALL, level, mediator="id-luc")
    seen = set()
    for _ in range(40):
        luc.get(f"/mediation/parcours/{walk}")
        buttons = {one.get("value") for one in luc.page.iter("button") if one.get("name") == "cle"} - {""}
        assert buttons == set(points(luc.page))
        seen.add(house.walking.scene(walk).view.card.kind)
        if CardKind.ENDING in seen:
            break
        _go_on(house, walk)

    assert seen >= {CardKind.OPENING, CardKind.GESTURES, CardKind.QUESTION, CardKind.COMMITMENT}


def _go_on(house, walk: str) -> None:
    house.walking.move(walk, house.walk(walk).version, lambda walk, edition: one_move(walk, edition, {}))


# The yes.


@pytest.fixture
def sending(house):
    """A walk in *à la place*, before its commitment."""
    house.amina()
    walk = house.open(CAF, Autonomy.DONE_FOR, mediator="id-luc", language="ar")
    while house.walking.scene(walk).view.card.kind is not CardKind.COMMITMENT:
        _go_on(house, walk)
    return walk


def test_a_yes_said_aloud_is_noted_as_such_and_shown_so_on_both_screens(house, sending):
    amina, luc = house.amina(), house.luc()
    luc.get(f"/mediation/parcours/{sending}")

    luc.press("Accord donné à voix haute")
    amina.get("/poste")

    card = house.walking.scene(sending).view.card
    assert house.walk(sending).frame.answers[card.place] == AGREED_ALOUD
    assert "Accord donné à voix haute." in luc.text
    assert house.program.catalogues.gettext("ar", "Accord donné à voix haute") in amina.text


def test_a_yes_pressed_on_the_screen_is_told_as_such(house, sending):
    amina, luc = house.amina(), house.luc()
    amina.get("/poste")
    card = house.walking.scene(sending).view.card
    amina.send("/poste/parcours/accepter", geste=card.place, vu=str(house.walk(sending).version))

    luc.get(f"/mediation/parcours/{sending}")

    assert "Accord donné sur l’écran de la personne." in luc.text
    assert "Accord donné à voix haute" not in luc.text


def test_the_person_alone_has_no_such_button_and_no_such_move(house):
    amina = house.amina()
    walk = house.open(CAF)
    amina.get("/poste")

    answer = amina.send("/poste/parcours/accord-dit", geste="x", vu=str(house.walk(walk).version))

    assert answer.status_code == 409


# Answers.


def test_an_answer_given_in_arabic_comes_back_in_french_with_what_was_pressed(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(CAF, Autonomy.DONE_FOR, mediator="id-luc", language="ar")
    house.to(walk, "situation", aide="concernee")
    amina.get("/poste")
    pressed = next(button for button in amina.buttons if "Non, rien n'a changé" in button)

    amina.press(pressed, htmx=True)
    luc.get(f"/mediation/parcours/{walk}")

    told = words(next(one for one in luc.page.iter() if one.get("id") == "retour"))
    assert told.startswith("La personne a répondu : Non, rien n'a changé لا")
    assert next(one for one in luc.page.iter() if one.get("id") == "retour").get("role") == "status"


# The hand.


def test_in_her_stead_any_gesture_goes_to_the_person_and_comes_back_with_a_yes(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(CAF, Autonomy.DONE_FOR, mediator="id-luc")
    house.to(walk, "ouvrir.1", **SCREEN)
    luc.get(f"/mediation/parcours/{walk}")
    third = house.walking.scene(walk).view.card.gestures[2]

    luc.send(f"/mediation/parcours/{walk}/confier", geste=third.id, vu=str(house.walk(walk).version))
    handed = house.walk(walk).hand.holder(third, Autonomy.DONE_FOR)
    amina.get("/poste")

    assert handed is Holder.VISITOR
    assert "Celui-ci, faites-le vous-même" in luc.buttons
    assert "Demander la souris pour ce geste" in luc.buttons
    assert "À vous" in amina.text


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.key)
@pytest.mark.parametrize("presence", [Presence.DESK, Presence.BESIDE, Presence.SHARED])
def test_the_mouse_is_asked_lent_and_taken_back_at_every_level_wherever_she_is(house, level, presence):
    shared = presence is Presence.SHARED
    amina, luc = house.amina(), house.luc()
    walk = house.open(CAF, level, mediator="id-luc", presence=presence, post=None if shared else "p1")
    house.to(walk, "ouvrir.1", **SCREEN)
    gesture = house.walking.scene(walk).view.card.gestures[0]
    screen, asker = (luc, luc) if shared else (amina, luc if presence is Presence.DESK else amina)
    at, from_ = (f"/mediation/parcours/{walk}/ecran",) * 2 if shared else ("/poste", "/poste")
    from_ = f"/mediation/parcours/{walk}" if presence is Presence.DESK else from_
    asker.get(from_)
    if level is Autonomy.DONE_FOR:
        asker.press("Celui-ci, faites-le vous-même")

    asker.get(from_)
    asker.press("Demander la souris pour ce geste")
    screen.get(at)
    asked = "Voulez-vous que je fasse ce geste ?" in screen.text
    stops = "Arrêter" in screen.text or shared
    screen.press("Oui")
    lent = house.walk(walk).hand.holder(gesture, level)
    screen.get(at)
    screen.press("Je reprends la souris")

    assert (asked, stops, lent) == (True, True, Holder.MEDIATOR)
    assert house.walk(walk).hand.holder(gesture, level) is Holder.VISITOR


def test_a_secret_gesture_is_the_persons_without_a_word(house):
    luc = house.luc()
    house.amina()
    walk = house.open(ALL, Autonomy.DONE_FOR, mediator="id-luc")
    house.to(walk, "mot-de-passe")
    card = house.walking.scene(walk).view.card
    secret = next(gesture for gesture in card.gestures if gesture.secret)
    luc.get(f"/mediation/parcours/{walk}")

    acts = [form for form in luc.page.iter("form") if form.get("action").endswith(("-la-main", "/confier"))]
    asking = [form for form in acts if any(one.get("value") == secret.id for one in form.iter("input"))]

    assert house.walk(walk).hand.holder(secret, Autonomy.DONE_FOR) is Holder.VISITOR
    assert "Secret : tournez-vous" in luc.text
    assert asking == []


def test_the_question_of_the_mouse_waits_for_the_yes_to_the_sending(house, sending):
    luc = house.luc()
    luc.get(f"/mediation/parcours/{sending}")

    before = "Celui-ci, faites-le vous-mêmeH" in luc.buttons
    luc.press("Accord donné à voix haute")

    assert (before, "Celui-ci, faites-le vous-mêmeH" in luc.buttons) == (False, True)


# Being watched.


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.key)
def test_every_card_says_who_sees_it_while_she_is_at_her_desk(house, level):
    amina = house.amina()
    walk = house.open(ALL, level, mediator="id-luc")
    for _ in range(40):
        amina.get("/poste")
        assert WATCHED in amina.text
        if house.walking.scene(walk).view.card.kind is CardKind.ENDING:
            break
        _go_on(house, walk)


# Her pane.


@pytest.mark.parametrize(
    ("level", "hands", "avoid"),
    [
        (Autonomy.DONE_FOR, "Racontez chaque geste avant de le faire.", "« laissez, je m’en occupe »"),
        (Autonomy.DONE_WITH, "Gardez les mains loin de la souris.", "« c’est facile »"),
        (Autonomy.DONE_BY, "Laissez faire.", "corriger avant qu’on vous appelle"),
    ],
    ids=lambda value: value.key if isinstance(value, Autonomy) else "",
)
def test_her_pane_says_where_her_hands_are_what_to_say_to_avoid_and_to_have_checked(
    house, level, hands, avoid
):
    luc = house.luc()
    house.amina()
    walk = house.open(CAF, level, mediator="id-luc")
    house.to(walk, "ouvrir.1", **SCREEN)
    luc.get(f"/mediation/parcours/{walk}")

    guidance = next(one for one in luc.page.iter("section") if "guidance" in (one.get("class") or ""))
    told = words(guidance)

    assert hands in told
    assert f"À éviter : {avoid}" in told.replace("\u00a0", " ")
    assert any(one.get("type") == "checkbox" for one in guidance.iter("input"))
    assert ("À lui faire vérifier" if level is Autonomy.DONE_FOR else "Elle doit voir") in told
    assert any("say" in (one.get("class") or "") for one in guidance.iter("p"))


@pytest.mark.parametrize(
    ("place", "answers", "doubt"),
    [
        (":debut", {}, "Cet exemple est inventé."),
        ("demande.1", {"pour-qui": "moi"}, "L'ordre des pages est à relever sur le site."),
        ("pour-qui.autre", {"pour-qui": "autre"}, "Le site qui convient dans ce cas est à relever."),
    ],
)
def test_what_was_not_verified_is_told_to_her_alone_wherever_it_stands(house, place, answers, doubt):
    amina, luc = house.amina(), house.luc()
    walk = house.open(ALL, mediator="id-luc")
    house.to(walk, place, **answers)
    luc.get(f"/mediation/parcours/{walk}")
    amina.get("/poste")

    assert f"À vérifier : {doubt}" in words(luc.page).replace("\u00a0", " ")
    assert doubt not in words(amina.page)


def test_call_level_back_and_next_stand_together_in_one_bar(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(CAF, mediator="id-luc")
    amina.send("/poste/appel")
    luc.get(f"/mediation/parcours/{walk}")

    bar = next(one for one in luc.page.iter("div") if "pane-go" in (one.get("class") or "").split())

    names = [words(button) for button in bar.iter("button")]
    assert names == [
        "J’y vais",
        "Faire à la place1",
        "Faire avec2",
        "Faire faire3",
        "Revenir",
        "Étape suivante",
    ]


# What happens without her.


@pytest.fixture
def karim(house):
    """Another mediator."""
    house.employ(karim=(Role.MEDIATOR,))
    return house.staff("karim")


def test_a_pause_of_the_person_is_told_in_the_room(house):
    amina, luc = house.amina(), house.luc()
    walk = house.open(CAF, mediator="id-luc")
    luc.get(f"/mediation/parcours/{walk}")
    amina.send("/poste/pause")

    luc.get(f"/mediation/parcours/{walk}/vue", **{"HX-Request": "true"})

    assert luc.title == "La salle"
    assert "La personne a pris une pause. Sa feuille est imprimée ou notée." in luc.text


def test_an_end_said_by_a_colleague_is_told_in_the_room(house, karim):
    luc = house.luc()
    walk = house.open(CAF, post=None, mediator="id-luc", presence=Presence.SHARED)
    karim.send(f"/mediation/parcours/{walk}/fin", issue="site_en_panne")

    luc.get(f"/mediation/parcours/{walk}/vue", **{"HX-Request": "true"})

    assert "Le parcours que vous suiviez est terminé. Site en panne" in luc.text


def test_a_walk_that_nobody_knows_is_simply_over(house):
    luc = house.luc()

    luc.get("/mediation?parti=inconnu")

    assert "Le parcours que vous suiviez est terminé." in luc.text


def test_a_screen_that_follows_a_walk_to_another_post_says_where_it_is(house):
    luc = house.luc()
    house.amina()
    walk = house.open(CAF, mediator="id-luc")

    luc.get(f"/mediation/parcours/{walk}/vue?poste=p9&vu=0", **{"HX-Request": "true"})

    assert luc.title == "Accompagner Poste 1"
    assert "Ce parcours est maintenant sur Poste 1." in luc.text


def test_who_else_accompanies_is_said(house, karim):
    house.amina()
    walk = house.open(CAF, mediator="id-luc")

    karim.get(f"/mediation/parcours/{walk}")

    assert "Luc accompagne cette personne." in karim.text
