"""python -m app export-po and import-po: what leaves comes back, and nothing is overwritten silently."""

import pytest

from app.cli import po
from app.domain.gesture import Sentence
from app.usecases.translation_returns import Effect
from tests.web.translated import a_house, as_shipped

TITLE = "Déclarer mes ressources à la CAF"
WRITTEN = {Effect.FILLS, Effect.CHANGES}


@pytest.fixture(scope="module")
def own_house(tmp_path_factory):
    return a_house(tmp_path_factory.mktemp("traduction"))


@pytest.fixture
def house(own_house):
    """A desk whose catalogues a test may change."""
    as_shipped(own_house)
    return own_house


def said(house):
    return house.program.catalogues.phrase(Sentence(TITLE, "caf"), "ar").text


@pytest.mark.parametrize("name", ["po", "tableau.xlsx"])
def test_what_leaves_comes_back_and_changes_nothing(house, tmp_path, capsys, name):
    po.export(house.program.returns, "ar", tmp_path / name)
    paths = sorted((tmp_path / name).glob("*.po")) or [tmp_path / name]

    code = po.bring_in(house.program.returns, "ar", paths, WRITTEN, "Sara")

    assert code == 0
    assert "+" not in [line[:1] for line in capsys.readouterr().out.splitlines()]


def test_a_changed_catalogue_waits_for_an_explicit_yes_before_it_replaces(house, tmp_path, capsys):
    po.export(house.program.returns, "ar", tmp_path)
    file, before = tmp_path / "caf.po", said(house)
    file.write_text(file.read_text("utf-8").replace(before, "تصريح"), "utf-8")

    first = po.bring_in(house.program.returns, "ar", [file], WRITTEN, "Sara")
    kept = said(house)
    second = po.bring_in(house.program.returns, "ar", [file], {*WRITTEN, Effect.CONFLICTS}, "Sara")

    assert (first, second) == (1, 0)
    assert (kept, said(house)) == (before, "تصريح")
    assert f"- caf : {TITLE} > تصريح (changée ici entre-temps)" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "name"), [("xx", "a.po"), ("ar", "a.pdf"), ("ar", "absent.po")])
def test_what_cannot_be_read_is_told_in_one_line(house, tmp_path, capsys, language, name):
    if name != "absent.po":
        (tmp_path / name).write_bytes(b"")

    code = po.bring_in(house.program.returns, language, [tmp_path / name], WRITTEN, "Sara")

    told = capsys.readouterr().err.splitlines()
    assert (code, len(told)) == (2, 2)
