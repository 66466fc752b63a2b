"""Scored pairs to clusters, without chaining."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """`left` < `right`, each pair once; `chance` in millionths. A pair that is missing never comes together."""

    left: Whole
    right: Whole
    chance: Whole

    def __len__(self) -> int:
        return len(self.left)

    def where(self, kept: npt.NDArray[np.bool_]) -> Pairs:
        return Pairs(self.left[kept], self.right[kept], self.chance[kept])


def no_pairs() -> Pairs:
    return Pairs(*(np.empty(0, dtype=np.int64) for _ in range(3)))


def millionths(chances: npt.NDArray[np.float64]) -> Whole:
    return np.round(chances * 1_000_000).astype(np.int64)


def merged(number: int, pairs: Pairs, to: Whole) -> Pairs:
    """The pairs between nodes that several came together in (`to`): of several pairs the greatest chance."""
    left, right = np.minimum(to[pairs.left], to[pairs.right]), np.maximum(to[pairs.left], to[pairs.right])
    kept = left != right
    key, where = np.unique(left[kept] * number + right[kept], return_inverse=True)
    chance = np.full(len(key), np.iinfo(np.int64).min)
    np.maximum.at(chance, where, pairs.chance[kept])
    return Pairs(key // number, key % number, chance)


def cluster(number: int, pairs: Pairs, threshold: int) -> Whole:
    """For each of the nodes 0 … number-1 the least node of its cluster.

    Average linkage with a veto: two clusters come together where every pair between them is given and their mean
    chance is at least the threshold. In each round all clusters that are each other's best are joined, which gives
    what joining one pair at a time gives, since no cluster comes nearer by a joining (Müllner 2011, section 2.5).
    Clusters that no pair of at least the threshold leads to have no influence on each other.
    """
    label = np.arange(number, dtype=np.int64)
    size = np.ones(number, dtype=np.int64)
    left, right, total = pairs.left, pairs.right, pairs.chance
    count = np.ones(len(pairs), dtype=np.int64)
    while True:
        whole = (count == size[left] * size[right]) & (total >= threshold * count)
        joined = _mutual_best(number, left[whole], right[whole], total[whole] / count[whole])
        if not len(joined[0]):
            return _roots(label)
        label[joined[1]] = joined[0]
        np.add.at(size, joined[0], size[joined[1]])
        left, right, total, count = _regrouped(number, label, (left, right, total, count))


def _mutual_best(number: int, left: Whole, right: Whole, mean: npt.NDArray[np.float64]) -> tuple[Whole, Whole]:
    """Pairs in which each is the other's best; of equals the first in the order of the nodes."""
    order = np.lexsort((right, left, -mean))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    best = np.full(number, len(order), dtype=np.int64)
    np.minimum.at(best, left, rank)
    np.minimum.at(best, right, rank)
    mutual = (best[left] == rank) & (best[right] == rank)
    return left[mutual], right[mutual]


def _regrouped(
    number: int, label: Whole, edges: tuple[Whole, Whole, Whole, Whole]
) -> tuple[Whole, Whole, Whole, Whole]:
    left, right, total, count = edges
    one, other = label[left], label[right]
    kept = one != other
    low, high = np.minimum(one, other)[kept], np.maximum(one, other)[kept]
    key, where = np.unique(low * number + high, return_inverse=True)
    totals, counts = np.zeros(len(key), dtype=np.int64), np.zeros(len(key), dtype=np.int64)
    np.add.at(totals, where, total[kept])
    np.add.at(counts, where, count[kept])
    return key // number, key % number, totals, counts


def _roots(label: Whole) -> Whole:
    while True:
        above = label[label]
        if np.array_equal(above, label):
            return label
        label = above


def components(number: int, pairs: Pairs, threshold: int) -> Whole:
    """For each node the least node of those that pairs of at least the threshold lead to, however far."""
    strong = pairs.where(pairs.chance >= threshold)
    label = np.arange(number, dtype=np.int64)
    while True:
        least = label.copy()
        np.minimum.at(least, strong.left, label[strong.right])
        np.minimum.at(least, strong.right, label[strong.left])
        least = least[least]
        if np.array_equal(least, label):
            return label
        label = least
