"""Arithmetic of days: the stretches of the calendar that time words name."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

Days = tuple[date, date]
"""First and last day, inclusive."""

THIRDS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
"""Codebook section 7."""

THIRDS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int, part: str = "") -> Days:
    first, last = THIRDS_OF_MONTH.get(part, (1, 31))
    return date(year, month, first), date(year, month, min(last, monthrange(year, month)[1]))


def months_of(year: int, first: int, last: int) -> Days:
    """Whole months; a last month before the first lies in the next year."""
    return date(year, first, 1), month_of(year + (last < first), last)[1]


def year_of(year: int, part: str = "") -> Days:
    return months_of(year, *THIRDS_OF_YEAR.get(part, (1, 12)))


def week_of(day: date) -> Days:
    """Monday to Sunday."""
    monday = days_before(day, day.weekday())
    return monday, days_before(monday, -6)


def months_before(day: date, months: int) -> tuple[int, int]:
    """Year and month."""
    index = max(day.year * 12 + day.month - 1 - months, 12)
    return index // 12, index % 12 + 1


def weekday_before(anchor: date, weekday: int) -> date:
    """The latest such weekday on or before the anchor."""
    return days_before(anchor, (anchor.weekday() - weekday) % 7)


def days_before(day: date, days: int) -> date:
    """The first or last day of the calendar where it does not reach so far."""
    ordinal = min(max(day.toordinal() - days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)
