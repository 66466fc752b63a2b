"""What became of incidents."""

import pytest

from counterclaim.claims.incident import Incident
from counterclaim.linking.trail import Became, Change, trail
from tests.linking.making import claim


def made(id: str, records: str, attached: str = "") -> Incident:
    return Incident(id, tuple(map(claim, records)), tuple(map(claim, attached)))


CASES = {
    "nothing happened": ([made("A", "ab")], [made("A", "ab")], []),
    "one came": ([], [made("A", "ab")], [Change(Became.NEW, "A", ("a", "b"))]),
    "one has grown": ([made("A", "a")], [made("A", "abc")], [Change(Became.GROWN, "A", ("b", "c"))]),
    "two were merged": (
        [made("A", "a"), made("B", "bc")],
        [made("A", "abc")],
        [Change(Became.MERGED, "B", ("b", "c"), "A")],
    ),
    "one was split": (
        [made("A", "abc")],
        [made("A", "a"), made("B", "bc")],
        [Change(Became.SPLIT, "B", ("b", "c"), "A")],
    ),
    "a claim went over": (
        [made("A", "ab"), made("B", "c")],
        [made("A", "a"), made("B", "bc")],
        [Change(Became.SPLIT, "B", ("b",), "A")],
    ),
    "one is gone": ([made("A", "a"), made("B", "b")], [made("A", "a")], [Change(Became.GONE, "B", ("b",))]),
    "it founds itself anew on an older claim": (
        [made("A", "b")],
        [made("B", "ab")],
        [Change(Became.MERGED, "A", ("b",), "B"), Change(Became.GROWN, "B", ("a",))],
    ),
    "a sum came to it": ([made("A", "a")], [made("A", "a", "z")], [Change(Became.GROWN, "A", ("z",))]),
}


@pytest.mark.parametrize(("before", "after", "expected"), CASES.values(), ids=CASES)
def test_trail(before: list[Incident], after: list[Incident], expected: list[Change]) -> None:
    assert list(trail(before, after)) == expected
