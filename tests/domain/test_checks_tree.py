"""Rules of the tree: what a walk needs in order never to be stuck."""

import pytest

from tests.documents import HEAD, a_procedure, problems_of, told

SHARED = HEAD.replace("organisme: caf\n", "").replace("famille: social\n", "")
COMMITTED = "faire: Envoyez., nature: engageant, engagement: envoi, recapitulatif: Oui., preuve: Le reçu."


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ("- {id: a, faire: b}\n- {id: a, faire: c}", [("tree.duplicate-id", 12)]),
        ("- {id: aide, titre: b, etapes: [{faire: c}]}\n- faire: d", [("tree.id-of-the-file", 11)]),
        ("- {id: aide, titre: b, etapes: [{faire: c}]}", []),
        ("- {id: q, question: a, choix: [{id: b, libelle: c}]}", [("tree.one-choice", 11)]),
        (
            "- {id: q, question: a, choix: [{id: b, libelle: c}, {id: b, libelle: d}]}",
            [("tree.duplicate-choice", 11)],
        ),
        (
            "- {id: q, question: a, choix: [{id: b, libelle: c}, {id: d, libelle: e, etapes: [{faire: f}],"
            " sortie: {titre: g, texte: h}}]}",
            [],
        ),
        (
            "- {id: q, question: a, choix: [{id: b, libelle: c, sortie: {titre: g, texte: h}}, {id: d,"
            " libelle: e, sortie: {titre: g, texte: h}}]}\n- faire: Jamais.",
            [("tree.never-reached", 12)],
        ),
        (
            "- {faire: a, ecran: {elements: [{menu: a, cible: oui}, {lien: b, cible: true}]}}",
            [("tree.two-targets", 11)],
        ),
        ("- {faire: Relisez., nature: engageant}", [("tree.commitment-incomplete", 11)]),
        (f"- {{{COMMITTED}}}", []),
        (f"- {{{COMMITTED}, avec: {{masque: oui}}}}", [("tree.masked-commitment", 11)]),
        ("- {faire: Relisez., preuve: Le reçu.}", [("tree.not-committing", 11)]),
        ("- {faire: a, avec: {masque: oui}}", [("tree.nothing-left", 11)]),
        (
            "- faire: b\n- {faire: a, avec: {masque: oui}, a_la_place: {masque: oui},"
            " faire_faire: {masque: oui}}",
            [("tree.masked-everywhere", 12)],
        ),
    ],
)
def test_a_rule_of_the_tree_is_held(steps, found):
    assert told(a_procedure(steps)) == found


def test_a_commitment_says_how_to_correct_afterwards():
    head = HEAD.replace("corriger: Dites-le vite à la CAF.\n", "")

    assert told(a_procedure(f"- {{{COMMITTED}}}", head)) == [("tree.commitment-without-amend", 10)]


def a_tree(levels: int) -> str:
    """Steps nested that deep, the innermost being a gesture."""
    groups = "".join(
        f"{'  ' * n}- id: g{n}\n{'  ' * n}  titre: T\n{'  ' * n}  etapes:\n" for n in range(levels - 1)
    )
    return groups + "  " * (levels - 1) + "- faire: a"


def test_a_tree_has_six_levels_at_most():
    assert told(a_procedure(a_tree(6))) == []
    assert [code for code, _ in told(a_procedure(a_tree(7)))] == ["tree.too-deep"]


def test_a_choice_counts_as_a_level():
    question = "- {id: q, question: a, choix: [{id: b, libelle: c, etapes: [%s]}, {id: d, libelle: e}]}"
    deep = "{id: q%s, question: a, choix: [{id: b, libelle: c, etapes: [%s]}, {id: d, libelle: e}]}"

    assert told(a_procedure(question % deep % (1, "{faire: a}"))) == []
    found = told(a_procedure(question % deep % (1, deep % (2, "{faire: a}"))))
    assert [code for code, _ in found] == ["tree.too-deep"]


def test_what_an_include_brings_counts_where_it_is_brought():
    host = a_tree(4).replace("faire: a", "inclure: commun/un")

    def codes(levels: int) -> list[str]:
        return [
            code
            for code, _ in told(a_procedure(host), others={"commun/un": a_procedure(a_tree(levels), SHARED)})
        ]

    assert codes(3) == []
    assert codes(4) == ["tree.too-deep"]


def test_long_steps_and_long_questions_are_warned_about():
    gestures = "- id: g\n  titre: t\n  etapes:\n" + "    - faire: a\n" * 7
    choices = "- id: q\n  question: a\n  choix:\n" + "".join(
        f"    - {{id: c{n}, libelle: b}}\n" for n in range(6)
    )

    assert told(a_procedure(gestures)) == [("tree.many-gestures", 11)]
    assert told(a_procedure(choices)) == [("tree.many-choices", 14)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("- inclure: commun/rien", "tree.unknown-procedure"),
        ("- {faire: a, bloque: [{si: b, secours: commun/rien}]}", "tree.unknown-procedure"),
        ("- {faire: a, savoir_faire: savoir-faire/rien}", "tree.unknown-procedure"),
        ("- {faire: a, savoir_faire: commun/un}", "tree.not-a-skill"),
        ("- inclure: caf/aide", "tree.loop"),
        ("- {faire: a, bloque: [{si: b, secours: caf/aide}]}", "tree.loop"),
        ("- {faire: a, bloque: [{si: b, secours: commun/retour}]}", "tree.loop"),
        ("- inclure: commun/retour", "tree.loop"),
        ("- inclure: commun/un\n- inclure: commun/un", "tree.included-twice"),
        ("- inclure: commun/un\n- inclure: commun/deux", "tree.included-twice"),
        ("- inclure: commun/casse", "tree.leads-to-broken"),
    ],
)
def test_what_is_named_exists_and_turns_in_no_circle(line, code):
    others = {
        "commun/un": a_procedure("- faire: a", SHARED),
        "commun/deux": a_procedure("- inclure: commun/un", SHARED),
        "commun/retour": a_procedure("- inclure: caf/aide", SHARED),
        "commun/casse": "titre: a\n",
    }

    assert [code for code, _ in told(a_procedure(line), others=others)] == [code]


def test_prerequisites_turn_in_no_circle():
    head, back = HEAD + "prerequis: [commun/un]\n", SHARED + "prerequis: [caf/aide]\n"

    assert told(a_procedure(head=head), others={"commun/un": a_procedure(head=SHARED)}) == []
    assert told(a_procedure(head=head), others={"commun/un": a_procedure(head=back)}) == [("tree.loop", 10)]


def test_an_exit_leads_elsewhere():
    sortie = "sortie: {titre: f, texte: g, vers: %s}"
    steps = "- {id: q, question: a, choix: [{id: b, libelle: c}, {id: d, libelle: e, " + sortie + "}]}"

    assert told(a_procedure(steps % "caf/aide")) == [("tree.towards-itself", 11)]
    assert told(a_procedure(steps % "caf/rien")) == [("tree.unknown-procedure", 11)]


def test_the_nearest_procedure_is_proposed():
    others = {"commun/boite-mail": a_procedure(head=SHARED)}

    found = problems_of(a_procedure("- inclure: commun/boite-mai"), others=others)

    assert found[0].facts["nearest"] == "commun/boite-mail"


@pytest.mark.parametrize(
    "id", ["messages/aide", "registres/aide", "Caf/aide", "caf/Aide", "caf/mon_aide", "caf"]
)
def test_a_file_has_a_name_that_every_system_knows(id):
    assert "file.bad-name" in [code for code, _ in told(a_procedure(), id=id)]
