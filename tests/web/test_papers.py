"""Sheets for the pen: the mandate of a walk, its explanation, the capacity question, the notebook."""

import re

import pytest

from app.domain.autonomy import Autonomy
from app.domain.mandate import POINTS
from app.domain.walk import Outcome
from tests.pages import words
from tests.web.house import ALL, CAF, rows
from tests.web.test_no_text_field import fields

NUMBER = "Tapez les treize chiffres de votre numéro de Sécurité sociale."
WORK = "france-travail/actualisation"


def at_the_mandate(house, level=Autonomy.DONE_FOR, **facts) -> str:
    """Luc with Amina at her first gesture that gives something of hers; gives the walk."""
    walk = house.open(CAF, level, mediator="id-luc", **facts)
    edition = house.walking.library.editions()[CAF]
    gesture = next(
        one.id
        for one in edition.procedure.walk_nodes()
        if getattr(one, "nature", None) == "donnee" and not one.secret
    )
    house.to(walk, gesture, aide="concernee", situation="non")
    return walk


def sides(person, side: str) -> list:
    return [one for one in person.page.iter("article") if one.get("data-side") == side]


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_sheet_is_french_in_front_and_the_persons_language_behind(house, language):
    house.put_post(1)
    luc, walk = house.luc(), at_the_mandate(house, language=language)
    direction = "rtl" if language == "ar" else "ltr"

    answer = luc.get(f"/mediation/parcours/{walk}/mandat", **{"Accept-Language": "en"})

    assert answer.status_code == 200
    fronts, backs = sides(luc, "front"), sides(luc, "back")
    assert [(one.get("lang"), one.get("dir")) for one in fronts] == [("fr", "ltr")] * 2
    assert [(one.get("lang"), one.get("dir")) for one in backs] == [(language, direction)] * 2
    assert "Mandat pour une démarche en ligne" in words(fronts[0])
    marked = "Seule l’autre face est signée." if language == "fr" else "seul le texte français est signé."
    assert all(marked in words(back) for back in backs)
    assert len(sides(luc, "slip")) == 1


def test_the_front_lists_the_acts_of_the_walk_each_with_a_box(house):
    house.put_post(1)
    luc, walk = house.luc(), at_the_mandate(house)

    luc.get(f"/mediation/parcours/{walk}/mandat")

    front = sides(luc, "front")[0]
    acts = next(one for one in front.iter("section") if one.get("class") == "paper-acts")
    items = [one for one in acts.iter("li")]
    assert any(NUMBER in words(one) for one in items)
    assert any("(envoi définitif)" in words(one) for one in items)
    boxed = [one for one in items if one[0].get("class") == "paper-box"]
    assert len(boxed) == len(items) == 8


@pytest.mark.parametrize(
    "said",
    [
        "CAF, https://www.caf.fr/",  # 1 and 4: the structure below, the acts and their site
        "toute l’équipe de médiation",  # 2
        "Nom, prénom :",  # 3
        "aujourd’hui un mois six mois un an",  # 5
        "Il finit plus tôt si",
        "Ce que la structure utilise, et pourquoi",  # 6
        "ne paie rien sans un nouveau oui",  # 7
        "tutelle, curatelle, sauvegarde de justice",  # 8
        "Ce que je donne est exact",  # 9
        "le faire corriger ou effacer",  # 10
        "Elle garde le secret",  # 11
        "une personne majeure",  # 12
        "en deux exemplaires",  # 13
    ],
)
def test_the_front_holds_what_a_mandate_must_hold(house, said):
    house.put_post(1)
    luc, walk = house.luc(), at_the_mandate(house)

    luc.get(f"/mediation/parcours/{walk}/mandat")

    assert said in words(sides(luc, "front")[0])


def test_the_mandate_is_for_the_organisation_of_the_procedure_on_whatever_site_one_is(house):
    house.put_post(1)
    walk = house.open(ALL, Autonomy.DONE_FOR, mediator="id-luc")
    house.to(walk, "demande.1", **{"pour-qui": "moi"})
    luc = house.luc()

    luc.get(f"/mediation/parcours/{walk}/mandat")

    front = words(sides(luc, "front")[0])
    assert "https://www.service-public.gouv.fr/" in front
    assert "ants.gouv.fr" not in front


def test_a_slip_ends_the_mandate(house):
    house.put_post(1)
    luc, walk = house.luc(), at_the_mandate(house)

    luc.get(f"/mediation/parcours/{walk}/mandat")

    assert "J’arrête le mandat donné à la structure :" in words(sides(luc, "slip")[0])


def test_the_structure_is_printed_from_its_settings(house):
    house.put_post(1)
    house.staff("marie").send(
        "/equipe/structure",
        nom="PIMMS de Blois",
        dpo="donnees@exemple.fr",
        disposition="cote_a_cote",
        relecture="autre",
    )
    luc, walk = house.luc(), at_the_mandate(house)

    luc.get(f"/mediation/parcours/{walk}/mandat")

    assert "Protection des données : donnees@exemple.fr" in words(sides(luc, "front")[0])


@pytest.mark.parametrize("address", ["/mediation/parcours/{walk}/mandat", "/mediation/carnet?organisme=caf"])
def test_nothing_can_be_typed_on_a_sheet_nor_sent_from_it(house, address):
    house.put_post(1)
    luc, walk = house.luc(), at_the_mandate(house)
    before = rows(house)

    answer = luc.get(address.format(walk=walk))

    inside = re.search(r"<main.*</main>", answer.text, re.DOTALL)[0]
    assert (fields(inside), re.findall(r"<form|<input", inside)) == ([], [])
    assert {name: kept for name, kept in rows(house).items() if name != "sessions"} == {
        name: kept for name, kept in before.items() if name != "sessions"
    }


def test_a_walk_that_is_over_leads_to_the_room_and_a_practice_has_no_mandate(house):
    house.put_post(1)
    walk = at_the_mandate(house)
    house.walking.end(walk, Outcome.DONE)
    house.clock.pass_(hours=1)
    house.walking.sweep()

    late = house.luc()
    late.get(f"/mediation/parcours/{walk}/mandat")
    assert late.at == "/mediation"

    house.put_post(2)
    practice = house.open(CAF, post="p2", mediator="id-luc", practice=True)
    assert late.get(f"/mediation/parcours/{practice}/mandat").status_code == 404


def test_the_capacity_question_comes_first_and_its_answer_is_sent_nowhere(house):
    house.put_post(1)
    luc, walk = house.luc(), at_the_mandate(house)

    page = luc.get(f"/mediation/parcours/{walk}").text

    assert "Un juge a-t-il demandé à quelqu’un de vous aider pour vos papiers ?" in luc.text
    asked = page[page.index('<div class="capacity">') : page.index('<div class="mandate-choices">')]
    assert page.index("Un juge a-t-il") < page.index("Signé aujourd’hui")
    assert not re.search(r'name="capacite"[^>]*value|type="radio"|<input(?![^>]*type="hidden")', asked)
    assert "appelez celle que le juge a désignée" in luc.text


def test_somebody_who_is_assisted_by_law_still_does_it_with_the_mediator(house):
    house.put_post(1)
    luc, walk = house.luc(), at_the_mandate(house)
    luc.get(f"/mediation/parcours/{walk}")

    luc.press("Passer en « faire avec »")

    after = house.walk(walk)
    assert (after.level, after.mandate) == (Autonomy.DONE_WITH, None)
    assert "Un juge a-t-il" not in luc.text


def test_or_the_walk_ends_as_reoriented(house):
    house.put_post(1)
    luc, walk = house.luc(), at_the_mandate(house)
    luc.get(f"/mediation/parcours/{walk}")

    luc.press("Terminer : réorienté")

    assert house.walk(walk).outcome is Outcome.REDIRECTED
    assert house.walk(walk).mandate is None


def test_with_a_lent_hand_the_mandate_is_asked_and_the_mouse_can_go_back(house):
    amina, luc = house.amina(), house.luc()
    walk = at_the_mandate(house, Autonomy.DONE_WITH)
    gesture = house.walk(walk).frame.place
    luc.get(f"/mediation/parcours/{walk}")
    luc.press("Demander la souris pour ce geste")
    luc.press("Elle dit oui")

    amina.get("/poste")
    assert "Cet accord, c’est quoi ?" in amina.text
    assert "Un juge a-t-il" in luc.text
    luc.press("Je rends la souris")

    assert "Un juge a-t-il" not in luc.text
    assert house.walk(walk).frame.place == gesture


def test_the_persons_card_explains_the_mandate_in_five_points(house):
    amina = house.amina()
    at_the_mandate(house)

    amina.get("/poste")

    said = [words(one) for part in amina.page.iter("ol") if part.get("class") == "points" for one in part]
    assert said == [point.text for point in POINTS]


def test_each_point_can_be_heard(house):
    amina = house.amina()
    at_the_mandate(house)

    page = amina.get("/poste").text

    points = re.search(r'<ol class="points">.*?</ol>', page, re.DOTALL)[0]
    assert points.count("data-said") == len(POINTS)


def test_a_translation_that_nobody_read_again_stands_under_the_french(house):
    amina = house.amina(language="ar")
    at_the_mandate(house, language="ar")

    amina.get("/poste")

    points = next(one for one in amina.page.iter("ol") if one.get("class") == "points")
    assert all(point.text in words(points) for point in POINTS)


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_notebook_is_in_both_languages_with_the_site_of_the_walk(house, language):
    luc = house.luc()

    luc.get(f"/mediation/carnet?organisme=caf&organisme=edf&organisme=rien&feuille={language}")

    (sheet,) = sides(luc, "front")
    assert sheet.get("lang") == language
    assert "https://www.caf.fr/" in words(sheet)
    assert "Mot de passe : gardez-le à part." in words(sheet)
    known = [one for one in sheet.iter("section")]
    assert len(known) == 4  # CAF, EDF, and two blank ones


def test_the_copilot_offers_the_notebook_of_the_present_site(house):
    house.put_post(1)
    luc, walk = house.luc(), at_the_mandate(house, language="ar")
    luc.get(f"/mediation/parcours/{walk}")

    links = [one.get("href") for one in luc.page.iter("a") if words(one) == "Carnet d’accès à imprimer"]

    assert links == [f"/mediation/carnet?organisme=caf&feuille=ar&parcours={walk}"]
