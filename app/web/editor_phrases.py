"""What the editor itself says: its names for things, in the language of the page."""

from collections.abc import Mapping

from flask_babel import gettext

from app.domain.marking import N_

# The editor's own words → ours.
_PHRASES: Mapping[str, str] = {
    "Find": N_("Chercher"),
    "Replace": N_("Remplacer par"),
    "next": N_("suivant"),
    "previous": N_("précédent"),
    "match case": N_("mêmes majuscules"),
    "by word": N_("mot entier"),
    "replace": N_("remplacer"),
    "replace all": N_("tout remplacer"),
    "close": N_("fermer"),
    "current match": N_("trouvé ici"),
    "on line": N_("ligne"),
    "replaced match on line $": N_("remplacé ligne $"),
    "replaced $ matches": N_("remplacé $ fois"),
    "Completions": N_("Propositions"),
    "Diagnostics": N_("Remarques"),
    "No diagnostics": N_("Aucune remarque"),
    "Fold line": N_("Replier"),
    "Unfold line": N_("Déplier"),
    "folded code": N_("lignes repliées"),
    "unfold": N_("déplier"),
    "Folded lines": N_("Lignes repliées"),
    "Unfolded lines": N_("Lignes dépliées"),
    "to": N_("à"),
    "Control character": N_("Signe invisible"),
    "Selection deleted": N_("Texte choisi effacé"),
}


def editor_phrases() -> Mapping[str, str]:
    """The names that the editor gives to its own controls."""
    return {its: gettext(ours) for its, ours in _PHRASES.items()}
