"""Shipped files, damaged: whatever the damage, a button mends what it says and breaks nothing."""

import pytest

from app.adapters.library import FolderLibrary
from app.config import ROOT
from app.domain.mending import applied, mends
from tests.documents import TODAY
from tests.mending import found_in, left, unread
from tests.mutants import mutants

AROUND = FolderLibrary(
    ROOT / "procedures",
    today=lambda: TODAY,
    pictograms=ROOT / "static" / "pictogrammes" / "index.json",
    include_examples=True,
).surroundings()


def test_a_mend_of_any_damaged_file_takes_its_problem_away_and_breaks_nothing():
    mended_and_sound("exemples/tout", 50)


@pytest.mark.night
@pytest.mark.parametrize("id", ["exemples/tout", "caf/premiere-connexion", "commun/boite-mail"])
def test_hundreds_of_damaged_files_are_mended(id):
    mended_and_sound(id, 300)


def mended_and_sound(id, count):
    text = (ROOT / "procedures" / f"{id}.yaml").read_text("utf-8")

    for raw in mutants(text, count):
        damaged = raw.decode("utf-8", "replace").removeprefix("\ufeff")
        for problem in found_in(damaged, AROUND):
            for one in mends(problem, damaged, AROUND):
                mended = applied(damaged, one.edits)
                assert not left(problem, damaged, mended, AROUND), (problem, one)
                assert unread(mended) <= unread(damaged), (problem, one)
