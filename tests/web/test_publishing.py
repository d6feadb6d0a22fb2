"""From a draft to the screens: two people, a page where each change is read, and a way back."""

import pytest

from app.domain.draft import How
from app.domain.structure import Rereading, Structure
from tests.web.house import ALL, CAF, build, own_root

HISTORY = f"/atelier/fichier/{CAF}/historique"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project of its own, that a test may write in."""
    folder = tmp_path_factory.mktemp("projet")
    return build(folder / "donnees", root=own_root(folder / "projet"))


@pytest.fixture
def house(project):
    project.empty()
    file = project.config.root / "procedures" / f"{CAF}.yaml"
    kept = file.read_bytes()
    yield project
    file.write_bytes(kept)


def on_disk(house):
    return (house.config.root / "procedures" / f"{CAF}.yaml").read_text("utf-8")


def edited(text):
    assert text.count("duree: ") == 1
    return text.replace("duree: ", "duree: 1")


def begun(house, login="zoe", text=None):
    """A draft of the procedure, opened by somebody who wrote that in it."""
    authoring, by = house.program.authoring, by_login(house, login)
    draft = authoring.begin(CAF, by)
    return authoring.save(draft.id, draft.version, text or edited(draft.text), by)


def by_login(house, login):
    return house.program.accounts.store.account(f"id-{login}")


def asked(house):
    draft = begun(house)
    return house.program.authoring.ask(draft.id, by_login(house, "zoe"))


def test_who_writes_asks_and_what_was_just_typed_goes_with_it(house):
    draft, zoe = begun(house), house.staff("zoe")
    last = draft.text + "# fin\n"

    zoe.send(f"/atelier/brouillon/{draft.id}/relecture", texte=last.replace("\n", "\r\n"), version="2")

    present = house.program.authoring.draft(draft.id)
    assert (present.text, present.asked_at) == (last, house.clock.now())


def test_somebody_else_reads_what_changes_and_puts_it_on_the_screens(house):
    was = on_disk(house)
    asked(house)
    ines = house.ines()

    ines.get("/atelier/relecture")
    cards = next(one.get("href") for one in ines.page.iter("a") if one.get("href", "").endswith("/apercu"))
    assert ines.client.get(cards).status_code == 200
    ines.press("C’est relu")

    assert "C’est à l’écran." in ines.text
    assert on_disk(house) == edited(was)
    ines.get(HISTORY)
    assert "écrit dans l’atelier Zoe · relu par Ines" in ines.text


def test_who_reads_the_cards_comes_back_to_the_reading(house):
    draft, ines = asked(house), house.ines()

    ines.get(f"/atelier/brouillon/{draft.id}/apercu")

    ways = {"".join(one.itertext()).strip(): one.get("href") for one in ines.page.iter("a")}
    assert ways["La relecture"] == f"/atelier/relecture?voir={draft.id}"
    assert "Le texte" not in ways
    assert ines.get(f"/atelier/brouillon/{draft.id}").status_code == 404


def test_a_new_file_is_read_as_it_is_written_and_known_by_its_title(house):
    authoring, zoe = house.program.authoring, by_login(house, "zoe")
    draft = authoring.begin_with(
        "caf/neuve", authoring.library.text(CAF).replace("titre: ", "titre: Neuve, ", 1), zoe
    )
    authoring.ask(draft.id, zoe)
    ines = house.ines()

    ines.get("/atelier/relecture")
    assert ["".join(one.itertext()) for one in ines.page.iter("pre")] == [draft.text]
    ines.get(f"/atelier/brouillon/{draft.id}/apercu")

    assert "Neuve, " in ines.text
    house.staff("zoe").send(f"/atelier/brouillon/{draft.id}/abandonner")


def test_its_author_is_told_to_wait_and_offered_no_button(house):
    asked(house)
    zoe = house.staff("zoe")

    zoe.get("/atelier/relecture")

    assert "une autre personne de l’équipe le relira" in zoe.text
    assert not [name for name in zoe.buttons if name.startswith("C’est relu")]


def test_who_reads_gives_back_with_a_reason_that_its_author_finds(house):
    draft = asked(house)
    ines = house.ines()
    ines.get("/atelier/relecture")

    ines.press("Rendre", raison="Le bouton a changé de nom.")

    assert "C’est rendu" in ines.text
    assert house.program.authoring.draft(draft.id).reason == "Le bouton a changé de nom."


@pytest.mark.parametrize("reason", ["", "Voir le 06 12 34 56 78"])
def test_a_reason_is_wanted_and_holds_nothing_of_a_person(house, reason):
    draft = asked(house)
    ines = house.ines()
    ines.get("/atelier/relecture")

    answer = ines.press("Rendre", raison=reason)

    assert (answer.status_code, house.program.authoring.draft(draft.id).asked_at) == (422, draft.asked_at)


def test_a_draft_that_grew_since_it_was_read_is_read_again(house):
    draft = asked(house)
    ines = house.ines()
    ines.get("/atelier/relecture")
    house.program.authoring.save(draft.id, draft.version, draft.text + "# plus\n", by_login(house, "zoe"))

    answer = ines.press("C’est relu")

    assert (answer.status_code, "a continué d’écrire" in ines.text) == (422, True)
    assert "# plus" not in on_disk(house)


def test_a_file_that_changed_meanwhile_is_given_back_to_be_settled(house):
    asked(house)
    (house.config.root / "procedures" / f"{CAF}.yaml").write_text(on_disk(house) + "# dehors\n", "utf-8")
    ines = house.ines()
    ines.get("/atelier/relecture")

    answer = ines.press("C’est relu")

    assert (answer.status_code, "réunira les deux textes" in ines.text) == (422, True)
    assert on_disk(house).endswith("# dehors\n")


@pytest.mark.parametrize(
    ("button", "kept"),
    [
        ("Réunir les deux", lambda mine, other: mine + "# dehors\n"),
        ("Garder mon texte", lambda mine, other: mine),
        ("Prendre l’autre texte", lambda mine, other: other),
    ],
)
def test_both_texts_stand_side_by_side_and_one_goes_on_from_either_or_both(house, button, kept):
    draft = begun(house)
    other = on_disk(house) + "# dehors\n"
    (house.config.root / "procedures" / f"{CAF}.yaml").write_text(other, "utf-8")
    zoe = house.staff("zoe")

    zoe.get(f"/atelier/brouillon/{draft.id}/conflit")
    shown = [one.text for one in zoe.page.iter("pre")]
    zoe.press(button)

    assert shown == [draft.text, other]
    settled = house.program.authoring.draft(draft.id)
    assert settled.text == kept(draft.text, other)
    house.program.authoring.ask(draft.id, by_login(house, "zoe"))
    house.program.authoring.publish(draft.id, by_login(house, "ines"))
    assert on_disk(house) == settled.text
    aside = [one.text for one in house.program.authoring.put_aside(CAF, by_login(house, "zoe"))]
    assert draft.text in (*aside, settled.text)


def test_two_windows_make_two_drafts_that_are_settled_too(house):
    draft, zoe = begun(house), house.staff("zoe")

    zoe.send(f"/atelier/brouillon/{draft.id}/relecture", texte=draft.text + "# ici\n", version="1")
    assert "dans deux fenêtres" in zoe.text
    zoe.press("Réunir les deux")

    assert [one.text for one in house.program.authoring.drafts()] == [draft.text + "# ici\n"]


def test_a_choice_made_before_something_else_moved_is_asked_again(house):
    draft, zoe = begun(house), house.staff("zoe")
    file = house.config.root / "procedures" / f"{CAF}.yaml"
    file.write_text(on_disk(house) + "# dehors\n", "utf-8")
    zoe.get(f"/atelier/brouillon/{draft.id}/conflit")
    file.write_text(on_disk(house) + "# encore\n", "utf-8")

    answer = zoe.press("Prendre l’autre texte")

    assert (answer.status_code, house.program.authoring.draft(draft.id)) == (409, draft)


def test_where_nobody_else_is_wanted_one_puts_it_on_the_screens(house):
    house.program.settings.change(by_login(house, "marie"), Structure(rereading=Rereading.OWN))
    draft, zoe = begun(house), house.staff("zoe")

    zoe.send(f"/atelier/brouillon/{draft.id}/publier")

    assert (zoe.title, on_disk(house)) == ("Historique", draft.text)


def test_a_former_text_comes_back_by_one_press(house):
    was = on_disk(house)
    house.program.authoring.publish(asked(house).id, by_login(house, "ines"))
    zoe = house.staff("zoe")
    zoe.get(HISTORY)
    older = [one.get("href") for one in zoe.page.iter("a") if "voir=" in (one.get("href") or "")][-1]
    zoe.get(older)

    zoe.press("Revenir à ce texte")

    assert ("L’ancien texte est revenu" in zoe.text, on_disk(house)) == (True, was)
    assert house.program.authoring.history(CAF)[0].how is How.RETURN


def test_a_dropped_draft_is_had_back_from_the_history(house):
    draft, zoe = begun(house), house.staff("zoe")

    zoe.send(f"/atelier/brouillon/{draft.id}/abandonner")
    dropped = house.program.authoring.draft(draft.id).done_at
    zoe.press("Retrouver")

    assert (dropped, house.program.authoring.draft(draft.id).done_at) == (house.clock.now(), None)


def test_a_broken_draft_is_not_asked_for(house):
    draft, zoe = begun(house), house.staff("zoe")

    zoe.send(f"/atelier/brouillon/{draft.id}/relecture", texte="titre: rien\n", version="2")

    assert "Il reste des remarques" in zoe.text
    assert house.program.authoring.draft(draft.id).asked_at is None


def test_a_walk_ends_on_the_text_it_began_with(house):
    house.amina()
    walk = house.open(CAF)
    before = house.walking.scene(walk).edition
    house.program.authoring.publish(asked(house).id, by_login(house, "ines"))

    assert house.walking.scene(walk).edition.id == before.id
    assert house.program.authoring.library.editions()[CAF].id != before.id


def test_the_history_of_a_file_that_never_was_is_nowhere(house):
    assert house.staff("zoe").get("/atelier/fichier/caf/jamais/historique").status_code == 404
    assert house.staff("zoe").get(f"/atelier/fichier/{ALL}/historique").status_code == 200
