"""A module has one reason to exist: past 250 lines it has two."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTS = {"tables.py"}  # one table after the other: nothing is followed from one to the next
OURS = {
    "program": [path for path in (ROOT / "app").rglob("*.py") if "migrations" not in path.parts],
    "scripts": list((ROOT / "static" / "js").glob("*.js")),
}


@pytest.mark.parametrize("kind", OURS)
def test_no_module_is_longer_than_one_reads_at_once(kind):
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in OURS[kind]}

    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > 250 and name not in LISTS} == {}
