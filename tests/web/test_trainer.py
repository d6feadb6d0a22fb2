"""A file that breaks: trainers see why, and nobody in the room sees anything."""

from pathlib import Path

import pytest

from tests.documents import a_procedure
from tests.web.house import ALL, CAF, STAFF, House, build, own_root, words

SOON = "caf/essai"


@pytest.fixture
def desk(tmp_path) -> House:
    """A program on procedures of its own, that a test may spoil."""
    house = build(tmp_path / "data", root=own_root(tmp_path / "root"))
    house.employ(luc=STAFF["luc"], zoe=STAFF["zoe"])
    return house


def file_of(house: House, id: str) -> Path:
    return house.config.root / "procedures" / f"{id}.yaml"


def write(house: House, id: str, text: str) -> None:
    file_of(house, id).write_text(text, "utf-8")


def panel(person, id: str):
    """What the workshop says of a file."""
    return next(one for one in person.page.iter("li") if id in [words(bdi) for bdi in one.iter("bdi")])


def test_every_shipped_procedure_has_its_state(house):
    zoe = house.staff("zoe")

    zoe.get("/atelier")

    shown = {words(bdi) for bdi in zoe.page.iter("bdi")}
    assert set(house.walking.library.editions()) <= shown
    assert "abîmé" not in " ".join(words(one) for one in zoe.page.iter("li"))


def test_a_file_that_breaks_keeps_its_last_good_edition_on_the_screens_and_says_what_is_wrong(desk):
    desk.walking.library.editions()
    write(desk, CAF, file_of(desk, CAF).read_text("utf-8").replace("etapes:", "etape:", 1))
    zoe, amina = desk.staff("zoe"), desk.amina()

    zoe.get("/atelier")
    amina.send("/poste/ouvrir", demarche=CAF)

    said = words(panel(zoe, CAF))
    assert "Le fichier est abîmé. La dernière bonne édition sert encore." in said
    assert f"procedures/{CAF}.yaml:" in said
    assert "etapes" in said
    assert amina.title == "Déclarer mes ressources à la CAF"


def test_a_new_file_that_is_broken_is_said_to_be_and_offered_to_nobody(desk):
    write(desk, SOON, "titre: [")
    zoe, luc = desk.staff("zoe"), desk.luc()

    zoe.get("/atelier")
    luc.get("/mediation/ouvrir")

    assert "La démarche n’est pas à l’écran." in words(panel(zoe, SOON))
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


def test_the_workshop_counts_the_screens_that_were_not_as_told(house):
    house.put_post(1)
    walk = house.open(ALL)
    house.to(walk, "mot-de-passe")
    for _ in range(3):
        house.program.doubting.doubt(walk, "mot-de-passe")
    zoe = house.staff("zoe")

    zoe.get("/atelier")

    assert "Écran différent : 3" in words(panel(zoe, ALL))
    assert "Écran différent" not in words(panel(zoe, CAF))
