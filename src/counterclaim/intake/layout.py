"""The lines that a text is set in: paragraphs where lines are broken to a width, else lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.claims.span import Span

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_PARAGRAPH_END = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")
_SAMPLE = 20_000
"""Code points from the beginning that decide how a text is set."""


def is_hard_wrapped(text: str) -> bool:
    """Whether lines end because they are full (old wire reports), not because a paragraph ends."""
    lengths = [len(line) for line in text[:_SAMPLE].splitlines() if line.strip()]
    full = sum(50 <= n <= 90 for n in lengths)
    return len(lengths) >= 4 and full >= 0.6 * len(lengths)


def blocks(text: str) -> Iterator[Span]:
    """The lines or paragraphs in order, without the white space around them; none is empty."""
    for span in _paragraphs(text) if is_hard_wrapped(text) else _lines(text):
        stripped = _stripped(text, span)
        if len(stripped):
            yield stripped


def _lines(text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in _LINE.finditer(text))


def _paragraphs(text: str) -> Iterator[Span]:
    at = 0
    for end in _PARAGRAPH_END.finditer(text):
        yield Span(at, end.start())
        at = end.end()
    yield Span(at, len(text))


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
