"""A file that breaks: trainers see why, and nobody in the room sees anything."""

from pathlib import Path

import pytest

from app.domain.gesture import Gesture
from tests.documents import a_procedure
from tests.web.house import ALL, CAF, STAFF, House, build, own_root, words

SOON = "caf/essai"


@pytest.fixture
def desk(tmp_path) -> House:
    """A program on procedures of its own, that a test may spoil."""
    house = build(tmp_path / "data", root=own_root(tmp_path / "root"))
    house.employ(luc=STAFF["luc"], zoe=STAFF["zoe"], ines=STAFF["ines"])
    return house


def file_of(house: House, id: str) -> Path:
    return house.config.root / "procedures" / f"{id}.yaml"


def write(house: House, id: str, text: str) -> None:
    file_of(house, id).write_text(text, "utf-8")


def row(person, id: str) -> str:
    """What the home of the workshop says of a file."""
    return next(words(one) for one in person.page.iter("tr") if id in [words(bdi) for bdi in one.iter("bdi")])


def shown(person) -> set[str]:
    """The procedures that the home of the workshop shows."""
    found = {words(bdi) for one in person.page.iter("tr") for bdi in one.iter("bdi")}
    return {id for id in found if "/" in id}


def test_every_shipped_procedure_has_its_state(house):
    zoe = house.staff("zoe")

    zoe.get("/atelier")

    assert set(house.walking.library.editions()) == shown(zoe)
    assert "Abîmé" not in " ".join(words(one) for one in zoe.page.iter("tr"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=déclarer ressources", {CAF}),
        ("q=DECLARER+caf", {CAF}),
        ("q=rien-de-tel", set()),
        ("famille=exemples", {ALL}),
        ("famille=social&etat=abimees", set()),
        ("etat=brouillons", {"caf/aide-logement"}),
        ("etat=n-importe-quoi&famille=rien&q=tout+exemples", {ALL}),
    ],
)
def test_a_file_is_found_by_its_words_its_state_or_its_family(house, asked, found):
    zoe = house.staff("zoe")
    zoe.send("/atelier/fichier/caf/aide-logement/ecrire")

    zoe.get(f"/atelier?{asked}")

    assert shown(zoe) == found
    assert ("Aucune démarche ne répond à cette recherche." in zoe.text) is not found or bool(found)


def test_the_home_says_who_writes_and_what_waits_for_second_eyes(desk):
    zoe, ines = desk.staff("zoe"), desk.ines()
    zoe.send(f"/atelier/fichier/{CAF}/ecrire")
    zoe.get("/atelier")
    assert "Zoe écrit" in row(zoe, CAF)

    draft = desk.program.authoring.drafts()[0]
    zoe.send(f"/atelier/brouillon/{draft.id}/relecture")
    ines.get("/atelier")

    assert "Zoe attend une relecture" in row(ines, CAF)
    assert "1 brouillon à relire" in ines.text
    assert "Vos brouillons" not in ines.text


def test_the_home_leads_each_to_their_own_drafts_and_says_which_was_given_back(desk):
    zoe, ines = desk.staff("zoe"), desk.ines()
    zoe.send(f"/atelier/fichier/{CAF}/ecrire")
    draft = desk.program.authoring.drafts()[0]
    zoe.send(f"/atelier/brouillon/{draft.id}/relecture")
    zoe.get("/atelier")
    assert "attend une relecture" in zoe.text
    assert "à relire" not in zoe.text

    ines.send(f"/atelier/relecture/{draft.id}/rendre", raison="Le bouton a changé de nom.")
    zoe.get("/atelier")

    assert "à reprendre : on vous l’a rendu" in zoe.text.replace("\u00a0", " ")
    assert f"/atelier/brouillon/{draft.id}" in {one.get("href") for one in zoe.page.iter("a")}


def test_a_file_that_breaks_keeps_its_last_good_edition_on_the_screens_and_says_what_is_wrong(desk):
    desk.walking.library.editions()
    write(desk, CAF, file_of(desk, CAF).read_text("utf-8").replace("etapes:", "etape:", 1))
    zoe, amina = desk.staff("zoe"), desk.amina()

    zoe.get("/atelier")
    assert "Abîmé la version d’avant sert encore" in row(zoe, CAF)
    zoe.get(f"/atelier/fichier/{CAF}")
    amina.send("/poste/ouvrir", demarche=CAF)

    assert "Le fichier est abîmé. La dernière bonne édition sert encore." in zoe.text
    assert "ligne " in zoe.text
    assert "etapes" in zoe.text
    assert amina.title == "Déclarer mes ressources à la CAF"


def test_a_new_file_that_is_broken_is_said_to_be_and_offered_to_nobody(desk):
    write(desk, SOON, "titre: [")
    zoe, luc = desk.staff("zoe"), desk.luc()

    zoe.get("/atelier")
    luc.get("/mediation/ouvrir")

    assert "Abîmé pas à l’écran" in row(zoe, SOON)
    zoe.get(f"/atelier/fichier/{SOON}")
    assert "La démarche n’est pas à l’écran." in zoe.text
    assert SOON not in [one.get("value") for one in luc.page.iter("input")]


def test_a_file_that_is_mended_serves_at_once(desk):
    write(desk, SOON, "titre: [")
    desk.walking.library.editions()
    write(desk, SOON, a_procedure())
    amina = desk.amina()

    amina.send("/poste/ouvrir", demarche=SOON)

    assert amina.title == "Demander une aide"


@pytest.mark.parametrize("spoil", ["changed", "broken", "deleted"])
def test_a_walk_goes_on_with_the_edition_that_it_began_with(desk, spoil):
    write(desk, SOON, a_procedure())
    amina = desk.amina()
    desk.open(SOON)
    amina.get("/poste")

    if spoil == "deleted":
        file_of(desk, SOON).unlink()
    else:
        texts = {"changed": a_procedure().replace("Ouvrez le site.", "Lisez la page."), "broken": "titre: ["}
        write(desk, SOON, texts[spoil])
    amina.press("Commencer")

    assert amina.title == "Ouvrez le site."


def test_whoever_begins_later_has_the_new_edition(desk):
    write(desk, SOON, a_procedure())
    desk.amina()
    desk.open(SOON)
    write(desk, SOON, a_procedure().replace("Ouvrez le site.", "Lisez la page."))
    second = desk.amina(2)
    desk.open(SOON, post="p2")

    second.get("/poste")
    second.press("Commencer")

    assert second.title == "Lisez la page."


def test_the_room_and_the_booklet_stand_when_a_file_was_deleted(desk):
    write(desk, SOON, a_procedure())
    desk.amina()
    walk = desk.open(SOON, mediator="id-luc")
    file_of(desk, SOON).unlink()
    luc = desk.luc()

    pages = ["/mediation", f"/mediation/parcours/{walk}", f"/mediation/parcours/{walk}/ecran"]
    statuses = [luc.get(page).status_code for page in pages]
    booklet = luc.get(f"/mediation/demarches/{SOON}/livret").status_code

    assert (statuses, booklet) == ([200, 200, 200], 404)


def doubt(house: House, times: int = 3) -> None:
    """The day after it was last done, somebody did not find a gesture on their screen."""
    house.clock.pass_(days=1)
    house.put_post(1)
    walk = house.open(ALL)
    house.to(walk, "mot-de-passe")
    for _ in range(times):
        house.program.doubting.doubt(walk, "mot-de-passe")


def test_the_screens_that_were_not_as_told_stand_beside_their_gesture(house):
    doubt(house)
    zoe = house.staff("zoe")

    zoe.get(f"/atelier/fichier/{ALL}")

    edition = house.walking.library.editions()[ALL]
    said = next(node.texts.do.text for node in edition.procedure.walk_nodes() if node.id == "mot-de-passe")
    told = next(words(one) for one in zoe.page.iter("li") if "ce n’est pas comme" in words(one))
    assert told.startswith(said.replace("« ", "").replace(" »", "")[:20])
    assert "3 fois « ce n’est pas comme sur mon écran »" in told
    assert "ligne " in told

    zoe.get(f"/atelier/fichier/{CAF}")
    assert "Personne n’a dit que son écran était différent" in zoe.text


def test_a_doubt_of_borrowed_steps_stands_on_the_page_of_each_of_the_two_files(house):
    edition = house.walking.library.editions()[ALL]
    borrowed = next(
        node.id for node in edition.procedure.walk_nodes() if ":" in node.id and isinstance(node, Gesture)
    )
    house.put_post(1)
    walk = house.open(ALL)
    house.to(walk, borrowed, **{"pour-qui": "enfant", "demande.4": "oui"})
    house.program.doubting.doubt(walk, borrowed)
    zoe = house.staff("zoe")

    told = []
    for file in (ALL, borrowed.rpartition(":")[0]):
        zoe.get(f"/atelier/fichier/{file}")
        told.append(next(words(one) for one in zoe.page.iter("li") if "ce n’est pas comme" in words(one)))

    assert ["ligne " in one for one in told] == [False, True]


def test_what_is_doubted_is_to_be_done_again_this_week_until_somebody_did(desk):
    desk.clock.pass_(days=200)
    zoe = desk.staff("zoe")
    zoe.get("/atelier")
    assert "à refaire depuis le" in row(zoe, CAF)

    zoe.get(f"/atelier/fichier/{CAF}")
    zoe.press("Je viens de la refaire sur le vrai site")

    day = desk.clock.now().date()
    assert "C’est noté : la démarche est vérifiée d’aujourd’hui." in zoe.text
    assert f"verifie_le: {day}" in file_of(desk, CAF).read_text("utf-8")
    assert desk.program.authoring.history(CAF)[0].account == "id-zoe"
    zoe.get("/atelier")
    assert "à refaire" not in row(zoe, CAF)

    zoe.press("Je viens de la refaire")
    assert (zoe.title, "C’est noté" in zoe.text) == ("Atelier", True)


def test_a_second_press_on_a_page_of_before_writes_nothing_and_says_so(desk):
    desk.clock.pass_(days=200)
    zoe, late = desk.staff("zoe"), desk.staff("zoe")
    late.get(f"/atelier/fichier/{CAF}")
    zoe.get(f"/atelier/fichier/{CAF}")
    zoe.press("Je viens de la refaire sur le vrai site")
    written = file_of(desk, CAF).read_bytes()

    late.press("Je viens de la refaire sur le vrai site")

    assert late.answer.status_code == 422
    assert "La date de vérification a changé entre-temps." in late.text
    assert file_of(desk, CAF).read_bytes() == written


def test_a_registry_has_its_page_too(house):
    zoe = house.staff("zoe")

    zoe.get("/atelier/fichier/registres/lexique")
    assert zoe.title == "Les mots difficiles"

    assert zoe.get("/atelier/fichier/caf/rien").status_code == 404


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", ["", f"/fichier/{CAF}", "/adresses"])
def test_the_workshop_is_read_in_every_language(house, language, path):
    doubt(house)
    zoe = house.staff("zoe")

    zoe.get(f"/atelier{path}?langue={language}")

    assert zoe.language[0] == language
