"""Whoever cannot read finds a drawing: on every procedure, every paper to bring, every family."""

import json

import pytest

from app.domain.preparing import things_to_prepare
from app.web.choosing import FAMILIES
from tests.documents import ROOT
from tests.shipped.test_procedures import FILES, shipped

DRAWN = frozenset(json.loads((ROOT / "static/pictogrammes/index.json").read_text())["choses"])
FOR_VISITORS = [file.removesuffix(".yaml") for file in FILES if not file.startswith("exemples/")]


@pytest.mark.parametrize("id", FOR_VISITORS)
def test_a_procedure_and_all_that_it_asks_to_bring_are_drawn(id):
    procedure = shipped().editions()[id].procedure

    pictures = [procedure.image, *(thing.image for thing in things_to_prepare(procedure))]

    assert [one for one in pictures if one not in DRAWN] == []


def test_every_family_is_drawn():
    assert {icon for _, icon in FAMILIES.values()} <= DRAWN
