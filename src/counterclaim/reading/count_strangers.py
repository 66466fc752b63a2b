"""Numbers that count no people and no things: dates, hours, ages, money, distances, names with a number."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from counterclaim.reading.lexicon import any_of, load_table
from counterclaim.reading.numbers import number_pattern


@cache
def _words() -> dict[str, Any]:
    return load_table("count_strangers")


@cache
def stranger_pattern() -> re.Pattern[str]:
    """A stretch around a number that is no count, from its first word on."""
    words = _words()
    number = number_pattern()
    month = any_of(words["months"]) + r"\b\.?"
    units = any_of([*words["units_of_measure"], *words["currencies"]])
    several = r"(?:a\s+few|several|many|some|the|about|nearly|almost|more\s+than|over|last|past|few)"
    kinds = [
        rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?(?:\s*[-–]\s*\d{{1,2}})?\s+{month}(?:,?\s+(?:(?:19|20)\d\d\b|\d\d(?!\s+\w)))?",
        rf"{month}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:[-–]|to|and)\s*\d{{1,2}})?\b(?:,?\s+(?:19|20)\d\d\b)?(?!,\d)",
        rf"{month},?\s+(?:of\s+)?(?:19|20)\d\d\b",
        r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?|\s+(?:GMT|UTC|hours|hrs)\b)|\d{1,2}:\d\d|\d{3,4}\s+(?:GMT|UTC|hours|hrs)\b",
        r"(?:19|20)\d\d(?![,.\d-])(?!\s+(?:people|persons|men|women|children|civilians|\w+s)\b)",
        r"\d{3}[-.\s]\d{3,4}(?:[-.]\d{4})?\b",
        r"\d+(?:st|nd|rd|th)\b|\d+s\b|\d+\.\d+(?!\d|\s*(?:hundred|thousand|million|billion|lakh|crore))",
        rf"(?:{several}\s+)*(?:{number}(?:\s*(?:[-–]|to|or|and)\s*{number})?)[\s-]+(?:more\s+|square\s+|cubic\s+|metric\s+)?(?:\(?US\)?\s+)?{units}(?:s\b|\b|(?<=%))(?:[\s-]+(?:old|long)\b)?",
        rf"{number}-[a-z]\w*",
        rf"(?:{any_of(words['numbered'])})\s+\d+(?:\s*(?:[-–,]|and|to)\s*\d+)*\b",
        rf"\d+\s+(?:block\b|(?-i:(?:[NSEW]\.?|North|South|East|West)\s+)?(?-i:[A-Z][a-z]+)\s+(?:(?-i:[A-Z]\w+)\s+)?{any_of(words['streets'])}\b)",
    ]
    return re.compile("|".join(f"(?:{k})" for k in kinds), re.IGNORECASE)


def stranger_words() -> list[str]:
    words = _words()
    return [*words["months"], *words["numbered"], "last", "past"]


def is_year(text: str, match: re.Match[str]) -> bool:
    """Whether a four-digit number stands behind a word that makes it a year."""
    before = re.search(r"(\w+)\s+$", text[max(0, match.start() - 12) : match.start()])
    return bool(_YEAR.fullmatch(match.group()) and before and before[1].lower() in _words()["before_years"])


_YEAR = re.compile(r"(?:19|20)\d\d")
