"""Where a number of people stands between the edges of a drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10

_LEFT, _WIDTH = 2.5, 77.0
"""Per cent of the drawing: where nought stands, and from there to the largest number; the rest is for arrows."""
_TOO_FAR_APART = 50
"""Times the middle figure from which the largest one would press all others into a corner."""
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """From nought to `top`; `is_log`: each tenfold takes the same room."""

    top: int
    is_log: bool
    ticks: tuple[int, ...]

    def at(self, number: float) -> float:
        """Per cent of the drawing's width."""
        within = min(max(number, 0), self.top)
        share = log10(1 + within) / log10(1 + self.top) if self.is_log else within / self.top
        return round(_LEFT + _WIDTH * share, 2)

    @property
    def begin(self) -> float:
        return self.at(0)

    @property
    def end(self) -> float:
        """Behind the largest number, where what is open above ends."""
        return 100.0


def scale_of(numbers: Iterable[int]) -> Scale:
    """A scale that holds all of them."""
    given = sorted(number for number in numbers if number > 0) or [1]
    largest, middle = given[-1], given[len(given) // 2]
    if largest > _TOO_FAR_APART * middle:
        return Scale(largest, True, (0, *(10**power for power in range(floor(log10(largest)) + 1))))
    step = _step(largest)
    last = -(-largest // step) * step
    return Scale(last, False, tuple(range(0, last + 1, step)))


def _step(largest: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 … that needs no more than a few to reach the largest."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if step * _STEPS >= largest:
                return step
        power *= 10
