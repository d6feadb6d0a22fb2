"""A recorded sentence: how it is named, in which procedure it is kept, and what sort of sound it is."""

from collections.abc import Mapping
from hashlib import sha256

MOST_BYTES = 2 * 1024 * 1024

# Suffix → media type, in the order in which a sentence recorded twice is chosen.
SOUNDS: Mapping[str, str] = {
    "opus": "audio/ogg; codecs=opus",
    "mp3": "audio/mpeg",
    "webm": "audio/webm",
    "ogg": "audio/ogg",
    "m4a": "audio/mp4",
}

_MPEG_LAYER_3 = 0b01


def key_of(text: str) -> str:
    """The name of the recording of a sentence, as a voice would read it (`Phrase.plain`)."""
    return sha256(text.encode()).hexdigest()[:16]


def home_of(procedure: str, node: str | None) -> tuple[str, str | None]:
    """The procedure that wrote a node, and its id there: what is included keeps its own recordings."""
    owner, mark, own = (node or "").rpartition(":")
    return (owner, own) if mark and owner else (procedure, node)


def sound_of(body: bytes) -> str | None:
    """The suffix that these bytes deserve, whatever they claim to be; None for no sound that we serve."""
    if body.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in body[:64]:
        return "webm"
    if body.startswith(b"OggS"):
        return "opus" if b"OpusHead" in body[:64] else "ogg"
    if body.startswith(b"ID3") or _is_mpeg_frame(body[:2]):
        return "mp3"
    return "m4a" if body[4:8] == b"ftyp" else None


def _is_mpeg_frame(head: bytes) -> bool:
    synchronised = len(head) == 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0
    return synchronised and (head[1] >> 1) & 0b11 == _MPEG_LAYER_3
