"""A pause: three words bring back procedure, place and language another day, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from types import MappingProxyType

from app.domain.autonomy import Autonomy
from app.domain.comfort import Size
from app.domain.folding import without_accents
from app.domain.walk import Walk

Words = tuple[str, str, str]

# Pictogram → its word. Things of every day, of one or two syllables, that neither sound nor look alike:
# a person who does not read tells them by the picture, a mediator hears them over a telephone.
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "ampoule": "ampoule",
        "avion": "avion",
        "bague": "bague",
        "bus": "bus",
        "cadeau": "cadeau",
        "casque": "casque",
        "chaussures": "chaussure",
        "cible": "cible",
        "clavier": "clavier",
        "cle": "clé",
        "cloche": "cloche",
        "coeur": "cœur",
        "crayon": "crayon",
        "eau": "goutte",
        "ecole": "école",
        "ecran": "écran",
        "enfant": "enfant",
        "etoile": "étoile",
        "feu": "feu",
        "globe": "globe",
        "horloge": "horloge",
        "journal": "journal",
        "lit": "lit",
        "livre": "livre",
        "loupe": "loupe",
        "main": "main",
        "maison": "maison",
        "musique": "musique",
        "oreille": "oreille",
        "outils": "marteau",
        "panier": "panier",
        "photo": "photo",
        "porte": "porte",
        "poubelle": "poubelle",
        "prise": "prise",
        "repas": "assiette",
        "sac": "sac",
        "soleil": "soleil",
        "souris": "souris",
        "theatre": "théâtre",
        "ticket": "ticket",
        "train": "train",
        "trombone": "trombone",
        "usine": "usine",
        "valise": "valise",
        "velo": "vélo",
        "vetement": "chemise",
        "voiture": "voiture",
    }
)


@dataclass(frozen=True, slots=True)
class PauseSlip:
    """All that is kept of a paused walk; `words` are keys of WORDS, and no answer is in it.

    `on_desk` for the slip of a post left alone, that waits on the mediator's board.
    """

    words: Words
    procedure: str
    edition: str
    place: str
    language: str
    level: Autonomy
    size: Size
    expires_at: datetime
    on_desk: bool = False


def slip_of(walk: Walk, words: Words, *, expires_at: datetime, on_desk: bool = False) -> PauseSlip:
    """What a pause keeps: from a side trip, the gesture it left from; while resuming, where that led."""
    return PauseSlip(
        words=words,
        procedure=walk.procedure,
        edition=walk.edition,
        place=walk.resuming or walk.frames[0].place,
        language=walk.language,
        level=walk.level,
        size=walk.comfort.size,
        expires_at=expires_at,
        on_desk=on_desk,
    )


def read_words(text: str) -> Words | None:
    """The three words that somebody typed, whatever their case, accents and what stands between them."""
    typed = _typed(text)
    keys = [_BY_WORD[word] for word in typed if word in _BY_WORD]
    return (keys[0], keys[1], keys[2]) if len(keys) == len(typed) == 3 else None


def spelled(words: Words) -> str:
    """The three words as an address carries them, that `read_words` reads again."""
    return "-".join(_folded(WORDS[word]) for word in words)


def misread_words(text: str) -> Mapping[str, str]:
    """The typed words that are on no slip, each with the word of a slip that is nearest, or nothing."""
    near = {word: get_close_matches(word, _BY_WORD, n=1) for word in _typed(text) if word not in _BY_WORD}
    return {word: WORDS[_BY_WORD[found[0]]] if found else "" for word, found in near.items()}


def _typed(text: str) -> list[str]:
    return "".join(letter if letter.isalpha() else " " for letter in _folded(text)).split()


def _folded(text: str) -> str:
    return without_accents(text.lower())


# The code on a slip holds the keys, a person types the words.
_BY_WORD: Mapping[str, str] = {
    **{key: key for key in WORDS},
    **{_folded(word): key for key, word in WORDS.items()},
}
