"""Where violence is told of: "lost to an injury" in a long report with hardly a word of violence is sport.

A word of violence is enough where it stands in the sentence itself, two within a page or so. Of the training
reports' claims, also as read by weights that had not seen their kind of text, the rule stops none that is right.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from counterclaim.claims.span import Span
from counterclaim.reading.lexicon import any_of, load_table

_SHORTEST = 900
"""Code points below which a report need not hold a word of violence: "Nine killed in Azul" is all of some."""
_DENSITY = 0.7
"""Words of violence in 1,000 code points, at which a report tells of it throughout; of 476 training reports of that
length with claims one has fewer than 0.9."""
_NEAR = 1000
"""Code points on either side of a sentence in which two such words are enough."""


def amid_violence(text: str, sentences: Sequence[Span], focus: Sequence[int]) -> list[int]:
    """The indices of `focus` without those of sentences in a report of something else, far from any violence in it."""
    if not focus or len(text) < _SHORTEST:
        return list(focus)
    words = [m.start() for m in _violence().finditer(text)]
    if 1000 * len(words) >= _DENSITY * len(text):
        return list(focus)
    return [i for i in focus if _count(words, sentences[i], 0) >= 1 or _count(words, sentences[i], _NEAR) >= 2]


def _count(words: Sequence[int], sentence: Span, around: int) -> int:
    return bisect_left(words, sentence.end + around) - bisect_left(words, sentence.start - around)


@cache
def _violence() -> re.Pattern[str]:
    table = load_table("surroundings")
    return re.compile(rf"\b(?:{any_of(table['words'])}\b|{any_of(table['stems'])})", re.IGNORECASE)
