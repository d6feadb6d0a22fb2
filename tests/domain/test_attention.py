"""« À vérifier cette semaine »: what is there, why, and in which order."""

from datetime import date, timedelta

import pytest

from app.domain.attention import WEEKLY, Reason, Upkeep, reasons_of, this_week

TODAY = date(2026, 11, 23)


def a_procedure(id: str = "caf/aide", *, days: int = 20, **facts) -> Upkeep:
    """One done again some days ago, trusted for half a year."""
    done = TODAY - timedelta(days=days)
    return Upkeep(id, done, facts.pop("before", done + timedelta(days=180)), **facts)


@pytest.mark.parametrize(
    ("one", "reasons"),
    [
        (a_procedure(), ()),
        (a_procedure(uses=400), ()),
        (a_procedure(days=181), (Reason.LATE,)),
        (a_procedure(days=180), (Reason.SOON,)),
        (a_procedure(days=151), (Reason.SOON,)),
        (a_procedure(days=150), ()),
        (a_procedure(doubts=1), (Reason.DOUBTED,)),
        (a_procedure(links=1), (Reason.LINKS,)),
        (a_procedure(unsure=2), (Reason.UNSURE,)),
        (a_procedure(unsure=2, days=7), ()),
        (a_procedure(days=200, doubts=3, unsure=1), (Reason.LATE, Reason.DOUBTED, Reason.UNSURE)),
    ],
)
def test_a_procedure_is_there_for_reasons_that_can_be_said(one, reasons):
    assert reasons_of(one, TODAY) == reasons


def order(*ones: Upkeep) -> list[str]:
    return [wanted.upkeep.id for wanted in this_week(ones, TODAY)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (a_procedure("b", doubts=1, uses=30), a_procedure("a", doubts=1, uses=5)),
        (a_procedure("b", doubts=1, days=90), a_procedure("a", doubts=1, days=30)),
        (a_procedure("b", doubts=4), a_procedure("a", doubts=1)),
        (a_procedure("a", doubts=1), a_procedure("b", doubts=1)),
    ],
)
def test_the_most_used_the_oldest_and_the_most_doubted_come_first(first, second):
    assert order(second, first) == [first.id, second.id]


def test_a_week_holds_no_more_than_a_desk_can_do():
    many = [a_procedure(f"caf/{rank}", doubts=1) for rank in range(WEEKLY + 3)]

    assert len(order(*many)) == WEEKLY


def test_done_again_today_it_leaves_the_list():
    assert order(a_procedure(days=300), a_procedure("caf/autre", days=0, unsure=9)) == ["caf/aide"]
