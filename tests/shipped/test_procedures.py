"""Every procedure that we ship obeys the rules, and its damaged copies are told without a traceback."""

import json
import re
from datetime import date
from functools import cache

import pytest

from app.adapters.library import FolderLibrary
from app.adapters.pictograms import read_pictograms
from app.cli.schema import PHRASEBOOK_SCHEMA, SCHEMA
from app.domain.autonomy import Autonomy
from app.domain.checks import Surroundings, check_document, stands
from app.domain.cutting import cut
from app.domain.document import read_document
from app.domain.editions import Assembler
from app.domain.path import follow
from app.domain.problems import Severity
from app.domain.registry_files import REGISTRY_FILES
from app.domain.schema import phrasebook_schema_text, schema_text
from app.web.wording import SENTENCES, explain
from tests.documents import ROOT
from tests.mutants import mutants

PICTOGRAMS = ROOT / "static" / "pictogrammes" / "index.json"
PROCEDURES = ROOT / "procedures"
OF_THE_DAY = ("truth.to-verify-again", "truth.verified-later")
KINDS = "file|source|shape|tree|truth|words|registry|language|recording"
CODE = re.compile(rf'"((?:{KINDS})\.(?!txt)[a-z0-9-]+)"')


@cache
def shipped(today: date = date(2026, 11, 22)) -> FolderLibrary:
    """The project's own procedures."""
    return FolderLibrary(PROCEDURES, today=lambda: today, pictograms=PICTOGRAMS, include_examples=True)


@cache
def around() -> Surroundings:
    """What a file of the project is held against."""
    library = shipped()
    documents = {
        path.relative_to(PROCEDURES).with_suffix("").as_posix(): path for path in PROCEDURES.glob("*/*.yaml")
    }
    return Surroundings(
        date(2026, 11, 22),
        {id: read_document(id, path.read_bytes()) for id, path in documents.items()},
        library.registries,
        read_pictograms(PICTOGRAMS),
    )


FILES = sorted(path.relative_to(PROCEDURES).as_posix() for path in PROCEDURES.glob("*/*.yaml"))


@pytest.mark.parametrize("file", FILES)
def test_a_shipped_procedure_has_neither_error_nor_warning(file):
    told = shipped().problems()[file.removesuffix(".yaml")]

    worst = [(one.code, one.place.line) for one in told if one.severity > Severity.NOTE]
    assert [one for one in worst if one[0] not in OF_THE_DAY] == []


def test_every_shipped_registry_is_sound():
    problems = shipped().problems()

    assert [problems[name] for name in REGISTRY_FILES] == [(), (), (), ()]


def test_no_day_takes_a_shipped_procedure_away():
    assert shipped(date(2040, 1, 1)).editions() == shipped().editions()


@pytest.mark.parametrize("file", FILES)
def test_a_shipped_edition_is_made_again_of_its_texts(file):
    library = shipped()
    edition = library.editions()[file.removesuffix(".yaml")]

    assert library.rebuild(edition.procedure.id, edition.id, library.sources(edition.id)) == edition


def test_the_shipped_schema_is_that_of_the_code():
    assert (ROOT / SCHEMA).read_text("utf-8") == schema_text()
    assert (ROOT / PHRASEBOOK_SCHEMA).read_text("utf-8") == phrasebook_schema_text()


@pytest.mark.parametrize("level", Autonomy)
@pytest.mark.parametrize("file", FILES)
def test_a_shipped_procedure_shows_something_at_every_level(file, level):
    path = follow(shipped().editions()[file.removesuffix(".yaml")].procedure, {}, trip=True)

    assert cut(path, level) != ()


def told_well(id: str, raw: bytes) -> None:
    """Everything wrong in a damaged copy has a place in it and a sentence; what stands can be walked."""
    document = read_document(id, raw)
    problems = check_document(document, around())
    for problem in problems:
        assert 1 <= problem.place.line <= raw.count(b"\n") + raw.count(b"\r") + 2
        assert problem.place.column >= 1
        assert all(explain(problem).__getstate__())
    if stands(problems):
        Assembler({**around().documents, id: document}).edition(id)


@pytest.mark.parametrize("id", ["exemples/tout", "commun/mot-de-passe-oublie"])
def test_hundreds_of_damaged_copies_are_told_without_a_traceback(id):
    text = (PROCEDURES / f"{id}.yaml").read_text("utf-8")

    for raw in mutants(text, 300):
        told_well(id, raw)


@pytest.mark.night
def test_ten_thousand_damaged_copies_are_told_without_a_traceback():
    text = (PROCEDURES / "exemples/tout.yaml").read_text("utf-8")

    for raw in mutants(text, 10_000, seed=10_000):
        told_well("exemples/tout", raw)


def test_every_code_has_its_sentence_and_every_sentence_its_code():
    sources = [
        path.read_text("utf-8")
        for layer in ("domain", "adapters")
        for path in (ROOT / "app" / layer).rglob("*.py")
        if path.name != "completing.py"  # its « source.nature » is a key of a file
    ]

    codes = {code for source in sources for code in CODE.findall(source)}

    assert codes == set(SENTENCES)
    assert len(codes) > 80


def test_every_code_is_explained_to_trainers():
    page = (ROOT / "docs" / "format-des-demarches.md").read_text("utf-8")

    assert [code for code in SENTENCES if f"`{code}`" not in page] == []


def test_every_key_is_explained_to_trainers():
    page = (ROOT / "docs" / "format-des-demarches.md").read_text("utf-8")
    schema = json.loads(schema_text())
    keys = {key for part in (schema, *schema["$defs"].values()) for key in part.get("properties", ())}

    assert [key for key in sorted(keys) if f"`{key}`" not in page and f"`{key}: " not in page] == []
