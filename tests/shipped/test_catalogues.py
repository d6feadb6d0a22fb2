"""Every sentence that a page can show is offered to translators, and every translation keeps the rules."""

from datetime import date

import pytest
from babel.messages.catalog import Catalog

from app.adapters.catalogue_files import check_catalogues, templates
from app.adapters.catalogue_problems import catalogue_problems
from app.adapters.library import FolderLibrary
from app.config import ROOT
from app.domain.language import sentences_of
from app.domain.problems import Severity


@pytest.fixture(scope="module")
def library():
    return FolderLibrary(ROOT / "procedures", today=lambda: date(2026, 11, 22), include_examples=True)


def test_every_sentence_of_the_procedures_and_registries_has_its_entry(library):
    offered = templates(ROOT)

    shown = set(sentences_of((library.editions(), library.registries)))

    assert len(shown) > 100
    assert {one for one in shown if one.text not in offered.get(one.domain, Catalog())} == set()


def test_the_catalogues_are_fresh():
    assert check_catalogues(ROOT) == ()


def test_no_translation_breaks_a_page_or_loses_a_label(library):
    found = catalogue_problems(ROOT, library.editions().values(), library.registries)

    assert [problem for problem in found if problem.severity > Severity.NOTE] == []
