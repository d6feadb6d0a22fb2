"""What Amina sees at her post, from the code of the first morning to the page that says goodbye."""

from functools import partial

import pytest

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Size
from app.domain.walk import Outcome, Presence
from tests.web.house import ALL, CAF, HTMX, words

LEVELS = tuple(Autonomy)
PAIR = "Cet ordinateur attend d’être associé"
FREE = "commun/accompagnement-libre"
CLOSING = "commun/fermer-sa-session"


def screen(person, **seen):
    """The fragment that a post asks for when it was told to look."""
    return person.client.get("/poste/ecran", query_string=seen, headers=HTMX)


def present(house, person) -> dict[str, str]:
    """What the page of a post says it shows."""
    address = next(one for one in person.page.iter() if "hx-get" in one.attrib).get("hx-get")
    return dict(pair.split("=") for pair in address.partition("?")[2].split("&"))


# Becoming a post.


def test_a_browser_that_is_nobody_is_offered_two_doors(house):
    paul = house.paul()

    paul.get("/")

    assert paul.title == "Pas à pas"
    assert [words(link) for link in paul.page.iter("a")][1:] == [
        "Cet ordinateur est un poste",
        "Je suis médiateur ou médiatrice",
    ]


def test_a_post_opens_on_itself(house):
    amina = house.amina()

    amina.get("/")

    assert amina.title == "Bienvenue"


def test_an_unpaired_browser_shows_the_same_code_until_it_expires(house):
    paul = house.paul()
    paul.get("/poste")
    code = words(next(paul.page.iter("bdi")))

    same = paul.client.get("/poste/code", query_string={"vu": code})
    house.clock.pass_(minutes=5)
    other = paul.client.get("/poste/code", query_string={"vu": code})

    assert (paul.title, len(code)) == (PAIR, 6)
    assert (same.status_code, other.headers.get("HX-Refresh")) == (204, "true")


def test_once_its_code_is_typed_a_browser_is_a_post(house):
    paul, luc = house.paul(), house.luc()
    paul.get("/poste")
    code = words(next(paul.page.iter("bdi")))

    luc.send("/mediation/postes/associer", code=code, nom="Poste 3")

    assert paul.client.get("/poste/code", query_string={"vu": code}).headers["HX-Refresh"] == "true"
    paul.get("/poste")
    assert (paul.title, "Poste 3" in paul.text) == ("Bienvenue", True)


def test_the_code_is_told_in_the_language_of_the_browser(house):
    paul = house.paul()

    paul.get("/poste", **{"Accept-Language": "ar-DZ,ar;q=0.9"})

    assert paul.language == ("ar", "rtl")


# Waiting.


def test_a_waiting_post_speaks_the_language_that_one_presses(house):
    amina = house.amina()
    amina.get("/poste")

    amina.press("العربية")
    arabic = amina.language, amina.title
    amina.press("English")

    assert arabic[0] == ("ar", "rtl")
    assert arabic[1] != "Bienvenue"
    assert (amina.language, amina.title) == (("en", "ltr"), "Welcome")


def test_a_waiting_post_takes_the_size_that_one_presses(house):
    amina = house.amina()
    amina.get("/poste")

    amina.press("A Très grand")
    amina.press("Contraste fort")

    assert (amina.page.get("data-taille"), amina.page.get("data-contraste")) == ("tres_grand", "oui")
    assert house.store.post("p1").comfort == Comfort(Size.LARGEST, contrast=True)


def test_a_waiting_post_that_already_shows_what_it_asks_after_is_told_nothing(house):
    amina = house.amina()
    amina.get("/poste")

    assert screen(amina, **present(house, amina)).status_code == 204


def test_a_waiting_post_opens_the_walk_that_the_mediator_opened(house):
    amina = house.amina()
    amina.get("/poste")
    seen = present(house, amina)

    house.open(mediator="id-luc", level=Autonomy.DONE_WITH)

    assert screen(amina, **seen).headers["HX-Refresh"] == "true"
    assert amina.get("/poste").status_code == 200
    assert "étape" in amina.text or "Avant de commencer" in amina.text


# Choosing alone.


def test_one_chooses_a_procedure_alone_and_begins_it(house):
    amina = house.amina(language="en")
    amina.get("/poste")

    amina.get("/poste/demarches")
    chosen = house.walking.library.editions()[CAF].procedure.title.text
    heading = amina.title
    amina.press(next(name for name in amina.buttons if chosen in name))

    walk = house.walking.scenes()[0].walk
    assert heading == "What do you want to do?"
    assert (walk.procedure, walk.level, walk.presence) == (CAF, Autonomy.DONE_BY, Presence.ALONE)
    assert (walk.language, amina.language) == ("en", ("en", "ltr"))
    assert chosen in amina.text


def test_nothing_is_chosen_on_a_post_that_waits_to_be_checked(house):
    amina = house.amina(to_check=True)

    amina.get("/poste/demarches")
    shown = amina.title
    answer = amina.send("/poste/ouvrir", demarche=CAF)

    assert shown == "C’est terminé"
    assert (answer.status_code, house.walking.scenes()) == (422, ())
    assert "Poste 1 est à vérifier" in amina.text


def test_a_second_press_on_the_same_procedure_opens_nothing_more(house):
    amina = house.amina()
    amina.send("/poste/ouvrir", demarche=CAF)

    answer = amina.send("/poste/ouvrir", demarche=CAF)

    assert answer.status_code == 422
    assert len(house.walking.scenes()) == 1


# Walking.


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@pytest.mark.parametrize("level", LEVELS)
def test_a_card_is_in_the_language_of_the_person_with_the_french_labels_of_the_site(house, level, language):
    amina = house.amina()
    house.open(level=level, language=language, mediator="id-luc")

    amina.get("/poste")
    amina.press(commence(language))

    assert amina.language == (language, "rtl" if language == "ar" else "ltr")
    printed = [one for one in amina.page.iter("bdi") if one.get("class") == "label"]
    assert all((one.get("lang"), one.get("dir")) == ("fr", "ltr") for one in printed)
    assert house.walk(walk_of(house)).version == 2


def commence(language: str) -> str:
    return {"fr": "Commencer", "en": "Start", "ar": "البدء"}[language]


def walk_of(house) -> str:
    return house.store.post("p1").walk


PASSWORD = "Tapez votre adresse mail, puis votre mot de passe."


@pytest.mark.parametrize(
    ("place", "titles"),
    [
        ("chemin.1", ["Ouvrir le site", "Trouver la bonne page", "Trouver la bonne page"]),
        ("mot-de-passe", ["Ouvrir le site", PASSWORD, PASSWORD]),
        ("demande.2", ["Avant de signer, relisez"] * 3),
        ("pour-qui", ["Pour qui demandez-vous ce document ?"] * 3),
    ],
)
def test_each_level_shows_the_card_that_holds_the_same_place(house, place, titles):
    amina = house.amina()
    walk = house.open(mediator="id-luc")
    house.to(walk, place, **({"pour-qui": "enfant"} if place == "demande.2" else {}))

    shown = []
    for level in LEVELS:
        house.walking.move(walk, house.walk(walk).version, partial(_at, level=level))
        amina.get("/poste")
        shown.append(amina.title)

    assert shown == titles


def _at(walk, _, level):
    return moves.at_level(walk, level)


def test_a_press_moves_the_card_with_and_without_javascript(house):
    amina = house.amina()
    walk = house.open()
    amina.get("/poste")

    plain = amina.press("Commencer")
    first = amina.title
    morphed = amina.press("C’est fait", htmx=True)

    assert (plain.status_code, plain.location) == (303, "/poste")
    assert (morphed.status_code, morphed.text.lstrip()[:8]) == (200, "<section")
    assert amina.title != first
    assert house.walk(walk).version == 3


def test_a_screen_that_is_behind_is_shown_the_present_card_without_a_word_of_alarm(house):
    amina = house.amina()
    walk = house.open(mediator="id-luc")
    amina.get("/poste")
    house.walking.move(walk, 1, moves.advance)

    answer = amina.press("Commencer", htmx=True)

    assert (answer.status_code, house.walk(walk).version) == (409, 2)
    assert amina.title == "Trouver la bonne page"
    assert amina.field("vu") == "2"
    assert "erreur" not in amina.text.lower()


def test_a_screen_that_is_behind_without_javascript_is_sent_to_the_present_card(house):
    amina = house.amina()
    walk = house.open(mediator="id-luc")
    amina.get("/poste")
    house.walking.move(walk, 1, moves.advance)

    answer = amina.press("Commencer")

    assert (answer.status_code, answer.location, house.walk(walk).version) == (303, "/poste", 2)


@pytest.mark.parametrize("seen", ["", "0", "é", "-1", "1.5", "9" * 40, "²"])
def test_a_version_that_no_screen_shows_moves_nothing(house, seen):
    amina = house.amina()
    walk = house.open()
    amina.get("/poste")

    answer = amina.press("Commencer", htmx=True, vu=seen)

    assert (answer.status_code, house.walk(walk).version) == (409, 1)


def test_a_screen_that_shows_the_present_is_told_nothing_new(house):
    amina = house.amina()
    house.open()
    amina.get("/poste")

    assert screen(amina, **present(house, amina)).status_code == 204


def test_a_screen_hears_of_the_next_card_as_a_fragment(house):
    amina = house.amina()
    walk = house.open()
    amina.get("/poste")
    seen = present(house, amina)
    house.walking.move(walk, 1, moves.advance)

    answer = screen(amina, **seen)

    assert (answer.status_code, "HX-Refresh" in answer.headers) == (200, False)
    assert 'data-version="2"' in answer.text


@pytest.mark.parametrize(
    "change",
    [
        lambda walk, _: moves.in_language(walk, "ar"),
        lambda walk, _: moves.in_comfort(walk, Comfort(Size.LARGE)),
    ],
)
def test_a_language_or_a_size_changes_the_whole_page(house, change):
    amina = house.amina()
    walk = house.open(mediator="id-luc")
    amina.get("/poste")
    seen = present(house, amina)
    house.walking.move(walk, 1, change)

    assert screen(amina, **seen).headers["HX-Refresh"] == "true"


def test_another_walk_or_its_end_changes_the_whole_page(house):
    amina = house.amina()
    walk = house.open(mediator="id-luc")
    amina.get("/poste")
    seen = present(house, amina)

    house.walking.end(walk, Outcome.DONE, keep_post=True)
    ended = screen(amina, **seen)
    house.open(mediator="id-luc")
    another = screen(amina, **seen)

    assert ended.headers["HX-Refresh"] == another.headers["HX-Refresh"] == "true"


def test_the_language_and_the_size_are_changed_from_the_card(house):
    amina = house.amina()
    walk = house.open()
    amina.get("/poste")

    amina.press("العربية", htmx=True)
    amina.press("A", htmx=True, taille="grand")

    assert amina.language == ("ar", "rtl")
    assert amina.page.get("data-taille") == "grand"
    assert house.walk(walk).frame == house.walking.scene(walk).walk.frame


@pytest.mark.parametrize(
    ("presence", "sees_from_afar"), [(Presence.DESK, True), (Presence.BESIDE, False), (Presence.ALONE, False)]
)
def test_who_is_followed_from_a_desk_is_told_that_the_mediator_sees_the_step_and_not_the_site(
    house, presence, sees_from_afar
):
    amina = house.amina()
    house.open(presence=presence, mediator="id-luc")

    amina.get("/poste")

    told = "La médiatrice voit l’étape du guide. Elle ne voit pas le site."
    assert (told in amina.text) is sees_from_afar


# What a post may not do.


@pytest.mark.parametrize("presence", [Presence.ALONE, Presence.DESK])
@pytest.mark.parametrize(
    ("move", "fields"),
    [
        ("niveau", {"niveau": "a_la_place"}),
        ("mandat", {"mandat": "signe"}),
        ("demander-la-main", {"geste": "x", "portee": "geste"}),
        ("confier", {"geste": "x"}),
        ("presence", {"presence": "seul"}),
        ("inconnu", {}),
    ],
)
def test_what_is_the_mediators_is_refused_to_a_post(house, presence, move, fields):
    amina = house.amina()
    walk = house.open(presence=presence)

    answer = amina.send(f"/poste/parcours/{move}", vu="1", **fields)

    assert (answer.status_code, house.walk(walk).version) == (409, 1)


def test_beside_the_person_the_mediator_changes_the_level_on_the_post_itself(house):
    amina = house.amina()
    walk = house.open(mediator="id-luc", presence=Presence.BESIDE)
    amina.get("/poste")

    amina.press("Faire à la place")

    assert house.walk(walk).level is Autonomy.DONE_FOR


def test_even_beside_the_person_a_post_does_not_say_where_the_mediator_is(house):
    amina = house.amina()
    walk = house.open(mediator="id-luc", presence=Presence.BESIDE)

    answer = amina.send("/poste/parcours/presence", vu="1", presence="seul")

    assert (answer.status_code, house.walk(walk).version) == (409, 1)


@pytest.mark.parametrize(
    "fields",
    [{"langue": "xx"}, {"langue": "../fr"}, {"langue": ""}],
)
def test_a_language_that_we_do_not_speak_is_refused(house, fields):
    amina = house.amina()
    walk = house.open()

    moved = amina.send("/poste/parcours/langue", vu="1", **fields)
    spoken = amina.send("/poste/langue", **fields)

    assert (moved.status_code, spoken.status_code, house.walk(walk).language) == (409, 409, "fr")


def test_a_stranger_has_no_walk_to_press_on(house):
    paul = house.paul()
    house.amina()
    walk = house.open()

    answers = [
        paul.send(f"/poste/{path}", vu="1").status_code for path in ("parcours/avancer", "fin", "appel")
    ]

    assert answers == [404, 404, 404]
    assert house.walk(walk).version == 1


def test_a_post_moves_its_own_walk_only(house):
    house.amina()
    other = house.amina(2)
    hers, theirs = house.open(), house.open(post="p2")

    other.send("/poste/parcours/avancer", vu="1")

    assert (house.walk(hers).version, house.walk(theirs).version) == (1, 2)


# Calling.


def test_one_calls_for_help_and_takes_it_back(house):
    amina = house.amina()
    house.open()
    amina.get("/poste")

    amina.press("Appeler la médiatrice")
    called = "Quelqu’un vient. Rien n’est perdu." in amina.text, house.store.post("p1").called_at
    amina.press("Je n’ai plus besoin d’aide", htmx=True)

    assert called == (True, house.clock.now())
    assert "Quelqu’un vient" not in amina.text
    assert house.store.post("p1").called_at is None


# The end.


def to_the_end(house, amina) -> str:
    """A walk whose every question was answered by its first choice, at its last card."""
    walk = house.open("caf/attestation-paiement", level=Autonomy.DONE_BY)
    for _ in range(60):
        scene = house.walking.scene(walk)
        if scene.view.card.kind.value in ("fin", "sortie"):
            break
        house.walking.move(walk, scene.walk.version, onward)
    amina.get("/poste")
    return walk


def onward(walk, edition):
    card = walk.view(edition).card
    if card.question is not None:
        return moves.answer(walk, edition, card.question.id, card.question.choices[0].id)
    if card.kind.value == "engagement" and not walk.agreed(card.place):
        return moves.agree(walk, edition, card.place)
    return moves.advance(walk, edition)


def test_after_the_end_the_page_says_nothing_of_the_walk_and_the_browser_forgets(house):
    amina = house.amina()
    walk = to_the_end(house, amina)
    title = house.walking.scene(walk).edition.procedure.title.text
    passage = amina.client.get_cookie("passage")

    answer = amina.press("J’ai terminé, tout effacer")

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert amina.client.get_cookie("passage") != passage
    assert (amina.title, title in amina.text) == ("C’est terminé", False)
    assert "Ce guide n’a rien gardé. Fermez aussi le site." in amina.text
    assert house.walk(walk).outcome is Outcome.DONE
    assert house.store.post("p1").to_check


def test_every_page_after_the_end_changes_the_cookie_that_keeps_back_from_showing_the_walk(house):
    amina = house.amina()
    to_the_end(house, amina)
    amina.press("J’ai terminé, tout effacer")
    cookies = set()
    for _ in range(3):
        amina.get("/poste")
        cookies.add(amina.client.get_cookie("passage").value)

    assert len(cookies) == 3


def test_an_end_pressed_twice_ends_once(house):
    amina = house.amina()
    walk = house.open()
    amina.send("/poste/fin")

    again = amina.send("/poste/fin")

    assert (again.status_code, house.walk(walk).outcome) == (303, Outcome.ABANDONED)


def test_stopping_in_the_middle_wipes_the_post_as_the_end_does(house):
    amina = house.amina()
    walk = house.open(language="ar", mediator="id-luc")
    amina.get("/poste")

    amina.send("/poste/fin")

    post = house.store.post("p1")
    assert (post.walk, post.to_check, house.walk(walk).outcome) == (None, True, Outcome.ABANDONED)


def test_the_goodbye_is_said_in_the_language_and_the_size_of_the_person(house):
    amina = house.amina()
    walk = house.open(language="fr", mediator="id-luc")
    house.walking.move(walk, 1, lambda one, _: moves.in_language(one, "ar"))

    amina.send("/poste/fin")
    goodbye = amina.language
    house.program.room.check("p1")
    amina.get("/poste")

    assert (goodbye, amina.language) == (("ar", "rtl"), ("fr", "ltr"))


def test_for_another_procedure_one_goes_on_in_the_same_language_and_size(house):
    amina = house.amina(language="en")
    house.open(language="en", comfort=Comfort(Size.LARGE))

    answer = amina.send("/poste/autre")

    assert answer.location == "/poste/demarches"
    assert (amina.language, amina.page.get("data-taille")) == (("en", "ltr"), "grand")
    assert amina.title == "What do you want to do?"


def test_with_a_mediator_another_procedure_is_opened_by_her(house):
    amina = house.amina()
    house.open(mediator="id-luc")

    answer = amina.send("/poste/autre")

    assert (answer.location, amina.title) == ("/poste", "Bienvenue")


# What an organisation adds.


def test_the_free_accompaniment_says_the_name_of_the_organisation(house):
    amina = house.amina()
    walk = house.open(FREE, mediator="id-luc", organisation="edf")
    house.to(walk, "connexion.1", compte="oui")

    amina.get("/poste")

    assert amina.title == "Ouvrez le site officiel : EDF."
    assert next(amina.page.iter("h1")).find(".//bdi").get("lang") == "fr"


def test_without_an_organisation_its_texts_still_read_well(house):
    amina = house.amina()
    walk = house.open(FREE, mediator="id-luc")
    house.to(walk, "connexion.1", compte="oui")

    amina.get("/poste")

    assert amina.title == "Ouvrez le site officiel : celui de votre organisme."


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("preparer.1", False),
        ("preparer.2", False),
        ("compte.ne-sait-pas.1", True),
        (f"{CLOSING}:quitter.3", False),
    ],
)
def test_nobody_is_told_to_keep_a_page_that_was_never_opened(house, place, told):
    amina = house.amina()
    walk = house.open(FREE, mediator="id-luc")
    compte = "ne-sait-pas" if "ne-sait-pas" in place else "oui"
    house.to(walk, place, compte=compte, papiers="non", paiement="non")

    amina.get("/poste")

    assert ("Ne fermez pas l’autre page." in amina.text) is told


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (Autonomy.DONE_WITH, "Ici, avec la médiatrice"),
        (Autonomy.DONE_BY, "Ici, dans la salle"),
    ],
)
def test_what_two_people_do_is_done_here_and_on_no_screen(house, level, said):
    amina = house.amina()
    walk = house.open(FREE, level, mediator="id-luc")
    house.to(walk, "preparer.1")

    amina.get("/poste")

    told = words(amina.page)
    assert said in told
    assert "Vous verrez" not in told
    assert "Sur le papier" not in told or level is Autonomy.DONE_BY, "the list goes on with papers"


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("chemin.1", "https://www.service-public.gouv.fr/"),
        ("demande.1", "https://ants.gouv.fr/"),
        (f"{CLOSING}:quitter.1", "https://www.service-public.gouv.fr/"),
    ],
)
@pytest.mark.parametrize("level", LEVELS)
def test_a_step_on_another_site_opens_that_site(house, level, place, address):
    amina = house.amina()
    walk = house.open(ALL, level, mediator="id-luc")
    house.to(walk, place, **{"pour-qui": "moi"})

    amina.get("/poste")

    assert [one.get("href") for one in amina.page.iter("a") if one.get("data-site") is not None] == [address]


def test_an_exit_sends_on_with_dignity_and_counts_as_such(house):
    amina = house.amina()
    walk = house.open(level=Autonomy.DONE_BY)
    house.to(walk, "pour-qui")
    amina.get("/poste")

    amina.press("Pour une autre personne")
    title = amina.title
    amina.press("Arrêter ici et effacer")

    assert title == "Ce guide s'arrête ici"
    assert house.walk(walk).outcome is Outcome.REDIRECTED


def test_nobody_agrees_without_having_read_what_it_does(house):
    amina = house.amina()
    walk = house.open(level=Autonomy.DONE_BY)
    commitment = next(
        node.id
        for node in house.walking.scene(walk).edition.procedure.walk_nodes()
        if getattr(node, "commits", False)
    )
    house.to(walk, commitment, **{"pour-qui": "enfant"})
    amina.get("/poste")
    before = amina.text

    amina.press("Oui, j’ai relu et je suis d’accord")

    assert "Vous promettez que vos réponses sont vraies." in before
    assert "C’est fait" not in before
    assert "Vous avez relu. Vous êtes d’accord." in amina.text
    assert any(name == "C’est fait" for name in amina.buttons)


@pytest.mark.parametrize(("procedure", "told"), [(ALL, True), (CAF, False)])
def test_a_procedure_in_french_says_so_before_it_begins(house, procedure, told):
    amina = house.amina(language="ar")
    house.open(procedure=procedure, language="ar")

    amina.get("/poste")

    notes = [one for one in amina.page.iter("div") if one.get("data-about") == "langue"]
    assert bool(notes) is told
