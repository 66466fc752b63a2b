"""The grammar of a count's wording, compiled from the tables of words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from counterclaim.reading.lexicon import any_of, folded, load_table
from counterclaim.reading.numbers import number_pattern


@cache
def count_words() -> dict[str, Any]:
    return load_table("count_words")


@cache
def count_pattern() -> re.Pattern[str]:
    """One count; its groups say what kind it is of, and what stands around a number."""
    words = count_words()
    number = number_pattern()
    before = rf"(?P<before>(?:{bounds_pattern()}\s+){{0,3}})"
    joint = r"(?(between)\s+(?:and|to)\s+|(?:\s*[-–—]\s*|\s+(?:to|or|or\s+even|or\s+perhaps|or\s+maybe)\s+))"
    between = rf"(?P<between>(?:between|from)\s+(?={number}\s+(?:and|to)\s+{number}))?"
    spans = rf"{between}(?P<low>{number})(?:{joint}(?P<high>{number}))?"
    behind = rf"(?P<behind>(?:\s*\+|[\s-](?:{_all_of(words['tails'])})(?!\w))*)"
    percent = r"(?P<percent>\s?%|\s+(?:percent|per\s+cent|pct)\b)?"
    exact = rf"(?:{spans}{percent}{behind})"
    return re.compile(
        rf"(?<!\w){before}(?:{exact}|{_unknown()}|{_quantity()}|{_severe()}|(?P<vague>{any_of(words['vague'])})\b)"
        rf"|(?<!\w)(?P<zero>{any_of(words['zero'])})\b|(?<!\w)(?P<article>another|an?)\b",
        re.IGNORECASE,
    )


def _unknown() -> str:
    words = count_words()["unknown"]
    nouns = any_of(count_words()["quantities"]["nouns"])
    return (
        rf"(?P<unknown>(?:(?:an?|the)\s+)?(?:{any_of(words['hedges'])}[\s-]+)?{any_of(words['adjectives'])}"
        rf"(?:\s+{nouns}s?(?:\s+of)?\b|(?=\s+{any_of(count_words()['severities']['nouns'])}\b)))"
    )


def _quantity() -> str:
    words = count_words()["quantities"]
    adjectives = any_of([*words["adjectives"], *words["empty"]])
    adjective = rf"(?:(?:very|fairly|relatively|so)\s+)?(?P<adjective>{adjectives})\s+"
    noun = rf"(?P<noun>{any_of(words['nouns'])}|quantitie)s?\b"
    lead = r"(?:almost\s+)?(?:an?|the)\s+"
    return rf"(?:(?:{lead})?{adjective}{noun}(?:\s+of\b)?|an?\s+(?P<group>{any_of(words['nouns'])})\s+of\b)"


def _severe() -> str:
    words = count_words()["severities"]
    return rf"(?P<severe>{any_of(words['adjectives'])})(?=\s+(?:\w+\s+)?{any_of(words['nouns'])}\b)"


def bounds_pattern() -> str:
    return _all_of(count_words()["bounds"])


def _all_of(kinds: dict[str, Iterable[str]]) -> str:
    return any_of(phrase for phrases in kinds.values() for phrase in phrases)


@cache
def meanings(table: str) -> dict[str, str]:
    """What a phrase of `bounds` or `tails` commits to."""
    return {folded(phrase): kind for kind, phrases in count_words()[table].items() for phrase in phrases}


@cache
def phrases_of(table: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_all_of(count_words()[table])}(?!\w)", re.IGNORECASE)
