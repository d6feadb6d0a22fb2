"""Every mend takes its problem away, and nothing else that the file said."""

from dataclasses import replace

import pytest

from app.config import ROOT
from app.domain.mending import applied, mends
from app.domain.registry_files import WORDINGS, read_registries
from app.web.mend_sentences import MENDS, label
from tests.broken import AROUND, BROKEN, head, the
from tests.mending import found_in, left, lost

WORDS, _ = read_registries({WORDINGS: (ROOT / "procedures" / WORDINGS).read_bytes()})
TAKES_AWAY = {"mend.erase", "mend.show-at", "mend.first-target"}  # a value, or a key with one value under it


@pytest.mark.parametrize(("code", "text", "expected"), BROKEN, ids=lambda one: one if "." in one[:8] else "")
def test_a_mend_takes_its_problem_away(code, text, expected):
    problem = next(one for one in found_in(text, AROUND) if one.code == code)

    offered = mends(problem, text, AROUND)

    assert expected in applied(text, offered[0].edits)
    for one in offered:
        assert lost(text, applied(text, one.edits)) <= (2 if one.code in TAKES_AWAY else 1)
        assert not left(problem, text, applied(text, one.edits), AROUND)
        assert label(one)


def test_every_kind_of_mend_has_its_words_and_is_offered():
    offered = [
        one.code
        for _, text, _ in BROKEN
        for problem in found_in(text, AROUND)
        for one in mends(problem, text, AROUND)
    ]

    assert set(MENDS) - set(offered) <= {"mend.colon", "mend.spaces", "mend.indent", "mend.space"}
    assert set(offered) <= set(MENDS)


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        (
            "Cliquez sur « Je me connecte », et le site de la CAF vous demande votre numéro à sept chiffres.",
            "Cliquez sur « Je me connecte ». Le site de la CAF vous demande votre numéro à sept chiffres.",
        ),
        (
            "La CAF lit votre demande mais ne répond pas tout de suite, il faut attendre un mois environ.",
            "La CAF lit votre demande mais ne répond pas tout de suite. Il faut attendre un mois environ.",
        ),
        # A list of things, and a sentence of one piece: only a person can cut them.
        (
            "Prenez votre carte, votre papier, et votre relevé pour remplir le formulaire du site ce matin.",
            "",
        ),
        (
            "Le site de la CAF garde votre demande pendant tout le mois avec le papier du médecin traitant.",
            "",
        ),
        ("Consultez la page.", "Lisez la page."),
        ("Téléchargez le document puis fermez.", "Enregistrez le document sur l'ordinateur puis fermez."),
        ("Sélectionnez votre mois.", "Choisissez votre mois."),
        # The plain words say what to do, and not the same thing otherwise.
        ("Validez la page.", ""),
        ("Cochez la case.", ""),
    ],
)
def test_a_sentence_is_mended_as_somebody_would_have_written_it(said, mended):
    text = the(f"faire: Lisez.\n      dire: {said}")
    around = replace(AROUND, registries=WORDS)
    problem = next(one for one in found_in(text, around) if one.code.startswith("words."))

    offered = [applied(text, one.edits) for one in mends(problem, text, around)]

    assert [one.partition("dire: ")[2].strip() for one in offered[:1]] == ([mended] if mended else [])


def test_what_only_a_person_can_settle_has_no_button():
    text = head("duree: 3", "duree: 3\na_verifier: Le nom du bouton.")

    assert [mends(one, text, AROUND) for one in found_in(text, AROUND)] == [()]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_comments_blank_lines_and_other_sentences_stay(newline):
    for _, text, _ in BROKEN:
        commented = text.replace("famille: social", "famille: social   # le rayon\n\n# un mot").replace(
            "\n", newline
        )
        for problem in found_in(commented, AROUND):
            for one in mends(problem, commented, AROUND):
                mended = applied(commented, one.edits)
                assert f"famille: social   # le rayon{newline}{newline}# un mot{newline}" in mended
                assert mended.count("\n") - mended.count("\r\n") in (0, mended.count("\n"))
