"""One damaged file for each kind of mend: the code of its problem, its text, what the first mend makes of it."""

# ruff: noqa: E501 - a table is compared column by column

from app.domain.checks import Surroundings
from app.domain.document import read_document
from tests.documents import PICTOGRAMS, REGISTRIES, TODAY, a_procedure

OTHERS = {
    id: read_document(id, a_procedure())
    for id in (
        "commun/boite-mail",
        "commun/fermer-sa-session",
        "savoir-faire/clavier",
        "caf/attestation",
        "commun/clavier",
    )
}
AROUND = Surroundings(TODAY, OTHERS, REGISTRIES, PICTOGRAMS)
COMMITS = (
    "{faire: Envoyez., nature: engageant, engagement: envoi, recapitulatif: C'est envoyé., preuve: La page.}"
)
GESTURES = "\n".join(f"    - faire: Lisez la ligne {rank}." for rank in range(8))


def steps(*lines: str) -> str:
    return a_procedure("\n".join(("- id: connexion", "  titre: Se connecter", "  etapes:", *lines)))


def the(line: str) -> str:
    """A file whose only gesture is this one."""
    return steps(f"    - {line}")


def head(before: str, after: str) -> str:
    return a_procedure().replace(before, after)


BROKEN = [
    # Reading.
    ("source.unseen-character", the("faire: Ouvrez\u200b le site."), "Ouvrez le site."),
    ("source.tab", a_procedure().replace("  - id: connexion", "\t- id: connexion"), "  - id: connexion"),
    ("source.colon-in-text", the("faire: Ouvrez : le site."), 'faire: "Ouvrez : le site."'),
    ("source.syntax", the('faire: "Mon compte" à ouvrir'), "faire: «\u00a0Mon compte\u00a0» à ouvrir"),
    ("source.syntax", the("faire: @ en haut"), 'faire: "@ en haut"'),
    ("source.syntax", head("but: La", "but:La"), "but: La"),
    ("source.syntax", head("duree: 3", "  duree: 3"), "\nduree: 3"),
    ("source.syntax", the('faire: "Ouvrez le site.'), 'faire: "Ouvrez le site."'),
    ("source.second-document", a_procedure() + "---\n", "Tapez votre nom.\n"),
    ("source.directive", "%YAML 1.1\n---\n" + a_procedure(), "titre: Demander"),
    ("source.anchor", the("faire: &Cie en haut"), 'faire: "&Cie en haut"'),
    ("source.tag", the("faire: !vite cliquez"), 'faire: "!vite cliquez"'),
    ("source.alias", the("faire: *gras ici"), 'faire: "*gras ici"'),
    ("source.duplicate-key", head("duree: 3", "duree: 3\nduree: 4"), "duree: 3\nverifie"),
    ("source.duplicate-key", the("faire: Lisez.\n      faire: Tapez."), "- faire: Lisez.\n      - faire: Tapez."),
    ("source.merge-key", head("duree: 3", "duree: 3\n<<: autre"), "duree: 3\nverifie"),
    # Keys.
    ("shape.unknown-key", head("duree: 3", "durre: 3"), "duree: 3"),
    ("shape.unknown-key", head("duree: 3", "duree: 3\nxyz: a"), "\n# xyz: a"),
    ("shape.missing-key", head("but: La CAF vous aide.\n", ""), "but: Ce que"),
    ("shape.missing-key", head("organisme: caf\n", ""), "organisme: caf"),
    ("shape.missing-key", a_procedure("- titre: Se connecter\n  etapes:\n    - faire: Lisez."), "- id: se-connecter\n    titre: Se"),
    ("shape.missing-key", a_procedure().split("etapes:")[0], "etapes:\n  - faire: Ouvrez le site."),
    ("shape.empty", the("faire: Lisez.\n      dire:"), "faire: Lisez.\n"),
    ("shape.empty", head("titre: Demander une aide", "titre:"), "titre: Titre à écrire"),
    ("shape.not-text", head("titre: Demander une aide", "titre: {organisme}"), 'titre: "{organisme}"'),
    ("shape.not-text", head("titre: Demander une aide", "titre:\n- Une aide"), 'titre: "Une aide"'),
    ("shape.not-a-list", head("duree: 3", "duree: 3\napres: Attendez."), "apres:\n  - Attendez."),
    ("shape.not-a-list", the("faire: Lisez.\n      bloque:\n        si: Rien.\n        alors: Attendez."), "bloque:\n          - si: Rien.\n            alors"),
    ("shape.not-keys", steps("    - Ouvrez le site."), "- faire: Ouvrez le site."),
    ("shape.not-keys", the("faire: Lisez.\n      avec: Lisez ensemble."), "avec:\n          faire: Lisez ensemble."),
    ("shape.node-without-kind", the("pourquoi: Bonjour."), "- faire: Ouvrez le site."),
    ("shape.node-of-two-kinds", the("faire: Lisez.\n      inclure: commun/boite-mail"), "\n      - inclure: commun/boite-mail"),
    ("shape.node-of-two-kinds", a_procedure("- id: a\n  titre: Où ?\n  choix: [{id: b, libelle: B}, {id: c, libelle: C}]"), "question: Où ?"),
    ("shape.element-kind", the("faire: Lisez.\n      ecran:\n        elements:\n          - bouton: A\n            lien: B"), "- bouton: A\n            - lien: B"),
    ("shape.element-kind", the("faire: Lisez.\n      ecran: {elements: [{cible: true}]}"), "{bouton: À écrire, cible"),
    ("shape.example-without-entry", the("faire: Lisez.\n      ecran: {elements: [{lien: A, exemple: b}]}"), "{champ: A, ex"),
    ("shape.reminder-when", head("duree: 3", "duree: 3\nrappels:\n  - quoi: Lisez."), "dans: 3 mois"),
    ("shape.reminder-when", head("duree: 3", "duree: 3\nrappels: [{quoi: a, dans: 1 mois, chaque_mois: 3}]"), "{quoi: a, dans: 1 mois}"),
    ("shape.rescue-without-help", the("faire: Lisez.\n      bloque:\n        - si: Rien."), "alors: Demandez"),
    # Values.
    ("shape.not-a-number", head("duree: 3", "duree: 1 h 30"), "duree: 90"),
    ("shape.not-a-number", head("duree: 3", "duree: vingt minutes"), "duree: 20"),
    ("shape.out-of-range", head("duree: 3", "duree: 300"), "duree: 240"),
    ("shape.not-a-date", head("verifie_le: 2026-11-22", "verifie_le: 1er novembre 2026"), "verifie_le: 2026-11-01"),
    ("shape.not-a-date", head("verifie_le: 2026-11-22", "verifie_le: 22/11/2026"), "verifie_le: 2026-11-22"),
    ("shape.not-a-date", head("verifie_le: 2026-11-22", "verifie_le: 2026-11-31"), "verifie_le: 2026-11-30"),
    ("shape.not-yes-or-no", the("faire: Lisez.\n      secret: vrai"), "secret: true"),
    ("shape.unknown-value", the("faire: Lisez.\n      nature: donnée"), "nature: donnee"),
    ("shape.bad-id", a_procedure().replace("id: connexion", "id: Première page"), "id: premiere-page"),
    ("shape.bad-procedure-id", the("faire: Lisez.\n      savoir_faire: Clavier.yaml"), "savoir-faire/clavier"),
    ("shape.bad-host", the("faire: Lisez.\n      ecran: {adresse: https://www.caf.fr/page, elements: [{lien: A}]}"), "adresse: www.caf.fr,"),
    ("shape.bad-address", head('"https://www.caf.fr/"', '"www.caf.fr"'), '"https://www.caf.fr/"'),
    ("shape.bad-delay", head("duree: 3", "duree: 3\nrappels: [{quoi: a, dans: un an}]"), "dans: 12 mois"),
    ("shape.bad-month-day", head("duree: 3", "duree: 3\nrappels: [{quoi: a, chaque_mois: 32}]"), "chaque_mois: 31"),
    ("shape.html", the("faire: Lisez <b>bien</b> tout."), "Lisez **bien** tout."),
    ("shape.bold-open", the("faire: Lisez **bien tout."), "Lisez bien tout."),
    ("shape.guillemets-open", the("faire: Cliquez sur « Oui."), "Cliquez sur « Oui\u00a0»."),
    ("shape.unknown-placeholder", the("faire: Ouvrez le site de {organisation}."), "{organisme}"),
    ("shape.link-in-text", the("faire: Ouvrez https://caf.fr/a."), "Ouvrez le site officiel."),
    # The tree.
    ("tree.duplicate-id", a_procedure("- id: a\n  titre: A\n  etapes: [faire: Lisez.]\n- id: a\n  titre: Le reste\n  etapes: [faire: Lisez.]"), "id: le-reste"),
    ("tree.duplicate-choice", a_procedure("- id: a\n  question: Où ?\n  choix: [{id: b, libelle: B}, {id: b, libelle: C}]"), "id: c"),
    ("tree.one-choice", a_procedure("- id: a\n  question: Où ?\n  choix:\n    - id: oui\n      libelle: Oui"), "- id: non\n        libelle: Non"),
    ("tree.many-gestures", steps(*GESTURES.split("\n")), "- id: connexion-suite\n    titre: Se connecter, suite\n    etapes:\n      - faire: Lisez la ligne 4."),
    ("tree.two-targets", the("faire: Lisez.\n      ecran: {elements: [{lien: A, cible: true}, {lien: B, cible: true}]}"), "{lien: B}"),
    ("tree.commitment-incomplete", the("faire: Payez.\n      nature: engageant"), "engagement: paiement\n        recapitulatif: "),
    ("tree.commitment-without-amend", the(COMMITS).replace("corriger:", "cout:"), "\ncorriger:"),
    ("tree.not-committing", the("faire: Lisez.\n      preuve: La page."), "faire: Lisez.\n"),
    ("tree.masked-commitment", the(COMMITS.replace("}", ", avec: {masque: true}}")), "La page.}"),
    ("tree.masked-everywhere", steps("    - faire: Lisez.", "    - faire: Lisez.", "      avec: {masque: true}", "      a_la_place: {masque: true}", "      faire_faire: {masque: true}"), "a_la_place"),
    ("tree.unknown-procedure", the("faire: Lisez.\n      bloque: [{si: A, secours: commun/boite-mails}]"), "commun/boite-mail}"),
    ("tree.not-a-skill", the("faire: Lisez.\n      savoir_faire: commun/clavier"), "savoir-faire/clavier"),
    # The world.
    ("truth.unknown-organisation", head("organisme: caf", "organisme: caff"), "organisme: caf\n"),
    ("truth.address-not-official", the("faire: Lisez.\n      ecran: {adresse: www.kaf.fr, elements: [{lien: A}]}"), "adresse: www.caf.fr"),
    ("truth.unknown-image", head("duree: 3", "duree: 3\nimage: clé"), "image: cle"),
    ("truth.former-name", the("faire: Appelez Pôle emploi."), "Appelez France Travail."),
    ("truth.dates-crossed", head("verifie_le: 2026-11-22", "verifie_le: 2026-11-22\nverifier_avant: 2026-11-01"), "verifier_avant: 2027-05-22"),
    ("truth.verified-later", head("verifie_le: 2026-11-22", "verifie_le: 2027-01-01"), "verifie_le: 2026-11-22"),
    ("truth.unlikely-length", head("duree: 3", "duree: 90"), "duree: 4"),
    # Words.
    ("words.long-sentence", the("faire: Lisez.\n      dire: Le site garde votre demande pendant tout le mois, et vous pouvez revenir la finir demain."), "tout le mois. Vous pouvez"),
    ("words.two-gestures", the("faire: Ouvrez le site, puis cliquez sur « Compte ».\n      voir: La page."), "- faire: Ouvrez le site.\n      - faire: Cliquez sur « Compte ».\n        voir: La page."),
    ("words.hard-word", the("faire: Authentifiez-vous sur le site."), "faire: Connectez-vous sur le site."),
    ("words.hard-word", the("faire: Lisez.\n      dire: Il faut s'authentifier ici."), "Il faut se connecter ici."),
    ("words.nature-missing", the("faire: Envoyez la demande."), "nature: engageant\n        engagement: envoi"),
]  # fmt: skip
