"""When it happened: the time words that the recogniser points at, resolved against the day of publication."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from counterclaim.claims.interval import Interval
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft
from counterclaim.reading.own_times import own_time
from counterclaim.reading.same_times import times_pointed_at
from counterclaim.reading.times import TimeWords, find_times, resolve_time


def claim_times(
    text: str, sentences: Sequence[Span], drafts: Sequence[Draft], published: date | None
) -> list[Interval | None]:
    """The time of each draft; None where the report gives nothing that can be resolved."""
    told = zip(drafts, times_pointed_at(text, drafts), strict=True)
    return [_time(text, sentences, draft, words, published) for draft, words in told]


def _time(
    text: str, sentences: Sequence[Span], draft: Draft, at: Span | None, published: date | None
) -> Interval | None:
    """The time at the words pointed at, or the sentence's own, unless those only tell that more exactly."""
    pointed = _resolved(text, sentences, at, published)
    named = [t for t in _times_of(text, draft.sentence) if resolve_time(t, published)]
    words = own_time(text, draft, named)
    own = resolve_time(words, published) if words else None
    if own is None or (pointed and own.first <= pointed.first and pointed.last <= own.last):
        return pointed
    return own


def _resolved(text: str, sentences: Sequence[Span], words: Span | None, published: date | None) -> Interval | None:
    if words is None:
        return None
    at = bisect_right(sentences, words.start, key=lambda s: s.end)
    home = sentences[at] if at < len(sentences) and sentences[at].overlaps(words) else words
    found = [t for t in _times_of(text, home) if t.span.overlaps(words)]
    if not found:
        return None
    nearest = min(found, key=lambda t: abs(t.span.start - words.start) + abs(t.span.end - words.end))
    return resolve_time(nearest, published)


@lru_cache(maxsize=16)
def _times_of(text: str, sentence: Span) -> tuple[TimeWords, ...]:
    """Kept for the next claims that point there."""
    return tuple(find_times(text, sentence.start, sentence.end))
