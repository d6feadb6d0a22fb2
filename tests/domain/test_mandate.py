"""What a mandate lists: the acts of the path, no more and no fewer, in every shipped procedure."""

from dataclasses import replace
from datetime import date

import pytest

from app.adapters.library import FolderLibrary
from app.config import ROOT
from app.domain.autonomy import Autonomy
from app.domain.gesture import Gesture, Nature
from app.domain.mandate import POINTS, acts, chapters
from app.domain.path import OPENING, follow
from app.domain.walk import Frame, begin
from tests.paths import edges

EDITIONS = FolderLibrary(
    ROOT / "procedures",
    today=lambda: date(2026, 11, 22),
    pictograms=ROOT / "static" / "pictogrammes" / "index.json",
    include_examples=True,
).editions()


def on_the_path(procedure, answers, level) -> list[str]:
    """The acts of a whole way, as the cards of the walk have them."""
    gestures = [stop.node for stop in follow(procedure, answers).stops if isinstance(stop.node, Gesture)]
    risky = [one for one in gestures if one.nature in (Nature.DATA, Nature.COMMITTING)]
    return [one.id for one in risky if not one.at(level).masked]


def listed(procedure, answers, level) -> list[str]:
    return [act.gesture.id for _, act in acts(procedure, answers, level)]


@pytest.mark.parametrize("level", Autonomy)
@pytest.mark.parametrize("id", sorted(EDITIONS))
def test_once_every_question_is_answered_it_lists_exactly_the_acts_of_the_path(id, level):
    procedure = EDITIONS[id].procedure

    for answers in edges(procedure):
        assert listed(procedure, answers, level) == on_the_path(procedure, answers, level), answers


@pytest.mark.parametrize("id", sorted(EDITIONS))
def test_before_any_answer_it_lists_every_act_that_some_way_may_ask_for(id):
    procedure, level = EDITIONS[id].procedure, Autonomy.DONE_FOR

    everything = set(listed(procedure, {}, level))

    asked = [on_the_path(procedure, answers, level) for answers in edges(procedure)]
    assert everything == set().union(*asked)


@pytest.mark.parametrize("id", sorted(EDITIONS))
def test_the_acts_stand_under_the_phases_they_belong_to(id):
    edition = EDITIONS[id]
    walk = begin("w1", edition, level=Autonomy.DONE_FOR, language="ar")

    found = chapters(walk, edition)

    ids = [act.gesture.id for chapter in found for act in chapter.acts]
    assert sorted(ids) == sorted(listed(edition.procedure, {}, Autonomy.DONE_FOR))
    assert len({chapter.title for chapter in found}) == len(found)


def test_the_acts_of_a_side_trip_are_listed_too():
    edition = EDITIONS["caf/declaration-ressources"]
    trip = next(id for id, one in edition.trips.items() if listed(one, {}, Autonomy.DONE_FOR))
    walk = begin("w1", edition, level=Autonomy.DONE_FOR, language="fr")
    away = replace(walk, frames=(Frame(edition.procedure.id, OPENING), Frame(trip, OPENING)))

    assert len(chapters(away, edition)) > len(chapters(walk, edition))


def test_it_is_said_in_five_short_points():
    assert len(POINTS) == 5
    assert [point.text for point in POINTS if len(point.text.split()) > 15 or "!" in point.text] == []
