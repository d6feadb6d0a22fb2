"""What stands where something is still to be written: it passes the checks and says what to put."""

from datetime import date

TEXT = "À écrire"

_TEXTS = {
    "titre": "Titre à écrire",
    "but": "Ce que la personne obtient, à écrire.",
    "duree": "15",
    "faire": "Ouvrez le site.",
    "question": "La question à écrire ?",
    "libelle": "La réponse",
    "texte": "Ce que l'on fait maintenant, à écrire.",
    "si": "Je ne vois pas ce bouton.",
    "alors": "Demandez à la personne qui vous aide.",
    "secours": "commun/boite-mail",
    "inclure": "commun/fermer-sa-session",
    "quoi": "Ce qu'il faut, à écrire",
    "dans": "3 mois",
    "nature": "a_verifier",
    "engagement": "envoi",
    "recapitulatif": "Après ce geste, la demande est envoyée.",
    "preuve": "Gardez le numéro de la demande.",
    "corriger": "Une réponse n'est pas juste ? Écrivez à l'organisme.",
    "mot": "mot",
    "definition": "La définition à écrire.",
    "dire": "La phrase à écrire.",
    "nom": "Nom à écrire",
    "numero": "0 000",
}
_ADDRESS = "https://www.service-public.gouv.fr/"
_GESTURE = f"- faire: {_TEXTS['faire']}"
_BLOCKS = {
    "etapes": ("etapes:", f"  {_GESTURE}"),
    "choix": (
        "choix:",
        "  - id: oui",
        "    libelle: Oui",
        "  - id: non",
        "    libelle: Non",
    ),
    "ecran": ("ecran:", "  elements:", f"    - bouton: {TEXT}"),
    "bloque": ("bloque:", f"  - si: {_TEXTS['si']}", f"    alors: {_TEXTS['alors']}"),
    "sortie": ("sortie:", "  titre: Ce guide s'arrête ici", f"  texte: {_TEXTS['texte']}"),
    "elements": ("elements:", f"  - bouton: {TEXT}"),
    "domaines": ("domaines: [exemple.fr]",),
    "phrases": ("phrases:", "  nouvelle-phrase:", f"    dire: {_TEXTS['dire']}"),
}


def lines_for(key: str, today: date) -> tuple[str, ...]:
    """A key with something to replace, as lines of a file."""
    if key == "sources":
        head = "  - titre: La page lue"
        return ("sources:", head, *(f"    {line}" for line in _of_a_source(today)))
    return _BLOCKS.get(key) or (f"{key}: {text_for(key, today)}",)


def text_for(key: str, today: date) -> str:
    """What stands under a key that holds one text."""
    if key in ("verifie_le", "consulte_le"):
        return today.isoformat()
    return _ADDRESS if key == "adresse" else _TEXTS.get(key, TEXT)


def _of_a_source(today: date) -> tuple[str, ...]:
    return (f"adresse: {_ADDRESS}", f"consulte_le: {today}", "nature: a_verifier")
