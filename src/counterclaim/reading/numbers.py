"""Numbers in numerals and words: the pattern that finds one and the value that it has."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.reading.lexicon import any_of, folded, load_table

# Thousands are parted by commas (Indian style as well), points, or thin and common spaces.
NUMERAL = (
    r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,2}(?:,\d{2}){1,4},\d{3}|[1-9]\d{0,2}(?:\.\d{3}){1,4}"
    r"|[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}){1,4}(?!-)|[1-9]\d{0,2},\ 000"
    r"|\d{1,12}(?:[.,]\d{1,2})?)(?!\d|[.,]\d)"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_SPACE = re.compile(r"[\s\u2009\u202f]+")


@cache
def number_pattern() -> str:
    """A number that can stand alone: 84, 12,500, 1.5 million, twenty-five, a dozen, half a million."""
    words = load_table("number_words")
    unit, teen, ten = (any_of(words[kind]) for kind in ("units", "teens", "tens"))
    multiple = any_of(s for s in words["scales"] if s != "hundred")
    small = rf"(?:{ten}(?:[\s-]+{unit}\b)?|{teen}|{unit})"
    hundreds = rf"(?:{small}[\s-]+hundred(?:\s+(?:and\s+)?{small}\b)?|{small})"
    multiplied = rf"(?:{hundreds}(?:\s+and\s+(?:a\s+)?half)?|half(?:[\s-]+an?)?|an?(?:[\s-]+half)?)"
    scaled = rf"{multiplied}(?:[\s-]+(?:hundred|{multiple}s?)\b){{1,3}}"
    spelled = rf"(?:{scaled}(?:\s+(?:and\s+)?{hundreds}(?:\s+{multiple})?\b)?|{hundreds}|(?:hundred|{multiple})\b)"
    grouped = rf"(?:an?\s+)?{any_of(words['groups'])}(?:\s+of\s+(?:hundred|{multiple})\b)?"
    numeral = rf"{NUMERAL}(?:[\s-]?(?:hundred|{multiple})s?\b|(?:k|bn)\b)?"
    return rf"(?:{numeral}|(?:{spelled}|{grouped})\b)"


def read_number(text: str) -> tuple[float, int]:
    """The value of a number's wording, and its scale (1 where no word multiplies it)."""
    total, current, scale = 0.0, 0.0, 1
    for value, is_scale in _values(folded(text)):
        if not is_scale:
            current += value
        elif value < 1000:
            current, scale = (current or 1) * value, max(scale, int(value))
        else:
            total, current, scale = total + (current or 1) * value, 0.0, max(scale, int(value))
    return total + current, scale


def _values(words: str) -> list[tuple[float, bool]]:
    numeral = re.match(NUMERAL, words)
    values: list[tuple[float, bool]] = []
    if numeral:
        rest = words[numeral.end() :].strip(" -")
        values.append((_numeral(numeral.group(), scaled=bool(rest)), False))
        words = {"k": "thousand", "bn": "billion"}.get(rest, rest)
    for word in re.split(r"[\s-]+", words):
        values.extend(_word_values(word))
    return values


@cache
def _word_values(word: str) -> tuple[tuple[float, bool], ...]:
    table = load_table("number_words")
    if word == "half":
        return ((0.5, False),)
    for kind in ("units", "teens", "tens", "groups"):
        if word in table[kind]:
            return ((table[kind][word], False),)
    scale = table["scales"].get(word) or table["scales"].get(word.removesuffix("s"))
    return ((scale, True),) if scale else ()


def _numeral(digits: str, scaled: bool) -> float:
    """A point before three digits parts thousands, unless a word like "million" follows."""
    if _GROUPED.fullmatch(digits) and not scaled:
        return float(digits.replace(".", ""))
    plain = _SPACE.sub("", digits)
    if re.fullmatch(r"\d+,\d{1,2}", plain):
        return float(plain.replace(",", "."))
    return float(plain.replace(",", "")) if plain.count(".") < 2 else float(plain.replace(".", ""))
