"""What may be written where: keys by kind of part, and the values that a key knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.checks import Surroundings
from app.domain.phrasebook_file import ChapterShape, SayingShape
from app.domain.registry_files import (
    HARD_WORDS,
    ORGANISATIONS,
    PHRASES,
    WORDINGS,
    HardWordShape,
    OrganisationShape,
    PhoneShape,
    WordingShape,
)
from app.domain.shape import (
    ChoiceShape,
    GestureShape,
    GroupShape,
    IncludeShape,
    ProcedureShape,
    QuestionShape,
)
from app.domain.shape_parts import (
    ElementShape,
    ExitShape,
    LevelShape,
    ReminderShape,
    RescueShape,
    ScreenShape,
    Shape,
    SourceShape,
    ThingShape,
)

_KINDS: Mapping[str, type[Shape]] = {
    "demarche": ProcedureShape,
    "geste": GestureShape,
    "question": QuestionShape,
    "groupe": GroupShape,
    "inclusion": IncludeShape,
    "reponse": ChoiceShape,
    "sortie": ExitShape,
    "ecran": ScreenShape,
    "element": ElementShape,
    "bloque": RescueShape,
    "niveau": LevelShape,
    "source": SourceShape,
    "chose": ThingShape,
    "rappel": ReminderShape,
    "organisme": OrganisationShape,
    "telephone": PhoneShape,
    "mot-difficile": HardWordShape,
    "mot-a-eviter": WordingShape,
    "chapitre": ChapterShape,
    "phrase": SayingShape,
}
# The kinds that a file is made of, by its name; every other file is a procedure.
ROOTS = {
    "": "demarche",
    ORGANISATIONS: "organisme",
    HARD_WORDS: "mot-difficile",
    WORDINGS: "mot-a-eviter",
    PHRASES: "chapitre",
}
# The kinds that may stand under a key.
UNDER = {
    "etapes": ("geste", "question", "groupe", "inclusion"),
    "choix": ("reponse",),
    "sortie": ("sortie",),
    "ecran": ("ecran",),
    "elements": ("element",),
    "bloque": ("bloque",),
    "a_la_place": ("niveau",),
    "avec": ("niveau",),
    "faire_faire": ("niveau",),
    "sources": ("source",),
    "a_preparer": ("chose",),
    "rappels": ("rappel",),
    "telephone": ("telephone",),
    "phrases": ("phrase",),
}
# The set of values that a key takes; « kind.key » where the same key means several things.
TAKES = {
    "famille": "familles",
    "nature": "natures",
    "source.nature": "credences",
    "ou": "lieux",
    "engagement": "engagements",
    "reponse": "reponses",
    "secret": "oui-non",
    "reprise": "oui-non",
    "ensemble": "oui-non",
    "masque": "oui-non",
    "cible": "oui-non",
    "organisme": "organismes",
    "image": "pictogrammes",
    "element.image": "",
    "inclure": "demarches",
    "secours": "demarches",
    "vers": "demarches",
    "prerequis": "demarches",
    "savoir_faire": "lecons",
    "ecran.adresse": "sites",
    "verifie_le": "jours",
    "consulte_le": "jours",
}
_SETS = {
    "familles": {
        "papiers": "Carte d'identité, passeport, carte grise",
        "famille": "Enfants, école",
        "social": "CAF, aides",
        "travail": "Emploi, formation",
        "logement": "Logement, eau, énergie",
        "transports": "Bus, train",
        "argent": "Impôts, banque",
        "justice": "Droits, litiges",
        "etranger": "Titres de séjour",
        "loisirs": "Sport, culture",
    },
    "natures": {
        "sur": "On peut revenir en arrière.",
        "donnee": "On écrit une information sur la personne.",
        "engageant": "Après, c'est fait : envoi, signature ou paiement.",
    },
    "credences": {
        "officielle": "L'organisme lui-même.",
        "secondaire": "La presse, un guide privé.",
        "a_verifier": "Personne n'a encore vérifié.",
    },
    "lieux": {
        "site": "Sur le site, à l'écran.",
        "boite_mail": "Dans la boîte mail.",
        "telephone": "Sur le téléphone.",
        "papier": "Sur un papier.",
        "ici": "Ici, avec le médiateur, sur aucun site.",
    },
    "engagements": {
        "envoi": "La demande part.",
        "signature": "La personne signe.",
        "paiement": "L'argent quitte le compte.",
    },
    "reponses": {"oui_non": "Oui ou Non.", "compris": "J'ai compris."},
    "oui-non": {"true": "Oui.", "false": "Non."},
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a part may hold; `needed` where the part is nothing without it."""

    key: str
    help: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a key may take."""

    value: str
    help: str = ""


def keys_by_kind() -> dict[str, tuple[Key, ...]]:
    """The keys of every kind of part, what cannot miss first."""
    return {
        kind: tuple(sorted(_keys(model), key=lambda one: not one.needed)) for kind, model in _KINDS.items()
    }


def options(around: Surroundings) -> dict[str, tuple[Option, ...]]:
    """Every set of values, as the registries and the other files are now."""
    fixed = {name: tuple(Option(*pair) for pair in values.items()) for name, values in _SETS.items()}
    known = around.registries.organisations.values()
    files = {id: document.shape.title for id, document in around.documents.items() if document.shape}
    return {
        **fixed,
        "organismes": _sorted(Option(one.key, one.name.text) for one in known),
        "sites": _sorted(Option(domain, one.name.text) for one in known for domain in one.domains),
        "pictogrammes": _sorted(Option(name) for name in around.pictograms or ()),
        "demarches": _sorted(Option(id, title) for id, title in files.items()),
        "lecons": _sorted(Option(id, title) for id, title in files.items() if id.startswith("savoir-faire/")),
        "jours": (Option(around.today.isoformat(), "Aujourd'hui"),),
    }


def _keys(model: type[Shape]) -> Iterable[Key]:
    for name, field in model.model_fields.items():
        yield Key(field.alias or name, field.description or "", field.is_required())


def _sorted(found: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(sorted(found, key=lambda one: one.value))
