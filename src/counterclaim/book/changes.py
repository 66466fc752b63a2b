"""What came in between two moments, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from counterclaim.book.book import Book
from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.ledger.decision import Decision
from counterclaim.ledger.facts import FiledReport
from counterclaim.linking.trail import Change, trail
from counterclaim.weighing.relations import Relating, Relation, relations


@dataclass(frozen=True, slots=True)
class Changes:
    """`records` are claims that were not there before; `revisions` figures that take the place of a claimant's earlier
    one, with their incident.
    """

    since: datetime
    until: datetime
    reports: tuple[FiledReport, ...]
    records: tuple[Record, ...]
    incidents: tuple[Change, ...]
    revisions: tuple[tuple[Incident, Relation], ...]
    decisions: tuple[Decision, ...]


def changes(before: Book, after: Book) -> Changes:
    """Of two books of one ledger, the earlier one first."""
    reports = {report.id for report in before.facts.reports}
    records = {record.id for record in before.records}
    decisions = {decision.id for decision in before.facts.decisions}
    return Changes(
        since=before.moment,
        until=after.moment,
        reports=tuple(report for report in after.facts.reports if report.id not in reports),
        records=tuple(record for record in after.records if record.id not in records),
        incidents=trail(before.incidents, after.incidents),
        revisions=tuple(_revisions(before, after)),
        decisions=tuple(decision for decision in after.facts.decisions if decision.id not in decisions),
    )


def _revisions(before: Book, after: Book) -> Iterator[tuple[Incident, Relation]]:
    """Those in incidents that are not as they were."""
    unchanged = {incident.id: incident for incident in before.incidents}
    known = {(r.one, r.other) for incident in before.incidents for r in _revising(before, incident)}
    for incident in after.incidents:
        if unchanged.get(incident.id) != incident:
            for relation in _revising(after, incident):
                if (relation.one, relation.other) not in known:
                    yield incident, relation


def _revising(book: Book, incident: Incident) -> Iterator[Relation]:
    return (r for r in relations(incident, book.actors) if r.kind is Relating.REVISES)
