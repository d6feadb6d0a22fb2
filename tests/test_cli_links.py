"""« links » and « stats » as somebody reads them in a terminal."""

import json

import pytest

from app.cli import main
from app.cli.links import report
from app.domain.linking import LinkOutcome
from app.usecases.link_ports import Found
from tests.usecases.test_links import CAF, FINE, GONE, WORK, Web, links


@pytest.mark.parametrize(
    ("web", "code"), [(Web(), 0), (Web(work=GONE), 1), (Web(work=Found(LinkOutcome.GUARDED, "403")), 0)]
)
def test_the_exit_code_says_whether_every_site_answers(web, code, capsys):
    assert report(links(web), "text") == code


def test_only_what_asks_for_eyes_is_written_and_the_bar_goes_beside(capsys):
    report(links(Web(work=GONE)), "text")

    said = capsys.readouterr()
    assert said.out == f"{WORK} : La page n’existe plus. (organismes.yaml)\n"
    assert "] 2/2" in said.err
    assert "2 adresse(s) : 1 ne répond(ent) plus." in said.err


def test_a_program_reads_everything(capsys):
    report(links(Web(caf=FINE, work=GONE)), "json")

    found = {one["address"]: (one["outcome"], one["broken"]) for one in json.loads(capsys.readouterr().out)}
    assert found == {CAF: ("bien", False), WORK: ("disparue", True)}


def test_without_internet_it_says_so_with_a_code_of_its_own(capsys, monkeypatch):
    monkeypatch.setattr("app.usecases.links.TRIED", 1)

    code = report(links(Web(caf=Found(LinkOutcome.UNNAMED))), "text")

    assert (code, capsys.readouterr().out) == (2, "")


def test_the_catalogue_is_counted_file_by_file(capsys):
    assert main(["stats", "caf/declaration-ressources", "savoir-faire/souris"]) == 0

    head, first, second, together = capsys.readouterr().out.splitlines()
    assert head.startswith("démarche")
    assert first.startswith("caf/declaration-ressources ")
    assert second.startswith("savoir-faire/souris ")
    assert together.startswith("2 démarches ")


def test_a_program_counts_too_and_an_unknown_file_has_its_code(capsys):
    assert main(["stats", "savoir-faire/souris", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["savoir-faire/souris"]

    assert found["gestures"] == 5
    assert found["reading"]["words"] > found["reading"]["sentences"] > 0
    assert set(found["languages"]) >= {"ar", "en"}
    assert main(["stats", "caf/rien"]) == 2
