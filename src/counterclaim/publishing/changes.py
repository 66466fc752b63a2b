"""What came in between two moments, as a memo and for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from counterclaim.book.about import About
from counterclaim.book.changes import Changes
from counterclaim.book.copies import counted
from counterclaim.claims.record import Record
from counterclaim.ledger.decision import Decision
from counterclaim.ledger.facts import FiledReport
from counterclaim.linking.trail import Became, Change
from counterclaim.publishing.memo import Block, Items, Line, Section, Title
from counterclaim.publishing.naming import day_words, harm_told, short_where, when_words
from counterclaim.publishing.quoting import quoted
from counterclaim.publishing.records import SHORT, as_row
from counterclaim.publishing.visible import one_line
from counterclaim.publishing.wording import claimant_words

MOST = 40
"""Lines of a section of the memo; a program gets all."""
Headings = Mapping[str, About]
"""Of the incidents before and after, by their ids."""


def changes_memo(changes: Changes, headings: Headings) -> Iterator[Block]:
    """Reports, incidents, revised figures, claims and decisions, each in the order of the book."""
    begin, end = (f"{moment:%-d %b %Y, %H:%M} UTC" for moment in (changes.since, changes.until))
    yield Title(f"What came in after {begin}, until {end}")
    sections = {
        counted(len(changes.reports), "new report"): [_report(filed) for filed in changes.reports],
        counted(len(changes.incidents), "change") + " to incidents": [
            _incident(change, headings) for change in changes.incidents
        ],
        counted(len(changes.revisions), "revised figure"): [
            f"{one_line(relation.why)} (incident {incident.id[:SHORT]})" for incident, relation in changes.revisions
        ],
        counted(len(changes.records), "new claim"): [_claim(record) for record in changes.records],
        counted(len(changes.decisions), "decision"): [_decision(decision) for decision in changes.decisions],
    }
    for head, lines in sections.items():
        yield from _section(head, lines)


def _section(head: str, lines: Sequence[str]) -> Iterator[Block]:
    yield Section(head)
    if lines:
        yield Items(lines[:MOST])
    if len(lines) > MOST:
        yield Line(f"{len(lines) - MOST} more: --format json has all.")


def _report(filed: FiledReport) -> str:
    report = filed.report
    told = f"{one_line(report.outlet or report.doc)}, {day_words(report.published)}"
    return f"{filed.id[:SHORT]} {told}: {one_line(report.title)}" if report.title else f"{filed.id[:SHORT]} {told}"


def _incident(change: Change, headings: Headings) -> str:
    """ "9f61b3 (Ber, Mali, 3 Jul 2024) merged into 77b02e (Ber, Mali, 4 Jul 2024) with 3 claims"."""
    named = _named(change.incident, headings)
    claims = counted(len(change.records), "claim")
    if change.other is not None:
        return f"{named} {change.became} {_named(change.other, headings)}, with {claims}"
    how = {Became.NEW: f"is new, with {claims}", Became.GROWN: f"grew by {claims}", Became.GONE: "is gone"}
    return f"{named} {how[change.became]}"


def _named(id: str, headings: Headings) -> str:
    told = headings.get(id)
    return f"{id[:SHORT]} ({short_where(told.where)}, {when_words(told)})" if told else id[:SHORT]


def _claim(record: Record) -> str:
    claim = record.claim
    told = f"{claimant_words(claim)} {claim.stance.value}, {harm_told(claim.kind)}: {quoted(record)}"
    return f"{record.id[:SHORT]} {told} ({one_line(record.source.outlet or record.source.doc)})"


def _decision(decision: Decision) -> str:
    subjects = ", ".join(one_line(subject)[:SHORT] for subject in decision.subjects)
    reason = f": {one_line(decision.reason)}" if decision.reason else ""
    return f"{decision.at:%-d %b %Y}, {one_line(decision.author)}: {decision.verdict.value} {subjects}{reason}"


def changes_told(changes: Changes) -> dict[str, Any]:
    """Everything, for a program."""
    return {
        "since": changes.since.isoformat(),
        "until": changes.until.isoformat(),
        "reports": [_report_told(filed) for filed in changes.reports],
        "incidents": [
            {"incident": c.incident, "became": c.became.value, "other": c.other, "records": list(c.records)}
            for c in changes.incidents
        ],
        "revisions": [{"incident": i.id, **relation.to_dict()} for i, relation in changes.revisions],
        "claims": [as_row(record) for record in changes.records],
        "decisions": [{"id": decision.id, **decision.to_dict()} for decision in changes.decisions],
    }


def _report_told(filed: FiledReport) -> dict[str, Any]:
    report = filed.report
    return {
        "id": filed.id,
        "report": report.doc,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published.isoformat() if report.published else None,
        "added": filed.added,
    }
