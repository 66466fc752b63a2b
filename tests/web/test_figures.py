"""Where figures stand in the drawing of who says what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.kinds import Stance
from counterclaim.web.figures.mark import Shape, mark_of
from counterclaim.web.figures.scale import scale_of
from counterclaim.web.site import policy_named
from counterclaim.weighing import testimony
from tests.weighing.making import actors, record

SCALE = scale_of([100])


def told(count: str, policy: str = "ledger", stance: Stance = Stance.ASSERTS) -> testimony.Testimony:
    return testimony.testify(record("the army", count, "soldiers", stance=stance), actors(), policy_named(policy).vague)


@given(st.lists(st.integers(0, 10**7), max_size=12))
def test_a_scale_holds_its_numbers_in_their_order(numbers: list[int]) -> None:
    scale = scale_of(numbers)
    places = [scale.at(number) for number in sorted(numbers)]
    assert places == sorted(places)
    assert all(scale.begin <= place < scale.end for place in places)
    assert scale.ticks[0] == 0
    assert list(scale.ticks) == sorted(set(scale.ticks))
    assert all(scale.at(tick) < scale.end for tick in scale.ticks)


@pytest.mark.parametrize(
    ("numbers", "is_log", "ticks"),
    [
        ([], False, (0, 1)),
        ([2, 9, 20, 84], False, (0, 20, 40, 60, 80, 100)),
        ([3, 4, 5, 10_000], True, (0, 1, 10, 100, 1_000, 10_000)),
    ],
)
def test_a_scale_is_straight_unless_one_figure_dwarfs_all(
    numbers: list[int], is_log: bool, ticks: tuple[int, ...]
) -> None:
    scale = scale_of(numbers)
    assert (scale.is_log, scale.ticks) == (is_log, ticks)


@pytest.mark.parametrize(
    ("count", "policy", "label", "begin", "point", "end", "opens_down", "opens_up", "is_read"),
    [
        ("84", "ledger", "84", 84, 84, 84, False, False, False),
        ("at least 84", "ledger", "≥ 84", 84, 84, None, False, True, False),
        ("at least 84", "acled", "≥ 84", 84, 84, None, False, True, False),
        ("up to 50", "ledger", "≤ 50", None, 50, 50, True, False, False),
        ("10 to 15", "ledger", "10–15", 10, None, 15, False, False, False),
        ("about 50", "ledger", "≈ 50", 50, 50, 50, False, False, False),
        ("dozen", "ledger", "24–99", 24, 24, 99, False, False, True),
        ("several", "ledger", "≥ 3", 3, 3, None, False, True, True),
        ("dozen", "acled", "12", 12, 12, 12, False, False, True),
        ("dozen", "gtd", "", None, None, None, False, False, False),
    ],
)
def test_a_number_is_drawn_as_it_was_said_and_a_word_as_the_policy_reads_it(
    count: str,
    policy: str,
    label: str,
    begin: int | None,
    point: int | None,
    end: int | None,
    opens_down: bool,
    opens_up: bool,
    is_read: bool,
) -> None:
    mark = mark_of(told(count, policy), SCALE)
    places = tuple(None if number is None else SCALE.at(number) for number in (begin, point, end))
    assert (mark.begin, mark.point, mark.end) == places
    assert (mark.label, mark.opens_down, mark.opens_up, mark.is_read) == (label, opens_down, opens_up, is_read)


@pytest.mark.parametrize(
    ("count", "stance", "shape"),
    [
        ("47", Stance.ACKNOWLEDGES, Shape.AGAINST),
        ("47", Stance.DENIES, Shape.DENIED),
        ("several", Stance.WITHHOLDS, Shape.WITHHELD),
        ("heavy", Stance.DENIES, Shape.DENIED),
    ],
)
def test_a_mark_shows_what_kind_of_saying_it_is(count: str, stance: Stance, shape: Shape) -> None:
    assert mark_of(told(count, stance=stance), SCALE).shape is shape


def test_who_withholds_a_figure_gives_none() -> None:
    mark = mark_of(told("several", stance=Stance.WITHHOLDS), SCALE)
    assert (mark.point, mark.label) == (None, "")
