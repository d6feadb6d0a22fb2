"""What a file becomes: ids, domains, steps of other files, editions."""

from datetime import date

import pytest

from app.domain.autonomy import Autonomy
from app.domain.building import months_later
from app.domain.document import read_document
from app.domain.editions import Assembler, rebuild_edition
from app.domain.errors import InvalidProcedure
from app.domain.gesture import Gesture, Sentence
from app.domain.procedure import Edition, Question, Reminder, Thing
from tests.documents import HEAD, a_procedure

SHARED = HEAD.replace("organisme: caf\n", "").replace("famille: social\n", "").replace("CAF", "poste")


def an_edition(main: str, **others: str) -> Edition:
    """The edition of caf/aide, others being shared files by their slug."""
    texts = {"caf/aide": main, **{f"commun/{slug}": text for slug, text in others.items()}}
    return Assembler({id: read_document(id, text) for id, text in texts.items()}).edition("caf/aide")


def ids(edition: Edition) -> list[str]:
    return [node.id for node in edition.procedure.walk_nodes()]


def test_a_gesture_without_id_is_named_by_its_parent_and_its_rank():
    edition = an_edition(
        a_procedure(
            """
            - faire: Ouvrez.
            - id: connexion
              titre: Se connecter
              etapes:
                - {faire: Un., avec: {masque: true}}
                - {faire: Deux., id: deux}
                - faire: Trois.
            - id: salaire
              question: Un salaire ?
              choix:
                - {id: oui, libelle: Oui, etapes: [{faire: Tapez.}]}
                - {id: non, libelle: Non, sortie: {titre: Fin, texte: C'est fini.}}
            """
        )
    )

    assert ids(edition) == [
        *("aide.1", "connexion", "connexion.1", "deux", "connexion.3", "salaire", "salaire.oui.1")
    ]
    question = edition.procedure.nodes[-1]
    assert isinstance(question, Question)
    assert question.choices[1].exit.id == "salaire.non"


def test_what_was_not_verified_is_told_wherever_it_stands():
    edition = an_edition(
        a_procedure(
            """
            - id: connexion
              titre: Se connecter
              a_verifier: Le chemin.
              etapes:
                - {faire: Ouvrez., a_verifier: Le nom du bouton.}
            - id: caisse
              question: Qui étudie la demande ?
              a_verifier: Les réponses.
              choix:
                - {id: caf, libelle: La CAF, a_verifier: Son adresse.}
                - {id: msa, libelle: La MSA, sortie: {titre: Fin, texte: On y va., a_verifier: La règle.}}
            """
        )
        + "a_verifier: Tout.\n"
    )

    assert list(edition.procedure.unsure()) == [
        *("Tout.", "Le chemin.", "Le nom du bouton.", "Les réponses.", "Son adresse.", "La règle.")
    ]


def test_included_steps_keep_the_names_and_the_domain_of_their_file():
    edition = an_edition(
        a_procedure("- inclure: commun/fin\n- faire: Partez."),
        fin=a_procedure("- {id: quitter, titre: Quitter, etapes: [{faire: Sortez.}]}", SHARED),
    )

    assert ids(edition) == ["commun/fin:quitter", "commun/fin:quitter.1", "aide.2"]
    assert edition.procedure.nodes[0].title == Sentence("Quitter", "commun")


def test_an_included_commitment_is_corrected_as_its_own_file_says():
    envoi = "- {faire: Envoyez., nature: engageant, engagement: envoi, recapitulatif: Oui., preuve: Le reçu.}"

    edition = an_edition(
        a_procedure(f"{envoi}\n- inclure: commun/fin\n- faire: Partez."), fin=a_procedure(envoi, SHARED)
    )

    amends = [node.amend for node in edition.procedure.walk_nodes()]
    assert amends == [
        Sentence("Dites-le vite à la CAF.", "caf"),
        Sentence("Dites-le vite à la poste.", "commun"),
        None,
    ]


def test_the_texts_of_a_level_are_kept_apart():
    edition = an_edition(a_procedure("- {faire: Lisez., a_la_place: {dire: Je lis.}, avec: {masque: oui}}"))

    gesture = edition.procedure.nodes[0]
    assert isinstance(gesture, Gesture)
    assert gesture.at(Autonomy.DONE_FOR).say == Sentence("Je lis.", "caf")
    assert gesture.at(Autonomy.DONE_WITH).masked
    assert gesture.at(Autonomy.DONE_BY).do == Sentence("Lisez.", "caf")


def test_an_edition_holds_every_procedure_that_one_may_be_led_to():
    edition = an_edition(
        a_procedure("- {faire: A., bloque: [{si: b, secours: commun/un}]}"),
        un=a_procedure("- inclure: commun/deux", SHARED),
        deux=a_procedure("- {faire: B., savoir_faire: commun/trois}", SHARED),
        trois=a_procedure("- faire: C.", SHARED),
        seul=a_procedure("- faire: D.", SHARED),
    )

    assert sorted(edition.trips) == ["commun/trois", "commun/un"]


def test_an_edition_changes_with_any_of_its_texts_and_with_no_other():
    main, one = a_procedure("- inclure: commun/un"), a_procedure("- faire: A.", SHARED)
    before = an_edition(main, un=one, autre=one).id

    assert an_edition(main, un=one).id == before
    assert an_edition(main, un=one, autre=one + "# relu\n").id == before
    assert an_edition(main, un=one + "# relu\n").id != before
    assert an_edition(main + "\n", un=one).id != before


def test_an_edition_is_made_again_of_its_texts_alone():
    main, one = a_procedure("- inclure: commun/un"), a_procedure("- faire: A.", SHARED)

    assert rebuild_edition("caf/aide", {"caf/aide": main, "commun/un": one}) == an_edition(main, un=one)


@pytest.mark.parametrize(
    "steps", ["- inclure: commun/rien", "- inclure: caf/aide", "- inclure: commun/un\n- inclure: commun/un"]
)
def test_what_cannot_be_put_together_is_refused(steps):
    with pytest.raises(InvalidProcedure):
        an_edition(a_procedure(steps), un=a_procedure("- faire: A.", SHARED))


def test_things_to_prepare_and_reminders_keep_what_their_author_gave():
    head = HEAD + "a_preparer: [Un papier, {quoi: Une clé, image: cle}]\n"
    head += "rappels: [{quoi: A, dans: 3 mois}, {quoi: B, dans: 2 semaines}, {quoi: C, chaque_mois: 28}]\n"

    procedure = an_edition(a_procedure(head=head)).procedure

    assert procedure.to_prepare == (
        Thing(Sentence("Un papier", "caf")),
        Thing(Sentence("Une clé", "caf"), "cle"),
    )
    assert procedure.reminders == (
        Reminder(Sentence("A", "caf"), months=3),
        Reminder(Sentence("B", "caf"), days=14),
        Reminder(Sentence("C", "caf"), month_day=28),
    )


def test_a_procedure_is_to_be_verified_again_after_six_months():
    assert an_edition(a_procedure()).procedure.verify_before == date(2027, 5, 22)
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_later(date(2027, 8, 31), 6) == date(2028, 2, 29)
