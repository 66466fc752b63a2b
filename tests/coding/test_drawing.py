"""Drawing by a seed."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.drawing import blind_share, drawn
from counterclaim.coding.event import CodingEvent

IDS = st.lists(st.text("abcdef", min_size=1, max_size=4), unique=True, max_size=12)
NOW = datetime(2024, 8, 1, tzinfo=UTC)


@given(IDS, st.integers(0, 14), st.integers(0, 9))
def test_a_draw_is_of_the_seed_alone(ids: list[str], number: int, seed: int) -> None:
    found = drawn(ids, number, seed)
    assert found == drawn(reversed(ids), number, seed)
    assert len(found) == min(number, len(ids)) and set(found) <= set(ids)


@given(IDS, st.floats(0, 1))
def test_the_blind_share_is_the_nearest_whole_number(ids: list[str], share: float) -> None:
    assert abs(len(blind_share(ids, share, 1)) - share * len(ids)) <= 0.5


def test_another_seed_draws_others() -> None:
    ids = [str(n) for n in range(40)]
    assert drawn(ids, 10, 1) != drawn(ids, 10, 2)


def test_a_share_is_between_none_and_all() -> None:
    with pytest.raises(ValueError, match="no share"):
        blind_share(["a"], 1.5, 1)


def a_set(**told: Any) -> CodingSet:
    given_fields: dict[str, Any] = {
        "name": "first",
        "coders": ("Ana", "Ben"),
        "reports": ("a", "b", "c", "d"),
        "blind": frozenset("ab"),
        "suggested": {"a": ("1",), "c": ("2", "3")},
        "seed": 1,
        "share": 0.5,
        "by": "Ana",
        "at": NOW,
    }
    return CodingSet(**given_fields | told)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"name": " "}, "needs a name"),
        ({"coders": ("Ana", "ana ")}, "two coders"),
        ({"coders": ("Ana", "")}, "two coders"),
        ({"coders": ("Ana", "B" * 81)}, "at most 80"),
        ({"reports": ()}, "no report fits"),
    ],
)
def test_a_set_that_cannot_be_coded_is_refused(told: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        a_set(**told)


def test_a_blind_report_has_no_suggestions_whatever_was_read() -> None:
    made = a_set()
    assert [made.suggestions(report) for report in "acd"] == [(), ("2", "3"), ()]


def test_each_coder_has_an_order_of_their_own() -> None:
    made = a_set(reports=tuple("abcdefgh"))
    assert sorted(made.order("Ana")) == sorted(made.order("Ben")) == list("abcdefgh")
    assert made.order("Ana") != made.order("Ben")
    assert made.other("Ana") == "Ben"


def test_a_set_comes_back_as_it_was_written() -> None:
    made = a_set()
    event = made.event()
    assert CodingSet.of(CodingEvent.from_dict(event.to_dict()), event.id) == made
