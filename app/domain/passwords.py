"""Passphrases: long, not common, not about the desk; no rule on capitals or signs, no renewal."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files

from app.domain.account import MIN_PASSPHRASE
from app.domain.errors import Refused
from app.domain.folding import without_accents

# Enough for eight long words; a hash of megabytes would be a gift to whoever wants us slow.
MAX_PASSPHRASE = 256
WORDS_PROPOSED = 4  # 4 words of 6,000: 50 bits
MIN_OWN = 8  # letters and digits that say nothing of the desk
MIN_DIFFERENT = 5  # characters; « aaaaaaaaaaaa » is long and worth nothing
DESK_WORDS = ("pasapas", "pas", "pimms", "mediation", "mediateur", "mediatrice", "numerique", "guichet")

Choose = Callable[[Sequence[str]], str]


def normalized(passphrase: str) -> str:
    """The same text for every keyboard: é is one character whatever way it was typed."""
    return unicodedata.normalize("NFC", passphrase)


def accepted(passphrase: str, about: Iterable[str] = ()) -> str:
    """The passphrase normalized, or Refused; `about` is what anybody knows of the person."""
    passphrase = normalized(passphrase)
    if len(passphrase) < MIN_PASSPHRASE:
        raise Refused("passphrase-short", minimum=MIN_PASSPHRASE)
    if len(passphrase) > MAX_PASSPHRASE:
        raise Refused("passphrase-long", maximum=MAX_PASSPHRASE)
    folded = _folded(passphrase)
    if len(set(folded or passphrase)) < MIN_DIFFERENT or _common(folded):
        raise Refused("passphrase-common")
    if folded and len(_without(folded, (*DESK_WORDS, *map(_folded, about)))) < MIN_OWN:
        raise Refused("passphrase-guessable")
    return passphrase


def proposed(choose: Choose) -> str:
    """Words drawn by `choose`, which must be a secret draw."""
    return " ".join(choose(words()) for _ in range(WORDS_PROPOSED))


@cache
def words() -> tuple[str, ...]:
    """The words that proposals are made of."""
    return _listed("words.txt")


@cache
def _commonest() -> frozenset[str]:
    return frozenset(_listed("common.txt"))


def _listed(name: str) -> tuple[str, ...]:
    lines = files("app.domain").joinpath(name).read_text("utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


def _folded(text: str) -> str:
    """Letters and digits alone, without case, accents or signs."""
    return "".join(character for character in without_accents(text).casefold() if character.isalnum())


def _common(folded: str) -> bool:
    core = folded.strip("0123456789")
    return (not core and folded.isascii()) or _unit(core) in _commonest() or folded in _commonest()


def _unit(text: str) -> str:
    """What a text repeats: « azerty » for « azertyazerty »."""
    # A text found again inside its double, before its end, is a repetition of its beginning.
    return text[: (text + text).find(text, 1)]


def _without(folded: str, known: Iterable[str]) -> str:
    for word in sorted(known, key=len, reverse=True):
        if len(word) > 2:
            folded = folded.replace(word, "")
    return folded
