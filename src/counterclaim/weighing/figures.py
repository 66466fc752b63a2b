"""Numbers that a wording stands for under a policy, and what may be done with several of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.claims.count import Count


@dataclass(frozen=True, slots=True)
class Figure:
    """People; None where the wording, or the policy's table, leaves it open. `point` is the figure itself."""

    low: int | None = None
    point: int | None = None
    high: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is no number in it at all."""
        return self.low is None and self.point is None and self.high is None

    @property
    def lowest(self) -> int | None:
        """The smallest number that it gives."""
        return smallest((self.low, self.point, self.high))

    @property
    def highest(self) -> int | None:
        """The largest number that it gives; "at least 84" gives 84."""
        return largest((self.low, self.point, self.high))


def smallest(numbers: Iterable[int | None]) -> int | None:
    return min((n for n in numbers if n is not None), default=None)


def largest(numbers: Iterable[int | None]) -> int | None:
    return max((n for n in numbers if n is not None), default=None)


def ordered(low: int | None, best: int | None, high: int | None) -> tuple[int | None, int | None, int | None]:
    """The same with low ≤ best ≤ high: bounds give way to the best figure, and the upper to the lower one."""
    if best is not None:
        low = min(low, best) if low is not None else None
        high = max(high, best) if high is not None else None
    if low is not None and high is not None:
        high = max(low, high)
    return low, best, high


def is_number(count: Count) -> bool:
    """Whether the wording itself commits to a number."""
    return count.low is not None or count.high is not None


def bounds(count: Count) -> tuple[int | None, int | None]:
    """What the wording commits to: a vague word to at least one, and no more is read from it here."""
    if count.word is not None and not is_number(count):
        return 1, None
    return count.low, count.high


def are_compatible(one: Count, other: Count) -> bool:
    """Whether one number can be meant by both. About 50 is compatible with what lies within a tenth of it."""
    (low, high), (low2, high2) = _widened(one), _widened(other)
    return (high is None or low2 is None or low2 <= high) and (high2 is None or low is None or low <= high2)


def _widened(count: Count) -> tuple[float | None, float | None]:
    low, high = bounds(count)
    if not count.approximate:
        return low, high
    return (low * 0.9 if low is not None else None), (high * 1.1 if high is not None else None)
