"""What the words of a correction stand for, told beside the other claims of their report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.mention import Mention
from counterclaim.claims.record import Record
from counterclaim.claims.span import Span
from counterclaim.ledger.judging import MENTIONS, Meant, nearest
from counterclaim.reading.corrected import meant
from counterclaim.web.index import Index

_WORDED = (*MENTIONS, "via", "time")


def meaning(index: Index, record: Record, value: Mapping[str, Any]) -> Meant:
    """Of a correction as a form or a program gives it; what the ledger will refuse stands for nothing."""
    id = record.source.report_id
    report = index.shelf.row[id].filed.report
    words = dict(_words(report.text, record.claim, value))
    claims = (index.book.records[n].claim for n in index.shelf.of_report[id])
    return meant(report, claims, record.claim, words, index.book.actors) if words else {}


def _words(text: str, claim: Claim, value: Mapping[str, Any]) -> Iterator[tuple[str, Mention]]:
    for name in _WORDED:
        span = _place(text, claim, value.get(name))
        if span is not None:
            yield name, Mention(span.of(text), span)


def _place(text: str, claim: Claim, told: Any) -> Span | None:
    if isinstance(told, str) and told.strip():
        return nearest(text, told, claim.span.start)
    if not isinstance(told, Mapping):
        return None
    start, end = told.get("start"), told.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        return None
    return Span(start, end)
