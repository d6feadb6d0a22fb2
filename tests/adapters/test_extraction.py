"""Which sentences of our YAML files are given to translators."""

from io import BytesIO

from app.adapters.extraction import extract_sentences


def extracted(text: str) -> list[tuple[int, str, str]]:
    found = extract_sentences(BytesIO(text.encode()), (), (), {})
    return [(line, sentence, comments[0]) for line, _, sentence, comments in found]


def test_each_sentence_comes_with_its_line_and_its_place_in_the_tree():
    text = """titre: Déclarer
étapes:
  - id: envoi
    titre: Envoyer
    etapes:
      - faire: Cliquez sur « Valider ».
        a_la_place:
          dire: Je lis.
        bloque:
          - si: Je ne vois rien.
"""

    assert extracted(text) == [
        (1, "Déclarer", "titre"),
        (4, "Envoyer", "envoi.titre"),
        (6, "Cliquez sur « Valider ».", "envoi.1.faire"),
        (8, "Je lis.", "envoi.1.a_la_place.dire"),
        (10, "Je ne vois rien.", "envoi.1.bloque.1.si"),
    ]


def test_a_sentence_over_several_lines_is_one_with_its_spaces_folded():
    assert extracted("corriger: >-\n  Une  erreur\u00a0?\n  Dites-le.\n") == [
        (1, "Une erreur ? Dites-le.", "corriger")
    ]


def test_each_sentence_of_a_list_is_one():
    assert extracted("apres:\n  - Un.\n  - Deux.\n") == [(2, "Un.", "apres"), (3, "Deux.", "apres")]


def test_a_thing_to_prepare_is_one_sentence_with_or_without_its_picture_and_a_reminder_too():
    text = """a_preparer:
  - Un papier.
  - quoi: Une clé.
    image: cle
rappels:
  - quoi: Recommencez.
    dans: 3 mois
"""

    assert extracted(text) == [
        (2, "Un papier.", "a_preparer"),
        (3, "Une clé.", "a_preparer.quoi"),
        (6, "Recommencez.", "rappels.1.quoi"),
    ]


def test_the_labels_of_a_drawn_screen_are_translated_and_its_address_and_examples_are_not():
    text = """ecran:
  adresse: www.caf.fr
  elements:
    - menu: Mon Compte
      cible: true
    - champ: Date
      exemple: 12/03/1990
"""

    assert [sentence for _, sentence, _ in extracted(text)] == ["Mon Compte", "Date"]


def test_pictograms_sources_doubts_and_keys_are_not_translated():
    text = """image: papier
organisme: caf
famille: social
verifie_le: 2026-11-22
a_verifier: Le nom du bouton.
sources:
  - titre: Déclarer
    adresse: https://www.caf.fr/
"""

    assert extracted(text) == []


def test_a_registry_gives_its_names_words_prices_and_hours():
    text = """caf:
  nom: CAF
  telephone: {numero: "3230", prix: Gratuit}
  horaires: Le matin
brut:
  mot: brut
  variantes: [bruts]
  definition: Le salaire entier.
recapitulatif:
  mot: récapitulatif
"""

    assert [sentence for _, sentence, _ in extracted(text)] == [
        "CAF",
        "Gratuit",
        "Le matin",
        "brut",
        "Le salaire entier.",
        "récapitulatif",
    ]


def test_an_answer_that_yaml_would_take_for_a_boolean_stays_a_word():
    assert extracted("choix:\n  - id: oui\n    libelle: Oui\n") == [(3, "Oui", "oui.libelle")]


def test_an_empty_file_says_nothing():
    assert extracted("") == []


def test_a_phrase_of_the_desk_comes_under_its_group_and_its_name():
    text = "papiers:\n  titre: Papiers\n  phrases:\n    texte: {dire: Asseyez-vous ici., image: lieu}\n"

    assert extracted(text) == [
        (2, "Papiers", "papiers.titre"),
        (4, "Asseyez-vous ici.", "papiers.texte.dire"),
    ]
