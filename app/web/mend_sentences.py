"""Code of a mend → the French words of its button; they are message ids."""

from collections.abc import Callable

from app.domain.marking import N_
from app.domain.mending import Mend

_MOST = 60

MENDS = {
    "mend.write": N_("Écrire « %(said)s »"),
    "mend.write-word": N_("Écrire « %(said)s »"),
    "mend.add": N_("Ajouter « %(key)s »"),
    "mend.nature": N_("Ajouter « nature: %(nature)s »"),
    "mend.show-at": N_("Montrer ce geste au niveau « %(level)s »"),
    "mend.under-key": N_("En faire un « %(key)s »"),
    "mend.erase": N_("Effacer ce passage"),
    "mend.erase-sign": N_("Effacer ce signe"),
    "mend.set-aside": N_("Mettre la ligne de côté, avec un #"),
    "mend.quote": N_("Mettre le texte entre guillemets droits"),
    "mend.guillemets": N_("Écrire les guillemets « et »"),
    "mend.label": N_("C’est un mot du site : « %(word)s » entre guillemets"),
    "mend.spaces": N_("Mettre des espaces"),
    "mend.space": N_("Ajouter l’espace qui manque"),
    "mend.colon": N_("Ajouter « : »"),
    "mend.indent": N_("Remettre la ligne à la bonne distance de la marge"),
    "mend.list": N_("En faire une liste"),
    "mend.cut": N_("Couper la phrase en deux"),
    "mend.two-gestures": N_("En faire deux gestes"),
    "mend.two-steps": N_("En faire deux étapes"),
    "mend.two-elements": N_("En faire deux éléments"),
    "mend.first-target": N_("Garder la première cible"),
}


def label(mend: Mend, translate: Callable[[str], str] = str) -> str:
    """What its button says."""
    return translate(MENDS[mend.code]) % {name: _short(said) for name, said in mend.facts.items()}


def _short(said: str) -> str:
    """What a button can hold; the text itself shows the rest."""
    return said if len(said) <= _MOST else f"{said[:_MOST].rstrip()}…"
