"""Where and when a report says that it was filed: "BAMAKO, Aug 2 (Reuters) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from functools import cache
from importlib.resources import files
from itertools import islice

from counterclaim.claims.span import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_REACH = 4
"""Lines from the start in which a dateline may stand: below title, byline and place of a caption."""
_LONGEST = 300
_LONGEST_LINE = 2_000
_LINE = re.compile(r"^[^\n]*\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`span` covers it all, with the dash at its end; `place` is the words before the date, `source` those in brackets.

    `year` is None where it is not worded, `month` and `day` where there is no date.
    """

    span: Span
    place: Span | None
    source: Span | None
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> Date | None:
        """The day; None where it is not worded with its year or is no day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return Date(self.year, self.month, self.day)
        except ValueError:
            return None


def find_dateline(text: str) -> Dateline | None:
    """The dateline at the beginning of one of the text's first lines, blank ones not counted."""
    lines = _LINE.finditer(text[: _REACH * _LONGEST_LINE])
    return next((found for line in islice(lines, _REACH) if (found := _at(text, line.start()))), None)


def filing_day(text: str) -> Date | None:
    """The day of the dateline, where it gives one with its year."""
    found = find_dateline(text)
    return found.date if found else None


def _at(text: str, start: int) -> Dateline | None:
    for pattern in _patterns():
        match = pattern.match(text, start, min(len(text), start + _LONGEST))
        if match and not _is_no_place(match):
            return _dateline(match)
    return None


def _is_no_place(match: re.Match[str]) -> bool:
    place = match.groupdict().get("place")
    return place is not None and (" ".join(place.upper().split()) in _words("no_places") or place.startswith("By "))


def _dateline(match: re.Match[str]) -> Dateline:
    groups = match.groupdict()

    def span(name: str) -> Span | None:
        return Span(*match.span(name)) if groups.get(name) else None

    month, day = groups.get("month1") or groups.get("month2"), groups.get("day1") or groups.get("day2")
    return Dateline(
        span=Span(*match.span()),
        place=span("place"),
        source=span("source"),
        year=_year(groups.get("year1") or groups.get("year2")),
        month=_MONTHS.index(month[:3].lower()) + 1 if month else None,
        day=int(day) if day else None,
    )


def _year(worded: str | None) -> int | None:
    """Two digits are of the last fifty years or the century before."""
    if not worded:
        return None
    return int(worded) + (0 if len(worded) == 4 else 1900 if int(worded) > 50 else 2000)


@cache
def _words(name: str) -> tuple[str, ...]:
    import yaml

    raw = yaml.safe_load((files("counterclaim.intake") / "data" / "datelines.yaml").read_text("utf-8"))
    return tuple(str(word) for word in raw[name])


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The most telling form first."""
    names = "january|february|march|april|june|july|august|september|october|november|december|sept"
    month = rf"(?P<month{{n}}>(?i:{names}|{'|'.join(_MONTHS)}))\.?"
    year = r"(?:,?\s+(?P<year{n}>\d{{4}}|\d{{2}}(?!\d)))?"
    date = (
        rf"(?:(?P<day1>\d{{1,2}})\s+{month.format(n=1)}{year.format(n=1)}"
        rf"|{month.format(n=2)}\s+(?P<day2>\d{{1,2}})(?!\d){year.format(n=2)})"
    )
    word = r"[^\W\d_][\w.'’-]*"
    capital = r"[A-ZÀ-Þ][\w.'’-]*"
    behind = rf"(?:,?[ \t]*\((?:{word})(?:[ \t]+{word}){{0,3}}\)|,[ \t]+{capital}(?:[ \t]+{capital}){{0,3}})?"
    place = rf"(?P<place>{capital}(?:[ \t]+{word}){{0,5}}?{behind})"
    shouted = r"(?P<place>[A-ZÀ-Þ]{2}[A-ZÀ-Þ.'’-]*(?:[ \t]+[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,4}" + behind + ")"
    source = r"[(\[](?P<source>[^()\n]{2,60})[)\]]"
    named = r"\((?P<source>[A-Z][\w ./-]{1,30})\)"
    known = rf"\((?P<source>(?:{'|'.join(map(re.escape, _words('agencies')))})(?:/\w+)?)\)"
    end = r"\s*(?:--+|—|–|-|:|_)(?=\s|[A-Z“\"])\s*"
    told = r"(?=[“\"]?[A-Z][a-z]|[A-Z] [a-z])"
    dash = r"\s*(?:--+|—|–)\s*|\s+-\s+"
    forms = (
        rf"{place},?\s+{date}(?:,?\s+{source})?{end}",
        rf"{place},\s+NO DATE(?:\s+{source})?{end}",
        rf"{shouted}\s+{named}{end}",
        rf"{place}\s+{known}(?:{end}|\s*{told})",
        rf"{named}(?:{dash})",
        rf"{known}(?:{end}|\s*{told})",
        rf"{shouted}(?:{dash})(?=[A-Z“\"])",
        rf"{shouted}:\s+{told}",
        rf"(?P<place>{capital}(?:\s+{capital}){{0,2}},\s+{capital}(?:\s+{capital}){{0,2}})\s+[–—]\s+(?=[A-Z“\"])",
    )
    return tuple(re.compile(rf"[ \t]*{form}") for form in forms)
