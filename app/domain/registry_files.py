"""organismes.yaml, lexique.yaml, mots.yaml, phrases.yaml → registries, or every fault with its place."""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import replace
from functools import partial
from typing import Annotated, TypeVar

from pydantic import Field, RootModel, ValidationError

from app.domain.checks import stands
from app.domain.checks.texts import check_marks
from app.domain.checks.words import left_unwritten
from app.domain.gesture import Sentence
from app.domain.phrasebook_file import PhrasebookShape, phrasebook_of, wrong_sayings
from app.domain.problems import Problem
from app.domain.registries import DOMAIN, HardWord, Organisation, Registries, Wording
from app.domain.remarks import error
from app.domain.shape_faults import shape_problems
from app.domain.shape_parts import Shape
from app.domain.shape_values import Host, Id, Text, Url
from app.domain.source import Source, read_source

_Texts = Annotated[list[Text], Field(min_length=1)]


class PhoneShape(Shape):
    """How to call, and what a call costs."""

    number: Text = Field(alias="numero", description="Le numéro, tel qu'il se compose.")
    price: Text | None = Field(None, alias="prix", description="Ce que coûte un appel, en mots.")


class OrganisationShape(Shape):
    """One organisation."""

    name: Text = Field(alias="nom", description="Son nom d'aujourd'hui.")
    former_names: _Texts = Field([], alias="anciens_noms", description="Ses anciens noms.")
    domains: Annotated[list[Host], Field(min_length=1)] = Field(
        alias="domaines", description="Ses sites officiels, sans https."
    )
    url: Url = Field(alias="adresse", description="La page d'accueil de son site.")
    phone: PhoneShape | None = Field(None, alias="telephone", description="Comment l'appeler.")
    hours: Text | None = Field(None, alias="horaires", description="Quand on peut l'appeler.")
    unverified: Text | None = Field(None, alias="a_verifier", description="Ce qui reste à vérifier.")


class HardWordShape(Shape):
    """One hard word."""

    word: Text = Field(alias="mot", description="Le mot difficile.")
    variants: _Texts = Field([], alias="variantes", description="Ses autres formes.")
    definition: Text = Field(description="Ce qu'il veut dire, en mots courts.")


class WordingShape(Shape):
    """One word to avoid."""

    word: Text = Field(alias="mot", description="Le mot à éviter.")
    variants: _Texts = Field([], alias="variantes", description="Ses autres formes.")
    say: Text = Field(alias="dire", description="Ce qu'il vaut mieux dire.")


class _Organisations(RootModel[dict[Id, OrganisationShape]]):
    pass


class _HardWords(RootModel[dict[Id, HardWordShape]]):
    pass


class _Wordings(RootModel[list[WordingShape]]):
    pass


ORGANISATIONS, HARD_WORDS, WORDINGS, PHRASES = "organismes.yaml", "lexique.yaml", "mots.yaml", "phrases.yaml"
REGISTRY_FILES = (ORGANISATIONS, HARD_WORDS, WORDINGS, PHRASES)

_SENTENCES = frozenset({"nom", "prix", "horaires", "mot", "definition", "dire", "titre"})

_Root = TypeVar("_Root", _Organisations, _HardWords, _Wordings, PhrasebookShape)


def read_registries(
    files: Mapping[str, bytes | str],
    pictograms: Set[str] | None = None,
    *,
    wordings: tuple[Wording, ...] = (),
) -> tuple[Registries, dict[str, list[Problem]]]:
    """The registries in these files, by name, and what is wrong in each; a broken one is empty.

    `wordings` are those that phrases are held against where mots.yaml is not among the files.
    """
    problems: dict[str, list[Problem]] = {name: [] for name in files}
    organisations = _read(_Organisations, ORGANISATIONS, files, problems, _wrong_addresses)
    words = _read(_HardWords, HARD_WORDS, files, problems)
    avoided = _read(_Wordings, WORDINGS, files, problems)
    if avoided:
        wordings = tuple(Wording(one.word, tuple(one.variants), one.say) for one in avoided.root)
    known = Registries(
        {key: _organisation(key, one) for key, one in organisations.root.items()} if organisations else {},
        tuple(_hard_word(key, one) for key, one in words.root.items()) if words else (),
        wordings,
    )
    wrong = partial(wrong_sayings, pictograms=pictograms, registries=known)
    phrases = _read(PhrasebookShape, PHRASES, files, problems, wrong)
    registries = replace(known, phrasebook=phrasebook_of(phrases)) if phrases else known
    return registries, problems


def _no_more(_root: object, _source: Source) -> Iterator[Problem]:
    return iter(())


def _read(
    model: type[_Root],
    name: str,
    files: Mapping[str, bytes | str],
    problems: dict[str, list[Problem]],
    more: Callable[[_Root, Source], Iterator[Problem]] = _no_more,
) -> _Root | None:
    """One registry, or None when it is absent or broken; its faults join the others'."""
    if name not in files:
        return None
    source: Source = read_source(files[name])
    problems[name] += [
        *source.problems,
        *check_marks(source, _SENTENCES),
        *left_unwritten(source, _SENTENCES),
    ]
    if source.tree is None:
        return None
    try:
        root = model.model_validate(source.tree)
    except ValidationError as refused:
        problems[name] += shape_problems(model, refused, source)
        return None
    problems[name] += more(root, source)
    return root if stands(problems[name]) else None


def _wrong_addresses(organisations: _Organisations, source: Source) -> Iterator[Problem]:
    for key, one in organisations.root.items():
        host = one.url.split("/")[2].lower()
        if not _organisation(key, one).owns(host):
            place = source.place((key, "adresse"))
            yield error("registry.address-not-official", place, host=host, domains=", ".join(one.domains))


def _organisation(key: str, shape: OrganisationShape) -> Organisation:
    phone = shape.phone
    return Organisation(
        key=key,
        name=Sentence(shape.name, DOMAIN),
        former_names=tuple(shape.former_names),
        domains=tuple(shape.domains),
        url=shape.url,
        phone=phone.number if phone else None,
        price=_perhaps(phone.price if phone else None),
        hours=_perhaps(shape.hours),
        unverified=shape.unverified,
    )


def _hard_word(key: str, shape: HardWordShape) -> HardWord:
    return HardWord(
        key, Sentence(shape.word, DOMAIN), tuple(shape.variants), Sentence(shape.definition, DOMAIN)
    )


def _perhaps(text: str | None) -> Sentence | None:
    return None if text is None else Sentence(text, DOMAIN)
