"""Incidents by the week, month or year in which they began, as bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from counterclaim.publishing.naming import days_words
from counterclaim.web.catalogue import Entry
from counterclaim.web.finding import week_of

WIDTH, HEIGHT = 960, 150
"""Of the plot, in the units of the drawing."""
_MOST_BARS = 60
_OUTLIERS = 0.05
"""The share of the oldest incidents for whose sake no coarser unit is taken."""
_BETWEEN = 0.22
"""The share of a bar's place that stays free."""
_LEAST_HEIGHT = 1.5
_LABEL = 56
"""Width of a label on the axis."""


class Unit(StrEnum):
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """`when` is how an address asks for it; the rest of the numbers are of the drawing. `label` stands on the axis."""

    when: str
    words: str
    contested: int
    number: int
    x: float
    width: float
    height: float
    contested_height: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """`before` counts incidents of earlier days, `until` the last of those; `unknown` those whose day nobody knows."""

    unit: Unit
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]
    before: int
    until: date | None
    unknown: int


def timeline(entries: Iterable[Entry]) -> Timeline | None:
    """None where the day of no incident is known."""
    told = [(entry.row.about.day, entry.row.contested) for entry in entries]
    known = sorted(day for day, _ in told if day != date.max)
    if not known:
        return None
    unit = _unit(known)
    begins = _begins(unit, known[int(len(known) * _OUTLIERS)], known[-1])
    numbers = Counter(_WHEN[unit](day) for day in known if day >= begins[0])
    contested = Counter(_WHEN[unit](day) for day, is_contested in told if is_contested and day != date.max)
    before = sum(day < begins[0] for day in known)
    return Timeline(
        unit=unit,
        bars=tuple(_bars(unit, begins, numbers, contested)),
        ticks=_ticks(max(numbers.values())),
        before=before,
        until=begins[0] - timedelta(days=1) if before else None,
        unknown=len(told) - len(known),
    )


def _unit(days: Sequence[date]) -> Unit:
    """The finest by which not too many bars are needed."""
    first, last = days[int(len(days) * _OUTLIERS)], days[-1]
    if (last - first).days / 7 < _MOST_BARS - 1:
        return Unit.WEEK
    return Unit.MONTH if (last - first).days / 30.5 < _MOST_BARS - 1 else Unit.YEAR


def _begins(unit: Unit, first: date, last: date) -> list[date]:
    """The first days of all bars, at most so many: the newest."""
    found = [_begin(unit, last)]
    while found[-1] > first and len(found) < _MOST_BARS:
        found.append(_begin(unit, found[-1] - timedelta(days=1)))
    return found[::-1]


def _begin(unit: Unit, day: date) -> date:
    if unit is Unit.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit is Unit.MONTH else day.replace(month=1, day=1)


_WHEN: Mapping[Unit, Callable[[date], str]] = {
    Unit.WEEK: week_of,
    Unit.MONTH: lambda day: f"{day:%Y-%m}",
    Unit.YEAR: lambda day: f"{day:%Y}",
}


def _bars(
    unit: Unit, begins: Sequence[date], numbers: Mapping[str, int], contested: Mapping[str, int]
) -> Iterator[Bar]:
    place, scale = WIDTH / len(begins), HEIGHT / _top(max(numbers.values()))
    labels = _labels(unit, begins, place)
    for n, begin in enumerate(begins):
        when = _WHEN[unit](begin)
        number, clashing = numbers.get(when, 0), contested.get(when, 0)
        yield Bar(
            when=when,
            words=_words(unit, begin),
            contested=clashing,
            number=number,
            x=round(place * (n + _BETWEEN / 2), 2),
            width=round(place * (1 - _BETWEEN), 2),
            height=_height(number, scale),
            contested_height=_height(clashing, scale),
            label=labels.get(n, ""),
        )


def _height(number: int, scale: float) -> float:
    return round(max(_LEAST_HEIGHT, number * scale), 2) if number else 0


def _words(unit: Unit, begin: date) -> str:
    if unit is Unit.WEEK:
        return days_words(begin, begin + timedelta(days=6))
    return f"{begin:%B %Y}" if unit is Unit.MONTH else f"{begin.year}"


def _labels(unit: Unit, begins: Sequence[date], place: float) -> dict[int, str]:
    """By the number of the bar; one that would run into the label before it is left out."""
    found: dict[int, str] = {}
    free = 0.0
    for n, begin in enumerate(begins):
        label = _label(unit, begin, begins[n - 1] if n else None)
        if label and place * n >= free:
            found[n] = label
            free = place * n + _LABEL
    return found


def _label(unit: Unit, begin: date, before: date | None) -> str:
    """A year where it begins; of weeks, the months; of years, every tenth."""
    if unit is Unit.YEAR:
        return f"{begin.year}" if before is None or begin.year % 10 == 0 else ""
    if before is not None and (before.year, before.month) == (begin.year, begin.month):
        return ""
    if before is None or before.year != begin.year:
        return f"{begin:%b %Y}" if unit is Unit.WEEK else f"{begin.year}" if begin.month == 1 else f"{begin:%b %Y}"
    return f"{begin:%b}" if unit is Unit.WEEK else ""


def _top(most: int) -> int:
    """The end of the scale: a round number of steps."""
    step = _step(most)
    return -(-most // step) * step


def _step(most: int) -> int:
    """1, 2 or 5 times a power of ten, for at most four steps."""
    power = 1
    while True:
        for times in (1, 2, 5):
            if most <= 4 * times * power:
                return times * power
        power *= 10


def _ticks(most: int) -> tuple[tuple[int, float], ...]:
    """Numbers on the scale, and how high they stand."""
    step, top = _step(most), _top(most)
    return tuple((number, round(HEIGHT * number / top, 2)) for number in range(step, top + 1, step))
