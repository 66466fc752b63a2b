"""When claims were told, as lanes of bars: a drawing, and the numbers behind it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from counterclaim.publishing.naming import day_words

_MOST = 90
"""Bars of a lane."""
_LEAST_HEIGHT = 6.0
"""Per cent of a lane's height that a single claim has, so that it is seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """`x`, `width` and `height` are per cent of the lane."""

    first: date
    last: date
    number: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Lanes:
    """`lanes` by name; `unit` is what a bar stands for; `ends` name the first and last period."""

    unit: str
    lanes: Mapping[str, tuple[Bar, ...]]
    ends: tuple[str, ...]
    most: int

    @property
    def periods(self) -> list[tuple[date, date]]:
        """Those in which something was told, in order."""
        return sorted({(bar.first, bar.last) for bars in self.lanes.values() for bar in bars})

    def number(self, lane: str, first: date) -> int:
        return next((bar.number for bar in self.lanes[lane] if bar.first == first), 0)


def lanes(told: Mapping[str, Sequence[date]]) -> Lanes | None:
    """The days of each lane, counted by day, month or year, whichever gives few enough bars; None without a day."""
    days = [day for found in told.values() for day in found]
    if not days:
        return None
    unit, edges = _edges(min(days), max(days))
    counts = {name: _counted(found, edges) for name, found in told.items()}
    most = max(max(numbers, default=0) for numbers in counts.values())
    drawn = {name: _bars(numbers, edges, most) for name, numbers in counts.items()}
    return Lanes(unit, drawn, _ends(edges, unit), most)


def _edges(first: date, last: date) -> tuple[str, list[date]]:
    """Where periods begin, and behind the last one its end."""
    if (last - first).days < _MOST:
        return "day", [first + timedelta(days=n) for n in range((last - first).days + 2)]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= _MOST:
        return "month", [_month(first.year, first.month + n) for n in range(months + 1)]
    years = range(first.year, last.year + 2)
    return "year", [date(min(year, date.max.year), 1, 1) for year in years]


def _month(year: int, month: int) -> date:
    """The first day of a month; its number may go on behind 12."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _counted(days: Sequence[date], edges: Sequence[date]) -> list[int]:
    numbers = [0] * (len(edges) - 1)
    for day in days:
        numbers[min(bisect_right(edges, day) - 1, len(numbers) - 1)] += 1
    return numbers


def _bars(numbers: Sequence[int], edges: Sequence[date], most: int) -> tuple[Bar, ...]:
    width = 100 / len(numbers)
    return tuple(
        Bar(
            first,
            end - timedelta(days=1) if end > first else end,
            number,
            round(n * width + width * 0.08, 3),
            round(width * 0.84, 3),
            round(max(_LEAST_HEIGHT, 100 * number / most), 2),
        )
        for n, (number, (first, end)) in enumerate(zip(numbers, pairwise(edges), strict=True))
        if number
    )


def _ends(edges: Sequence[date], unit: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named(unit, edge) for edge in (edges[0], edges[-2])))


def named(unit: str, first: date) -> str:
    """A period by its first day: 2 Aug 2024; Aug 2024; 2024."""
    if unit == "day":
        return day_words(first)
    return f"{first:%b} {first.year}" if unit == "month" else str(first.year)
