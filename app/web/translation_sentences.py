"""The words of the translator's table: what is refused, what a translation lacks, where a sentence stands."""

from collections.abc import Mapping

from flask_babel import gettext

from app.domain.marking import N_
from app.domain.translations import Fault

TRANSLATION_REFUSALS: Mapping[str, str] = {
    "translation-own": N_("C’est votre traduction : une autre personne de l’équipe doit la relire."),
    "translation-empty": N_("Il n’y a pas encore de traduction à relire."),
    "translation-demo": N_("Dans la démonstration, rien n’est écrit. Gardez votre texte."),
    "translation-full": N_("Le disque du guide est plein. Rien n’a été écrit : gardez votre texte."),
    "translation-closed": N_(
        "Le guide n’a pas le droit d’écrire dans son dossier « translations ». "
        "Rien n’a été écrit : gardez votre texte."
    ),
    "translation-unreadable": N_(
        "Le fichier %(file)s ne peut pas être lu. Rien n’a été écrit : gardez votre texte."
    ),
    "language-there": N_("Le guide parle déjà cette langue : %(name)s."),
    "language-name": N_("Il faut un nom de langue, de %(maximum)s caractères au plus."),
    "language-code": N_("Choisissez une langue dans la liste."),
    "language-unknown": N_("Le guide ne sait pas compter dans cette langue. Rien n’a été changé."),
    "sheet-kind": N_("Ce n’est pas un tableau que le guide sait lire. Donnez un fichier xlsx, csv ou po."),
    "sheet-large": N_("Ce tableau est trop grand. Donnez-le en plusieurs fichiers."),
    "sheet-columns": N_("Ce tableau n’a pas les colonnes du guide. Partez du tableau que le guide a donné."),
    "sheet-language": N_("Ce tableau est pour une autre langue : %(name)s."),
}

# Shorter than in a report: the sentence stands just above.
_FAULTS: Mapping[str, str] = {
    "language.placeholder": N_("Recopiez %(fact)s tel quel, à sa place."),
    "language.bold": N_("Mettez « ** » avant et après les mots en gras."),
    "language.left-in-french": N_("C’est resté en français."),
    "language.format": N_("Recopiez %(fact)s tel quel, à sa place."),
    "language.markup": N_("Effacez le signe « %(fact)s »."),
    "language.hidden-character": N_("Un caractère invisible s’est glissé ici : retapez la phrase."),
    "language.label-lost": N_(
        "Laissez « %(fact)s » en français, entre guillemets : c’est écrit sur le site."
    ),
    "language.label-unknown": N_(
        "« %(fact)s » : les guillemets ne servent qu’à ce qui est écrit sur le site."
    ),
}

_PARTS: Mapping[str, str] = {
    "titre": N_("Titre"),
    "but": N_("But"),
    "cout": N_("Prix"),
    "quoi": N_("À préparer"),
    "apres": N_("Après"),
    "corriger": N_("Si l’on s’est trompé"),
    "arnaques": N_("Arnaque"),
    "pourquoi": N_("Pourquoi"),
    "faire": N_("À faire"),
    "voir": N_("Ce qu’on voit"),
    "dire": N_("À dire"),
    "mediateur": N_("Pour le médiateur"),
    "recapitulatif": N_("Avant de valider"),
    "preuve": N_("Preuve à garder"),
    "si": N_("Difficulté"),
    "alors": N_("Remède"),
    "question": N_("Question"),
    "libelle": N_("Réponse"),
    "texte": N_("Texte de sortie"),
    "nom": N_("Nom"),
    "mot": N_("Mot difficile"),
    "definition": N_("Définition"),
    "horaires": N_("Horaires"),
    "prix": N_("Prix"),
}
_DRAWN = N_("Écrit sur le site : dites ce que cela veut dire")
_LEVELS: Mapping[str, str] = {
    "a_la_place": N_("à la place"),
    "avec": N_("avec"),
    "faire_faire": N_("faire faire"),
}


def told(fault: Fault) -> str:
    """What a translation lacks."""
    return str(gettext(_FAULTS[fault.code], fact=fault.fact))


def place_of(part: str) -> str:
    """Where a sentence stands on its card."""
    level, _, rest = part.partition(".")
    if level in _LEVELS:
        return f"{place_of(rest)} ({gettext(_LEVELS[level])})"
    if part.startswith("ecran."):
        return str(gettext(_DRAWN))
    key = part.rpartition(".")[2]
    return str(gettext(_PARTS[key])) if key in _PARTS else part
