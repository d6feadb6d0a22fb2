"""The registries: organisations, hard words, wordings."""

from app.domain.gesture import Sentence
from app.domain.registries import HardWord, Organisation, Wording
from app.domain.registry_files import read_registries

ORGANISATIONS = """
caf:
  nom: CAF
  domaines: [caf.fr]
  adresse: https://www.caf.fr/
  telephone: {numero: "3230", prix: Gratuit}
  horaires: De 9 h à 16 h
  a_verifier: Le prix.
"""


def codes(**files: str) -> list[tuple[str, int]]:
    _, problems = read_registries({f"{name}.yaml": text for name, text in files.items()})
    return [(one.code, one.place.line) for told in problems.values() for one in told]


def test_an_organisation_is_read_whole():
    registries, problems = read_registries({"organismes.yaml": ORGANISATIONS})

    assert problems == {"organismes.yaml": []}
    assert registries.organisations["caf"] == Organisation(
        key="caf",
        name=Sentence("CAF", "registres"),
        domains=("caf.fr",),
        url="https://www.caf.fr/",
        phone="3230",
        price=Sentence("Gratuit", "registres"),
        hours=Sentence("De 9 h à 16 h", "registres"),
        unverified="Le prix.",
    )


def test_hard_words_are_found_whole_and_in_any_form():
    rsa, indu = (
        "{mot: RSA, definition: Une aide.}",
        "{mot: trop-perçu, variantes: [indus], definition: Trop.}",
    )
    text = f"rsa: {rsa}\nindu: {indu}\n"
    registries, _ = read_registries({"lexique.yaml": text})

    assert [word.key for word in registries.hard_words_in("Le RSA et vos INDUS")] == ["rsa", "indu"]
    assert registries.hard_words_in("Le versant industriel") == ()
    assert registries.hard_words[0] == HardWord(
        "rsa", Sentence("RSA", "registres"), (), Sentence("Une aide.", "registres")
    )


def test_a_wording_keeps_its_forms():
    registries, _ = read_registries({"mots.yaml": "- {mot: saisir, variantes: [saisissez], dire: taper}"})

    assert registries.wordings == (Wording("saisir", ("saisissez",), "taper"),)
    assert registries.wordings[0].forms == ("saisir", "saisissez")


def test_a_broken_registry_tells_all_its_faults():
    assert codes(organismes="caf: {nom: a, domaine: [a.fr]}\nÀ b: 3\n", mots="mot: a\n") == [
        ("shape.missing-key", 1),
        ("shape.unknown-key", 1),
        ("shape.bad-id", 2),
        ("shape.not-keys", 2),
        ("shape.not-a-list", 1),
    ]


def test_the_front_door_of_an_organisation_is_on_its_domains():
    assert codes(organismes=ORGANISATIONS.replace("https://www.caf.fr/", "https://caf.evil.com/")) == [
        ("registry.address-not-official", 5)
    ]


def test_the_marks_of_a_registry_are_those_of_any_text():
    text = "rsa: {mot: RSA, definition: Une <b>aide</b> « de la CAF.}\n"

    assert codes(lexique=text) == [("shape.html", 1), ("shape.guillemets-open", 1)]


def test_what_was_left_to_write_in_a_registry_is_told():
    text = "a: {mot: a, definition: La définition à écrire.}"

    assert codes(lexique=text) == [("words.to-write", 1)]
