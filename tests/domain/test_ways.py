"""Every way through a tree: counted, told once, each to its end."""

from hypothesis import assume, given

from app.domain.autonomy import Autonomy
from app.domain.itinerary import itineraries
from app.domain.path import follow
from app.domain.ways import count_ways, every_way
from tests.strategies import procedures

MANY = 300


@given(procedures())
def test_the_ways_are_as_many_as_counted_all_different_and_each_leads_to_an_end(procedure):
    several = count_ways(procedure.nodes)
    assume(several <= MANY)

    ways = list(every_way(procedure.nodes))

    assert len(ways) == several
    assert len({tuple(sorted(answers.items())) for answers in ways}) == several
    assert all(follow(procedure, answers).complete for answers in ways)


@given(procedures())
def test_a_way_holds_no_answer_that_its_path_does_not_ask(procedure):
    assume(count_ways(procedure.nodes) <= MANY)

    for answers in every_way(procedure.nodes):
        assert set(answers) <= {stop.id for stop in follow(procedure, answers).stops}


@given(procedures())
def test_a_way_is_as_long_at_each_level_but_for_what_is_masked(procedure):
    assume(count_ways(procedure.nodes) <= MANY)

    for level in Autonomy:
        for way in itineraries(procedure, level):
            assert way.cards <= way.gestures + len(way.replies)
            assert way.minutes >= way.gestures
