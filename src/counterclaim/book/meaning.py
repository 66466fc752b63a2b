"""What the words of a correction stand for, told beside the other claims of their report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.mention import Mention
from counterclaim.claims.report import Report
from counterclaim.claims.span import Span
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.ledger.facts import Facts
from counterclaim.ledger.judging import MENTIONS, Meant, nearest
from counterclaim.ledger.view import records
from counterclaim.reading.corrected import meant

_WORDED = (*MENTIONS, "via", "time")


def meaning(
    report: Report, claims: Iterable[Claim], claim: Claim, value: Mapping[str, Any], actors: ActorIndex
) -> Meant:
    """Of a correction as a form or a program gives it; what the ledger will refuse stands for nothing. `claims` are all
    those of the report.
    """
    words = dict(_words(report.text, claim, value))
    return meant(report, claims, claim, words, actors) if words else {}


def meaning_among(facts: Facts, beginning: str, value: Mapping[str, Any], actors: ActorIndex) -> Meant:
    """The same, of the claim whose id begins so; `facts` hold all that is known of its report."""
    told = records(facts, {})
    found = [record for record in told if beginning and record.id.startswith(beginning)]
    if len(found) != 1:
        return {}
    own = found[0].source.report_id
    report = next(filed.report for filed in facts.reports if filed.id == own)
    beside = (record.claim for record in told if record.source.report_id == own)
    return meaning(report, beside, found[0].claim, value, actors)


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
