"""No small count is shown, nor can be worked out from what is shown."""

from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.small_counts import FEW, Counted, Row, counted, crossed, guessable

keys = st.sampled_from("abcdefgh")
columns = st.dictionaries(keys, st.integers(0, 30), max_size=8)
tables = st.dictionaries(keys, st.dictionaries(st.sampled_from("xyz"), st.integers(0, 20)), max_size=6)


def small(count):
    return count is not None and 0 < count < FEW


@given(columns)
def test_no_cell_is_from_1_to_4(counts):
    found = counted(counts)

    assert not [one for one in (*(row.count for row in found.rows), found.others, found.total) if small(one)]


@given(columns)
def test_the_total_is_that_of_everything_that_is_counted(counts):
    found = counted(counts)

    assert found.total in (sum(counts.values()), None)
    assert (found.total is None) == small(sum(counts.values()))


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 6)))
def test_what_is_shown_as_few_could_always_be_something_else(counts):
    found = counted(counts)
    hidden = [row for row in found.rows if row.count is None]

    left = (found.total or 0) - found.others - sum(row.count or 0 for row in found.rows)

    possible = [made for made in product(range(1, FEW), repeat=len(hidden)) if sum(made) == left]
    assert all(len({made[rank] for made in possible}) > 1 for rank in range(len(hidden)))


@given(columns, st.sets(keys))
def test_what_is_put_apart_is_never_named(counts, apart):
    found = counted(counts, apart=apart)

    assert not {row.key for row in found.rows} & {key for key in apart if counts.get(key)}
    assert not small(found.others)


@given(tables)
def test_no_crossed_cell_is_from_1_to_4_nor_any_sum_of_a_column(table):
    found = crossed(table, "xyz")
    assume(found is not None)

    rows = [row for _, row in found.rows] + ([found.others] if found.others else [])

    assert not [cell for row in rows for cell in row if small(cell)]
    totals = [sum(row.get(column, 0) for row in table.values()) for column in "xyz"]
    assert [sum(column) for column in zip(*rows, strict=True)] == totals


def test_few_is_written_beside_a_name_when_the_total_does_not_tell():
    assert counted({"ar": 20, "uk": 3, "tr": 2}) == Counted(
        (Row("ar", 20), Row("uk", None), Row("tr", None)), 0, 25
    )


def test_one_small_count_alone_is_gathered_with_the_next():
    assert counted({"fr": 40, "ar": 9, "uk": 2}) == Counted((Row("fr", 40),), 11, 51)


def test_less_than_five_in_all_says_nothing_more():
    assert counted({"fr": 2, "ar": 1}) == Counted((), 0, None)
    assert counted({}) == Counted((), 0, 0)


def test_all_at_their_least_or_at_their_most_can_be_guessed():
    assert [guessable(one) for one in ([], [3], [1, 1], [4, 4], [2, 1])] == [False, True, True, True, False]
