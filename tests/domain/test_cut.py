"""What holds for the cards of every procedure, whatever the answers and the level."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.autonomy import Autonomy
from app.domain.cutting import card_at, cut
from app.domain.gesture import Gesture, Nature
from app.domain.path import Card, CardKind, Path, follow
from app.domain.procedure import Group, Procedure, Question
from tests.builders import a_gesture, a_group, a_procedure, a_sentence
from tests.strategies import answered, levels, procedures


@given(answered(), levels, st.data())
def test_every_gesture_of_a_path_lies_under_exactly_one_card_masked_ones_apart(drawn, level, data):
    path = follow(*drawn)
    steps = sorted({stop.step.id for stop in path.stops})
    unfolded = data.draw(st.sets(st.sampled_from(steps)))

    cards = cut(path, level, unfolded)

    assert [stop for card in cards for stop in card.stops] == [s for s in path.stops if not masked(s, level)]


@given(procedures(), levels)
def test_a_side_trip_always_shows_something(procedure, level):
    path = follow(procedure, {}, trip=True)

    shown = [stop for card in cut(path, level) for stop in card.stops]

    assert shown == ([s for s in path.stops if not masked(s, level)] or list(path.stops))


@given(answered(), levels)
def test_questions_commitments_and_exits_stand_alone_at_every_level(drawn, level):
    lonely = (CardKind.QUESTION, CardKind.COMMITMENT, CardKind.EXIT, CardKind.OPENING, CardKind.ENDING)

    for card in cut(follow(*drawn), level):
        node = card.stops[0].node
        assert len(card.stops) == 1 or card.kind is CardKind.GESTURES
        assert card.kind in lonely or not any(gesture.commits for gesture in card.gestures)
        assert (card.question or card.exit or (card.gestures and card.gestures[0]) or None) == node


@given(answered(), levels)
def test_a_card_is_one_phase_or_one_gesture_or_one_step_by_level(drawn, level):
    procedure, answers = drawn
    tops, parents = _groups_above(procedure)
    crowded = {node.id for node in procedure.walk_nodes() if isinstance(node, Group) and node.crowded}

    for card in cut(follow(procedure, answers), level):
        ids = [gesture.id for gesture in card.gestures]
        by_phase = level is Autonomy.DONE_FOR and not {tops[id] for id in ids} & crowded
        above = {tops[id] if by_phase else parents[id] for id in ids}
        assert len(above) <= 1
        assert len(ids) <= 1 or level is not Autonomy.DONE_WITH or _may_stand_together(card)
        assert not above or None in above or {card.head.id} == above


@given(answered(), levels)
def test_two_cards_side_by_side_are_two_for_a_reason(drawn, level):
    cards = cut(follow(*drawn), level)

    for one, other in pairwise(cards):
        if level is not Autonomy.DONE_WITH and one.kind is other.kind is CardKind.GESTURES:
            parted = (other.part, one.parts) == (one.part + 1, other.parts)
            assert one.head.id != other.head.id or parted or _masked_between(drawn, one, other)


def test_a_phase_of_many_gestures_is_told_step_by_step():
    steps = [a_group(f"s{rank}", *(a_gesture(f"g{rank}{n}") for n in range(4))) for rank in (1, 2)]
    short, long = a_group("courte", steps[0]), a_group("longue", *steps)

    told = [cut(follow(a_procedure(phase), {}), Autonomy.DONE_FOR) for phase in (short, long)]

    assert [[card.head.id for card in cards if card.gestures] for cards in told] == [["courte"], ["s1", "s2"]]


@pytest.mark.parametrize("level", [Autonomy.DONE_FOR, Autonomy.DONE_BY])
def test_a_list_too_long_for_a_screen_is_parted_evenly_and_says_why_once(level):
    long = "Tapez ce que le papier dit, lettre par lettre, sans vous presser. " * 2
    step = replace(
        a_group("s", *(a_gesture(f"g{n}", long) for n in range(6))), why=a_sentence("Pour entrer.")
    )

    cards = [card for card in cut(follow(a_procedure(step), {}), level) if card.gestures]

    assert [(len(card.gestures), card.part, card.parts) for card in cards] == [(3, 1, 2), (3, 2, 2)]
    assert [card.head.why is not None for card in cards] == [True, False]
    assert {card.head.id for card in cards} == {"s"}


def test_a_list_has_less_room_before_a_commitment():
    step = a_group("s", *(a_gesture(f"g{n}") for n in range(5)))
    sent = a_group("envoi", a_gesture("e", nature=Nature.COMMITTING))

    alone = cut(follow(a_procedure(step), {}), Autonomy.DONE_BY)
    before = cut(follow(a_procedure(step, sent), {}), Autonomy.DONE_BY)

    assert [len(card.gestures) for card in alone if card.gestures] == [5]
    assert [card.ahead for card in before if card.gestures] == [False, True, False]


@given(answered(), st.data())
def test_unfolding_a_step_shows_its_gestures_one_by_one_and_changes_no_other_card(drawn, data):
    path = follow(*drawn)
    step = data.draw(st.sampled_from(sorted({stop.step.id for stop in path.stops})))

    whole, unfolded = cut(path, Autonomy.DONE_BY), cut(path, Autonomy.DONE_BY, {step})

    assert all(len(card.stops) == 1 for card in unfolded if card.stops[0].step.id == step)
    assert _without(whole, step) == _without(unfolded, step)


@given(answered(), levels)
def test_every_stop_shown_is_found_on_the_card_that_holds_it(drawn, level):
    path = follow(*drawn)
    cards = cut(path, level)

    for stop in path.stops:
        held = cards[card_at(cards, path, stop.id)]
        assert stop in held.stops or (masked(stop, level) and _reaches(path, held, stop))


def masked(stop, level) -> bool:
    return isinstance(stop.node, Gesture) and stop.node.at(level).masked


def _reaches(path: Path, card: Card, stop) -> bool:
    return path.index(card.stops[-1].id) > path.index(stop.id)


def _may_stand_together(card: Card) -> bool:
    return card.head.together and all(gesture.nature is Nature.SAFE for gesture in card.gestures)


def _masked_between(drawn, one: Card, other: Card) -> bool:
    path = follow(*drawn)
    return path.index(other.place) - path.index(one.stops[-1].id) > 1


def _without(cards: tuple[Card, ...], step: str) -> list[Card]:
    return [card for card in cards if card.stops[0].step.id != step]


def _groups_above(procedure: Procedure) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """The outermost and the innermost authored group above each leaf, None where there is none."""
    tops: dict[str, str | None] = {}
    parents: dict[str, str | None] = {}

    def note(nodes, top, parent):
        for node in nodes:
            tops[node.id], parents[node.id] = top, parent
            if isinstance(node, Group):
                note(node.nodes, top or node.id, node.id)
            for choice in node.choices if isinstance(node, Question) else ():
                note(choice.nodes, top, parent)

    note(procedure.nodes, None, None)
    return tops, parents


def test_a_phase_on_two_sites_has_a_card_for_each():
    here, there = a_group("ici", a_gesture("ici.1")), a_group("la", a_gesture("la.1"), organisation="impots")
    procedure = a_procedure(a_group("phase", here, there, a_gesture("phase.3")))

    cards = cut(follow(procedure, {}), Autonomy.DONE_FOR)[1:-1]

    found = [[(stop.id, stop.step.organisation) for stop in card.stops] for card in cards]
    assert found == [[("ici.1", None)], [("la.1", "impots")], [("phase.3", None)]]
