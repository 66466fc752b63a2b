"""A claim's own words, cut out of its sentence."""

from __future__ import annotations

from counterclaim.claims.kinds import CONDUCT
from counterclaim.claims.record import Record
from counterclaim.claims.span import Span
from counterclaim.publishing.visible import one_line
from counterclaim.publishing.wording import core_spans, shortened
from counterclaim.weighing.wording import names_harm

_NEAR = 25
"""Letters between how many and whom that are quoted with them."""
_ROOM = 100
"""Letters of a sentence that is quoted for want of a figure."""


def quoted(record: Record) -> str:
    """“At least 84 Wagner fighters”: how many and whom, in one quotation where they follow each other.

    Else the harmed stand behind in brackets, without quotation marks where the sentence names them otherwise. Conduct,
    and what names neither figure nor harmed in its sentence, is quoted by the sentence.
    """
    claim, affected = record.claim, record.claim.affected
    count = _within(claim.count.span, claim.span)
    here = _within(affected.span, claim.span) if affected else None
    if claim.kind in CONDUCT or not (count or here):
        return _sentence(record)
    if count is None or here is None:
        told = f"“{_words(record, count or here or claim.span)}”"
        return f"{told} ({one_line(affected.text)})" if affected and here is None else told
    if here.start <= count.start <= count.end <= here.end or 0 <= here.start - count.end <= _NEAR:
        return f"“{_words(record, Span(min(count.start, here.start), max(count.end, here.end)))}”"
    return f"“{_words(record, count)}” (“{_words(record, here)}”)"


def figure(record: Record) -> str:
    """“At least 84”; “heavy losses”: how many, with the harmed where they are no people's name but the harm itself."""
    claim = record.claim
    count = _within(claim.count.span, claim.span)
    if count is None or (claim.affected and names_harm(claim.affected.text)):
        return quoted(record)
    return f"“{_words(record, count)}”"


def _within(span: Span | None, sentence: Span) -> Span | None:
    return span if span and len(span) and sentence.contains(span) else None


def _words(record: Record, span: Span) -> str:
    start = record.claim.span.start
    return one_line(record.sentence[span.start - start : span.end - start])


def _sentence(record: Record) -> str:
    whole = Span(0, len(record.sentence))
    start = record.claim.span.start
    core = [s.shifted(-start) for s in core_spans(record.claim) if record.claim.span.contains(s)]
    return f"“{shortened(record.sentence, whole, core, _ROOM)}”"
