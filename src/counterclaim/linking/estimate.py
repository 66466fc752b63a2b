"""Weights from accounts that are known to be of one event or not, or from none but the agreement of their pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from counterclaim.linking.comparisons import comparisons, gamma, levels
from counterclaim.linking.weights import Levels, Weights

Chances = npt.NDArray[np.float64]

FEW = 2.0
"""Pairs by which a level is taken to have been seen already, in the proportions of the weights that estimation starts
from: what is rare in the labels keeps near to what was known before."""
ROUNDS = 50
"""Most rounds of expectation and maximisation."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of accounts and the level of each comparison (scoring.levels)."""

    table: pa.Table

    def level(self, comparison: str) -> npt.NDArray[np.int64]:
        return np.asarray(self.table[f"gamma_{comparison}"].to_numpy(), dtype=np.int64)


def from_labels(compared: Compared, same: npt.NDArray[np.bool_], start: Weights) -> Weights:
    """m, u and prior of pairs known to be of one event (`same`) or of different ones; the rest as in `start`."""
    return _of_chances(compared, same.astype(np.float64), start)


def by_agreement(compared: Compared, start: Weights, known: Mapping[int, bool] | None = None) -> Weights:
    """The same without labels, by expectation and maximisation from the weights `start`.

    `known` gives the pairs, by their number, that people judged; these keep what they were judged.
    """
    weights = start
    numbers = np.array(list(known or ()), dtype=np.int64)
    judged = np.array(list((known or {}).values()), dtype=np.float64)
    for _ in range(ROUNDS):
        chance = _chances(compared, weights)
        chance[numbers] = judged
        better = _of_chances(compared, chance, start)
        done = abs(better.prior - weights.prior) < 1e-5
        weights = better
        if done:
            break
    return weights


def flat() -> Weights:
    """Weights by which every level is worth nothing."""
    even: Levels = {name: {level: 1 / len(levels(name)) for level in levels(name)} for name in comparisons()}
    return Weights(even, even, 0.5, 0.0, -1000.0)


def with_limits(weights: Weights, threshold: float, floor: float, source: Mapping[str, Any]) -> Weights:
    return replace(weights, threshold=threshold, floor=floor, source=source)


def pair_weights(compared: Compared, weights: Weights) -> Chances:
    """log2 of the odds of each pair."""
    total = np.full(compared.table.num_rows, np.log2(weights.prior / (1 - weights.prior)))
    for name in comparisons():
        worth = {gamma(name, level): weights.weight(name, level) for level in levels(name)} | {-1: 0.0}
        steps = np.array([worth[number] for number in range(-1, len(worth) - 1)])
        total += steps[compared.level(name) + 1]
    return total


def _chances(compared: Compared, weights: Weights) -> Chances:
    return 1 / (1 + np.exp2(-np.clip(pair_weights(compared, weights), -500, 500)))


def _of_chances(compared: Compared, chance: Chances, start: Weights) -> Weights:
    m: dict[str, dict[str, float]] = {}
    u: dict[str, dict[str, float]] = {}
    for name in comparisons():
        found = compared.level(name)
        m[name] = _shares(name, found, chance, start.m[name])
        u[name] = _shares(name, found, 1 - chance, start.u[name])
    prior = (float(chance.sum()) + 1) / (len(chance) + 2)
    return replace(start, m=m, u=u, prior=prior)


def _shares(name: str, found: npt.NDArray[np.int64], chance: Chances, before: Mapping[str, float]) -> dict[str, float]:
    """How often each level is met among the pairs that something is known of."""
    names: Sequence[str] = levels(name)
    counted = np.bincount(found + 1, weights=chance, minlength=len(names) + 1)
    seen = {level: float(counted[gamma(name, level) + 1]) + FEW * before[level] * len(names) for level in names}
    whole = sum(seen.values())
    return {level: n / whole for level, n in seen.items()}
