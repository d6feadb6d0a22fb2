"""Texts compared as a hurried hand types them."""

import unicodedata


def without_accents(text: str) -> str:
    """The same letters bare: « é » is e, « œ » is oe; case and punctuation stay."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(character for character in apart if not unicodedata.combining(character))
