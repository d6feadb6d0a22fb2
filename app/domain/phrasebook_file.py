"""phrases.yaml: its shape, and what a phrase of the desk may not be."""

import re
from collections.abc import Iterator, Set
from typing import Annotated

from pydantic import BeforeValidator, Field, RootModel

from app.domain.checks.words import hard_sentences
from app.domain.gesture import Sentence
from app.domain.phrasebook import Chapter, Expected, Phrasebook, Saying
from app.domain.problems import Problem
from app.domain.registries import DOMAIN, Registries
from app.domain.remarks import error
from app.domain.shape_parts import Shape
from app.domain.shape_values import Id, Text, known, nearest
from app.domain.source import Source

# A question that begins so has no yes and no no; it would also be the one to ask for a name or an address.
_OPEN = re.compile(
    r"(à |de |d['’]|en |pour |depuis |chez |avec |sur |par )?"
    r"(quel(le)?s?|comment|où|quand|combien|pourquoi|qui|que|qu['’]est-ce|quoi|lequel|laquelle)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\s*([^.?!…]+)\?")

ExpectedKey = Annotated[Expected, BeforeValidator(known(Expected))]


class SayingShape(Shape):
    """One phrase."""

    words: Text = Field(alias="dire", description="Ce que vous dites : une phrase courte, avec « vous ».")
    image: Text | None = Field(None, description="Le pictogramme montré avec la phrase.")
    expects: ExpectedKey = Field(
        Expected.UNDERSTOOD, alias="reponse", description="oui_non pour une question, sinon compris."
    )


class ChapterShape(Shape):
    """One group of phrases."""

    title: Text = Field(alias="titre", description="Le moment où l'on dit ces phrases.")
    sayings: Annotated[dict[Id, SayingShape], Field(min_length=1)] = Field(
        alias="phrases", description="Les phrases, chacune sous un nom qui n'est qu'à elle."
    )


class PhrasebookShape(RootModel[dict[Id, ChapterShape]]):
    """The whole file: groups by their key."""


def phrasebook_of(root: PhrasebookShape) -> Phrasebook:
    """The phrasebook that a sound file makes."""
    return Phrasebook(
        tuple(
            Chapter(
                key,
                Sentence(chapter.title, DOMAIN),
                tuple(_saying(name, one) for name, one in chapter.sayings.items()),
            )
            for key, chapter in root.root.items()
        )
    )


def wrong_sayings(
    root: PhrasebookShape, source: Source, *, pictograms: Set[str] | None, registries: Registries
) -> Iterator[Problem]:
    """What is wrong in phrases that have their shape; the other `registries` name the words to avoid."""
    yield from hard_sentences(source, {"dire", "titre"}, registries)
    met: set[str] = set()
    for chapter, shape in root.root.items():
        for key, one in shape.sayings.items():
            route = (chapter, "phrases", key)
            if key in met:
                yield error("registry.phrase-repeated", source.key_place(route), key=key)
            met.add(key)
            yield from _wrong_answer(one, source, route)
            if one.image and pictograms is not None and one.image not in pictograms:
                meant = nearest(one.image, sorted(pictograms))
                yield error(
                    "truth.unknown-image", source.place((*route, "image")), image=one.image, nearest=meant
                )


def _wrong_answer(one: SayingShape, source: Source, route: tuple[str, ...]) -> Iterator[Problem]:
    questions = _QUESTION.findall(one.words)
    place = source.place((*route, "dire"))
    if any(_OPEN.match(asked) for asked in questions):
        yield error("registry.phrase-open-question", place)
    elif questions and one.expects is Expected.UNDERSTOOD:
        yield error("registry.phrase-without-yes-or-no", place)


def _saying(key: str, shape: SayingShape) -> Saying:
    return Saying(key, Sentence(shape.words, DOMAIN), shape.image, shape.expects)
