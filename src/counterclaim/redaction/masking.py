"""Words made unreadable where they stand, so that every other span of the text stays true."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.claims.span import Span

BLOCK = "█"
_LETTER = re.compile(r"\S")


def masked(text: str, spans: Iterable[Span]) -> str:
    """The text with a block for every character of the spans that is no white space; as long as it was."""
    pieces, done = [], 0
    for span in sorted(spans):
        start = max(done, span.start)
        if span.end > start:
            pieces += [text[done:start], blocks(text[start : span.end])]
            done = span.end
    return "".join((*pieces, text[done:]))


def blocks(text: str) -> str:
    return _LETTER.sub(BLOCK, text)


def is_masked(text: str) -> bool:
    return BLOCK in text


def occurrences(text: str, words: str) -> Iterable[Span]:
    """Every place at which the words stand, in whatever case."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) if words.strip() else ()
    return [Span(*each.span()) for each in found]
