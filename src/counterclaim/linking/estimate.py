"""Weights from accounts that are known to be of one event or not, or from the agreement of their pairs alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
import yaml

from counterclaim.linking.comparisons import comparisons, gamma, levels
from counterclaim.linking.weights import Levels, Weights

Numbers = npt.NDArray[np.float64]

FEW = 2.0
"""Pairs by which a level is taken to have been seen already as often as in the weights that estimation starts from."""
RIDGE = 1.0
"""How strongly the regression holds on to the weights that it starts from (a variance of 1 of the natural log)."""
_FREE = 1e-6
ROUNDS = 50
"""Most rounds of any of the estimations."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of accounts and the level of each comparison (scoring.levels)."""

    table: pa.Table

    def level(self, comparison: str) -> npt.NDArray[np.int64]:
        return np.asarray(self.table[f"gamma_{comparison}"].to_numpy(), dtype=np.int64)

    def columns(self) -> Numbers:
        """A column of ones, then one for each level: 1 where the pair is on it."""
        found = [np.ones(self.table.num_rows)]
        found += [(self.level(name) == gamma(name, level)) * 1.0 for name, level in _all_levels()]
        return np.column_stack(found)


def _all_levels() -> list[tuple[str, str]]:
    return [(name, level) for name in comparisons() for level in levels(name)]


@cache
def start() -> Weights:
    """The weights of start.yaml, at an even chance."""
    told = yaml.safe_load((files("counterclaim.linking") / "data" / "start.yaml").read_text("utf-8"))
    u: Levels = {name: {level: 1 / len(levels(name)) for level in levels(name)} for name in comparisons()}
    m = {name: {k: v * 2.0 ** told.get(name, {}).get(k, 0) for k, v in found.items()} for name, found in u.items()}
    return Weights(m, u, 0.5, 0.5, 0.0)


def from_labels(
    compared: Compared, same: npt.NDArray[np.bool_], before: Weights, *, hold_prior: bool = False
) -> Weights:
    """Weights of pairs known to be of one event (`same`) or of different ones.

    `u` is how often pairs of different events are on a level. All weights are fitted at once, by a logistic regression
    that holds on to those before, so that comparisons that say the same are not counted twice; `m` is what makes m/u
    the weight, and need not add up to 1. `hold_prior` where the pairs are chosen, and not all that are compared.
    """
    fitted = _regression(compared.columns(), same.astype(np.float64), _natural(before), hold_prior) / np.log(2)
    worth = dict(zip(_all_levels(), fitted[1:].tolist(), strict=True))
    u = {
        name: _shares(name, compared.level(name), (~same).astype(np.float64), before.u[name]) for name in comparisons()
    }
    m = {name: {level: share * 2.0 ** worth[name, level] for level, share in u[name].items()} for name in u}
    return replace(before, m=m, u=u, prior=float(1 / (1 + 2.0 ** -fitted[0])))


def _natural(weights: Weights) -> Numbers:
    """The weights as natural logs, after that of the prior's odds."""
    worth = [weights.weight(name, level) for name, level in _all_levels()]
    return np.array([np.log(weights.prior / (1 - weights.prior)), *(np.log(2) * w for w in worth)])


def _regression(columns: Numbers, same: Numbers, before: Numbers, hold_first: bool) -> Numbers:
    """Ridge regression of the log odds, by Newton's method."""
    ridge = np.full(columns.shape[1], RIDGE)
    ridge[0] = RIDGE if hold_first else _FREE
    found = before.copy()
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(columns @ found, -30, 30)))
        curve = (columns * (chance * (1 - chance))[:, None]).T @ columns + np.diag(ridge)
        step = np.linalg.solve(curve, columns.T @ (same - chance) - ridge * (found - before))
        found = found + step
        if np.abs(step).max() < 1e-6:
            break
    return found


def by_agreement(compared: Compared, before: Weights) -> Weights:
    """Weights without labels, by expectation and maximisation (Fellegi and Sunter 1969; Winkler 1988)."""
    weights = before
    for _ in range(ROUNDS):
        better = _of_chances(compared, chances(compared, weights), before)
        done = abs(better.prior - weights.prior) < 1e-6
        weights = better
        if done:
            break
    return weights


def chances(compared: Compared, weights: Weights) -> Numbers:
    """The chance of each pair that it is of one event."""
    odds = compared.columns() @ _natural(weights)
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -300, 300))))


def _of_chances(compared: Compared, chance: Numbers, before: Weights) -> Weights:
    m = {name: _shares(name, compared.level(name), chance, before.m[name]) for name in comparisons()}
    u = {name: _shares(name, compared.level(name), 1 - chance, before.u[name]) for name in comparisons()}
    return replace(before, m=m, u=u, prior=(float(chance.sum()) + 1) / (len(chance) + 2))


def _shares(name: str, found: npt.NDArray[np.int64], chance: Numbers, before: Mapping[str, float]) -> dict[str, float]:
    """How often each level is met among the pairs that something is known of."""
    counted = np.bincount(found + 1, weights=chance, minlength=len(levels(name)) + 1)
    told = sum(before.values())
    seen = {level: float(counted[gamma(name, level) + 1]) + FEW * before[level] / told for level in levels(name)}
    whole = sum(seen.values())
    return {level: n / whole for level, n in seen.items()}
