"""Procedures damaged in every way that a hand, an editor or an enemy damages a file."""

import random
from collections.abc import Iterator

_SCRAPS = (
    *("\t", "  ", "\n", "\r", ":", ": ", "- ", "&a ", "*a", "<<: ", "!!int ", "! ", "#", "'", '"', "{", "}"),
    *("[", "]", "---\n", "...\n", "%YAML 1.1\n", "|\n", ">-\n", "? ", "\0", "\ufeff", "\u202e", "\u200b"),
    *("é", "\u2028", "null", "2026-99-99", "12:30", "1e999", "0x1F", "no", "«", "»", "**", "<b>", "{x}"),
    *("etapes:", "choix: []", "bloque: x", "id: 1", "cible: oui", "a_la_place: {masque: oui}", "nature:"),
    *("\\", "\ud800", "\U0001f600", "ﬁ", "x" * 21_000, "[" * 30, "nature: engageant", "inclure: a/b"),
)


def mutants(text: str, count: int, seed: int = 20261122) -> Iterator[bytes]:
    """That many damaged copies of a text, the same ones for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        damaged = text
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            damaged = chance.choice(_WAYS)(damaged, chance)
        raw = damaged.encode("utf-8", "surrogatepass")
        yield raw if chance.random() < 0.9 else _bytes(raw, chance)


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(_SCRAPS) + text[at:]


def _cut(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.randint(1, 80) :]


def _truncate(text: str, chance: random.Random) -> str:
    return text[: chance.randint(0, len(text))]


def _swap_lines(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return "".join(lines)


def _repeat_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = chance.randrange(len(lines))
    return "".join([*lines[:at], lines[at], *lines[at:]])


def _shift_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(["  ", "\t", ""]) + lines[at].lstrip(" ")
    return "".join(lines)


def _another_value(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = chance.randrange(len(lines))
    key, colon, _ = lines[at].partition(":")
    lines[at] = f"{key}{colon} {chance.choice(_SCRAPS)}\n"
    return "".join(lines)


def _bytes(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(raw))
    return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]


_WAYS = (_insert, _insert, _cut, _truncate, _swap_lines, _repeat_line, _shift_line, _another_value)
