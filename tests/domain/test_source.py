"""A file is read within bounds: no text is changed behind its author's back, none stops the program."""

import sys
import tracemalloc
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.source import MAX_NODES, Source, read_source
from app.domain.unreadable import MAX_BYTES

CORPUS = Path(__file__).parent.parent / "corpus" / "yaml"


@dataclass(frozen=True)
class Reading:
    """What was read, and what it took: calls and bytes, the same on any machine."""

    source: Source
    calls: int
    peak: int

    @property
    def bounded(self) -> bool:
        """True as long as it took no more than the longest document that is read."""
        return self.calls < 80 * MAX_NODES and self.peak < 32 * MAX_BYTES


def read(raw: bytes) -> Reading:
    calls = 0

    def count(*_) -> None:
        nonlocal calls
        calls += 1

    tracemalloc.start()
    sys.setprofile(count)
    try:
        source = read_source(raw)
    finally:
        sys.setprofile(None)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return Reading(source, calls, peak)


def codes(raw: bytes | str) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in read_source(raw).problems]


def test_a_scalar_stays_the_text_it_is():
    source = read_source("a: no\nb: 1.10\nc: 12:30\nd: 2024-99-99\ne: 0x1F\nf: ~\n")

    assert source.tree == {"a": "no", "b": "1.10", "c": "12:30", "d": "2024-99-99", "e": "0x1F", "f": "~"}
    assert source.problems == ()


def test_every_value_and_every_key_has_its_place():
    source = read_source("titre: A\netapes:\n  - faire: B\n")

    assert source.place(("etapes", 0, "faire")) == source.places[("etapes", 0, "faire")]
    assert (source.place(("etapes", 0, "faire")).line, source.place(("etapes", 0, "faire")).column) == (3, 12)
    assert (source.key_place(("etapes", 0, "faire")).line, source.key_place(("etapes",)).column) == (3, 1)


def test_what_was_not_written_is_placed_where_it_should_have_been():
    source = read_source("etapes:\n  - faire: B\n")

    assert source.place(("etapes", 0, "voir")) == source.place(("etapes", 0))


def test_a_key_may_have_its_accents():
    assert read_source("étapes: A\nverifié_le: B\n").tree == {"etapes": "A", "verifie_le": "B"}


def test_an_accented_key_and_the_plain_one_are_the_same_twice():
    assert codes("etapes: A\nétapes: B\n") == [("source.duplicate-key", 2, 1)]


def test_a_decomposed_text_is_composed():
    assert read_source("a: e\u0301te\u0301\n").tree == {"a": "été"}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_and_a_byte_order_mark_are_fine(ending):
    source = read_source(b"\xef\xbb\xbf" + f"a: b{ending}c: d{ending}".encode())

    assert (source.tree, source.problems) == ({"a": "b", "c": "d"}, ())
    assert source.place(("c",)).line == 2


def test_no_break_spaces_and_arabic_are_letters_like_others():
    assert codes("a: Prix\u00a0! 3\u202f€ مرحبا\n") == []


def test_all_faults_are_told_at_once():
    told = codes("a: &x 1\nb: *x\n<<: 3\na: 4\nc: !!int 5\n")

    assert told == [
        ("source.anchor", 1, 4),
        ("source.alias", 2, 4),
        ("source.merge-key", 3, 1),
        ("source.duplicate-key", 4, 1),
        ("source.tag", 5, 4),
    ]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"", ("source.empty", 1, 1)),
        (b"# seul un commentaire\n", ("source.empty", 1, 1)),
        (b"a: caf\xe9\n", ("source.not-utf8", 1, 7)),
        (b"a: b\nc: \xff\n", ("source.not-utf8", 2, 4)),
        ("a: b".encode("utf-16"), ("source.not-utf8", 1, 1)),
        (b"a: b\n\tc: d\n", ("source.tab", 2, 1)),
        (b"a: b: c\n", ("source.colon-in-text", 1, 5)),
        (b"--- a\n--- b\n", ("source.second-document", 2, 1)),
        (b"%YAML 1.1\n---\na: b\n", ("source.directive", 1, 1)),
        (b"? [a]\n: b\n", ("source.key-not-text", 1, 3)),
        (b'a: "b\n', ("source.syntax", 2, 1)),
        (b'a: "\\ud800"\n', ("source.syntax", 1, 7)),
        (b'a: "\\u202e"\n', ("source.unseen-character", 1, 4)),
        ("a: b\u202ec\n".encode(), ("source.unseen-character", 1, 5)),
        ("a: b\u200bc\n".encode(), ("source.unseen-character", 1, 5)),
        (b"a: b\x00\n", ("source.unseen-character", 1, 5)),
        ("a: \ud800\n", ("source.unseen-character", 1, 4)),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(raw, found):
    assert codes(raw) == [found]


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_no_hostile_file_of_the_corpus_passes_or_lasts(path):
    reading = read(path.read_bytes())

    assert reading.source.problems
    assert reading.bounded


BIG = {
    "fifty megabytes": lambda: b"a" * 50_000_000,
    "ten thousand levels": lambda: b"[" * 10_000,
    "ten thousand levels of keys": lambda: b"\n".join(b" " * n + b"a:" for n in range(700)),
    "a list without end": lambda: b"- a\n" * 60_000,
    "a scalar without end": lambda: b"a: " + b"x" * 200_000,
    "a key without end": lambda: b"x" * 200_000 + b": a",
    "only quotes": lambda: b'"' * 200_000,
    "only question marks": lambda: b"? " * 100_000,
    "noise": lambda: bytes(range(256)) * 500,
    "zeros": lambda: bytes(100_000),
}


@pytest.mark.parametrize("make", BIG.values(), ids=BIG)
def test_a_huge_file_is_refused_before_it_costs_anything(make):
    raw = make()

    reading = read(raw)

    assert reading.source.problems
    assert reading.bounded
