"""Time words of a text, and the days that they name (codebook section 7)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from counterclaim.claims.interval import Interval, date_precision
from counterclaim.claims.span import Span
from counterclaim.reading.days import Days
from counterclaim.reading.time_grammar import first_words, time_patterns
from counterclaim.reading.time_rules import days_named, words_precision


@dataclass(frozen=True, slots=True)
class TimeWords:
    """An expression of time; `until` is the end of a range that is worded as two expressions."""

    span: Span
    text: str
    form: str
    parts: Mapping[str, str] = field(default_factory=dict)
    since: bool = False
    until: TimeWords | None = None


def find_times(text: str, start: int, end: int) -> list[TimeWords]:
    """The expressions of time within text[start:end], in order and apart from each other."""
    found: list[TimeWords] = []
    reached, firsts = start, first_words()
    for word in _WORD.finditer(text, start, end):
        letters = word.group()
        if word.start() < reached or not (letters[0].isdigit() or letters.lower() in firsts):
            continue
        words = _longest(text, word.start(), end)
        if words:
            words = _with_start(text, _with_end(text, words, end), max(start, reached))
            found.append(words)
            reached = words.span.end
    return found


_WORD = re.compile(r"\w+")


def _longest(text: str, at: int, end: int) -> TimeWords | None:
    matches = [(form, m) for form, pattern in time_patterns() if (m := pattern.match(text, at, end))]
    if not matches:
        return None
    form, best = max(matches, key=lambda found: found[1].end())
    parts = {name: value for name, value in best.groupdict().items() if value}
    return TimeWords(Span(at, best.end()), best.group(), form, parts)


_JOINT = re.compile(r"\s*(?:[-–—]|to|until|till|through|and)\s*", re.IGNORECASE)
_RANGE = re.compile(r"\b(between|from)\s+$", re.IGNORECASE)
_RANGED = frozenset({"date", "iso", "numeric", "weekday", "month", "year", "days", "day"})


def _with_end(text: str, words: TimeWords, end: int) -> TimeWords:
    """The expression with the end of its range, where one follows."""
    joint = _JOINT.match(text, words.span.end, end)
    if not joint or words.form not in _RANGED:
        return words
    last = _longest(text, joint.end(), end)
    if last is None or last.form not in _RANGED or not _joins(joint.group(), text, words, last):
        return words
    span = Span(words.span.start, last.span.end)
    return replace(words, span=span, text=span.of(text), until=last)


def _joins(joint: str, text: str, words: TimeWords, last: TimeWords) -> bool:
    """ "And" makes a range of two weekdays, else only behind "between"."""
    if joint.strip().lower() != "and":
        return True
    return words.form == last.form == "weekday" or bool(_before(_RANGE, text, words.span.start))


_SINCE = re.compile(
    r"\b(?:since(?:\s+[\w'’-]+){0,9}?(?:\s+(?:in|on))?|(?:starting|beginning)(?:\s+(?:in|on|from))?)"
    r"(?:\s+at\s+least)?\s+$",
    re.IGNORECASE,
)


def _with_start(text: str, words: TimeWords, start: int) -> TimeWords:
    """The expression with "since" before it; without an end, it runs to the day of publication."""
    since = _since_before(text, words.span.start, start)
    if since is None or words.until:
        return words
    span = Span(since, words.span.end)
    return replace(words, span=span, text=span.of(text), since=True)


def _since_before(text: str, at: int, start: int) -> int | None:
    """Where "since" stands: right before, or at the head of a clause that ends in "in" or "on"."""
    since = _SINCE.search(text, max(start, at - 90), at)
    if since is None:
        return None
    words = since.group().lower().split()
    return since.start() if len(words) == 1 or words[-1] in ("in", "on", "from", "least") else None


def _before(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    return pattern.search(text, max(0, at - 24), at)


def resolve_time(words: TimeWords, anchor: date | None) -> Interval | None:
    """The days that the words name, seen from the day of publication; None where they name none."""
    days = _ranged(words, anchor) if words.until else days_named(words.form, words.parts, anchor)
    if days and words.since:
        days = (days[0], max(anchor, days[0])) if anchor else None
    if days is None:
        return None
    first, last = _not_after(days, anchor)
    precision = max(date_precision(first, last), words_precision(words.form, words.parts))
    return Interval(first, last, precision, words.span, words.text)


def _ranged(words: TimeWords, anchor: date | None) -> Days | None:
    """A range's start is the latest before its end: "from Friday to Sunday", "December to February"."""
    end = days_named(words.until.form, words.until.parts, anchor) if words.until else None
    start = days_named(words.form, words.parts, end[1] if end else anchor)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def _not_after(days: Days, anchor: date | None) -> Days:
    """What a report tells of did not happen after its publication."""
    first, last = days
    return (first, min(last, anchor)) if anchor and first <= anchor else days
