"""Stretches of a text that are no part of the account: teasers, bylines, contact lines, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.claims.report import Region
from counterclaim.claims.span import Span
from counterclaim.intake.layout import blocks
from counterclaim.intake.region_rules import RegionRules, load_region_rules

LONGEST = 300
"""Code points; a longer line is account, whatever it begins with."""
_HEADLINES = 8
"""Lines below "Related stories" that may be its headlines."""
_HEADLINE = 140
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"”’')\]]*$")


def find_regions(text: str) -> tuple[Region, ...]:
    """The excluded regions in order, none overlapping another; offsets into `text` as it is."""
    rules = load_region_rules()
    found = [*_lines(text, rules), *_inside(text, rules)]
    kept: list[Region] = []
    for region in sorted(found, key=lambda r: (r.span.start, -r.span.end)):
        if not kept or region.span.start >= kept[-1].span.end:
            kept.append(region)
    return tuple(kept)


def overlapping(regions: Sequence[Region], span: Span) -> bool:
    """Whether the span touches one of the regions."""
    return any(r.span.overlaps(span) for r in regions)


def _lines(text: str, rules: RegionRules) -> list[Region]:
    lines = list(blocks(text))
    reasons: dict[int, str] = {}
    headlines_left = 0
    for i, line in enumerate(lines):
        words = _short(text, line)
        if words is None or _goes_on(text, lines, i):
            headlines_left = 0
        elif reason := _matching(words, rules.heads):
            reasons[i], headlines_left = reason, _HEADLINES
        elif reason := _matching(words, rules.lines):
            reasons[i] = reason
        elif headlines_left and _is_headline(words):
            reasons[i], headlines_left = reasons[i - 1], headlines_left - 1
        else:
            headlines_left = 0
    reasons |= _closing(text, lines, reasons, rules)
    return [Region(lines[i], reason) for i, reason in sorted(reasons.items())]


def _short(text: str, line: Span) -> str | None:
    """The line's words in one row; None for a line too long to be anything but account."""
    return " ".join(line.of(text).split()) if len(line) <= LONGEST else None


def _goes_on(text: str, lines: Sequence[Span], i: int) -> bool:
    """Whether the line goes on with the sentence of the line right above it, broken to a width."""
    if i == 0 or text.count("\n", lines[i - 1].end, lines[i].start) > 1:
        return False
    above, first = lines[i - 1].of(text), text[lines[i].start]
    wrapped = 40 <= len(above) <= 110 and not _ENDS_SENTENCE.search(above)
    return wrapped and (first.islower() or above.isupper())


def _matching(words: str, rules: Sequence[tuple[str, re.Pattern[str]]]) -> str | None:
    return next((reason for reason, pattern in rules if pattern.match(words)), None)


def _is_headline(words: str) -> bool:
    return len(words) <= _HEADLINE and not _ENDS_SENTENCE.search(words)


def _closing(text: str, lines: Sequence[Span], reasons: dict[int, str], rules: RegionRules) -> dict[int, str]:
    """The lines that speak to the reader at the end of the text, below a line that is excluded anyway."""
    tail: dict[int, str] = {}
    for i in reversed(range(len(lines))):
        reason = reasons.get(i) or _containing(_short(text, lines[i]), rules.closing)
        if not reason:
            break
        tail[i] = reason
    first = min(tail.keys() & reasons.keys(), default=len(lines))
    return {i: reason for i, reason in tail.items() if i > first}


def _containing(words: str | None, rules: Sequence[tuple[str, re.Pattern[str]]]) -> str | None:
    return next((reason for reason, pattern in rules if words and pattern.search(words)), None)


def _inside(text: str, rules: RegionRules) -> Iterator[Region]:
    for reason, pattern in rules.inside:
        for match in pattern.finditer(text):
            yield Region(Span(*match.span()), reason)
