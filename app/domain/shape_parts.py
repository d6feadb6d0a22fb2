"""The parts of a procedure file that are no nodes: sources, drawn screens, rescues, levels, exits."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from app.domain.shape_values import (
    CredenceKey,
    Day,
    Delay,
    Flag,
    Host,
    MonthDay,
    ProcedureId,
    Text,
    Url,
)

ELEMENT_KINDS = ("menu", "lien", "bouton", "champ", "case", "liste", "texte", "image")


class Shape(BaseModel):
    """What every part of a document obeys: no key beyond the known ones."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceShape(Shape):
    """One source of the facts."""

    title: Text = Field(alias="titre", description="Le nom de la page ou du document lu.")
    url: Url = Field(alias="adresse", description="Son adresse, en https.")
    read_on: Day = Field(alias="consulte_le", description="Le jour où vous l'avez lu : AAAA-MM-JJ.")
    nature: CredenceKey = Field(description="officielle, secondaire ou a_verifier.")


class ThingShape(Shape):
    """Something to have at hand, with its picture."""

    what: Text = Field(alias="quoi", description="Ce qu'il faut avoir avec soi.")
    image: Text | None = Field(None, description="Un pictogramme.")


class ReminderShape(Shape):
    """Something to do again."""

    what: Text = Field(alias="quoi", description="Ce qu'il faudra faire.")
    delay: Delay | None = Field(None, alias="dans", description="3 mois, 2 semaines ou 10 jours après.")
    month_day: MonthDay | None = Field(None, alias="chaque_mois", description="Le jour de chaque mois : 28.")

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if (self.delay is None) == (self.month_day is None):
            raise PydanticCustomError("shape.reminder-when", "one time")
        return self


class ElementShape(Shape):
    """One thing of a drawn screen."""

    menu: Text | None = Field(None, description="Un menu.")
    link: Text | None = Field(None, alias="lien", description="Un lien.")
    button: Text | None = Field(None, alias="bouton", description="Un bouton.")
    entry: Text | None = Field(None, alias="champ", description="Une case où l'on tape du texte.")
    box: Text | None = Field(None, alias="case", description="Une petite case à cliquer.")
    choices: Text | None = Field(None, alias="liste", description="Une liste à dérouler.")
    text: Text | None = Field(None, alias="texte", description="Un texte que l'on lit seulement.")
    picture: Text | None = Field(None, alias="image", description="Une image, décrite en mots.")
    target: Flag = Field(False, alias="cible", description="true : c'est ce qu'il faut trouver.")
    example: Text | None = Field(None, alias="exemple", description="Un exemple inventé, pour un champ.")

    @property
    def drawn(self) -> tuple[tuple[str, str], ...]:
        """The kind and the label, by every kind that is given: one, in a sound element."""
        labels = (
            self.menu,
            self.link,
            self.button,
            self.entry,
            self.box,
            self.choices,
            self.text,
            self.picture,
        )
        return tuple((kind, label) for kind, label in zip(ELEMENT_KINDS, labels, strict=True) if label)

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if len(self.drawn) != 1:
            raise PydanticCustomError("shape.element-kind", "one kind", {"known": ", ".join(ELEMENT_KINDS)})
        if self.example is not None and self.entry is None:
            raise PydanticCustomError("shape.example-without-entry", "example")
        return self


class ScreenShape(Shape):
    """A drawn, simplified screen of the real site."""

    address: Host | None = Field(None, alias="adresse", description="Le site dessiné : www.caf.fr.")
    elements: Annotated[list[ElementShape], Field(min_length=1)] = Field(
        description="Ce que l'on voit, de haut en bas."
    )


class RescueShape(Shape):
    """What to do when stuck."""

    when: Text = Field(alias="si", description="Ce que dit la personne.")
    then: Text | None = Field(None, alias="alors", description="Ce qu'elle peut essayer.")
    trip: ProcedureId | None = Field(None, alias="secours", description="Un guide de secours : dossier/nom.")

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if self.then is None and self.trip is None:
            raise PydanticCustomError("shape.rescue-without-help", "no help")
        return self


class LevelShape(Shape):
    """What a gesture says otherwise at one level."""

    do: Text | None = Field(None, alias="faire", description="Le geste, dit autrement à ce niveau.")
    see: Text | None = Field(None, alias="voir", description="Ce que l'on voit, à ce niveau.")
    say: Text | None = Field(None, alias="dire", description="Ce que le médiateur dit, à ce niveau.")
    mediator: Text | None = Field(None, alias="mediateur", description="Conseil au médiateur, à ce niveau.")
    masked: Flag = Field(False, alias="masque", description="true : ce geste ne se montre pas à ce niveau.")


class ExitShape(Shape):
    """« This is not for you »."""

    title: Text = Field(alias="titre", description="Le titre de la sortie.")
    text: Text = Field(alias="texte", description="Ce que l'on fait ; ne décide jamais d'un droit.")
    towards: ProcedureId | None = Field(None, alias="vers", description="Une autre démarche : dossier/nom.")
    unverified: Text | None = Field(None, alias="a_verifier", description="Ce qui reste à vérifier.")
