"""What is refused while writing a file, in words; message ids."""

from collections.abc import Mapping

from app.domain.marking import N_

WRITING_REFUSALS: Mapping[str, str] = {
    "id-form": N_(
        "Un nom se fait de minuscules sans accent, de chiffres et de tirets. Par exemple : %(proposed)s."
    ),
    "id-taken": N_("Le nom « %(name)s » est déjà pris dans ce fichier. Choisissez-en un autre."),
    "id-nowhere": N_("Placez-vous d’abord sur une étape, une question ou une réponse qui a un nom."),
    "begin-title": N_("Donnez un titre : ce que la personne vient faire, avec ses mots."),
    "begin-about": N_("Choisissez un organisme, ou « Aucun »."),
    "begin-family": N_("Choisissez une famille."),
    "begin-steps": N_("Écrivez au moins une phrase : un geste par ligne."),
    "begin-unknown": N_("Ce fichier n’existe pas."),
    "begin-model": N_("Choisissez de quoi partir."),
}
# The field of the form that a refusal is about.
WRITING_FIELDS: Mapping[str, str] = {
    "begin-title": "titre",
    "begin-about": "organisme",
    "begin-family": "famille",
    "begin-steps": "phrases",
    "begin-unknown": N_("Ce fichier n’existe pas."),
    "begin-model": "copie",
    "draft-name": "nom",
    "draft-taken": "nom",
}
