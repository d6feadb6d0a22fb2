"""The mediator takes a walk up again: from three words, from the code of a slip, or from her desk."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.path import OPENING
from app.domain.pause import WORDS, misread_words, read_words, spelled
from app.domain.walk import Presence
from app.usecases.idling import ON_DESK
from app.usecases.pausing import keep_slip
from app.usecases.throttling import FREE_TRIES
from tests.web.house import CAF, words


@pytest.fixture
def paused(house) -> tuple[str, str, str]:
    """The words of a walk that was paused on post 1, which is free again; post 2 is free too."""
    house.put_post(1)
    house.put_post(2)
    walk = house.open(CAF, Autonomy.DONE_WITH, language="ar")
    house.walking.move(walk, 1, moves.advance)
    slip = house.program.pausing.pause(walk)
    house.program.room.check("p1")
    return slip.words


@pytest.fixture
def left(house) -> tuple[str, str, str]:
    """The words of a slip that waits on the desk."""
    house.put_post(1)
    walk = house.walk(house.open(CAF, post=None, language="ar"))
    expires_at = house.clock.now() + ON_DESK
    return house.store.change(
        lambda change: keep_slip(change, walk, expires_at=expires_at, on_desk=True)
    ).words


def said(slip_words) -> str:
    return " ".join(WORDS[word] for word in slip_words)


def on_desk(person) -> list[str]:
    return [words(one) for one in person.page.iter("li") if one.get("class") == "away-slip"]


@pytest.mark.parametrize(
    "typed",
    [
        lambda slip: said(slip),
        lambda slip: said(slip).upper().replace("É", "E").replace(" ", " - "),
        spelled,
    ],
    ids=["as written", "in capitals, without accents", "as the code holds them"],
)
def test_three_words_take_a_walk_up_where_it_was(house, paused, typed):
    luc = house.luc()
    luc.get("/mediation/reprendre")

    luc.press("Reprendre", mots=typed(paused), poste="p2", presence="a_cote")

    scene = house.walking.scenes()[0]
    assert luc.at == f"/mediation/parcours/{scene.walk.id}"
    assert scene.walk.resuming or scene.walk.frame.place != OPENING
    assert (scene.walk.level, scene.walk.language) == (Autonomy.DONE_WITH, "ar")
    assert (scene.walk.presence, scene.opened.mediator) == (Presence.BESIDE, "id-luc")
    assert house.store.post("p2").walk == scene.walk.id


def test_a_walk_is_taken_up_on_the_mediators_own_screen(house, paused):
    luc = house.luc()

    luc.send("/mediation/reprendre", mots=said(paused), poste="")

    walk = house.walking.scenes()[0].walk
    assert (walk.presence, luc.at) == (Presence.SHARED, f"/mediation/parcours/{walk.id}/ecran")


def test_a_slip_serves_once(house, paused):
    luc = house.luc()
    luc.send("/mediation/reprendre", mots=said(paused), poste="")

    again = luc.send("/mediation/reprendre", mots=said(paused), poste="")

    assert again.status_code == 422
    assert "Aucune démarche n’attend avec ces trois mots." in luc.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("maisn clé vélo", "Le mot « maisn » n’est sur aucune feuille. Est-ce « maison » ?"),
        ("xyzzy clé vélo", "Le mot « xyzzy » n’est sur aucune feuille. Relisez la feuille."),
        ("clé vélo", "Il faut les trois mots de la feuille, dans leur ordre."),
        ("", "Il faut les trois mots de la feuille, dans leur ordre."),
        ("<b>clé</b> vélo", "Le mot « b » n’est sur aucune feuille. Relisez la feuille."),
    ],
)
def test_a_word_that_was_misread_is_named_and_what_was_typed_stays(house, typed, told):
    luc = house.luc()

    answer = luc.send("/mediation/reprendre", mots=typed)

    assert answer.status_code == 422
    assert told in luc.text
    assert luc.field("mots") == typed


def test_the_words_are_told_by_their_nearest():
    assert misread_words("sourri clé") == {"sourri": "souris"}
    assert read_words("CŒUR, ecole; œil") is None
    assert read_words("Cœur École CLE") == ("coeur", "ecole", "cle")


def test_words_cannot_be_guessed(house, paused):
    luc = house.luc()
    wrong = [word for word in WORDS if word not in paused][:3]
    for _ in range(FREE_TRIES):
        luc.send("/mediation/reprendre", mots=said(wrong))

    answer = luc.send("/mediation/reprendre", mots=said(paused))

    assert (answer.status_code, house.walking.scenes()) == (429, ())
    assert "Trop d’essais. Rien n’est bloqué" in luc.text


def test_a_post_that_is_taken_meanwhile_leaves_the_slip(house, paused):
    luc = house.luc()
    house.open(CAF, post="p2")

    answer = luc.send("/mediation/reprendre", mots=said(paused), poste="p2")

    assert answer.status_code == 422
    assert "Poste 2 est occupé." in luc.text
    assert house.program.pausing.find(paused).words == paused


def test_only_free_posts_are_offered(house, paused):
    house.open(CAF, post="p1")
    luc = house.luc()

    luc.get("/mediation/reprendre")

    offered = [one.get("value") for one in luc.page.iter("input") if one.get("name") == "poste"]
    assert offered == ["p2", ""]


# The slips of posts left alone.


def test_the_slip_of_a_post_left_alone_waits_on_the_desk_and_is_taken_up_in_one_press(house, left):
    luc = house.luc()
    luc.get("/mediation")
    waiting = on_desk(luc)

    luc.press("Reprendre", poste="p1", mots=spelled(left))

    assert len(waiting) == 1
    assert all(WORDS[word] in waiting[0] for word in left)
    assert "encore 10 minutes" in waiting[0]
    assert house.walking.scene(house.store.post("p1").walk).walk.presence is Presence.DESK


def test_a_slip_leaves_the_desk_after_ten_minutes(house, left):
    luc = house.luc()
    house.clock.pass_(minutes=10)

    luc.get("/mediation")

    assert on_desk(luc) == []


def test_a_slip_that_is_printed_is_worth_what_any_other_is(house, left):
    luc = house.luc()
    luc.get("/mediation")

    luc.press("Imprimer")
    sheet, at = luc.text, luc.at
    luc.get("/mediation")

    assert all(WORDS[word] in sheet for word in left)
    assert at == "/mediation"
    assert on_desk(luc) == []
    assert house.program.pausing.find(left).expires_at > house.clock.now() + timedelta(days=30)


def test_no_address_holds_the_words(house, left):
    luc = house.luc()

    luc.get("/mediation")

    addresses = [
        value for one in luc.page.iter() for name, value in one.items() if name in ("href", "action")
    ]
    assert not [address for address in addresses if "-".join(left) in address]


def test_every_slip_on_the_desk_is_taken_up_whatever_its_pictures_are_called(house, left):
    slip = replace(house.program.pausing.on_desk()[0], words=("eau", "repas", "outils"))
    house.store.change(lambda change: (change.delete_pause(left), change.keep_pause(slip)))
    luc = house.luc()
    luc.get("/mediation")

    luc.press("Reprendre", poste="")

    assert house.program.pausing.on_desk() == ()
