"""Texts as they are compared: on one line, and as a hurried hand types them."""

import re
import unicodedata
from functools import lru_cache

_BLANKS = re.compile(r"[ \t\r\n]+")
# Where French wants these spaces is known, and pages put them back: whoever types an ordinary one, or whose
# word processor does not, writes the same sentence.
_TYPOGRAPHIC = re.compile("[\u00a0\u202f](?=[:;?!»])|(?<=«)[\u00a0\u202f]")


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """A sentence on one line, its French spaces as ordinary ones; a no-break space elsewhere stays."""
    return _TYPOGRAPHIC.sub(" ", _BLANKS.sub(" ", text)).strip(" ")


def without_accents(text: str) -> str:
    """The same letters bare: « é » is e, « œ » is oe; case and punctuation stay."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(character for character in apart if not unicodedata.combining(character))


def searchable(text: str) -> str:
    """A text as it is looked for: neither case nor accents nor the kind of apostrophe."""
    return without_accents(text.casefold().replace("’", "'"))
