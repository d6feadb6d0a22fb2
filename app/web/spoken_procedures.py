"""How much of a procedure is said in the person's language: staff is told before they meet its French."""

from enum import StrEnum

from app.domain.language import FRENCH, sentences_of
from app.domain.procedure import Edition, Procedure
from app.web.desk import desk


class Translation(StrEnum):
    """What a procedure is in a language."""

    WHOLE = "whole"
    PARTLY = "partly"
    NONE = "none"


def translation_of(procedure: Procedure, language: str) -> Translation:
    """How much of its sentences, and of those it includes, this language has."""
    catalogues = desk().catalogues
    if catalogues.languages[language].text == FRENCH:
        return Translation.WHOLE
    if not catalogues.phrase(procedure.title, language).translated:
        return Translation.NONE
    whole = all(catalogues.phrase(one, language).translated for one in sentences_of(procedure))
    return Translation.WHOLE if whole else Translation.PARTLY


def french_only(edition: Edition) -> bool:
    """True for a procedure that no language has begun to translate."""
    catalogues = desk().catalogues
    title = edition.procedure.title
    return not any(
        catalogues.phrase(title, language.code).translated for language in catalogues.languages.translated
    )
