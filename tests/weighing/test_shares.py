"""Sums over several incidents, divided where a policy says so."""

import pytest

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind, Scope, Stance
from counterclaim.claims.record import Record, Review
from counterclaim.weighing.estimate import Use
from counterclaim.weighing.policy import load_policy
from counterclaim.weighing.shares import sums_over
from counterclaim.weighing.weigh import weigh
from tests.weighing.making import actors, record


def total(count: str, **more: object) -> Record:
    return record("the UN", count, scope=Scope.CUMULATIVE, report="un", id="sum", **more)  # type: ignore[arg-type]


def week(sum_: Record) -> list[Incident]:
    """Three attacks; of the second alone a figure is known."""
    own = {"b": (record("residents", "4", report="b", id="own"),)}
    return [Incident(name, own.get(name, (record("residents", "dozen", report=name),)), (sum_,)) for name in "abc"]


@pytest.mark.parametrize("policy", ["acled", "gtd"])
def test_the_remainder_goes_to_the_first(policy: str) -> None:
    told = [Incident(i, (), (total("17"),)) for i in "cab"]
    held = sums_over(told)
    assert held == {"sum": ("a", "b", "c")}
    found = {i.id: weigh(i, load_policy(policy), actors(), held) for i in told}
    assert [found[i].sides[0].best for i in "abc"] == [7, 5, 5]
    assert all([row.use for row in found[i].rows] == [Use.USED] for i in "abc")


def test_an_incidents_own_figure_goes_before_its_share() -> None:
    told = week(total("17"))
    found = [weigh(i, load_policy("gtd"), actors(), sums_over(told)) for i in told]
    assert [e.sides[0].best for e in found] == [7, 4, 5]
    assert [sorted(row.use.value for row in e.rows) for e in found] == [
        ["no_number", "used"],
        ["cumulative", "used"],
        ["no_number", "used"],
    ]


@pytest.mark.parametrize("policy", ["ledger", "ucdp", "airwars", "ibc", "conservative"])
def test_other_policies_divide_nothing(policy: str) -> None:
    told = [Incident(i, (), (total("17"),)) for i in "ab"]
    found = weigh(told[0], load_policy(policy), actors(), sums_over(told))
    assert not found.sides and [row.use for row in found.rows] == [Use.CUMULATIVE]


@pytest.mark.parametrize(
    "sum_, use",
    [
        (total("17", review=Review.REJECTED), Use.REJECTED),
        (total("dozen"), Use.CUMULATIVE),
        (total("17", stance=Stance.DENIES), Use.CUMULATIVE),
        (total("17", kind=Kind.DISPLACED), Use.CUMULATIVE),
    ],
)
def test_what_is_not_divided(sum_: Record, use: Use) -> None:
    told = [Incident(i, (), (sum_,)) for i in "ab"]
    assert [row.use for row in weigh(told[0], load_policy("gtd"), actors(), sums_over(told)).rows] == [use]
    alone = weigh(told[0], load_policy("gtd"), actors(), sums_over(told[:1]))
    assert not alone.sides
