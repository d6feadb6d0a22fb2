"""Rules of texts, of truth and of plain words."""

from datetime import date

import pytest

from app.domain.checks.words import imperatives
from app.domain.labels import count_words, labels_closed, labels_of, split_sentences
from app.domain.problems import Severity
from tests.documents import HEAD, a_procedure, problems_of, told


def said(text: str, **facts: object) -> list[str]:
    """The codes of what is wrong when a gesture shows this."""
    steps = f'- {{faire: Lisez., voir: "{text}"}}'
    return [code for code, _ in told(a_procedure(steps), **facts)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Prix < 3 euros & cadeau", []),
        ("Cliquez <b>ici</b>", ["shape.html"]),
        ("<script>alert(1)", ["shape.html"]),
        ("a&nbsp;b", ["shape.html"]),
        ("**gras**", []),
        ("**gras", ["shape.bold-open"]),
        ("« Valider »", []),
        ("« Valider", ["shape.guillemets-open"]),
        ("Valider »", ["shape.guillemets-open"]),
        ("« a « b » »", ["shape.guillemets-open"]),
        ("Ce qu'il faut, à écrire", ["words.to-write"]),
        ("Titre de l'étape", ["words.to-write"]),
        ("J'ai du mal à écrire en français", []),
        ("Pour {organisme}", []),
        ("Pour {nom}", ["shape.unknown-placeholder"]),
        ("Pour {{ config }}", ["shape.unknown-placeholder"]),
        ("Voyez https://www.caf.fr", ["shape.link-in-text"]),
        ("Voyez www.caf.fr", ["shape.link-in-text"]),
        ("Voyez caf.fr", ["shape.link-in-text"]),
        ("Voyez mailto:a@caf.fr", ["shape.link-in-text"]),
        ("Voyez [ici](caf)", ["shape.link-in-text"]),
        ("L'adresse « www.caf.fr » se lit en haut", []),
        ("« javascript:alert(1) »", ["shape.link-in-text"]),
        ("De 8 h 30 à 18 h. Le 3.5", []),
        ("Pôle emploi vous écrit", ["truth.former-name"]),
        ("France Travail (ex-Pôle emploi) vous écrit", []),
        ("France Travail vous écrit. Pôle emploi aussi", ["truth.former-name"]),
        ("Cherchez « Pôle emploi »", []),
        ("Il faut s’authentifier", ["words.hard-word"]),
        ("Authentifiez-vous", ["words.hard-word"]),
        ("Cherchez « S'authentifier »", []),
        (" ".join(["mot"] * 15), []),
        (" ".join(["mot"] * 16), ["words.long-sentence"]),
        (" ".join(["mot"] * 25), ["words.long-sentence"]),
        (" ".join(["mot"] * 26), ["words.sentence-too-long"]),
        (". ".join([" ".join(["mot"] * 10)] * 3), []),
    ],
)
def test_a_text_is_held_to_its_rules(text, codes):
    assert said(text) == codes


def test_what_is_printed_on_a_drawn_screen_is_left_alone():
    steps = (
        "- {faire: Lisez., ecran: {elements: [{lien: S'authentifier sur www.pole-emploi.fr Pôle emploi}]}}"
    )

    assert told(a_procedure(steps)) == []


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("faire: Cliquez puis tapez.", ["words.two-gestures"]),
        ("faire: Tapez le numéro puis le mot de passe.", []),
        ("faire: Cliquez. Ne fermez pas la page.", []),
        ("faire: Cliquez sur « Ouvrez ».", []),
        ("faire: Relevez-vous et dites-le.", ["words.two-gestures"]),
        ("faire: Vous avez fini chez vous.", []),
        ("faire: Envoyez.", ["words.nature-missing"]),
        ("faire: Cliquez sur « Payer ».", ["words.nature-missing"]),
        ("faire: Envoyez., nature: sur", []),
        ("faire: Lisez., avec: {faire: Cliquez puis tapez.}", ["words.two-gestures"]),
    ],
)
def test_a_gesture_is_one_gesture(line, codes):
    assert [code for code, _ in told(a_procedure(f"- {{{line}}}"))] == codes


def test_imperatives_come_from_a_list():
    assert imperatives("Vous avez assez de temps chez vous : rendez-vous, cliquez-y.") == ["cliquez"]


def test_a_label_is_never_cut():
    assert split_sentences("Cliquez sur « Et après ? Suite » puis lisez. Voilà !") == [
        "Cliquez sur « Et après  Suite » puis lisez",
        "Voilà",
    ]
    assert labels_of("Cliquez sur «\u00a0Mon Compte\u00a0» ou « Menu ».") == ("Mon Compte", "Menu")
    assert labels_closed("a « b » c")
    assert count_words("Il est 8 h 30 : l'aide arrive !") == 7


@pytest.mark.parametrize(
    ("host", "codes"),
    [
        ("caf.fr", []),
        ("www.caf.fr", []),
        ("connect.caf.fr", []),
        ("moncaf.fr", ["truth.address-not-official"]),
        ("caf.fr.evil.com", ["truth.address-not-official"]),
        ("francetravail.fr", ["truth.address-not-official"]),
    ],
)
def test_a_drawn_site_is_the_organisations(host, codes):
    steps = f"- {{faire: Lisez., ecran: {{adresse: {host}, elements: [{{menu: a}}]}}}}"

    assert [code for code, _ in told(a_procedure(steps))] == codes


def test_a_shared_file_may_draw_any_known_site():
    head = HEAD.replace("organisme: caf\n", "")
    steps = "- {faire: Lisez., ecran: {adresse: %s, elements: [{menu: a}]}}"

    assert told(a_procedure(steps % "www.francetravail.fr", head), id="commun/aide") == []
    assert told(a_procedure(steps % "evil.com", head), id="commun/aide") == [
        ("truth.address-not-official", 10)
    ]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("organisme: caf", "organisme: caff", [("truth.unknown-organisation", 2)]),
        ("duree: 3", "duree: 3\nimage: cles", [("truth.unknown-image", 6)]),
        ("duree: 3", "duree: 3\nimage: cle", []),
        ("duree: 3", "duree: 3\na_preparer: [{quoi: Une clé, image: cles}]", [("truth.unknown-image", 6)]),
        ("duree: 3", "duree: 3\na_preparer: [{quoi: Une clé, image: cle}, Un papier]", []),
        ("verifie_le: 2026-11-22", "verifie_le: 2026-05-21", [("truth.to-verify-again", 6)]),
        ("verifie_le: 2026-11-22", "verifie_le: 2026-05-22", []),
        ("verifie_le: 2026-11-22", "verifie_le: 2026-11-23", [("truth.verified-later", 6)]),
        (
            "verifie_le: 2026-11-22",
            "verifie_le: 2026-11-22\nverifier_avant: 2026-11-22",
            [("truth.dates-crossed", 7)],
        ),
    ],
)
def test_a_file_agrees_with_the_world(before, after, found):
    assert told(a_procedure().replace(before, after, 1)) == found


def test_no_error_comes_because_a_day_has_come():
    found = problems_of(a_procedure(), today=date(2040, 1, 1))

    assert [(one.code, one.severity) for one in found] == [("truth.to-verify-again", Severity.WARNING)]


def test_a_group_may_be_on_the_site_of_another_organisation():
    text = a_procedure(
        """
        - id: emploi
          titre: Au sujet du travail
          organisme: france-travail
          etapes:
            - id: page
              titre: Trouver la page
              etapes:
                - {faire: Cliquez., ecran: {adresse: www.francetravail.fr, elements: [{lien: Aide}]}}
                - {faire: Cliquez., ecran: {adresse: www.caf.fr, elements: [{lien: Aide}]}}
        - {faire: Cliquez., ecran: {adresse: www.francetravail.fr, elements: [{lien: Aide}]}}
        - {id: rien, titre: Rien, organisme: inconnu, etapes: [{faire: Lisez.}]}
        """
    )

    assert sorted(told(text)) == [
        ("truth.address-not-official", 19),
        ("truth.address-not-official", 20),
        ("truth.unknown-organisation", 21),
    ]


def test_what_is_to_verify_is_noted():
    text = a_procedure("- {faire: Lisez., a_verifier: Le nom.}").replace("officielle", "a_verifier")

    found = problems_of(text + "a_verifier: Tout.\n")

    assert [(one.code, one.place.line, one.severity) for one in found] == [
        ("truth.source-unverified", 9, Severity.NOTE),
        ("truth.unverified", 11, Severity.NOTE),
        ("truth.unverified", 12, Severity.NOTE),
    ]


def test_a_doubt_is_noted_on_one_answer_and_on_one_exit():
    text = a_procedure(
        """
        - id: caisse
          question: Qui étudie la demande ?
          choix:
            - {id: caf, libelle: La CAF, a_verifier: Son adresse.}
            - id: msa
              libelle: La MSA
              sortie:
                titre: On passe par la MSA
                texte: Le médiateur ouvre son site.
                a_verifier: La règle de la MSA.
        """
    )

    found = problems_of(text)

    assert [(one.code, one.place.line, one.facts) for one in found] == [
        ("truth.unverified", 14, {"what": "Son adresse."}),
        ("truth.unverified", 20, {"what": "La règle de la MSA."}),
    ]
