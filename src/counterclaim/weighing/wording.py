"""Claims in plain English."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Kind
from counterclaim.weighing.testimony import Testimony

HARM_WORDS = {
    Kind.KILLED: "killed",
    Kind.WOUNDED: "wounded",
    Kind.CASUALTIES: "casualties",
    Kind.CAPTURED: "captured",
    Kind.MISSING: "missing",
    Kind.DISPLACED: "displaced",
}
NO_OUTLET = "an unnamed outlet"


def plain_line(text: str) -> str:
    """One line without control characters, whatever a report had in it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def count_words(count: Count) -> str:
    """The wording in quotation marks; where there is none, the number or the word itself."""
    if count.text.strip():
        return f"“{plain_line(count.text)}”"
    if count.low is None and count.high is None:
        return "an unnumbered plural" if count.word in (None, "plural") else f"“{plain_line(count.word or '')}”"
    return bounds_words(count.low, count.high)


def bounds_words(low: int | None, high: int | None) -> str:
    """84; at least 84; up to 50; 10 to 15; no figure."""
    if low is None and high is None:
        return "no figure"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def date_words(day: date) -> str:
    """2 August 2024."""
    return f"{day.day} {day:%B} {day.year}"


def day_words(testimony: Testimony, before: str = "") -> str:
    """The day of the report behind `before`; nothing where it is not known."""
    published = testimony.record.source.published
    return f"{before}{date_words(published)}" if published else ""


def names_harm(affected: str) -> bool:
    """Whether the words for the harmed say the harm already: "losses", "deaths"."""
    words = affected.casefold().split()
    return bool(words) and words[-1] in _nouns("harm_nouns")


def is_generic(noun: str) -> bool:
    """Whether the noun may stand for anybody: "people", "victims", "dead"."""
    return noun.casefold() in _nouns("harm_nouns") | _nouns("generic_nouns")


@cache
def _nouns(name: str) -> frozenset[str]:
    text = (files("counterclaim.weighing") / "data" / "wording.yaml").read_text("utf-8")
    return frozenset(yaml.safe_load(text)[name])


def harm_words(kind: Kind) -> str:
    return HARM_WORDS.get(kind, kind.value)
