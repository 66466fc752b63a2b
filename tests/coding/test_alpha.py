"""Alpha and its interval."""

from math import isclose

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.coding.alpha import Unit, alpha, alphas, distances
from counterclaim.coding.fields import NOMINAL, RATIO, Value

NAMES = st.sampled_from(["army", "rebels", "witnesses", ""])
FIGURES = st.integers(0, 60).map(float)


def test_the_textbook_example() -> None:
    """Two coders, ten units, two values, six pairs alike: Krippendorff's own example, alpha 0.095."""
    one, other = "0100000000", "1110010010"
    found = alpha([(n, a, b) for n, (a, b) in enumerate(zip(one, other, strict=True))], NOMINAL)
    assert (found.pairs, found.same) == (10, 6)
    assert found.value is not None and round(found.value, 3) == 0.095
    assert found.low is not None and found.high is not None and found.low < found.value < found.high


@pytest.mark.parametrize(
    ("pairs", "same"),
    [([], 0), ([("army", "army")] * 5, 5), ([(None, 3.0), (None, None)], 0)],
    ids=["nothing", "one value", "never both"],
)
def test_without_two_values_there_is_no_alpha(pairs: list[tuple[Value, Value]], same: int) -> None:
    found = alpha([(n, one, other) for n, (one, other) in enumerate(pairs)], NOMINAL)
    assert (found.same, found.value, found.low, found.high) == (same, None, None, None)


def test_full_agreement_is_one_and_pairs_of_one_report_are_no_interval() -> None:
    units: list[Unit] = [(0, "a", "a"), (0, "b", "b"), (0, "c", "c")]
    found = alpha(units, NOMINAL)
    assert (found.value, found.low, found.high) == (1.0, None, None)
    found = alpha([(n, *rest) for n, (_, *rest) in enumerate(units)], NOMINAL)  # type: ignore[misc]
    assert (found.value, found.low, found.high) == (1.0, 1.0, 1.0)


def test_a_figure_that_is_near_counts_for_more_than_one_that_is_far() -> None:
    base: list[Unit] = [(n, float(n), float(n)) for n in range(1, 9)]
    near, far = alpha([*base, (9, 50.0, 51.0)], RATIO), alpha([*base, (9, 50.0, 500.0)], RATIO)
    assert near.value is not None and far.value is not None and near.value > far.value


def test_the_interval_is_the_same_each_time() -> None:
    units: list[Unit] = [(n % 7, "ab"[n % 2], "ab"[n % 3 % 2]) for n in range(30)]
    assert alpha(units, NOMINAL) == alpha(units, NOMINAL)


@pytest.mark.parametrize(("values", "level"), [(NAMES, NOMINAL), (FIGURES, RATIO)])
def test_draws_are_of_the_library_s_alpha(values: st.SearchStrategy[Value], level: str) -> None:
    @given(st.lists(st.tuples(values, values), min_size=2, max_size=12))
    def check(pairs: list[tuple[Value, Value]]) -> None:
        domain = sorted({value for pair in pairs for value in pair if value is not None})
        coded = np.array([[domain.index(value) for value in pair] for pair in pairs])
        apart = distances(domain, level)
        margins = np.zeros((len(pairs), len(domain)))
        for n, pair in enumerate(coded):
            for value in pair:
                margins[n, value] += 1
        weights = np.ones((1, len(pairs)))
        found = alphas(weights, apart[coded[:, 0], coded[:, 1]], margins, apart)
        if len(domain) < 2:
            assert not len(found)
            return
        told = coded if level == NOMINAL else np.array(pairs)
        expected = krippendorff.alpha(reliability_data=told.T.astype(float), level_of_measurement=level)  # type: ignore[arg-type]
        assert isclose(found[0], expected, abs_tol=1e-9)

    check()
