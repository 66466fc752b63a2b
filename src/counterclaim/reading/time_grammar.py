"""The grammar of time words, compiled from the tables of words: one pattern a form."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from counterclaim.reading.lexicon import any_of, load_table


@cache
def time_table() -> dict[str, Any]:
    return load_table("time_words")


@cache
def time_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Form and pattern; the longest match of all is the expression, the first among equals."""
    table = time_table()
    month = rf"(?P<month>{any_of(table['months'])})\b\.?"
    weekday = rf"(?:{any_of(table['weekdays'])}|(?-i:[A-Z])\w+(?=\.))"
    week_day = rf"(?P<weekday>{any_of(table['weekdays'])}\b|{any_of(table['short_weekdays'])}\.)"
    named = rf"(?:{any_of(table['weekdays'])}\b(?:\s+{any_of(table['day_parts'])})?,?\s+\(?)?"
    ordinal = r"(?:st|nd|rd|th)?"
    year = r"(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b|\s+(?P<short>\d\d)\b(?!\s*[-:/.,]?\d)(?=\s*(?:[,).(\]-]|$)))?"
    number = rf"(?P<number>\d{{1,3}}|an?|{any_of(_small_numbers())}|{any_of(table['vague_numbers'])})"
    unit = r"(?P<unit>hour|day|week|month|year|decade)"
    part = rf"(?P<part>{any_of([*table['early'], *table['mid'], *table['late']])})"
    lead = "(?:" + "|".join(rf"(?<=\b{w}\s)" for w in table["leads"]) + ")"
    joint = r"\s*(?:[-–]|to|and|or|until|till|through|/)\s*(?:the\s+)?"
    del weekday
    forms = {
        "date": rf"{named}(?:the\s+)?(?P<day>\d{{1,2}}){ordinal}(?:{joint}(?P<last>\d{{1,2}}){ordinal})?(?:\s+of)?(?:\s+|-){month}{year}",
        "date ": rf"{named}{month}\s+(?:the\s+)?(?P<day>\d{{1,2}}){ordinal}(?:{joint}(?P<last>\d{{1,2}}){ordinal})?(?!\d|[,.:]\d)\b{year}",
        "iso": r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
        "numeric": r"(?P<day>\d{1,2})(?P<sign>[/.])(?P<month>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d|\d\d)\b",
        "day": r"(?<=\b[Oo]n\s)the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?!of\b|and\b|in\b|at\b|near\b|when\b|the\b|by\b)\w)(?!\s+of\s+(?!this|the\s+month))",
        "weekday": rf"(?:(?P<which>last|this\s+past|this|next|past|previous)\s+)?{week_day}(?:,?\s+{any_of(table['day_parts'])}\b)?(?:\s+(?P<week>last\s+week|this\s+week))?",
        "named": rf"(?P<name>{any_of(table['named_days'])})\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
        "days": rf"(?P<days>{any_of(table['days'])})\b",
        "weekend": r"(?P<which>this|last|the|this\s+past|the\s+past)\s+(?:holiday\s+)?weekend\b",
        "ago": rf"{number}\s+{unit}s?\s+(?:ago|earlier|back|before)\b",
        "past": rf"(?:the\s+|this\s+)?(?P<which>last|past|preceding|previous)\s+{number}\s+{unit}s?\b",
        "period": rf"(?:{part}\s+|(?P<early>earlier|later|so\s+far|already|on|within)\s+)?(?P<which>this|last|the\s+past|past|the\s+last|the\s+previous|previous|the\s+current|the\s+same)\s+{unit}\b",
        "month": rf"(?:(?:{part}[\s-]*(?:month\s+of\s+)?)|(?P<which>last|this\s+past|this)\s+|{lead})(?P<month>{any_of(table['months'])})\b\.?(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b|\s+(?P<mark>last|this)\s+year\b)?",
        "month ": rf"(?P<month>{any_of(table['months'])})\b\.?,?\s+(?:of\s+)?(?:(?P<year>(?:19|20)\d\d)\b|(?P<mark>last|this)\s+year\b)",
        "season": rf"(?:{part}\s+)?(?:(?P<which>last|this|this\s+past|the)\s+)?(?P<season>{any_of(table['seasons'])})(?:\s+of)?\s+(?P<year>(?:19|20)\d\d)\b",
        "season ": rf"(?P<which>last|this|this\s+past)\s+(?P<season>{any_of(table['seasons'])})\b",
        "decade": r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<decade>(?:19|20)\d0)s\b",
        "year": rf"(?:(?:{part}[\s-]*)|{lead})(?P<year>(?:19|20)\d\d)(?![,.]?\d|-\d|\s+(?:people|civilians|men|soldiers))\b",
    }
    return tuple((form.strip(), re.compile(rf"(?<![\w$]){p}", re.IGNORECASE)) for form, p in forms.items())


def _small_numbers() -> list[str]:
    table = load_table("number_words")
    return [*table["units"], *table["teens"], *table["tens"]]


@cache
def first_words() -> frozenset[str]:
    """Words that an expression of time can begin with, besides numerals."""
    table = time_table()
    tables = ("months", "weekdays", "short_weekdays", "seasons", "named_days", "days", "early", "mid", "late", "vague_numbers")
    phrases = [str(p) for name in tables for p in table[name]] + _small_numbers()
    phrases += ["last", "past", "this", "the", "next", "previous", "preceding", "a", "an", "earlier", "later", "so", "already", "within"]
    return frozenset(re.split(r"[^\w]", p)[0] for p in phrases)
