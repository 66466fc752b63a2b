"""What each form of time words names, seen from the day of publication (codebook sections 7 and 10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from counterclaim.reading.days import (
    Days,
    day_of,
    days_before,
    month_of,
    months_before,
    months_of,
    week_of,
    weekday_before,
    year_of,
)
from counterclaim.reading.lexicon import folded
from counterclaim.reading.numbers import read_number
from counterclaim.reading.time_grammar import time_table

Parts = Mapping[str, str]


def days_named(form: str, parts: Parts, anchor: date | None) -> Days | None:
    """First and last day; None where the words name no day, or none without an anchor."""
    if form in _ABSOLUTE:
        return _ABSOLUTE[form](parts, anchor)
    return _RELATIVE[form](parts, anchor) if anchor else None


def _date(parts: Parts, anchor: date | None) -> Days | None:
    """Without a year: the latest on or before the anchor, unless only the coming one fits its weekday."""
    year = _year(parts, anchor)
    if year:
        return _days_of(parts, year)
    found = [days for y in _years_back(anchor) if (days := _days_of(parts, y))]
    past = next((days for days in found if anchor and days[0] <= anchor), None)
    coming = [days for days in found if anchor and days[0] > anchor]
    if past and coming and _fits_weekday(parts, coming[-1]) and not _fits_weekday(parts, past):
        return coming[-1]
    return past


def _days_of(parts: Parts, year: int) -> Days | None:
    month, day = _month(parts), int(parts["day"])
    first, last = day_of(year, month, day), day_of(year, month, int(parts.get("last", day)))
    return (first, last) if first and last and first <= last else None


def _fits_weekday(parts: Parts, days: Days) -> bool:
    return "named" in parts and days[0].weekday() == time_table()["weekdays"][folded(parts["named"])]


def _year(parts: Parts, anchor: date | None) -> int | None:
    if "year" in parts:
        return _full_year(int(parts["year"]))
    if "mark" in parts and anchor:
        return anchor.year - (folded(parts["mark"]) == "last")
    return _full_year(int(parts["short"])) if "short" in parts else None


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (1900 if year >= 70 else 2000)


def _years_back(anchor: date | None) -> list[int]:
    """The year after the anchor and those before it, far enough for a 29 February."""
    return [y for y in range(anchor.year + 1, anchor.year - 9, -1) if 0 < y < 9999] if anchor else []


def _month(parts: Parts) -> int:
    return int(time_table()["months"][folded(parts["month"])])


def _iso(parts: Parts, anchor: date | None) -> Days | None:
    day = day_of(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return (day, day) if day else None


def _numeric(parts: Parts, anchor: date | None) -> Days | None:
    """29/7/2024 or 7/29/2024; where both orders are days, the later that is not after the anchor."""
    year, a, b = _full_year(int(parts["year"])), int(parts["day"]), int(parts["month"])
    days = {d for d in (day_of(year, b, a), day_of(year, a, b)) if d}
    if len(days) > 1 and anchor:
        days = {max(d for d in days if d <= anchor)} if min(days) <= anchor else set()
    return (day := days.pop(), day) if len(days) == 1 else None


def _named(parts: Parts, anchor: date | None) -> Days | None:
    month, day = time_table()["named_days"][folded(parts["name"])]
    years = [int(parts["year"])] if "year" in parts else _years_back(anchor)
    found = (day_of(y, month, day) for y in years)
    return next(((d, d) for d in found if d and ("year" in parts or (anchor and d <= anchor))), None)


def _month_days(parts: Parts, anchor: date | None) -> Days | None:
    month, part = _month(parts), _part(parts)
    year = _year(parts, anchor)
    if year:
        return month_of(year, month, part)
    return next((d for y in _years_back(anchor) if anchor and (d := month_of(y, month, part))[0] <= anchor), None)


def _part(parts: Parts) -> str:
    words = folded(parts.get("part", ""))
    return next((p for p in ("early", "mid", "late") if words in time_table()[p]), "")


def _season(parts: Parts, anchor: date | None) -> Days | None:
    first, last = time_table()["seasons"][folded(parts["season"])]
    if "year" in parts:
        return months_of(int(parts["year"]), first, last)
    years = _years_back(anchor)
    over = folded(parts.get("which", "")) == "last"
    found = (months_of(y, first, last) for y in years)
    return next((d for d in found if anchor and (d[1] if over else d[0]) <= anchor), None)


_THIRDS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "": (0, 9)}


def _decade(parts: Parts, anchor: date | None) -> Days | None:
    year = int(parts["decade"])
    first, last = _THIRDS_OF_DECADE[_part(parts)]
    return date(year + first, 1, 1), date(year + last, 12, 31)


def _years(parts: Parts, anchor: date | None) -> Days | None:
    first = int(parts["year"])
    last = int(parts["last"]) if len(parts["last"]) == 4 else first // 100 * 100 + int(parts["last"])
    return (date(first, 1, 1), date(last, 12, 31)) if first <= last else None


_STRETCH_DAYS = {"day": 1, "week": 7}
_STRETCH_MONTHS = {"month": 1, "quarter": 3, "half": 6, "semester": 6}


def _stretch(parts: Parts, anchor: date | None) -> Days | None:
    """ "The second week of May", "the first six months of 2012"."""
    unit = folded(parts["stretch"])
    rank, number = folded(parts["rank"]), _how_many(parts.get("number", "1"))[0]
    index = (time_table()["ranks"].get(rank, 0) - 1) * number if rank != "last" else -number
    if "month" not in parts:
        return _months_within(
            parts, anchor, index * _STRETCH_MONTHS.get(unit, 0), number * _STRETCH_MONTHS.get(unit, 0)
        )
    month = _month_days(parts, anchor)
    days, length = _STRETCH_DAYS.get(unit, 0), number * _STRETCH_DAYS.get(unit, 0)
    if month is None or not days:
        return None
    first = days_before(month[0], -index * days) if index >= 0 else days_before(month[1], length - 1)
    last = days_before(first, 1 - length)
    return (first, min(last, month[1])) if month[0] <= first <= month[1] else None


def _months_within(parts: Parts, anchor: date | None, index: int, number: int) -> Days | None:
    """`number` months of a year, from the month `index` on; an index below 0 counts from its end."""
    if "only" not in parts and anchor is None:
        return None
    back = folded(parts.get("which", "")) == "last"
    year = int(parts["only"]) if "only" in parts or anchor is None else anchor.year - back
    first = index % 12 + 1
    return months_of(year, first, first + number - 1) if number > 0 and first + number <= 13 else None


def _whole_year(parts: Parts, anchor: date | None) -> Days | None:
    return year_of(int(parts["year"]), _part(parts))


def _day_of_month(parts: Parts, anchor: date) -> Days | None:
    """The latest such day of a month on or before the anchor."""
    found = (day_of(*months_before(anchor, back), int(parts["day"])) for back in range(13))
    return next(((d, d) for d in found if d and d <= anchor), None)


def _weekday(parts: Parts, anchor: date) -> Days | None:
    name = folded(parts["weekday"]).rstrip(".")
    weekday = {**time_table()["weekdays"], **time_table()["short_weekdays"]}[name]
    which, week = folded(parts.get("which", "")), folded(parts.get("week", ""))
    if which == "next":
        return None
    if week == "last week":
        day = days_before(week_of(days_before(anchor, 7))[0], -weekday)
    elif which in ("last", "past", "this past", "previous"):
        day = weekday_before(days_before(anchor, 1), weekday)
    else:
        day = weekday_before(anchor, weekday)
    return day, day


def _days(parts: Parts, anchor: date) -> Days | None:
    first, last = time_table()["days"][folded(parts["days"])]
    return days_before(anchor, first), days_before(anchor, last)


def _weekend(parts: Parts, anchor: date) -> Days | None:
    over = folded(parts["which"]) == "last" and anchor.weekday() >= 5
    saturday = weekday_before(days_before(anchor, 7) if over else anchor, 5)
    return saturday, days_before(saturday, -1)


def _ago(parts: Parts, anchor: date) -> Days | None:
    """The same day of an earlier week or month (`words_precision` says how exact that is); whole years."""
    least, most = _how_many(parts["number"])
    unit = folded(parts["unit"])
    return _unit_back(unit, anchor, most)[0], _unit_back(unit, anchor, least)[1]


def _how_many(number: str) -> tuple[int, int]:
    words = folded(number)
    if words in time_table()["vague_numbers"]:
        least, most = time_table()["vague_numbers"][words]
        return int(least), int(most)
    value = 1 if words in ("a", "an") else int(read_number(words)[0])
    return value, value


def _unit_back(unit: str, anchor: date, number: int) -> Days:
    if unit in ("hour", "day", "week"):
        day = days_before(anchor, number // 24 if unit == "hour" else number * _UNIT_DAYS[unit])
        return day, day
    if unit == "month":
        year, month = months_before(anchor, number)
        first, last = month_of(year, month)
        day = days_before(first, -min(anchor.day, last.day) + 1)
        return day, day
    return year_of(max(anchor.year - number * (10 if unit == "decade" else 1), 1))


_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}


def _past(parts: Parts, anchor: date) -> Days | None:
    """ "The last three weeks" ends on the day of publication."""
    number = _how_many(parts["number"])[1]
    unit = folded(parts["unit"])
    back = -(-number // 24) if unit == "hour" else number * _UNIT_DAYS[unit]
    return days_before(anchor, back), anchor


def _period(parts: Parts, anchor: date) -> Days | None:
    unit, which = folded(parts["unit"]), folded(parts["which"])
    if unit == "decade" or which in ("the past", "past", "the last"):
        return days_before(anchor, _UNIT_DAYS[unit]), anchor
    back = 0 if which in ("this", "the current") else 1
    part = _part(parts)
    if unit == "month":
        return month_of(*months_before(anchor, back), part)
    if unit == "year":
        return year_of(max(anchor.year - back, 1), part)
    return week_of(days_before(anchor, 7 * back))


def words_precision(form: str, parts: Parts) -> int:
    """The precision code that the words allow at best: "two weeks ago" is a day within a week."""
    return {"week": 3, "month": 4}.get(folded(parts["unit"]), 1) if form == "ago" else 1


_ABSOLUTE: dict[str, Callable[[Parts, date | None], Days | None]] = {
    "date": _date,
    "iso": _iso,
    "numeric": _numeric,
    "named": _named,
    "month": _month_days,
    "season": _season,
    "decade": _decade,
    "years": _years,
    "stretch": _stretch,
    "year": _whole_year,
}
_RELATIVE: dict[str, Callable[[Parts, date], Days | None]] = {
    "day": _day_of_month,
    "weekday": _weekday,
    "days": _days,
    "weekend": _weekend,
    "ago": _ago,
    "past": _past,
    "period": _period,
}
