"""Reports that might be drawn for a set."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.claims.record import Record, Source
from counterclaim.ledger.facts import Facts, FiledReport


@dataclass(frozen=True, slots=True)
class Candidate:
    """`day` is that of publication, or the dateline's; copies of a story have one `story`, and a report without a claim
    has its own; `suggested` are the ids of the claims that its newest reading found.
    """

    id: str
    title: str
    outlet: str
    day: date | None
    claims: int
    story: str
    suggested: tuple[str, ...]


def candidates(facts: Facts, records: Sequence[Record]) -> list[Candidate]:
    """All reports that have a text, in the order in which they came in."""
    sources = {record.source.report_id: record.source for record in records}
    counts = Counter(record.source.report_id for record in records)
    newest = _newest(facts)
    return [
        _candidate(filed, sources.get(filed.id), counts[filed.id], newest.get(filed.id, ()))
        for filed in facts.reports
        if filed.report.text.strip()
    ]


def _candidate(filed: FiledReport, source: Source | None, claims: int, suggested: tuple[str, ...]) -> Candidate:
    told = filed.report
    return Candidate(
        id=filed.id,
        title=told.title or told.doc,
        outlet=told.outlet or "",
        day=source.published if source is not None else told.published,
        claims=claims,
        story=source.origin if source is not None else filed.id,
        suggested=suggested,
    )


def _newest(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """By report the ids of the claims of its newest reading, as it was read."""
    reader = {reading.report: reading.reader for reading in facts.readings}
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in facts.claims:
        if claim.reader == reader.get(claim.report):
            found[claim.report][claim.id] = None
    return {report: tuple(ids) for report, ids in found.items()}
