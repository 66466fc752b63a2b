"""A claimant's figures over independent ones as a gauge: a place on a scale from an eighth to eight times."""

from __future__ import annotations

import math
from dataclasses import dataclass

from counterclaim.weighing.against_independent import Deviation

_END = math.log(8)
"""Where the scale ends on either side: an eighth, eight times."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """Per cent of the scale, agreement at 50; the factors in words. `low` and `high` are None without interval."""

    at: float
    low: float | None
    high: float | None
    factor: str
    interval: str


def gauge(deviation: Deviation) -> Gauge:
    low, high = deviation.low, deviation.high
    told = f"{math.exp(low):.2f} to {math.exp(high):.2f}" if low is not None and high is not None else "–"
    return Gauge(_place(deviation.median), _maybe(low), _maybe(high), f"{deviation.factor:.2f}", told)


def _maybe(ratio: float | None) -> float | None:
    return None if ratio is None else _place(ratio)


def _place(ratio: float) -> float:
    """What lies beyond the scale stands at its end."""
    return round(50 + 50 * max(-1.0, min(1.0, ratio / _END)), 2)
