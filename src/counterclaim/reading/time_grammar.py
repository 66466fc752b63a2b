"""The grammar of time words, compiled from the tables of words: one or more patterns a form."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from counterclaim.reading.lexicon import any_of, load_table

_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th|d)?"
_JOINT = r"\s*(?:[-–]|to|and|or|until|till|through|/)\s*(?:the\s+)?"
# Behind the letters of a short month.
_SHORT = r"(?<!may)(?<!june)(?<!july)(?:(?<=\b\w\w\w)|(?<=\b\w\w\w\w))"
_UNIT = r"(?P<unit>hour|day|week|month|year|decade)"


@cache
def time_table() -> dict[str, Any]:
    return load_table("time_words")


@cache
def time_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Form and pattern; the longest match of all is the expression, the first among equals."""
    forms = [*_dates(), *_days(), *_weeks_and_more(), *_months_and_more()]
    return tuple((form, re.compile(rf"(?<![\w$]){p}", re.IGNORECASE)) for form, p in forms)


def _dates() -> list[tuple[str, str]]:
    table = time_table()
    named = rf"(?:(?P<named>{any_of(table['weekdays'])})\b(?:\s+{any_of(table['day_parts'])})?,?\s+\(?)?"
    days = rf"(?P<day>\d{{1,2}}){_ORDINAL}(?:{_JOINT}(?P<last>\d{{1,2}}){_ORDINAL})?"
    short = r"\s+(?P<short>\d\d)\b(?!\s*[-:/.,]?\d)(?=\s*(?:[,).(\]-]|$))"
    year = rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})\b|,?\s+(?:of\s+)?(?P<mark>last|this)\s+year\b|{short})?"
    no_name = rf"(?!\s+{any_of(table['names'])}\b)"
    return [
        ("date", rf"{named}(?:the\s+)?{days}(?:\s+of)?(?:\s+|-){_month()}{year}{no_name}"),
        ("date", rf"{named}(?:last\s+)?{_month()}\s+(?:the\s+)?{days}(?!\d|[,.:]\d)\b{year}{no_name}"),
        ("iso", rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
        (
            "numeric",
            rf"(?P<day>\d{{1,2}})(?P<sign>[/.])(?P<month>\d{{1,2}})(?P=sign)(?P<year>{_YEAR}|\d\d)\b",
        ),
        ("named", rf"(?P<name>{any_of(table['named_days'])})\b(?:,?\s+(?P<year>{_YEAR})\b)?"),
    ]


def _days() -> list[tuple[str, str]]:
    table = time_table()
    weekday = rf"(?P<weekday>{any_of(table['weekdays'])}\b|{any_of(table['short_weekdays'])}\.)"
    which = r"(?:(?P<which>last|this\s+past|this|next|past|previous)\s+)?"
    going_on = r"(?!\s+(?!(?:of|and|in|at|near|when|the|by)\b)\w)(?!\s+of\s+(?!this|the\s+month))"
    return [
        (
            "weekday",
            rf"{which}{weekday}(?:,?\s+{any_of(table['day_parts'])}\b)?(?:\s+(?P<week>last\s+week)\b)?",
        ),
        ("days", rf"(?P<days>{any_of(table['days'])})\b"),
        ("day", rf"(?<=\b[Oo]n\s)the\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b{going_on}"),
        ("day", rf"(?<=\bON\s)THE\s+(?P<day>\d{{1,2}})(?:ST|ND|RD|TH|D)\b{going_on}"),
    ]


def _weeks_and_more() -> list[tuple[str, str]]:
    number = rf"(?P<number>\d{{1,3}}|an?|{any_of(_small_numbers())}|{any_of(time_table()['vague_numbers'])})"
    which = r"(?P<which>this|last|the\s+past|past|the\s+last|the\s+previous|previous|the\s+current)"
    period = r"(?P<unit>week|month|year|decade)\b"
    return [
        ("weekend", r"(?P<which>this|last|the|this\s+past|the\s+past)\s+(?:holiday\s+)?weekend\b"),
        ("ago", rf"{number}\s+{_UNIT}s?\s+(?:ago|back)\b"),
        ("past", rf"(?:the\s+|this\s+)?(?:last|past|preceding|previous)\s+{number}\s+{_UNIT}s?\b"),
        ("period", rf"(?:{_part()}\s+|(?:earlier|later|so\s+far|already|within)\s+)?{which}\s+{period}"),
    ]


def _months_and_more() -> list[tuple[str, str]]:
    table = time_table()
    full = _capital(any_of(m for m in table["months"] if len(m) > 4 or m in ("may", "june", "july")))
    short = _capital(any_of(table["months"]))
    bare = rf"(?P<month>{full}\b{_no_verb()}|{short}(?=\.))(?:{_SHORT}\.)?"
    of_year = rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})\b|\s+(?:of\s+)?(?P<mark>last|this)\s+year\b)"
    season = rf"(?P<season>{any_of(table['seasons'])})"
    rank = rf"(?P<rank>{any_of([*table['ranks'], 'last'])})"
    stretch = rf"(?:{rank}\s+(?:{_small()}\s+)?(?P<stretch>week|day|month|quarter|half|semester)s?)"
    of_month = rf"{_month()}(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})\b)?"
    whole = rf"(?:{of_month}|(?P<only>{_YEAR})\b|(?P<which>this|last)\s+year\b)"
    lead = _leads("leads")
    return [
        (
            "month",
            rf"(?:{_part()}[\s-]*(?:the\s+month\s+of\s+)?|(?:last|this\s+past|this)\s+|{lead}){bare}{of_year}?",
        ),
        ("month", rf"{_month()},?{of_year}"),
        ("stretch", rf"(?:the\s+)?{stretch}\s+of\s+{whole}"),
        ("season", rf"(?:(?P<which>last|this|the)\s+)?{season}(?:\s+of)?\s+(?P<year>{_YEAR})\b"),
        ("season", rf"(?P<which>last|this|this\s+past)\s+{season}\b"),
        ("decade", rf"(?:the\s+)?(?:{_part()}[\s-]+)?(?P<decade>(?:19|20)\d0)'?s\b"),
        ("years", rf"(?:{lead}|{_leads('year_leads')})(?P<year>{_YEAR})[-–/](?P<last>{_YEAR}|\d\d)\b"),
        (
            "year",
            rf"(?:{_part()}[\s-]*|{lead}|{_leads('year_leads')})(?P<year>{_YEAR})(?![,.]?\d|-\d|\s+people)\b",
        ),
    ]


def _month() -> str:
    """Full or short, with a capital; the point of a short one is not the sentence's."""
    point = rf"(?:{_SHORT}\.(?=\s*[,\d]|\s+(?-i:[a-z])))?"
    return rf"(?P<month>{_capital(any_of(time_table()['months']))})\b{point}"


def _capital(pattern: str) -> str:
    return rf"(?-i:(?=[A-Z])){pattern}"


def _no_verb() -> str:
    """ "AND MAY HAVE" names no month."""
    return r"(?!(?<=may)\s+(?:have|be|not|also|yet|still|well|only|never|soon|even)\b)"


def _part() -> str:
    table = time_table()
    return rf"(?P<part>{any_of([*table['early'], *table['mid'], *table['late']])})"


def _leads(name: str) -> str:
    return "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in time_table()[name]) + ")"


def _small() -> str:
    return rf"(?P<number>\d{{1,2}}|{any_of(_small_numbers())})"


def _small_numbers() -> list[str]:
    table = load_table("number_words")
    return [*table["units"], *table["teens"], *table["tens"]]


@cache
def first_words() -> frozenset[str]:
    """Words that an expression of time can begin with, besides numerals."""
    table = time_table()
    tables = (
        "months",
        "weekdays",
        "short_weekdays",
        "seasons",
        "named_days",
        "days",
        "early",
        "mid",
        "late",
        "ranks",
    )
    phrases = [str(p) for name in tables for p in table[name]] + [*table["vague_numbers"], *_small_numbers()]
    return frozenset(re.split(r"\W", p)[0] for p in [*phrases, *table["firsts"]])
