"""A draft being written: what the editor asks and saves, and the same by plain forms, without any script."""

import json

import pytest

from app.domain.language import breakable
from tests.pages import words
from tests.web.house import ALL, CAF, told

AS_JSON = {"Accept": "application/json"}
BROKEN = "titre: Essai\nbuts: Un essai\n"


@pytest.fixture
def zoe(house):
    return house.staff("zoe")


def begin(person, file=CAF):
    """Press « Écrire » on a file; gives the draft."""
    person.send(f"/atelier/fichier/{file}/ecrire")
    return person.house.program.authoring.drafts()[-1]


def now(draft, house):
    return house.program.authoring.draft(draft.id)


def text_of(person):
    return next(person.page.iter("textarea")).text.removeprefix("\n")


def types(person, draft, text, *, seen=None, htmx=False, **fields):
    """Send what stands in the field."""
    address = f"/atelier/brouillon/{draft.id}/enregistrer"
    return person.send(address, version=str(seen or draft.version), texte=text, **fields)


def saves_by_itself(person, draft, text, seen):
    address = f"/atelier/brouillon/{draft.id}/enregistrer"
    return person.send(address, version=str(seen), texte=text, headers=AS_JSON)


def remarks(person):
    return [words(one) for one in person.page.iter("li") if one.get("data-severity")]


def test_writing_a_file_begins_with_what_it_holds_and_goes_on_where_one_was(house, zoe):
    draft = begin(zoe)
    again = begin(zoe)

    assert (draft.id, zoe.at) == (again.id, f"/atelier/brouillon/{draft.id}")
    assert text_of(zoe) == house.program.authoring.library.text(CAF)


@pytest.mark.parametrize("file", ["registres/organismes", "registres/phrases", ALL])
def test_the_registries_are_written_on_the_same_page(house, zoe, file):
    begin(zoe, file)

    assert zoe.answer.status_code == 303
    assert "Remarques" in zoe.text


def test_a_file_that_is_not_there_is_not_written(zoe):
    assert zoe.send("/atelier/fichier/caf/rien/ecrire").status_code == 404


def test_somebody_elses_draft_is_nowhere(house, zoe):
    draft = begin(zoe)

    assert house.ines().get(f"/atelier/brouillon/{draft.id}").status_code == 404


def test_what_is_typed_is_saved_with_its_hour_and_the_next_saving_names_the_new_version(house, zoe):
    draft = begin(zoe)

    first = saves_by_itself(zoe, draft, draft.text + "# un\r\n", 1).json
    second = saves_by_itself(zoe, draft, draft.text + "# deux\r\n", first["version"]).json

    assert (first["version"], second["version"]) == (2, 3)
    assert now(draft, house).text == draft.text + "# deux\n"
    assert second["told"].startswith("Enregistré à ")


def test_a_window_that_is_behind_goes_on_in_a_draft_of_its_own_and_is_told_where_both_are(house, zoe):
    draft = begin(zoe)
    saves_by_itself(zoe, draft, draft.text + "# ici\n", 1)

    late = saves_by_itself(zoe, draft, draft.text + "# ail\n", 1)
    fields = {"version": str(late.json["version"]), "texte": draft.text + "# ailleurs\n"}
    zoe.send(late.json["save"], headers=AS_JSON, **fields)
    shown = zoe.get(late.json["address"])

    kept = {one.text for one in house.program.authoring.on_file(CAF)}
    assert (late.status_code, shown.status_code) == (409, 200)
    assert kept == {draft.text + "# ici\n", draft.text + "# ailleurs\n"}


def test_a_text_too_long_is_refused_in_words_and_still_there(house, zoe):
    draft = begin(zoe)
    long = "# " + "x" * 270_000

    by_itself = saves_by_itself(zoe, draft, long, 1)
    types(zoe, draft, long)

    assert (by_itself.status_code, zoe.answer.status_code) == (422, 422)
    assert breakable(by_itself.json["told"]) in zoe.text
    assert text_of(zoe) == long
    assert now(draft, house).text == draft.text


def test_a_text_is_checked_before_it_is_saved(house, zoe):
    begin(zoe)

    said = zoe.send("/atelier/verifier", fichier=CAF, texte=BROKEN).json

    unknown = next(one for one in said["problems"] if one["code"] == "shape.unknown-key")
    assert (unknown["line"], unknown["severity"]) == (2, "error")
    assert [one["severity"] for one in said["problems"]] == sorted(
        (one["severity"] for one in said["problems"]), key=["error", "warning", "note"].index
    )
    assert "Ligne 2" in said["list"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_proposal_counts_the_characters_of_the_text_whatever_ends_its_lines(zoe, ending):
    begin(zoe)

    said = zoe.send("/atelier/verifier", fichier=CAF, texte=BROKEN.replace("\n", ending)).json

    unknown = next(one for one in said["problems"] if one["code"] == "shape.unknown-key")
    (edit,) = unknown["mends"][0]["edits"]
    assert BROKEN[: edit["from"]] + edit["text"] + BROKEN[edit["to"] :] == BROKEN.replace("buts", "but")


@pytest.mark.parametrize("file", ["", "x", "../x", "a/b/c", "caf/rien", "phrases.yaml"])
@pytest.mark.parametrize("text", ["", "\0", "[[[[", "- a\n\t- b", 'é: "', "a: &x 1\nb: *x"])
def test_whatever_is_typed_for_whatever_file_is_answered(zoe, file, text):
    begin(zoe)

    assert zoe.send("/atelier/verifier", fichier=file, texte=text).status_code == 200


def test_without_a_script_saving_shows_what_is_to_be_looked_at(house, zoe):
    draft = begin(zoe)

    types(zoe, draft, draft.text.replace("but: ", "buts: ", 1))

    assert "C’est enregistré" in zoe.text
    assert any("buts" in one for one in remarks(zoe))


def test_without_a_script_a_remark_is_mended_by_its_button(house, zoe):
    draft = begin(zoe)
    types(zoe, draft, draft.text.replace("but: ", "buts: ", 1))
    broken = now(draft, house)

    types(zoe, broken, broken.text, corriger="0.0")

    assert now(draft, house).text == draft.text
    assert "C’est corrigé" in zoe.text


def test_a_button_says_nothing_of_a_text_typed_since_that_is_kept_all_the_same(house, zoe):
    draft = begin(zoe)
    types(zoe, draft, draft.text.replace("but: ", "buts: ", 1))
    broken = now(draft, house)

    types(zoe, broken, broken.text + "# encore\n", corriger="0.0")

    assert now(draft, house).text == broken.text + "# encore\n"
    assert "relisez les remarques" in zoe.text


@pytest.mark.parametrize("chosen", ["99.0", "0.99", "x", "0"])
def test_a_button_that_is_not_on_the_page_changes_nothing(house, zoe, chosen):
    draft = begin(zoe)

    types(zoe, draft, draft.text, corriger=chosen)

    assert now(draft, house).text == draft.text


def test_without_a_script_a_piece_is_added_after_a_step(house, zoe):
    draft = begin(zoe)
    line = draft.text.splitlines().index("  - id: avant") + 1

    types(zoe, draft, draft.text, inserer="geste", ligne=str(line))

    added = set(now(draft, house).text.splitlines()) - set(draft.text.splitlines())
    assert any(one.strip().startswith("- faire: ") for one in added)
    assert "C’est ajouté" in zoe.text


def test_without_a_script_a_step_takes_another_name_everywhere(house, zoe):
    draft = begin(zoe)
    line = draft.text.splitlines().index("      - id: aide") + 1

    types(zoe, draft, draft.text, renommer="oui", nom="quelle-aide", ligne=str(line))

    assert now(draft, house).text == draft.text.replace("- id: aide\n", "- id: quelle-aide\n")
    assert "C’est renommé" in zoe.text


def test_a_name_that_cannot_be_is_refused_in_words_and_what_was_typed_can_be_saved_again(house, zoe):
    draft = begin(zoe)

    types(zoe, draft, draft.text + "# encore\n", renommer="oui", nom="Où ?", ligne="56")
    said = zoe.answer
    types(zoe, draft, text_of(zoe) + "# et encore\n", seen=zoe.field("version"))

    assert (said.status_code, "minuscules sans accent" in told(said)) == (422, True)
    assert now(draft, house).text == draft.text + "# encore\n# et encore\n"


def test_the_editor_is_handed_its_names_in_the_language_of_the_page(zoe):
    begin(zoe)
    bench = next(one for one in zoe.page.iter("div") if one.get("data-phrases"))

    assert json.loads(bench.get("data-phrases"))["Find"] == "Chercher"


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_the_text_of_a_file_is_french_and_left_to_right_in_every_language(house, zoe, language):
    draft = begin(zoe)

    zoe.get(f"/atelier/brouillon/{draft.id}?langue={language}")

    field = next(zoe.page.iter("textarea"))
    assert (field.get("lang"), field.get("dir")) == ("fr", "ltr")


def test_a_draft_shown_is_never_markup(house, zoe):
    draft = begin(zoe)

    types(zoe, draft, "</textarea><b>{{ 7*7 }}</b>")

    assert text_of(zoe) == "</textarea><b>{{ 7*7 }}</b>"
    assert "<b>" not in told(zoe.answer)
