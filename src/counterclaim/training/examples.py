"""Annotated reports to what the network is to say about their windows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from counterclaim.claims.kinds import Kind
from counterclaim.claims.span import Span
from counterclaim.reading.gate import Gate
from counterclaim.reading.recognition.labels import FIELDS, KINDS, ROLES
from counterclaim.reading.sentences import split_sentences
from counterclaim.reading.times import find_times, resolve_time
from counterclaim.reading.windows import Window, build_windows

UNKNOWN = -1
"""Of a field or a role: the annotation has a value that the window cannot show; it costs nothing."""


@dataclass(frozen=True, slots=True)
class ClaimTarget:
    """`roles[r]` are the token spans (first, last) that are right; (0, 0) alone says there is none; empty: unknown."""

    anchor: int
    kind: int
    roles: tuple[tuple[tuple[int, int], ...], ...]
    fields: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """`unmarked` are the kinds that the annotation says nothing about."""

    window: Window
    claims: tuple[ClaimTarget, ...]
    unmarked: tuple[int, ...] = ()


def make_examples(report: Mapping[str, Any], longest: int, gate: Gate | None = None) -> Iterator[Example]:
    """One example a window of the report: every sentence, or every one that the gate lets pass, is in focus once."""
    text: str = report["text"]
    unmarked = tuple(KINDS.index(Kind(kind)) for kind in report.get("unmarked", ()))
    sentences = split_sentences(text)
    focus = gate.passing(text, sentences) if gate else range(len(sentences))
    for window in build_windows(text, sentences, focus, longest):
        inside = [s for i, s in enumerate(sentences) if i in window.focus]
        targets: dict[tuple[int, int], ClaimTarget] = {}
        for claim in report["claims"]:
            target = _target(claim, report, window, inside)
            if target is not None:
                targets.setdefault((target.anchor, target.kind), target)
        yield Example(window, tuple(targets.values()), unmarked)


def _target(
    claim: Mapping[str, Any], report: Mapping[str, Any], window: Window, inside: Sequence[Span]
) -> ClaimTarget | None:
    text: str = report["text"]
    sentence = Span(claim["start"], claim["end"])
    if not any(_begins_in(sentence, s, text) for s in inside):
        return None
    count, affected = _count_and_affected(text, claim)
    anchored = [s for s in (count, affected) if s is not None and sentence.contains(s)]
    anchor = _first_token(window, anchored[0] if anchored else sentence)
    if anchor is None or window.focus[anchor] < 0:
        return None
    roles = {
        "count": _own(window, count, bool(claim["count"] and claim["count"].get("text"))),
        "affected": _own(window, affected, claim["affected"] is not None) or _anywhere(text, window, claim["affected"]),
        "perpetrator": _anywhere(text, window, claim["perpetrator"]),
        "claimant": _anywhere(text, window, claim["claimant"]),
        "via": _anywhere(text, window, _relay(claim)),
        "place": _anywhere(text, window, claim["place"]),
        "time": _time(report, window, claim["time"]),
    }
    return ClaimTarget(anchor, KINDS.index(claim["kind"]), tuple(roles[r] for r in ROLES), _fields(claim))


def _relay(claim: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The first of the relays; annotators gave some as bare words."""
    first = next(iter(claim["via"]), None)
    return {"text": first} if isinstance(first, str) else first


def _begins_in(claim: Span, sentence: Span, text: str) -> bool:
    start = claim.start
    while start < claim.end and text[start].isspace():
        start += 1
    return sentence.start <= start < sentence.end or claim.overlaps(sentence)


def _count_and_affected(text: str, claim: Mapping[str, Any]) -> tuple[Span | None, Span | None]:
    """The two places, of all those with the same words in the sentence, that lie nearest to each other.

    The annotators gave words, not places: "a" is often found at the wrong article.
    """
    within = Span(claim["start"], claim["end"])
    counts = _occurrences(text, (claim["count"] or {}).get("text"), within)
    affected = _occurrences(text, (claim["affected"] or {}).get("text"), within)
    if not counts or not affected:
        return (counts[0] if counts else None), (affected[0] if affected else None)
    return min(((c, a) for c in counts for a in affected), key=lambda pair: _distance(*pair))


def _distance(count: Span, affected: Span) -> int:
    gap = affected.start - count.end
    return gap if gap >= 0 else 30 - gap if not count.overlaps(affected) else 5


def _occurrences(text: str, words: str | None, within: Span) -> list[Span]:
    if not words or not words.strip():
        return []
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = re.compile(before + re.escape(words) + after, re.IGNORECASE)
    return [Span(*m.span()) for m in pattern.finditer(text, within.start, within.end)]


def _first_token(window: Window, span: Span) -> int | None:
    found = _tokens(window, span)
    return found[0] if found else None


def _tokens(window: Window, span: Span) -> tuple[int, int] | None:
    """First and last token of the window that the span covers, in one stretch of the text."""
    covered = [i for i, (a, b) in enumerate(window.spans) if b > span.start and a < span.end and b > a]
    if not covered or window.spans[covered[-1]][1] < span.end:
        return None
    run = [i for i in covered if covered[-1] - i < len(covered) + 1]
    return (run[0], covered[-1]) if window.spans[run[0]][0] <= span.start else None


NOBODY = ((0, 0),)


def _own(window: Window, span: Span | None, present: bool) -> tuple[tuple[int, int], ...]:
    if span is None:
        return () if present else NOBODY
    found = _tokens(window, span)
    return (found,) if found else ()


def _anywhere(text: str, window: Window, mention: Mapping[str, Any] | None) -> tuple[tuple[int, int], ...]:
    """All places of the window with the mention's words: any of them is right."""
    if not mention or not mention.get("text"):
        return NOBODY
    seen = [s for s in window.spans if s[1] > s[0]]
    within = Span(min(a for a, _ in seen), max(b for _, b in seen))
    found = (_tokens(window, s) for s in _occurrences(text, mention["text"], within))
    return tuple(f for f in found if f is not None)


def _time(report: Mapping[str, Any], window: Window, gold: Mapping[str, str] | None) -> tuple[tuple[int, int], ...]:
    """Time words of the window that resolve to the annotated interval."""
    published = date.fromisoformat(report["published"]) if report.get("published") else None
    if not gold or not gold.get("from"):
        return NOBODY if published else ()
    first, last = date.fromisoformat(gold["from"]), date.fromisoformat(gold["to"] or gold["from"])
    seen = [s for s in window.spans if s[1] > s[0]]
    right = []
    for words in find_times(report["text"], min(a for a, _ in seen), max(b for _, b in seen)):
        got = resolve_time(words, published)
        tokens = _tokens(window, words.span)
        if got and tokens and _agree(first, last, got.first, got.last):
            right.append(tokens)
    return tuple(right)


def _agree(a: date, b: date, c: date, d: date) -> bool:
    """Overlap of at least half of the union (codebook section 9)."""
    both = (min(b, d) - max(a, c)).days + 1
    return both > 0 and both * 2 >= (max(b, d) - min(a, c)).days + 1


def _fields(claim: Mapping[str, Any]) -> tuple[int, ...]:
    values = {
        "stance": claim["stance"],
        "scope": claim["scope"],
        "status": claim["status"],
        "number": _number(claim),
    }
    return tuple(FIELDS[name].index(values[name]) for name in FIELDS)


def _number(claim: Mapping[str, Any]) -> str:
    count = claim["count"] or {}
    if count.get("text"):
        return "worded"
    if count.get("low") == 0:
        return "zero"
    if count.get("low") == 1:
        return "one"
    return "plural" if count.get("word") == "plural" else "none"
