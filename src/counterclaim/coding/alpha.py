"""Krippendorff's alpha of two coders, with an interval by drawing reports anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import krippendorff
import numpy as np
from numpy.typing import NDArray

from counterclaim.coding.fields import NOMINAL, Value

Unit = tuple[int, Value, Value]
"""A pair of claims: the number of its report, and what either coder gave the field."""

DRAWS = 1_000
SEED = 2024
WIDTH = (2.5, 97.5)
"""Percentiles of the draws."""


@dataclass(frozen=True, slots=True)
class Alpha:
    """`value` is None where all values are the same or there are too few, since nothing could be told apart by chance;
    `low` and `high` bound 95 % of draws, None where too few of them had a value. `pairs` have a value of both coders.
    """

    pairs: int
    same: int
    value: float | None
    low: float | None
    high: float | None


def alpha(units: Sequence[Unit], level: str) -> Alpha:
    """Over pairs in which both coders gave a value. Reports are drawn, not pairs: claims of one report are alike."""
    told = [(report, one, other) for report, one, other in units if one is not None and other is not None]
    same = sum(one == other for _, one, other in told)
    domain: list[Any] = sorted({value for _, one, other in told for value in (one, other)})
    if len(domain) < 2:
        return Alpha(len(told), same, None, None, None)
    codes = {value: n for n, value in enumerate(domain)}
    coded = np.array([[codes[one], codes[other]] for _, one, other in told])
    given = np.array([[one, other] for _, one, other in told]) if level != NOMINAL else coded
    value = float(krippendorff.alpha(reliability_data=given.T.astype(float), level_of_measurement=level))  # type: ignore[arg-type]
    low, high = _interval(np.array([report for report, _, _ in told]), coded, distances(domain, level))
    return Alpha(len(told), same, value, low, high)


def distances(domain: Sequence[Any], level: str) -> NDArray[np.float64]:
    """Squared distances of each value to each, as the library defines them for the level."""
    if level == NOMINAL:
        return 1.0 - np.eye(len(domain))
    values = np.array(domain, dtype=float)
    apart, both = values[:, None] - values[None, :], values[:, None] + values[None, :]
    ratios: NDArray[np.float64] = np.divide(apart, both, out=np.zeros_like(apart), where=both != 0) ** 2
    return ratios


def _interval(
    reports: NDArray[np.int_], coded: NDArray[np.int_], apart: NDArray[np.float64]
) -> tuple[float | None, float | None]:
    names, at = np.unique(reports, return_inverse=True)
    observed = np.bincount(at, weights=apart[coded[:, 0], coded[:, 1]]).astype(np.float64)
    margins = np.zeros((len(names), len(apart)))
    for coder in (0, 1):
        np.add.at(margins, (at, coded[:, coder]), 1.0)
    found = alphas(_draws(len(names)), observed, margins, apart)
    if len(names) < 2 or len(found) < DRAWS / 2:
        return None, None
    low, high = np.percentile(found, WIDTH)
    return float(low), float(high)


def alphas(
    weights: NDArray[np.float64],
    observed: NDArray[np.float64],
    margins: NDArray[np.float64],
    apart: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Of each draw (row of `weights`, how often each report is in it); draws with one value alone are left out.

    `observed` is the distance within the pairs of a report, summed, `margins` how often it has each value.
    """
    counts = weights @ margins
    total = counts.sum(axis=1)
    expected = np.einsum("dv,vw,dw->d", counts, apart, counts, optimize=True)
    usable = expected > 0
    within = 2 * (weights @ observed)
    found: NDArray[np.float64] = 1 - (total[usable] - 1) * within[usable] / expected[usable]
    return found


@cache
def _draws(reports: int) -> NDArray[np.float64]:
    """How often each report is in each draw."""
    rng = np.random.default_rng(SEED)
    return rng.multinomial(reports, np.full(reports, 1 / reports), size=DRAWS).astype(np.float64)
