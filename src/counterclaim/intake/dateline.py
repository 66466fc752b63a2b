"""Where and when a report says that it was filed: "BAMAKO, Aug 2 (Reuters) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from functools import cache

from counterclaim.claims.span import Span

_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_MONTH = r"(?P<month{n}>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\.?"
_DATE = (
    r"(?:(?P<day1>\d{1,2}) " + _MONTH.format(n=1) + r"(?:,? (?P<year1>\d{4}|\d{2}))?"
    r"|" + _MONTH.format(n=2) + r" (?P<day2>\d{1,2})(?:,? (?P<year2>\d{4}))?)"
)
_PLACE = r"(?P<place>(?-i:[A-Z])[\w.'’ -]{1,40}?(?:,? \(?(?-i:[A-Z])[\w.'’ -]{1,30}\)?)?)"
_SOURCE = r"(?:\((?P<source>[^()\n]{1,60})\))"
_END = r"\s*(?:--+|—|–|-|:)\s"


@dataclass(frozen=True, slots=True)
class Dateline:
    """`span` covers it all; `date` is None where it is not worded with its year."""

    span: Span
    place: Span | None
    date: Date | None
    source: Span | None


@cache
def _pattern() -> re.Pattern[str]:
    dated = rf"{_PLACE},? {_DATE}(?: {_SOURCE})?(?:{_END})"
    agency = (
        r"(?P<place2>(?-i:[A-Z][A-Z.'’ -]{2,40}?)(?:, (?-i:[A-Z])[\w.'’ -]{1,30}?)?) \((?P<source2>(?-i:[A-Z])[\w /-]{1,30})\)(?:"
        + _END
        + ")"
    )
    bare = r"\((?P<source3>(?-i:[A-Z])[\w /-]{1,30})\)(?:" + _END + ")"
    capitals = r"(?P<place4>(?-i:[A-Z]{3,}(?:[ -][A-Z]{2,}){0,3})(?:, (?-i:[A-Z])\w{2,20})?)\s*(?:--+|—|–)\s"
    return re.compile(rf"\s*(?:{dated}|{agency}|{bare}|{capitals})", re.IGNORECASE)


_REACH = 4
"""Lines from the start in which a dateline may stand."""


def find_dateline(text: str) -> Dateline | None:
    """The dateline at the beginning of one of the text's first lines."""
    at = 0
    for _ in range(_REACH):
        match = _pattern().match(text, at, min(len(text), at + 300))
        if match:
            return _dateline(match)
        end = text.find("\n", at)
        if end < 0 or end > 2_000:
            return None
        at = end + 1
    return None


def _dateline(match: re.Match[str]) -> Dateline:
    groups = match.groupdict()

    def span(*names: str) -> Span | None:
        return next((Span(*match.span(n)) for n in names if groups[n]), None)

    return Dateline(
        span=Span(*match.span()),
        place=span("place", "place2", "place4"),
        date=_day(groups),
        source=span("source", "source2", "source3"),
    )


def _day(groups: dict[str, str | None]) -> Date | None:
    year, month = groups["year1"] or groups["year2"], groups["month1"] or groups["month2"]
    day = groups["day1"] or groups["day2"]
    if not year or not month or not day:
        return None
    full = int(year) + (0 if len(year) == 4 else 1900 if int(year) > 50 else 2000)
    try:
        return Date(full, _MONTHS.index(month[:3].upper()) + 1, int(day))
    except ValueError:
        return None
