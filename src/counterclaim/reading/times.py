"""Time words of a text, and the days that they name (codebook section 7)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from counterclaim.claims.interval import Interval, date_precision
from counterclaim.claims.span import Span
from counterclaim.reading.days import Days
from counterclaim.reading.time_grammar import first_words, time_patterns
from counterclaim.reading.time_rules import days_named


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
_SINCE = re.compile(r"\bsince\s+(?:at\s+least\s+|the\s+)?$", re.IGNORECASE)


def _with_end(text: str, words: TimeWords, end: int) -> TimeWords:
    """The expression with the end of its range, where one follows."""
    joint = _JOINT.match(text, words.span.end, end)
    if not joint or (joint.group().strip().lower() == "and" and not _before(_RANGE, text, words.span.start)):
        return words
    last = _longest(text, joint.end(), end)
    if last is None or last.form not in _RANGED or words.form not in _RANGED:
        return words
    span = Span(words.span.start, last.span.end)
    return TimeWords(span, span.of(text), words.form, words.parts, words.since, last)


_RANGED = frozenset({"date", "iso", "numeric", "weekday", "month", "year", "days", "day"})


def _with_start(text: str, words: TimeWords, start: int) -> TimeWords:
    """The expression with "since" before it; without an end, it runs to the day of publication."""
    since = _before(_SINCE, text, words.span.start)
    if not since or since.start() < start:
        return words
    span = Span(since.start(), words.span.end)
    return TimeWords(span, span.of(text), words.form, words.parts, True, words.until)


def _before(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    return pattern.search(text, max(0, at - 24), at)


def resolve_time(words: TimeWords, anchor: date | None) -> Interval | None:
    """The days that the words name, seen from the day of publication; None where they name none without it."""
    days = days_named(words.form, words.parts, anchor)
    if days and words.until:
        end = days_named(words.until.form, words.until.parts, anchor)
        days = (days[0], end[1]) if end else None
        days = _in_order(days)
    if days and words.since:
        days = (days[0], max(anchor, days[0])) if anchor else None
    if days is None:
        return None
    first, last = _not_after(days, anchor)
    return Interval(first, last, date_precision(first, last), words.span, words.text)


def _in_order(days: Days | None) -> Days | None:
    return days if days and days[0] <= days[1] else None


def _not_after(days: Days, anchor: date | None) -> Days:
    """What a report tells of did not happen after its publication."""
    first, last = days
    return (first, min(last, anchor)) if anchor and first <= anchor else days
