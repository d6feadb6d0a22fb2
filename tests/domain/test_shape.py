"""The shape of a procedure file: every fault is told, once, where it is."""

import pytest

from app.domain.document import read_document
from app.domain.gesture import Nature, Where
from tests.documents import HEAD, a_procedure, problems_of, told

WHEN = "shape.reminder-when"


def the_gesture(line: str):
    """The first gesture of a file whose only step is this one."""
    document = read_document("caf/aide", a_procedure(f"- {{faire: Ouvrez le site., {line}}}"))
    return document.shape.nodes[0]


def test_a_sound_file_has_nothing_to_say():
    assert problems_of(a_procedure()) == ()


@pytest.mark.parametrize(
    ("written", "flag"), [("true", True), ("oui", True), ("false", False), ("non", False), ("OUI", True)]
)
def test_yes_and_no_are_written_in_french_or_not(written, flag):
    assert the_gesture(f"secret: {written}").secret is flag


def test_words_become_what_their_key_wants():
    gesture = the_gesture("nature: donnee, ou: telephone")

    assert (gesture.nature, gesture.where) == (Nature.DATA, Where.PHONE)
    assert the_gesture("secret: oui").where is Where.SITE


def test_spaces_are_folded_but_those_that_do_not_break():
    document = read_document("caf/aide", a_procedure('- faire: "Tapez  3\u202f€\n      ici."'))

    assert document.shape.nodes[0].do == "Tapez 3\u202f€ ici."


def test_accented_keys_are_the_same_keys():
    assert told(a_procedure().replace("etapes:", "étapes:").replace("duree:", "durée:")) == []


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("duree: 3", "duree: vingt", ("shape.not-a-number", 5)),
        ("duree: 3", "duree: 0", ("shape.out-of-range", 5)),
        ("duree: 3", "duree: 241", ("shape.out-of-range", 5)),
        ("duree: 3", "duree: 1_0", ("shape.not-a-number", 5)),
        ("duree: 3", "duree: [20]", ("shape.not-text", 5)),
        ("duree: 3", "duree:", ("shape.not-a-number", 5)),
        ("verifie_le: 2026-11-22", "verifie_le: 2026-99-99", ("shape.not-a-date", 6)),
        ("verifie_le: 2026-11-22", "verifie_le: 22/11/2026", ("shape.not-a-date", 6)),
        ("famille: social", "famille: sociale", ("shape.unknown-value", 3)),
        ("titre: Demander une aide", "titre:", ("shape.empty", 1)),
        ("titre: Demander une aide", "titre: [a]", ("shape.not-text", 1)),
        ("titre: Demander une aide", "titre: {a: b}", ("shape.not-text", 1)),
        ("organisme: caf", "organisme: CAF", ("shape.bad-id", 2)),
        ("https://www.caf.fr/", "javascript:alert(1)", ("shape.bad-address", 9)),
        ("https://www.caf.fr/", "https://caf.fr@evil.fr/", ("shape.bad-address", 9)),
        ("https://www.caf.fr/", "https://саf.fr/", ("shape.bad-address", 9)),
        ("corriger:", "apres:", ("shape.not-a-list", 7)),
        ("duree: 3", "duree: 3\na_preparer: [[a]]", ("shape.not-text", 6)),
        ("duree: 3", "duree: 3\na_preparer: ['']", ("shape.empty", 6)),
        ("duree: 3", "duree: 3\na_preparer: [{quoi: a, dessin: cle}]", ("shape.unknown-key", 6)),
        ("duree: 3", "duree: 3\na_preparer: [{image: cle}]", ("shape.missing-key", 6)),
        ("duree: 3", "duree: 3\nrappels: [{quoi: a}]", (WHEN, 6)),
        ("duree: 3", "duree: 3\nrappels: [{quoi: a, dans: 1 mois, chaque_mois: 3}]", (WHEN, 6)),
        ("duree: 3", "duree: 3\nrappels: [{quoi: a, dans: 3 ans}]", ("shape.bad-delay", 6)),
        ("duree: 3", "duree: 3\nrappels: [{quoi: a, dans: 0 jours}]", ("shape.bad-delay", 6)),
        ("duree: 3", "duree: 3\nrappels: [{quoi: a, chaque_mois: 32}]", ("shape.bad-month-day", 6)),
        ("duree: 3", "duree: 3\nrappels: [{quoi: a, chaque_mois: fin}]", ("shape.not-a-number", 6)),
    ],
)
def test_a_wrong_value_is_told_with_its_line(before, after, found):
    text = a_procedure().replace(before, after)

    assert found in told(text)


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ("- truc", [("shape.not-keys", 11)]),
        ("- {voir: a}", [("shape.node-without-kind", 11)]),
        ("- {faire: a, titre: b}", [("shape.node-of-two-kinds", 11)]),
        ("- {titre: b, etapes: [{faire: a}]}", [("shape.missing-key", 11)]),
        ("- {id: a, titre: b, etapes: []}", [("shape.empty", 11)]),
        ("- {faire: a, ecran: {elements: [{menu: a, lien: b}]}}", [("shape.element-kind", 11)]),
        ("- {faire: a, ecran: {elements: [{cible: oui}]}}", [("shape.element-kind", 11)]),
        ("- {faire: a, ecran: {elements: [{menu: a, exemple: b}]}}", [("shape.example-without-entry", 11)]),
        ("- {faire: a, ecran: {adresse: 'https://caf.fr', elements: [{menu: a}]}}", [("shape.bad-host", 11)]),
        ("- {faire: a, bloque: [{si: b}]}", [("shape.rescue-without-help", 11)]),
        ("- {faire: a, bloque: [{si: b, secours: rien}]}", [("shape.bad-procedure-id", 11)]),
        ("- {faire: a, secret: peut-être}", [("shape.not-yes-or-no", 11)]),
        ("- {faire: a, nature: grave}", [("shape.unknown-value", 11)]),
        ("- {faire: a, id: Un geste}", [("shape.bad-id", 11)]),
        ("- {faire: a, avec: {nature: sur}}", [("shape.unknown-key", 11)]),
    ],
)
def test_a_wrong_step_is_told_with_its_line(steps, found):
    assert told(a_procedure(steps)) == found


def test_a_misspelt_key_is_told_once_with_the_one_that_was_meant():
    found = problems_of(a_procedure("- {fiare: Ouvrez le site.}"))

    assert [(one.code, dict(one.facts)) for one in found] == [
        ("shape.unknown-key", {"key": "fiare", "nearest": "faire"})
    ]


def test_the_key_proposed_for_a_thing_to_prepare_is_one_of_its_own():
    found = problems_of(a_procedure().replace("duree: 3", "duree: 3\na_preparer: [{quoi: a, imge: cle}]"))

    assert [one.facts["nearest"] for one in found] == ["image"]


def test_the_key_proposed_is_one_that_this_place_accepts():
    found = problems_of(a_procedure("- {faire: a, bloque: [{si: b, alors: c, secour: d}]}"))

    assert [one.facts["nearest"] for one in found] == ["secours"]


def test_every_required_key_is_asked_for():
    keys = [one.facts["key"] for one in problems_of("image: cle\n") if one.code == "shape.missing-key"]

    assert sorted(keys) == [
        "but",
        "duree",
        "etapes",
        "famille",
        "organisme",
        "sources",
        "titre",
        "verifie_le",
    ]


def test_shared_files_are_about_no_organisation():
    bare = HEAD.replace("organisme: caf\n", "").replace("famille: social\n", "")

    assert told(a_procedure(head=bare), id="commun/aide") == []
    assert told(a_procedure(head=bare), id="caf/aide") == [("shape.missing-key", 1), ("shape.missing-key", 1)]


def test_all_the_faults_of_a_file_are_told_at_once():
    text = a_procedure("- {fiare: a}\n- {faire: b, nature: grave}\n- {faire: <b>c</b>}")
    text = text.replace("duree: 3", "duree: x").replace("2026", "x")

    assert told(text) == [
        ("shape.not-a-number", 5),
        ("shape.not-a-date", 6),
        ("shape.not-a-date", 9),
        ("shape.unknown-key", 11),
        ("shape.unknown-value", 12),
        ("shape.html", 13),
    ]
