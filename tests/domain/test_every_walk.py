"""What holds for every walk through every procedure, whatever was pressed before."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from app.domain import moves
from app.domain.autonomy import Autonomy
from app.domain.path import CardKind
from app.domain.procedure import Edition, Question
from app.domain.walk import Walk
from tests.builders import a_walk
from tests.presses import can_leave, offered, shown_to_the_end, walked_to_the_end
from tests.strategies import along, editions, levels, under_way


def every_next(walk: Walk, edition: Edition) -> Iterator[tuple[str, Walk]]:
    return ((name, move(walk)) for move, name in offered(walk, edition))


@given(editions(), levels, st.data())
def test_every_path_of_every_procedure_ends(edition, level, data):
    last = walked_to_the_end(a_walk(edition, level=level), edition, data)

    assert not can_leave(last, edition)


@given(under_way(), st.data())
def test_from_anywhere_the_end_is_reached(state, data):
    walk, edition = state
    for frame in range(len(walk.frames), 1, -1):
        walk = walked_to_the_end(walk, edition, data, depth=frame)

    last = walked_to_the_end(walk, edition, data)

    assert last.view(edition).card.kind in (CardKind.EXIT, CardKind.ENDING)


@given(editions(), levels, st.data())
def test_once_the_total_is_shown_it_is_true_to_the_end(edition, level, data):
    views = [walk.view(edition) for walk in shown_to_the_end(a_walk(edition, level=level), edition, data)]

    totals = [view.total for view in views]
    promised = next(total for total in totals if total is not None)

    assert totals == [None] * totals.index(promised) + [promised] * (len(totals) - totals.index(promised))
    assert max(view.rank for view in views) == views[-1].rank == promised


@given(under_way())
def test_the_total_is_hidden_while_a_question_ahead_has_no_answer(state):
    walk, edition = state
    answers = walk.frame.answers
    ahead = along(edition.of(walk.frame.procedure).nodes, answers)

    unanswered = hasattr(ahead[-1], "choices") and ahead[-1].id not in answers

    assert (walk.view(edition).total is None) == unanswered


@given(under_way())
def test_every_move_numbers_the_walk_by_exactly_one(state):
    walk, edition = state

    for name, after in every_next(walk, edition):
        assert after.version == walk.version + 1, name


@given(under_way())
def test_next_then_back_is_where_one_was(state):
    walk, edition = state
    if can_leave(walk, edition) and walk.view(edition).following is not None:
        back = moves.go_back(moves.advance(walk, edition), edition)

        assert back.view(edition) == walk.view(edition)
        assert back.frame.answers == walk.frame.answers


@given(under_way())
def test_back_then_next_is_where_one_was(state):
    walk, edition = state
    if walk.view(edition).index > 0:
        before = moves.go_back(walk, edition)

        assert before.view(edition).following == walk.view(edition).card
        assert before.frame.answers == walk.frame.answers


@given(under_way(), levels)
def test_a_change_of_level_forth_and_back_returns_to_the_same_place(state, level):
    walk, edition = state

    back = moves.at_level(moves.at_level(walk, level), walk.level)

    assert (back.frames, back.view(edition)) == (walk.frames, walk.view(edition))


@given(under_way(), levels)
def test_a_change_of_level_shows_the_card_that_holds_the_gesture_one_was_at(state, level):
    walk, edition = state
    place = walk.frame.place

    view = moves.at_level(walk, level).view(edition)

    shown = {stop.id for card in view.cards for stop in card.stops}
    assert place in {stop.id for stop in view.card.stops} or place not in shown


@given(under_way())
def test_no_move_loses_an_answer_that_still_lies_on_the_path(state):
    walk, edition = state
    nodes, before = edition.of(walk.frame.procedure).nodes, walk.frame.answers.keys()

    for name, after in every_next(walk, edition):
        if len(after.frames) == len(walk.frames):
            leaves = list(along(nodes, after.frame.answers, past_open=True))
            lying = {leaf.id for leaf in leaves}
            questions = {leaf.id for leaf in leaves if isinstance(leaf, Question)}
            lost = before - after.frame.answers.keys()
            assert (lost & questions, after.frame.answers.keys() - lying) == (set(), set()), name
            assert after.dropped == len(lost), name


@given(under_way())
def test_only_answering_changes_an_answer_and_only_the_one_of_the_card(state):
    walk, edition = state
    place = walk.view(edition).card.place

    for name, after in every_next(walk, edition):
        frames = list(zip(walk.frames, after.frames, strict=False))
        kept = [(old, new, id) for old, new in frames for id in old.answers.keys() & new.answers.keys()]
        changed = {id for old, new, id in kept if old.answers[id] != new.answers[id]}
        assert changed <= ({place} if name == "answer" else set()), name
        assert all(old.answers == new.answers for old, new in frames[: len(walk.frames) - 1]), name


@given(under_way(), st.data())
def test_a_side_trip_comes_back_to_the_very_gesture_with_nothing_lost(state, data):
    walk, edition = state
    departures = [(g.id, trip) for g in walk.view(edition).card.gestures for trip in sorted(g.trips)]
    if departures:
        gesture, procedure = data.draw(st.sampled_from(departures))

        trip = moves.take_trip(walk, edition, gesture, procedure)
        back = walked_to_the_end(trip, edition, data, depth=len(trip.frames))

        assert (trip.frame.procedure, back.frame.place) == (procedure, gesture)
        assert back.view(edition) == walk.view(edition)
        assert back.frame.answers == walk.frame.answers


@given(under_way())
def test_unfolding_holds_for_its_step_only_and_folding_undoes_it(state):
    walk, edition = state
    walk = moves.at_level(walk, Autonomy.DONE_BY)
    step = walk.view(edition).card.stops[0].step.id

    unfolded = moves.unfold(walk, edition)
    folded = moves.fold(unfolded, edition)

    others = [
        [c for c in w.view(edition).cards if c.stops[0].step.id != step] for w in (walk, unfolded, folded)
    ]
    assert others[0] == others[1] == others[2]
    assert len(unfolded.view(edition).card.stops) == 1
    assert folded.frame.place == unfolded.frame.place == walk.frame.place
