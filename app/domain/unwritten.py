"""What a new piece says until somebody writes over it: it can be read, and must not be shown to anybody."""

from app.domain.folding import fold

_ENDS = "à écrire"
_STAND_INS = frozenset(
    {
        *("Titre de l'étape", "Titre de la phase", "Pourquoi on le fait.", "La réponse", "Le nom du bouton"),
        *("Ce que la personne voit alors.", "Voyons ensemble ce que l'on peut faire."),
    }
)


def unwritten(text: str) -> bool:
    """True for what stands there until it is written over."""
    said = fold(text)
    return said in _STAND_INS or said.rstrip(" .?").lower().endswith(_ENDS)
