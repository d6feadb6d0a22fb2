"""`translations/langues.yaml`, read once: which languages there are, and what each promises."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import yaml
from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.domain.language import FRENCH, Direction, Language, Languages

FILE = Path("translations") / "langues.yaml"
WRONG_LIST = (ValueError, yaml.YAMLError, UnknownLocaleError)
Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$")]


class _Plurals(BaseModel):
    model_config = ConfigDict(extra="forbid")

    formes: Annotated[int, Field(ge=1, le=6)]
    regle: str


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    nom: Annotated[str, StringConstraints(min_length=1)]
    sens: Direction = Direction.LEFT_TO_RIGHT
    pluriels: _Plurals | None = None
    complet: frozenset[str] = frozenset()
    texte: Code | None = None


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid")

    langues: dict[Code, _Entry]
    non_livres: frozenset[str] = frozenset()


def read_languages(root: Path) -> Languages:
    """The languages of the product; raise one of WRONG_LIST, which stops the start."""
    text = (root / FILE).read_text(encoding="utf-8-sig")
    document = _Document.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))
    if FRENCH not in document.langues:
        raise ValueError(f"{FILE}: « {FRENCH} » manque, c'est la langue source")
    codes = sorted(document.langues, key=lambda code: code != FRENCH)
    return Languages({code: _language(code, document.langues) for code in codes}, document.non_livres)


def _language(code: str, entries: Mapping[str, _Entry]) -> Language:
    entry = entries[code]
    if entry.texte is not None:
        return _spoken_only(code, entry.texte, entries)
    count, rule = _plurals(code, entry.pluriels)
    return Language(code, entry.nom, entry.sens, count, rule, entry.complet)


def _spoken_only(code: str, lender: str, entries: Mapping[str, _Entry]) -> Language:
    """A language without texts: it is written, and counts, as the one that lends it its own."""
    entry, written = entries[code], entries.get(lender)
    if code == FRENCH or written is None or written.texte is not None:
        raise ValueError(f"{FILE}: « {code} » ne peut pas prendre ses textes à « {lender} »")
    if entry.sens is not written.sens or entry.complet or entry.pluriels:
        raise ValueError(
            f"{FILE}: « {code} » prend ses textes à « {lender} » : même sens, ni pluriels ni complet"
        )
    count, rule = _plurals(lender, written.pluriels)
    return Language(code, entry.nom, entry.sens, count, rule, borrowed=lender)


def _plurals(code: str, own: _Plurals | None) -> tuple[int, str]:
    """What the file says, else what Babel knows: its Arabic swaps two forms, hence the choice."""
    if own is not None:
        return own.formes, f"({own.regle})"
    known = get_plural(Locale.parse(code, sep="-"))
    rule = known.plural_expr
    return known.num_plurals, rule if rule.startswith("(") and rule.endswith(")") else f"({rule})"
