"""Numbers that count no people and no things: dates, hours, ages, money, distances, names with a number."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from counterclaim.reading.count_grammar import bounds_pattern, count_words
from counterclaim.reading.lexicon import any_of, load_table
from counterclaim.reading.numbers import number_pattern

_YEAR = r"(?:19|20)\d\d"
_SPREAD = r"\s*(?:[-–]|to|or|and|until)\s*"


@cache
def _words() -> dict[str, Any]:
    return load_table("count_strangers")


@cache
def stranger_pattern() -> re.Pattern[str]:
    """A stretch around a number that is no count, from its first word on."""
    kinds = "|".join(f"(?:{kind})" for kind in [*_dates(), *_hours(), *_measures(), *_names()])
    return re.compile(rf"(?:(?:{bounds_pattern()}|between|from|last|past)\s+){{0,4}}(?:{kinds})", re.IGNORECASE)


def _dates() -> list[str]:
    month = any_of(_words()["months"]) + r"\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    days = rf"{day}(?:{_SPREAD}{day})?"
    return [
        rf"{days}(?:\s+of)?\s+{month}(?:,?\s+(?:{_YEAR}\b|\d\d(?!\s+\w)))?",
        rf"{month}\s+{days}\b(?:,?\s+{_YEAR}\b)?(?!,\d)",
        rf"{month},?\s+(?:of\s+)?{_YEAR}\b",
        r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}",
        rf"{_YEAR}{_SPREAD}{_YEAR}\b",
        rf"{_YEAR}(?![,.]?\d|-)(?!\s+(?:people|persons|men|women|children|civilians|\w+s)\b)",
    ]


def _hours() -> list[str]:
    return [
        r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?|\s+(?:gmt|utc|hours|hrs)\b)|\d{1,2}:\d\d",
        r"\d{3,4}\s*[\[(]?(?:\d{4}\s+)?(?:gmt|utc|hours|hrs)\b|0\d+|\d{1,2}\s*[ap]\.?m\b",
    ]


def _measures() -> list[str]:
    words = _words()
    number = number_pattern()
    units = any_of([*words["units_of_measure"], *words["currencies"]])
    times = r"(?:seconds|minutes?|hours?|days?|weeks?|months?|years?|decades?|times|nights?)\b"
    signs = "|".join(_behind(sign) for sign in words["currency_signs"])
    vague = any_of([*count_words()["vague"], "an", "a", "another"])
    more = r"(?:more\s+|square\s+|cubic\s+|metric\s+)?(?:\(?us\)?\s+)?"
    return [
        rf"{number}(?:{_SPREAD}{number})?[\s-]+{more}{units}(?:s\b|\b)(?:[\s-]+(?:old|long)\b)?|{number}\s?%",
        rf"{vague}\s+(?:of\s+)?{times}",
        rf"(?:{signs}){number}",
        r"\d+(?:st|nd|rd|th|d)\b|\d+s\b",
        r"\d+(?:\.\d+)?\s?(?:mm|cm|km|ft|mph|kph)\b|0\.\d+",
        r"\d+\.\d{1,2}(?!\d|\s*(?:hundred|thousand|million|billion|lakh|crore))",
        rf"{number}-(?!odd\b|plus\b|{number})(?-i:[a-z])\w*",
    ]


def _behind(sign: str) -> str:
    edge = r"\b" if sign[0].isalpha() else ""
    return rf"(?<={edge}{re.escape(sign)})"


def _names() -> list[str]:
    words = _words()
    proper = r"(?-i:[A-Z][a-z]+)"
    return [
        rf"{any_of(words['numbered'])}\s+\d+(?:\s*(?:[-–,]|and|to)\s*\d+)*\b",
        rf"\d+\s+(?:block\b|(?:{proper}\.?\s+){{1,3}}(?-i:{any_of(s.title() for s in words['streets'])})\b)",
        r"\d{3}[-.\s]\d{3,4}(?:[-.]\d{4})?\b(?!,)",
        r"(?<=\()\d{1,3}\)",
        r"(?<=[\w'’.\"”]\n)\d{1,2}\.(?=\s+\w)",
    ]


_YEAR_ALONE = re.compile(_YEAR)
_AGE = re.compile(r"(?-i:[A-Z])[\w.'’]*,?\s*,\s+$")
_AGE_END = re.compile(r"\s*[,.;)]")
_ITEM = re.compile(r"(?:^|[.:;\])\"”]\s+)$")


def stands_apart(text: str, start: int, end: int) -> bool:
    """Whether a bare numeral is a year behind its preposition, a named person's age, or a list's number."""
    numeral, before = text[start:end], text[max(0, start - 24) : start]
    if not numeral.isdigit():
        return False
    word = re.search(r"(\w+)\s+$", before)
    if _YEAR_ALONE.fullmatch(numeral):
        return bool(word and word[1].lower() in _words()["before_years"])
    if len(numeral) > 2:
        return False
    aged = _AGE.search(before) and _AGE_END.match(text, end)
    return bool(aged or (text[end : end + 2] in (". ", ".\n") and _ITEM.search(before)))


def stranger_words() -> list[str]:
    """Words that a stranger can begin with, besides those of a count."""
    words = _words()
    return [*words["months"], *words["numbered"]]
