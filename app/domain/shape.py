"""The shape of a procedure file: French keys, English names, every scalar converted."""

from collections.abc import Collection
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from app.domain.shape_parts import (
    ExitShape,
    LevelShape,
    ReminderShape,
    RescueShape,
    ScreenShape,
    Shape,
    SourceShape,
    ThingShape,
)
from app.domain.shape_values import (
    CommitmentKey,
    Day,
    FamilyKey,
    Flag,
    Id,
    NatureKey,
    ProcedureId,
    Text,
    WhereKey,
    Whole,
    nearest,
)


class Kind(StrEnum):
    """What a node is, told by the keys it holds; the colon keeps it apart from every key."""

    GESTURE = ":geste"
    QUESTION = ":question"
    GROUP = ":groupe"
    INCLUDE = ":inclusion"


MARKS = {
    "faire": Kind.GESTURE,
    "question": Kind.QUESTION,
    "choix": Kind.QUESTION,
    "titre": Kind.GROUP,
    "etapes": Kind.GROUP,
    "inclure": Kind.INCLUDE,
}


def kinds_of(keys: Collection[str]) -> set[Kind]:
    """Every kind these keys speak of; a misspelt mark counts when no other one is there."""
    kinds = {MARKS[key] for key in keys if key in MARKS}
    return kinds or {MARKS[mark] for mark in (nearest(key, list(MARKS)) for key in keys) if mark}


class GestureShape(Shape):
    """One thing to do."""

    id: Id | None = Field(None, description="Le nom du geste ; sans lui, le guide en fait un.")
    do: Text = Field(alias="faire", description="Un seul geste, à l'impératif.")
    see: Text | None = Field(None, alias="voir", description="Ce que la personne voit alors.")
    say: Text | None = Field(None, alias="dire", description="Ce que le médiateur dit.")
    mediator: Text | None = Field(None, alias="mediateur", description="Conseil au médiateur.")
    screen: ScreenShape | None = Field(None, alias="ecran", description="Un dessin simplifié du site.")
    rescues: Annotated[list[RescueShape], Field(min_length=1)] = Field(
        [], alias="bloque", description="Que faire quand on est bloqué."
    )
    nature: NatureKey | None = Field(None, description="sur, donnee ou engageant.")
    secret: Flag = Field(False, description="true : mot de passe, code, carte. Le médiateur se tourne.")
    where: WhereKey = Field("site", alias="ou", validate_default=True, description="Où se fait le geste.")
    skill: ProcedureId | None = Field(None, alias="savoir_faire", description="Une mini-leçon.")
    image: Text | None = Field(None, description="Un pictogramme.")
    commitment: CommitmentKey | None = Field(None, alias="engagement", description="Ce qui engage.")
    recap: Text | None = Field(None, alias="recapitulatif", description="Ce que la personne promet.")
    proof: Text | None = Field(None, alias="preuve", description="La preuve à garder.")
    done_for: LevelShape | None = Field(None, alias="a_la_place", description="Faire à la place.")
    done_with: LevelShape | None = Field(None, alias="avec", description="Faire avec.")
    done_by: LevelShape | None = Field(None, alias="faire_faire", description="Faire faire.")
    unverified: Text | None = Field(None, alias="a_verifier", description="Ce qui reste à vérifier.")


class ChoiceShape(Shape):
    """One answer."""

    id: Id = Field(description="Le nom de la réponse.")
    label: Text = Field(alias="libelle", description="La réponse, telle qu'elle se lit sur le bouton.")
    nodes: Annotated[list["NodeShape"], Field(min_length=1)] = Field(
        [], alias="etapes", description="Ce que l'on fait après cette réponse."
    )
    exit: ExitShape | None = Field(None, alias="sortie", description="Le guide s'arrête ici.")
    image: Text | None = Field(None, description="Un pictogramme.")
    unverified: Text | None = Field(None, alias="a_verifier", description="Ce qui reste à vérifier.")


class QuestionShape(Shape):
    """A question to the person."""

    id: Id = Field(description="Le nom de la question.")
    ask: Text = Field(alias="question", description="La question, posée à la personne.")
    choices: list[ChoiceShape] = Field(alias="choix", description="Les réponses : au moins deux.")
    why: Text | None = Field(None, alias="pourquoi", description="Pourquoi on le demande.")
    say: Text | None = Field(None, alias="dire", description="Ce que le médiateur dit.")
    mediator: Text | None = Field(None, alias="mediateur", description="Conseil au médiateur.")
    image: Text | None = Field(None, description="Un pictogramme.")
    unverified: Text | None = Field(None, alias="a_verifier", description="Ce qui reste à vérifier.")


class GroupShape(Shape):
    """A phase or a step."""

    id: Id = Field(description="Le nom de l'étape.")
    title: Text = Field(alias="titre", description="Le titre de l'étape.")
    nodes: Annotated[list["NodeShape"], Field(min_length=1)] = Field(
        alias="etapes", description="Ce qu'elle contient."
    )
    why: Text | None = Field(None, alias="pourquoi", description="Pourquoi on le fait.")
    image: Text | None = Field(None, description="Un pictogramme.")
    organisation: Id | None = Field(
        None,
        alias="organisme",
        description="Une clé de organismes.yaml, sur un autre site.",
    )
    replayed: Flag = Field(False, alias="reprise", description="true : rejouée quand on reprend plus tard.")
    together: Flag = Field(False, alias="ensemble", description="true : ses gestes sûrs sur une seule carte.")
    unverified: Text | None = Field(None, alias="a_verifier", description="Ce qui reste à vérifier.")


class IncludeShape(Shape):
    """The steps of another file, here."""

    file: ProcedureId = Field(alias="inclure", description="Le fichier dont on reprend les étapes.")


def _kind(node: Any) -> str | None:
    if isinstance(node, dict):
        kinds = kinds_of(node)
        return next(iter(kinds)).value if len(kinds) == 1 else None
    return None


NodeShape = Annotated[
    Annotated[GestureShape, Tag(":geste")]
    | Annotated[QuestionShape, Tag(":question")]
    | Annotated[GroupShape, Tag(":groupe")]
    | Annotated[IncludeShape, Tag(":inclusion")],
    Discriminator(_kind),
]
# What the tags that pydantic puts into the place of a fault stand for.
TAGGED: dict[str | int, type[Shape]] = {
    ":geste": GestureShape,
    ":question": QuestionShape,
    ":groupe": GroupShape,
    ":inclusion": IncludeShape,
    ":chose": ThingShape,
    ":phrase": ThingShape,
}


def _thing(item: Any) -> str:
    return ":chose" if isinstance(item, dict) else ":phrase"


ThingItem = Annotated[
    Annotated[Text, Tag(":phrase")] | Annotated[ThingShape, Tag(":chose")], Discriminator(_thing)
]


class ProcedureShape(Shape):
    """A whole procedure file."""

    title: Text = Field(alias="titre", description="Le titre de la démarche.")
    purpose: Text = Field(alias="but", description="À quoi elle sert, en une ou deux phrases.")
    minutes: Whole = Field(alias="duree", ge=1, le=240, description="Sa durée en minutes, avec un médiateur.")
    nodes: Annotated[list[NodeShape], Field(min_length=1)] = Field(alias="etapes", description="Les étapes.")
    verified_on: Day = Field(alias="verifie_le", description="Le jour de la dernière vérification.")
    sources: Annotated[list[SourceShape], Field(min_length=1)] = Field(description="D'où viennent les faits.")
    organisation: Id | None = Field(None, alias="organisme", description="Une clé de organismes.yaml.")
    family: FamilyKey | None = Field(None, alias="famille", description="Le rayon du catalogue.")
    image: Text | None = Field(None, description="Un pictogramme.")
    cost: Text | None = Field(None, alias="cout", description="Ce que cela coûte.")
    verify_before: Day | None = Field(None, alias="verifier_avant", description="À revoir avant ce jour.")
    to_prepare: Annotated[list[ThingItem], Field(min_length=1)] = Field(
        [], alias="a_preparer", description="Ce qu'il faut avoir avec soi."
    )
    prerequisites: Annotated[list[ProcedureId], Field(min_length=1)] = Field(
        [], alias="prerequis", description="Les démarches à faire avant."
    )
    afterwards: Annotated[list[Text], Field(min_length=1)] = Field(
        [], alias="apres", description="Ce qui se passe après."
    )
    amend: Text | None = Field(None, alias="corriger", description="Comment corriger après l'envoi.")
    scams: Annotated[list[Text], Field(min_length=1)] = Field(
        [], alias="arnaques", description="Les arnaques à connaître."
    )
    reminders: Annotated[list[ReminderShape], Field(min_length=1)] = Field(
        [], alias="rappels", description="Ce qu'il faudra refaire, et quand."
    )
    unverified: Text | None = Field(None, alias="a_verifier", description="Ce qui reste à vérifier.")


ChoiceShape.model_rebuild()
GroupShape.model_rebuild()
