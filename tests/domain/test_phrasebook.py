"""The phrases of the desk: read whole, never a question that asks for a name."""

import pytest

from app.domain.gesture import Sentence
from app.domain.phrasebook import Chapter, Expected, Phrasebook, Reply, Saying
from app.domain.problems import Severity
from app.domain.registry_files import read_registries

PAPERS = """
papiers:
  titre: Papiers
  phrases:
    carte:
      dire: Avez-vous votre carte ?
      image: carte-sante
      reponse: oui_non
    copie:
      dire: Je fais une copie.
"""


def read(text: str):
    registries, problems = read_registries({"phrases.yaml": text}, frozenset({"carte-sante"}))
    return registries.phrasebook, problems["phrases.yaml"]


def faults(*phrases: str) -> list[tuple[str, int, int]]:
    lines = "".join(f"    {one}\n" for one in phrases)
    _, problems = read(f"papiers:\n  titre: Papiers\n  phrases:\n{lines}")
    return [(one.code, one.place.line, one.place.column) for one in problems]


def test_a_phrasebook_is_read_whole():
    phrasebook, problems = read(PAPERS)

    question = Sentence("Avez-vous votre carte ?", "registres")
    assert problems == []
    assert phrasebook == Phrasebook(
        (
            Chapter(
                "papiers",
                Sentence("Papiers", "registres"),
                (
                    Saying("carte", question, "carte-sante", Expected.YES_OR_NO),
                    Saying("copie", Sentence("Je fais une copie.", "registres")),
                ),
            ),
        )
    )


def test_a_saying_is_found_by_its_name_until_it_leaves_the_file():
    phrasebook, _ = read(PAPERS)

    assert phrasebook.find("copie").expects is Expected.UNDERSTOOD
    assert phrasebook.find("parti") is None


def test_a_question_waits_for_yes_or_no_and_the_rest_to_be_understood():
    assert Expected.YES_OR_NO.replies == (Reply.YES, Reply.NO)
    assert Expected.UNDERSTOOD.replies == (Reply.UNDERSTOOD,)


def test_a_question_that_yes_cannot_answer_is_refused_where_it_stands():
    assert faults(
        "nom: {dire: Quel est votre nom ?, reponse: oui_non}",
        "ville: {dire: Bonjour. Où habitez-vous ?, reponse: oui_non}",
        "age: {dire: De quelle année êtes-vous ?}",
    ) == [
        ("registry.phrase-open-question", 4, 17),
        ("registry.phrase-open-question", 5, 19),
        ("registry.phrase-open-question", 6, 17),
    ]


def test_a_question_without_its_answers_is_refused_and_an_order_may_have_them():
    assert faults("carte: {dire: Avez-vous la carte ?}") == [("registry.phrase-without-yes-or-no", 4, 19)]
    assert faults("carte: {dire: Montrez la carte., reponse: oui_non}") == []


def test_a_picture_that_is_not_drawn_is_told_with_its_place():
    assert faults("carte: {dire: Asseyez-vous., image: chaise}") == [("truth.unknown-image", 4, 41)]


def test_the_same_name_twice_in_two_groups_is_refused():
    _, problems = read(PAPERS + "fin:\n  titre: Fin\n  phrases:\n    copie: {dire: Au revoir.}\n")

    assert [(one.code, one.place.line, one.facts) for one in problems] == [
        ("registry.phrase-repeated", 14, {"key": "copie"})
    ]


def test_a_long_phrase_is_told_and_stays():
    long = " ".join(["mot"] * 16)
    phrasebook, problems = read(f"a:\n  titre: A\n  phrases:\n    b: {{dire: {long}.}}\n")

    assert [(one.code, one.severity) for one in problems] == [("words.long-sentence", Severity.WARNING)]
    assert phrasebook.find("b") is not None


@pytest.mark.parametrize("together", [True, False], ids=["with its words to avoid", "alone"])
def test_a_phrase_is_held_against_the_words_to_avoid_as_a_procedure_is(together):
    words = "- {mot: saisir, variantes: [saisissez], dire: taper}"
    phrases = (
        "a:\n  titre: Saisir\n  phrases:\n    b: {dire: Saisissez le code.}\n"
        "    c: {dire: « Saisir » est écrit là.}\n"
    )
    known = read_registries({"mots.yaml": words})[0].wordings
    files = {"mots.yaml": words, "phrases.yaml": phrases} if together else {"phrases.yaml": phrases}

    registries, problems = read_registries(files, wordings=() if together else known)

    told = [(one.code, one.place.line, one.facts["word"]) for one in problems["phrases.yaml"]]
    assert told == [("words.hard-word", 2, "saisir"), ("words.hard-word", 4, "saisissez")]
    assert registries.phrasebook.find("b") is not None


def test_every_fault_of_the_shape_is_told_with_its_line():
    a = "a:\n  titre: A\n  phrases:\n    b: {dire: Bien., imag: x, reponse: ouinon}\n    C: {}\n"
    text = f"{a}d: {{phrases: {{}}}}\n"
    _, problems = read(text)

    assert [(one.code, one.place.line) for one in problems] == [
        ("shape.unknown-value", 4),
        ("shape.unknown-key", 4),
        ("shape.bad-id", 5),
        ("shape.missing-key", 5),
        ("shape.missing-key", 6),
        ("shape.empty", 6),
    ]
