"""The words of the figures: what each value that is counted is called."""

from collections.abc import Callable, Mapping

from flask_babel import gettext
from markupsafe import Markup

from app.domain.activity import TallyKind
from app.domain.coop import Age, Equipment, Gender, Independence, Redirection, Status
from app.domain.marking import N_
from app.domain.walk import Outcome
from app.web.choosing import FAMILIES
from app.web.desk import desk

LEVELS: Mapping[str, str] = {
    "a_la_place": N_("Faire à la place"),
    "avec": N_("Faire avec"),
    "faire_faire": N_("Faire faire"),
}
OUTCOMES: Mapping[str, str] = {
    Outcome.DONE: N_("Terminé"),
    Outcome.CONTINUED: N_("À suivre"),
    Outcome.REDIRECTED: N_("Réorienté"),
    Outcome.ABANDONED: N_("Abandonné"),
    Outcome.SITE_DOWN: N_("Site en panne"),
    Outcome.MANDATE_REFUSED: N_("Refus de mandat"),
}
REDIRECTIONS: Mapping[str, str] = {
    Redirection.ADMINISTRATION: N_("Une administration"),
    Redirection.OPERATOR: N_("L’organisme ou l’opérateur concerné"),
    Redirection.SOCIAL_HELP: N_("L’aide sociale"),
    Redirection.EMPLOYMENT: N_("L’insertion professionnelle"),
    Redirection.PROCEDURES: N_("Une aide aux démarches"),
    Redirection.DIGITAL_MEDIATION: N_("La médiation numérique"),
    Redirection.OTHER: N_("Ailleurs"),
}
EQUIPMENT: Mapping[str, str] = {
    Equipment.COMPUTER: N_("Ordinateur"),
    Equipment.TABLET: N_("Tablette"),
    Equipment.PHONE: N_("Téléphone"),
    Equipment.OTHER: N_("Autre"),
    Equipment.NONE: N_("Aucun"),
}
INDEPENDENCE: Mapping[str, str] = {
    Independence.GUIDED: N_("Entièrement accompagnée"),
    Independence.PARTLY: N_("En partie autonome"),
    Independence.ALONE: N_("Autonome"),
}
AGES: Mapping[str, str] = {
    Age.UNDER_12: N_("Moins de 12 ans"),
    Age.TO_17: N_("12 à 17 ans"),
    Age.TO_24: N_("18 à 24 ans"),
    Age.TO_39: N_("25 à 39 ans"),
    Age.TO_59: N_("40 à 59 ans"),
    Age.TO_69: N_("60 à 69 ans"),
    Age.FROM_70: N_("70 ans et plus"),
}
GENDERS: Mapping[str, str] = {Gender.FEMALE: N_("Femme"), Gender.MALE: N_("Homme")}
STATUSES: Mapping[str, str] = {
    Status.AT_SCHOOL: N_("Scolarisée"),
    Status.WITHOUT_WORK: N_("Sans emploi"),
    Status.AT_WORK: N_("En emploi"),
    Status.RETIRED: N_("Retraitée"),
}
FIRST_TIME: Mapping[str, str] = {"oui": N_("Premier accompagnement")}

KINDS: Mapping[TallyKind, str] = {
    TallyKind.LANGUAGE: N_("Langues"),
    TallyKind.AGE: N_("Âges"),
    TallyKind.GENDER: N_("Genres"),
    TallyKind.STATUS: N_("Situations"),
    TallyKind.FIRST_TIME: N_("Premiers accompagnements"),
}
_VALUES: Mapping[TallyKind, Mapping[str, str]] = {
    TallyKind.AGE: AGES,
    TallyKind.GENDER: GENDERS,
    TallyKind.STATUS: STATUSES,
    TallyKind.FIRST_TIME: FIRST_TIME,
}


def worded(words: Mapping[str, str]) -> Callable[[str], str]:
    """How to say one of these values; a value of another version is shown as it is kept."""
    return lambda value: str(gettext(words[value])) if value in words else value


def family_word(key: str) -> str:
    """The name of a family."""
    name, _ = FAMILIES.get(key, FAMILIES["autres"])
    return str(gettext(name))


def tally_word(kind: TallyKind, value: str) -> str:
    """The name of what a monthly counter counts; a language by its own name, marked as being in it."""
    if kind is not TallyKind.LANGUAGE:
        return worded(_VALUES[kind])(value)
    languages = desk().catalogues.languages
    if value not in languages:
        return value
    one = languages[value]
    return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(one.text, one.direction, one.own_name)
