"""Whether of the claims that are given a chance of nine in ten nine in ten are right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.check.matching import ClaimDict, assign, is_attributed

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of like confidence: how many, their mean confidence, the share that is right."""

    claims: int
    confidence: float
    right: float


def judged(
    gold: Mapping[str, Sequence[ClaimDict]], read: Mapping[str, Sequence[ClaimDict]]
) -> Iterator[tuple[ClaimDict, bool]]:
    """Every claim that was read, and whether it is annotated with the same claimant and stance."""
    for doc, annotated in gold.items():
        claims = read.get(doc, ())
        right = {r for g, r in assign(annotated, claims) if is_attributed(annotated[g], claims[r])}
        yield from ((claim, n in right) for n, claim in enumerate(claims))


def reliability(told: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """(confidence, right) of claims, in BINS bins of equal width; empty bins are left out."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in told:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return tuple(
        Bin(len(held), sum(c for c, _ in held) / len(held), sum(r for _, r in held) / len(held))
        for held in bins
        if held
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: the mean gap between confidence and share right, weighted by the claims."""
    claims = sum(b.claims for b in bins)
    return sum(b.claims * abs(b.confidence - b.right) for b in bins) / claims if claims else 0.0
