"""« Corriger une phrase »: proposed beside the card, agreed in the workshop, written in the file."""

import shutil
from dataclasses import replace

import pytest

from app.config import ROOT
from app.domain.ways import usual
from tests.pages import words
from tests.web.house import CAF, build, own_root, rows, told


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project of its own, that a test may write in."""
    folder = tmp_path_factory.mktemp("projet")
    root = own_root(folder / "projet")
    (root / "translations").unlink()
    shutil.copytree(ROOT / "translations", root / "translations")
    return build(folder / "donnees", root=root)


@pytest.fixture
def desk(project):
    project.empty()
    return project


def at_first_gesture(house, **facts):
    """Amina at the first gesture of a procedure; her walk, and the sentence asked there."""
    house.amina()
    walk = house.open(CAF, mediator="id-luc", **facts)
    house.to(walk, "mois.1", **usual(house.walking.scene(walk).edition.procedure.nodes))
    return walk, house.walking.scene(walk).view.card.gestures[0]


def fields(person, language="fr"):
    """What the forms of the page carry, by the sentence they would correct."""
    found = {}
    for form in person.page.iter("form"):
        carried = {one.get("name"): one.get("value", "") for one in form.iter("input")}
        if carried.get("langue") == language:
            found[carried["avant"]] = carried
    return found


def propose(house, person, text, *, htmx=False, **facts):
    walk, gesture = at_first_gesture(house, **facts)
    language = facts.get("language", "fr")
    person.get(f"/mediation/parcours/{walk}/corriger")
    forms = fields(person, language)
    chosen = forms.get(gesture.texts.do.text) or next(iter(forms.values()))
    person.send(f"/mediation/parcours/{walk}/corriger", htmx=htmx, **{**chosen, "proposition": text})
    return walk, chosen


def areas(person):
    return [area.text for area in person.page.iter("textarea")]


def test_each_sentence_of_the_card_has_one_field_and_the_copilot_a_quiet_way_to_them(house):
    luc = house.luc()
    walk, gesture = at_first_gesture(house)

    luc.get(f"/mediation/parcours/{walk}")
    links = [one.get("href") for one in luc.page.iter("a") if words(one) == "Corriger une phrase"]
    luc.get(links[0])

    assert gesture.texts.do.text in areas(luc)
    assert set(areas(luc)) == set(fields(luc))
    assert "N’écrivez jamais le nom ni un numéro d’une personne." in luc.text


@pytest.mark.parametrize("htmx", [True, False])
def test_a_proposal_is_kept_and_neither_the_walk_nor_the_post_nor_its_card_knows(house, htmx):
    luc = house.luc()
    walk, _ = at_first_gesture(house)
    before, post = rows(house), house.amina().get("/poste").text

    luc.get(f"/mediation/parcours/{walk}/corriger")
    form = next(iter(fields(luc).values()))
    luc.send(f"/mediation/parcours/{walk}/corriger", htmx=htmx, **{**form, "proposition": "Une phrase autre"})

    after = rows(house)
    assert "C’est proposé." in luc.text
    assert {name for name in after if after[name] != before[name]} <= {"corrections", "sessions"}
    assert walk not in str(after["corrections"])
    assert house.amina().get("/poste").text == post


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Appelez le 06 12 34 56 78", "Il y a un numéro de téléphone dans la phrase."),
        ("Écrivez à amina@exemple.fr", "Il y a une adresse électronique dans la phrase."),
        ("Tapez 2 84 05 75 123 456 78", "ressemble à un numéro de Sécurité sociale"),
        ("Cliquez <b>ici</b>", "<b>"),
        ("Allez sur https://ici.fr", "https"),
        ("Cliquez\u202eici", "un signe invisible"),
        ("", "La phrase est vide."),
    ],
)
def test_what_is_refused_is_said_and_what_was_typed_is_still_there(house, typed, said):
    luc = house.luc()

    propose(house, luc, typed)

    assert luc.answer.status_code == 422
    assert said in luc.text
    assert [area or "" for area in areas(luc)] == [typed]
    assert house.program.correcting.waiting() == ()


def test_a_long_sentence_is_kept_and_she_is_told_gently(house):
    luc = house.luc()

    propose(house, luc, "mot " * 16)

    assert luc.answer.status_code == 200
    assert "C’est proposé." in luc.text
    assert "16 mots" in luc.text
    assert len(house.program.correcting.waiting()) == 1


def test_in_another_language_she_corrects_the_translation_or_the_french(house):
    luc = house.luc()
    walk, gesture = at_first_gesture(house, language="ar")

    luc.get(f"/mediation/parcours/{walk}/corriger")

    assert gesture.texts.do.text in fields(luc, "fr")
    assert any("\u0600" < letter < "\u06ff" for said in fields(luc, "ar") for letter in said)
    assert {area.get("lang") for area in luc.page.iter("textarea")} == {"fr", "ar"}


def test_a_walk_that_is_over_has_no_sentence_to_correct(house):
    assert house.luc().get("/mediation/parcours/ailleurs/corriger").status_code == 404


def test_the_trainer_sees_it_beside_its_card_with_the_words_that_differ_and_who_proposed(house):
    _, chosen = propose(house, house.luc(), "Une phrase autre")
    zoe = house.staff("zoe")

    zoe.get("/atelier")
    zoe.get("/atelier/corrections")

    assert zoe.title == "Corrections proposées"
    assert "Proposée par Luc le 23 novembre 2026" in zoe.text
    assert [words(one) for one in zoe.page.iter("ins")] == ["ajouté : Une phrase autre"]
    assert [words(one) for one in zoe.page.iter("del")] == [f"retiré : {chosen['avant']}"]
    assert [one.get("data-place") for one in zoe.page.iter("article")] == [f"{CAF}/{chosen['noeud']}"]


def test_accepted_it_is_in_the_file_and_on_the_next_card_and_in_the_journal(desk):
    _, chosen = propose(desk, desk.luc(), "Une phrase autre")
    file = desk.config.root / "procedures" / f"{chosen['fichier']}.yaml"
    before = file.read_text("utf-8")
    zoe, marie = desk.staff("zoe"), desk.staff("marie")

    zoe.get("/atelier/corrections")
    zoe.press("Accepter et écrire")
    marie.get("/equipe/journal")

    assert "La correction est écrite." in zoe.text
    assert "Aucune correction n’attend." in zoe.text
    assert file.read_text("utf-8") == before.replace(chosen["avant"], "Une phrase autre", 1)
    assert f"a accepté une correction dans « {chosen['fichier']} »" in marie.text


def test_an_accepted_translation_is_signed_by_who_read_it(desk):
    propose(desk, desk.luc(), "اضغط هنا", language="ar")
    zoe = desk.staff("zoe")

    zoe.get("/atelier/corrections")
    zoe.press("Accepter et écrire")

    po = desk.config.root / "translations/ar/LC_MESSAGES" / f"{CAF.partition('/')[0]}.po"
    assert 'msgstr "اضغط هنا"' in po.read_text("utf-8")
    assert "relu par Zoe le 2026-11-23" in po.read_text("utf-8")


def test_put_aside_it_goes_and_the_journal_says_why(house):
    propose(house, house.luc(), "Une phrase autre")
    zoe, marie = house.staff("zoe"), house.staff("marie")

    zoe.get("/atelier/corrections")
    zoe.press("Ce n’est pas exact")
    marie.get("/equipe/journal")

    assert "La correction est écartée." in zoe.text
    assert "a écarté une correction" in marie.text
    assert "ce n’est pas exact" in marie.text


def test_its_author_reads_that_somebody_else_must_and_can_press_nothing(house):
    ines = house.ines()
    propose(house, ines, "Une phrase autre")
    id = house.program.correcting.waiting()[0].id

    ines.get("/atelier/corrections")
    pressed = ines.send(f"/atelier/corrections/{id}/accepter")

    assert not any(button.startswith("Accepter") for button in ines.buttons)
    assert pressed.status_code == 422
    assert "une autre personne de l’équipe doit la relire" in told(pressed)


@pytest.mark.parametrize("htmx", [False, True], ids=["as a page", "beside the card"])
def test_its_author_takes_it_back_where_it_was_proposed(house, htmx):
    luc = house.luc()
    walk, _ = propose(house, luc, "Une autre phrase")

    luc.press("Retirer ma proposition", htmx=htmx)

    assert house.program.correcting.waiting() == ()
    assert "La proposition est retirée. La phrase reste comme avant." in luc.text
    assert "Retirer ma proposition" not in luc.buttons
    assert house.walking.scene(walk).walk.version == 2


def test_who_takes_back_what_was_dealt_with_meanwhile_is_told_so(house):
    luc = house.luc()
    propose(house, luc, "Une autre phrase")
    house.store.change(lambda change: change.delete_correction(house.program.correcting.waiting()[0].id))

    answer = luc.press("Retirer ma proposition")

    assert answer.status_code == 422
    assert "Quelqu’un d’autre s’en est déjà occupé." in luc.text


def test_the_proposals_of_a_colleague_are_not_hers_to_take_back(house):
    propose(house, house.luc(), "Une autre phrase")
    ines = house.ines()

    ines.get(f"/mediation/parcours/{house.store.post('p1').walk}/corriger")

    assert "Retirer ma proposition" not in ines.buttons


def test_a_trainer_takes_her_own_back_from_the_list(house):
    propose(house, house.luc(), "Une autre phrase")
    draft = house.program.correcting.waiting()[0]
    house.store.change(lambda change: change.delete_correction(draft.id))
    house.store.change(lambda change: change.keep_correction(replace(draft, account="id-zoe")))
    zoe = house.staff("zoe")
    zoe.get("/atelier/corrections")

    zoe.press("Retirer ma proposition")

    assert "La proposition est retirée. La phrase reste comme avant." in zoe.text
    assert house.program.correcting.waiting() == ()


def test_a_sentence_rewritten_meanwhile_is_left_alone_and_the_draft_stays(desk):
    _, chosen = propose(desk, desk.luc(), "Une autre encore")
    file = desk.config.root / "procedures" / f"{chosen['fichier']}.yaml"
    file.write_text(file.read_text("utf-8").replace(chosen["avant"], "Mieux que tout", 1), "utf-8")
    zoe = desk.staff("zoe")

    zoe.get("/atelier/corrections")
    zoe.press("Accepter et écrire")

    assert zoe.answer.status_code == 422
    assert "Cette phrase n’est plus la même dans la démarche." in zoe.text
    assert len(desk.program.correcting.waiting()) == 1


def test_a_draft_that_somebody_else_dealt_with_is_said_calmly(house):
    zoe = house.staff("zoe")

    zoe.send("/atelier/corrections/ailleurs/accepter")

    assert "Quelqu’un d’autre s’en est déjà occupé." in zoe.text


@pytest.mark.parametrize(
    ("node", "part", "language"),
    [("", "titre", "fr"), ("", "apres.0", "ar"), ("ailleurs", "faire", "fr")],
)
def test_the_card_beside_is_the_one_that_shows_the_sentence(house, node, part, language):
    propose(house, house.luc(), "Une phrase autre")
    draft = house.program.correcting.waiting()[0]
    other = replace(draft, id="autre", node=node, part=part, language=language)
    house.store.change(lambda change: change.keep_correction(other))
    zoe = house.staff("zoe")

    zoe.get("/atelier/corrections?voir=autre")

    shown = [one.get("data-kind") for one in zoe.page.iter("article")]
    assert shown == {"titre": ["debut"], "apres.0": ["fin"], "faire": []}[part]
    assert ("Cette étape n’est plus dans la démarche." in zoe.text) == (not shown)
