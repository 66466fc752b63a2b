"""Stretches of a text that are no part of the account: teasers, bylines, contact lines, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import yaml

from counterclaim.claims.report import Region
from counterclaim.claims.span import Span

_LINE = re.compile(r"[^\r\n]+")
_LONGEST_LINE = 400
"""A longer line is told, whatever it begins with."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw = yaml.safe_load((files("counterclaim.intake") / "data" / "regions.yaml").read_text("utf-8"))
    return tuple(
        (reason, re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE))
        for reason, patterns in raw["lines"].items()
    )


@cache
def _inside_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw = yaml.safe_load((files("counterclaim.intake") / "data" / "regions.yaml").read_text("utf-8"))
    return tuple(
        (reason, re.compile("|".join(f"(?:{p})" for p in patterns)))
        for reason, patterns in raw["inside"].items()
    )


def find_regions(text: str) -> tuple[Region, ...]:
    """The excluded regions in order, none overlapping another."""
    found = sorted([*_lines(text), *_inside(text)], key=lambda r: (r.span.start, -r.span.end))
    kept: list[Region] = []
    for region in found:
        if not kept or region.span.start >= kept[-1].span.end:
            kept.append(region)
    return tuple(kept)


def _lines(text: str) -> Iterator[Region]:
    lines = [m for m in _LINE.finditer(text) if m.group().strip()]
    for match in lines:
        reason = _reason(match.group().strip())
        if reason:
            yield Region(_trimmed(text, Span(*match.span())), reason)


def _reason(line: str) -> str | None:
    if len(line) > _LONGEST_LINE:
        return None
    return next((reason for reason, pattern in _patterns() if pattern.match(line)), None)


def _inside(text: str) -> Iterator[Region]:
    for reason, pattern in _inside_patterns():
        for match in pattern.finditer(text):
            yield Region(Span(*match.span()), reason)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def overlapping(regions: Sequence[Region], span: Span) -> bool:
    """Whether the span touches one of the regions."""
    return any(r.span.overlaps(span) for r in regions)
