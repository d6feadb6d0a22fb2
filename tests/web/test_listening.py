"""What can be heard of a page: which sentences, in whose voice, and nothing but our own."""

import shutil

import pytest

from app.config import ROOT
from app.domain.autonomy import Autonomy
from app.domain.walk import Presence
from app.domain.ways import usual
from tests.pages import words
from tests.speaking import a_machine
from tests.web.house import ALL, CAF, build, own_root

FREE = "commun/accompagnement-libre"
DARIJA = "  ary: {nom: الدارجة, sens: rtl, texte: ar}\nnon_livres:"


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    return a_machine(tmp_path_factory.mktemp("machine"))


@pytest.fixture(scope="module")
def built(tmp_path_factory, machine):
    """A desk that offers darija too, in which one may record."""
    root = own_root(tmp_path_factory.mktemp("listening") / "root")
    (root / "translations").unlink()
    shutil.copytree(ROOT / "translations", root / "translations")
    languages = root / "translations/langues.yaml"
    languages.write_text(languages.read_text("utf-8").replace("non_livres:", DARIJA), encoding="utf-8")
    return build(tmp_path_factory.mktemp("desk"), root=root, examples=False, espeak=machine.program)


@pytest.fixture(scope="module")
def morning(built):
    built.empty()
    return built.snapshot()


@pytest.fixture(autouse=True)
def asked(machine):
    """What the machine was asked to say, part by part."""
    yield lambda: machine.asked
    machine.forgets()


def card(person):
    return next(person.page.iter("article"))


def said(element):
    """The sentences that can be heard, with where their sound is."""
    return {words(one): one.get("data-said") for one in element.iter() if one.get("data-said") is not None}


def at(house, place, procedure=CAF, **facts):
    """Amina on a card."""
    amina = house.amina()
    walk = house.open(procedure, **facts)
    house.to(walk, place, **usual(house.walking.scene(walk).edition.procedure.nodes))
    amina.get("/poste")
    return amina


def test_what_the_person_reads_is_heard_in_the_order_of_reading(house):
    amina = at(house, "identite.3")

    heard = [one for one in said(card(amina)) if one not in ("",)]

    assert heard[: heard.index("Vous verrez :") + 2] == [
        words(next(one for one in card(amina).iter("p") if one.get("class") == "head")),
        words(next(card(amina).iter("h1"))),
        *[one for one in heard if one.startswith("Cherchez :")],
        "Vous verrez :",
        heard[heard.index("Vous verrez :") + 1],
    ]


def test_what_is_good_to_know_on_paper_is_not_announced_as_something_on_the_screen(house):
    amina = at(house, "commun/fermer-sa-session:quitter.3")

    heard = list(said(card(amina)))

    assert ("La table est vide." in heard, "Vous verrez :" in heard) == (True, False)


def test_each_sentence_has_its_sound(house, asked):
    amina = at(house, "identite.3")
    sentence, address = next((one, where) for one, where in said(card(amina)).items() if "«" in one)

    answer = amina.client.get(address)
    again = amina.client.get(address, headers={"Range": "bytes=0-9"})

    kept = answer.headers["Cache-Control"]
    assert (answer.status_code, answer.mimetype, kept) == (200, "audio/wav", "no-store")
    assert (answer.data[:4], again.status_code, len(again.data)) == (b"RIFF", 206, 10)
    assert asked() == ["-vfr " + sentence.replace("« ", "").replace(" »", "").removesuffix(".")]


def test_the_french_of_a_label_is_said_in_french_inside_arabic(house, asked):
    amina = at(house, "identite.3", language="ar")
    address = next(where for one, where in said(card(amina)).items() if "Se connecter" in one)

    amina.client.get(address)

    assert [line.split()[0] for line in asked()][:2] == ["-var", "-vfr"]
    assert "-vfr Se connecter" in asked()


def test_the_french_beneath_a_translation_is_not_said(house):
    amina = at(house, "identite.3", language="ar")

    beneath = [one for one in card(amina).iter("small") if one.get("class") == "beneath"]

    assert beneath
    assert [words(one) for one in beneath if one.get("data-said") is not None] == []


def test_what_nobody_checked_is_said_in_french_then_as_it_is_translated(house):
    amina = at(house, "envoi.2", language="ar")

    recap = next(one for one in card(amina).iter("div") if one.get("class") == "recap")

    assert [one.get("lang") for one in recap.iter() if one.get("data-said")] == ["fr", None]


@pytest.mark.parametrize("change", [lambda one: one[:-1], lambda one: f"x{one}", lambda one: "WyJmciJd"])
def test_an_address_that_we_did_not_seal_says_nothing(house, change):
    amina = at(house, "identite.3")
    folder, _, name = next(filter(None, said(card(amina)).values())).rpartition("/")

    assert amina.client.get(f"{folder}/{change(name)}").status_code == 404


def test_another_post_may_hear_it_and_a_stranger_may_not(house):
    amina = at(house, "identite.3")
    address = next(filter(None, said(card(amina)).values()))

    other, paul, luc = house.amina(2), house.paul(), house.luc()

    found = [one.client.get(address).status_code for one in (other, paul, luc)]
    assert found == [200, 303, 200]


def test_a_machine_that_fails_leaves_the_sentence_without_sound(house, machine):
    amina = at(house, "identite.1")
    machine.breaks()
    address = next(where for one, where in said(card(amina)).items() if where and "treize" in one)

    assert amina.client.get(address).status_code == 404


def test_the_shared_screen_speaks_and_the_co_pilot_does_not(house):
    luc = house.luc()
    walk = house.open(CAF, post=None, mediator="id-luc", presence=Presence.SHARED)

    luc.get(f"/mediation/parcours/{walk}/ecran")
    shared = said(luc.page)
    luc.get(f"/mediation/parcours/{walk}")

    assert shared
    assert all(shared.values())
    assert said(luc.page) == {}


def test_the_mediators_notes_on_a_shared_screen_are_not_heard(house):
    luc = house.luc()
    walk = house.open(CAF, post=None, mediator="id-luc", presence=Presence.SHARED)

    luc.get(f"/mediation/parcours/{walk}/ecran")

    strip = next(one for one in luc.page.iter("details") if one.get("id") == "bandeau")
    assert said(strip) == {}


def test_somebodys_own_voice_comes_first(house):
    folder = house.config.root / "procedures" / CAF / "audio"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "identite.3.ar.opus").write_bytes(b"OggS of somebody")
    amina = at(house, "identite.3", language="ar")

    recorded = [one for one in card(amina).iter() if one.get("data-recorded") is not None]
    answer = amina.client.get(recorded[0].get("data-said"))
    shutil.rmtree(folder)

    assert [words(one) for one in recorded] == [amina.title]
    assert (answer.mimetype, answer.data) == ("audio/ogg", b"OggS of somebody")


@pytest.fixture
def shipped(house):
    """Puts a recording beside a procedure, and takes it away."""
    folders = []

    def ship(procedure, name):
        folder = house.config.root / "procedures" / procedure / "audio"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"OggS of somebody")
        folders.append(folder)

    yield ship
    for folder in folders:
        shutil.rmtree(folder)


def recorded(person):
    return [words(one) for one in card(person).iter() if one.get("data-recorded") is not None]


@pytest.mark.parametrize("level", Autonomy)
def test_a_voice_that_came_with_a_gesture_says_no_sentence_of_a_level(house, shipped, level):
    shipped(CAF, "identite.2.fr.opus")

    amina = at(house, "identite.2", level=level)

    own = {"Tapez votre mot de passe."}
    assert set(recorded(amina)) == (set() if level is Autonomy.DONE_FOR else own)


def test_a_voice_that_came_with_a_gesture_says_no_name_that_each_walk_puts_in(house, shipped):
    shipped(FREE, "connexion.1.fr.opus")

    amina = at(house, "connexion.1", procedure=FREE, organisation="edf")

    assert amina.title.startswith("Ouvrez le site officiel : ")
    assert recorded(amina) == []


def test_a_language_that_is_spoken_only_has_its_own_voice_and_the_texts_of_another(house, asked):
    folder = house.config.root / "procedures" / CAF / "audio"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "identite.3.ary.opus").write_bytes(b"OggS in darija")
    amina = at(house, "identite.3", language="ary")

    heard = said(card(amina))
    own = amina.client.get(heard[amina.title]).data
    shutil.rmtree(folder)
    amina.client.get(heard[next(reversed(heard))])

    assert amina.language == ("ar", "rtl")
    assert own == b"OggS in darija"
    assert [line.split()[0] for line in asked()] == ["-var"]


def test_each_language_is_heard_by_its_name_when_a_machine_speaks_it(house, asked):
    amina = house.amina()

    amina.get("/poste")

    names = said(next(one for one in amina.page.iter("ul") if one.get("class") == "languages"))
    assert {name for name, where in names.items() if where} == {"Français", "English", "العربية"}
    assert "الدارجة" not in names
    amina.client.get(names["English"])
    assert asked() == ["-ven English"]


def test_a_slow_voice_is_kept_for_the_walk_and_changes_nothing_of_the_page(house):
    amina = house.amina()
    walk = house.open(CAF, Autonomy.DONE_WITH)
    amina.get("/poste")

    answer = amina.press("Voix lente", htmx=True)
    slow = [one.get("data-slow") for one in amina.page.iter("div") if one.get("data-slow")]
    amina.get("/poste")
    amina.press("Contraste fort")

    assert ("HX-Refresh" in answer.headers, slow) == (False, ["oui"])
    assert house.walk(walk).comfort.slow
    assert house.walk(walk).comfort.contrast


def test_a_house_without_a_voice_leaves_it_to_the_browser(tmp_path):
    silent = build(tmp_path / "silent", root=own_root(tmp_path / "root"), espeak="no-such-program")
    amina = silent.amina()
    silent.open(ALL)
    amina.get("/poste")

    assert set(said(card(amina)).values()) == {""}
    silent.program.database.close()


def test_the_fragment_speaks_as_the_page_does(house):
    amina = at(house, "identite.3")
    page = said(card(amina))

    seen = {name: amina.field(name) for name in ("vu", "vue")}
    amina.send("/poste/parcours/confort", htmx=True, taille="normal", **seen)

    assert said(card(amina)) == page
