"""« Je viens de la refaire »: two days of the file move on, and nothing else."""

from datetime import date

import pytest

from app.config import ROOT
from app.domain.errors import Refused
from app.domain.refreshing import refreshed
from tests.documents import a_procedure

TODAY = date(2027, 1, 15)
TEXT = "# Relu par Inès.\n" + a_procedure().replace(
    "verifie_le: 2026-11-22", "verifie_le: 2026-11-22   # sur le vrai site"
)


def test_the_day_is_written_and_every_comment_stays():
    assert refreshed("caf/aide", TEXT, TODAY) == TEXT.replace("le: 2026-11-22   #", "le: 2027-01-15   #")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2027-02-22", "2027-04-15"),  # three months
        ("2027-11-22", "2028-01-15"),  # a year
        ("2026-12-02", "2027-01-25"),  # ten days
        ("2026-11-01", "2027-07-15"),  # before it was done: half a year, as where nothing is said
    ],
)
def test_it_is_trusted_for_as_long_as_before(before, after):
    text = TEXT.replace("corriger:", f'verifier_avant: "{before}"\ncorriger:')

    said = refreshed("caf/aide", text, TODAY)

    assert f'verifier_avant: "{after}"\n' in said
    assert "verifie_le: 2027-01-15   # sur" in said


@pytest.mark.parametrize("text", ["titre: [", "titre: Une aide\n", TEXT.replace("duree: 3", "duree: trois")])
def test_a_broken_file_is_left_as_it_is(text):
    with pytest.raises(Refused) as refused:
        refreshed("caf/aide", text, TODAY)

    assert refused.value.code == "redone-unreadable"


@pytest.mark.parametrize(
    "path", sorted((ROOT / "procedures").glob("*/*.yaml"))[::9], ids=lambda path: path.stem
)
def test_two_lines_at_most_change_in_a_shipped_file(path):
    text = path.read_text("utf-8")

    said = refreshed(f"{path.parent.name}/{path.stem}", text, TODAY)

    pairs = list(zip(text.splitlines(), said.splitlines(), strict=True))
    changed = [before.partition(":")[0] for before, after in pairs if before != after]
    assert changed in (["verifie_le"], ["verifie_le", "verifier_avant"])
