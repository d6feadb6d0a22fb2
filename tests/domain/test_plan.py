"""The plan of the room: everybody has a spot, nobody has another's."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.plan import COLUMNS, ROWS, Spot, Toward, laid_out, put, shifted

spots = st.builds(Spot, st.integers(-1, ROWS), st.integers(-1, COLUMNS))
rooms = st.lists(st.none() | spots, max_size=70).map(
    lambda found: {f"p{n}": one for n, one in enumerate(found)}
)


@given(rooms, st.lists(st.tuples(st.integers(0, 69), spots | st.sampled_from(Toward)), max_size=20))
def test_no_two_posts_stand_on_one_spot_whatever_is_wished_and_moved(room, acts):
    plan = laid_out(room)
    for rank, act in acts:
        if f"p{rank}" in plan:
            plan = (shifted if isinstance(act, Toward) else put)(plan, f"p{rank}", act)

    assert plan.keys() == room.keys()
    assert len(set(plan.values())) == len(plan)
    assert all(spot.on_the_plan for spot in plan.values())


@given(rooms)
def test_a_plan_once_kept_is_found_again_as_it_was(room):
    plan = laid_out(room)

    assert laid_out(plan) == plan


def test_posts_that_nobody_arranged_fill_the_free_spots_in_their_order():
    plan = laid_out({"p1": None, "p2": Spot(0, 0), "p3": None, "p4": None})

    assert plan == {"p1": Spot(0, 1), "p2": Spot(0, 0), "p3": Spot(0, 2), "p4": Spot(1, 0)}


def test_two_posts_exchange_their_spots_and_nobody_else_moves():
    plan = laid_out(dict.fromkeys(("p1", "p2", "p3")))

    assert shifted(plan, "p1", Toward.RIGHT) == {**plan, "p1": plan["p2"], "p2": plan["p1"]}


def test_nobody_leaves_the_plan():
    plan = laid_out({"p1": None})

    assert [shifted(plan, "p1", toward) == plan for toward in (Toward.LEFT, Toward.UP)] == [True, True]
