"""« Guillemets »: what is printed so on the real site."""

import re

LABEL = re.compile(r"«[^«»]*»")

_STRAY = re.compile(r"[«»]")
_PUNCTUATION = re.compile(r"[.?!:…]")
_END = re.compile(r"[.?!:…]+(?=\s|$)")
_WORD = re.compile(r"\S*\w\S*")


def labels_of(text: str) -> tuple[str, ...]:
    """The labels of a text, without their guillemets."""
    return tuple(label.strip("«» \u00a0\u202f") for label in LABEL.findall(text))


def without_labels(text: str) -> str:
    """The same text, nothing left between guillemets."""
    return LABEL.sub("«»", text)


def labels_closed(text: str) -> bool:
    """True when every guillemet has its other half and none stands inside another."""
    return not _STRAY.search(LABEL.sub("", text))


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, not cut inside a label."""
    calm = LABEL.sub(lambda label: _PUNCTUATION.sub("", label[0]), text)
    return [sentence for sentence in (part.strip() for part in _END.split(calm)) if sentence]


def count_words(sentence: str) -> int:
    """How many words are to be read."""
    return len(_WORD.findall(sentence))
