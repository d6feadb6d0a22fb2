"""The national words of an activity, as La Coop de la médiation numérique spells them."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.autonomy import Autonomy


class Redirection(StrEnum):
    """Where somebody was sent on to."""

    ADMINISTRATION = "administration"
    DIGITAL_MEDIATION = "mediation_numerique"
    OPERATOR = "operateur_ou_organisme_en_charge"
    SOCIAL_HELP = "aide_sociale"
    EMPLOYMENT = "insertion_professionnelle"
    PROCEDURES = "aide_aux_demarches_administratives"
    OTHER = "autre"


class Equipment(StrEnum):
    """What was used."""

    COMPUTER = "ordinateur"
    PHONE = "telephone"
    TABLET = "tablette"
    OTHER = "autre"
    NONE = "aucun"


class Venue(StrEnum):
    """Where it took place."""

    DESK = "lieu_activite"
    HOME = "domicile"
    REMOTE = "a_distance"
    OTHER = "autre"


class Independence(StrEnum):
    """How far the person went by themselves, in the national scale of three."""

    GUIDED = "entierement_accompagne"
    PARTLY = "partiellement_autonome"
    ALONE = "autonome"

    @classmethod
    def at(cls, level: Autonomy) -> "Independence":
        """What one of our levels is called there."""
        return _INDEPENDENCE[level]

    @property
    def third(self) -> str:
        """As their spreadsheet writes it."""
        return f"{list(Independence).index(self) + 1}/3"


_INDEPENDENCE = {
    Autonomy.DONE_FOR: Independence.GUIDED,
    Autonomy.DONE_WITH: Independence.PARTLY,
    Autonomy.DONE_BY: Independence.ALONE,
}


class Age(StrEnum):
    """Bands of age."""

    UNDER_12 = "moins_de_douze"
    TO_17 = "douze_dix_huit"
    TO_24 = "dix_huit_vingt_quatre"
    TO_39 = "vingt_cinq_trente_neuf"
    TO_59 = "quarante_cinquante_neuf"
    TO_69 = "soixante_soixante_neuf"
    FROM_70 = "soixante_dix_plus"


class Gender(StrEnum):
    """As the person says, or as nobody asks."""

    MALE = "masculin"
    FEMALE = "feminin"


class Status(StrEnum):
    """What one does in life, coarsely."""

    AT_SCHOOL = "scolarise"
    WITHOUT_WORK = "sans_emploi"
    AT_WORK = "en_emploi"
    RETIRED = "retraite"


UNSAID = "non_communique"  # whatever nobody said, in every one of the three

PROCEDURES_THEME = "aide_aux_demarches_administratives"
LESSONS = "savoir-faire"  # the family of the gestures to learn
OTHERS = "autres"  # the family of what has none

# Family of our catalogue → national theme.
THEMES: Mapping[str, str] = {
    "papiers": "papiers_elections_citoyennete",
    "famille": "famille_scolarite",
    "social": "social_sante",
    "travail": "travail_formation",
    "logement": "logement",
    "transports": "transports_mobilite",
    "argent": "argent_impots",
    "justice": "justice",
    "etranger": "etrangers_europe",
    "loisirs": "loisirs_sports_culture",
    LESSONS: "prendre_en_main_du_materiel",
}


def themes_of(family: str) -> tuple[str, ...]:
    """The national themes of a family; a gesture learnt is no procedure, all the rest is."""
    if family == LESSONS:
        return (THEMES[LESSONS],)
    found = THEMES.get(family)
    return (PROCEDURES_THEME,) if found is None else (PROCEDURES_THEME, found)
