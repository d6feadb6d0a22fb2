"""What a translation must keep of its French sentence, told without knowing the language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.language import breakable

_LABEL = re.compile(r"«([^«»]*)»")
_BLANK = re.compile(r"\{(\w+)\}")
_FORMAT = re.compile(r"%\((\w+)\)[sd]")
# Controls and bidi overrides: a translation that reorders its neighbours can say what nobody wrote.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"[^\W\d_]+")
# A plural form may leave its number unsaid (« deux » is one word in Arabic).
_COUNT = "num"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing a translation lost; `stops` when showing it would break a page."""

    code: str
    fact: str = ""
    stops: bool = False


def signs_of(source: str) -> tuple[str, ...]:
    """What a translation copies as it stands: labels with their guillemets, placeholders."""
    found = re.finditer(f"{_LABEL.pattern}|{_BLANK.pattern}|{_FORMAT.pattern}", source)
    return tuple(dict.fromkeys(match[0] for match in found))


def sentence_faults(source: str, said: str, *, may_stay: bool = False) -> Iterator[Fault]:
    """What is wrong in the translation of a sentence; a proper noun `may_stay` as it is."""
    yield from _hidden_faults(said)
    yield from _label_faults(source, said)
    for name in sorted(set(_BLANK.findall(source)) ^ set(_BLANK.findall(said))):
        yield Fault("language.placeholder", f"{{{name}}}")
    if said.count("**") % 2:
        yield Fault("language.bold")
    if not may_stay and left_in_french(source, said):
        yield Fault("language.left-in-french")


def message_faults(sources: Sequence[str], said: str) -> Iterator[Fault]:
    """What is wrong in one form of a message of the interface, whose French is one form or two."""
    yield from _hidden_faults(said)
    wanted = {name for source in sources for name in _FORMAT.findall(source)}
    found = set(_FORMAT.findall(said))
    forgotten = wanted - found - ({_COUNT} if len(sources) > 1 else set())
    for name in sorted(forgotten | (found - wanted)):
        yield Fault("language.format", f"%({name})s", stops=True)
    if wanted and not _fills(said, wanted | found):
        yield Fault("language.format", "%", stops=True)
    for sign in "<>&":
        # Templates trust a message as they trust themselves.
        if sign in said and not any(sign in source for source in sources):
            yield Fault("language.markup", sign, stops=True)
    if len(sources) == 1 and left_in_french(sources[0], said):
        yield Fault("language.left-in-french")


def left_in_french(source: str, said: str) -> bool:
    """True for a copy of the French that is more than labels, numbers and two words."""
    # Nearly every translation begins otherwise: to fold the spaces of both would take most of the check.
    if source[:1] != said[:1] or breakable(source) != breakable(said):
        return False
    bare = _FORMAT.sub(" ", _BLANK.sub(" ", _LABEL.sub(" ", source)))
    return len(_WORD.findall(bare)) > 2


def _hidden_faults(said: str) -> Iterator[Fault]:
    if _HIDDEN.search(said) is None:
        return
    for character in sorted(set(_HIDDEN.findall(said))):
        yield Fault("language.hidden-character", f"U+{ord(character):04X}", stops=True)


def _label_faults(source: str, said: str) -> Iterator[Fault]:
    if "«" not in source and "«" not in said:
        return
    printed, kept = _labels(source), _labels(said)
    for label in sorted(printed - kept):
        yield Fault("language.label-lost", label)
    for label in sorted(kept - printed):
        yield Fault("language.label-unknown", label)


def _labels(text: str) -> set[str]:
    return {breakable(label) for label in _LABEL.findall(text)}


def _fills(text: str, names: set[str]) -> bool:
    try:
        text % dict.fromkeys(names, 0)
    except (TypeError, ValueError, KeyError):
        return False
    return True
