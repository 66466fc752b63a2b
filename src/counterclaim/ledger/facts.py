"""What lies in a ledger at a moment, before anything is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.report import Region, Report
from counterclaim.claims.span import Span
from counterclaim.ledger.decision import Decision


@dataclass(frozen=True, slots=True)
class FiledReport:
    """`way` says how it was fetched, `added` when it came in."""

    id: str
    report: Report
    way: str
    added: str


@dataclass(frozen=True, slots=True)
class FiledClaim:
    """A claim of one reading of a report."""

    id: str
    report: str
    reader: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class FiledReading:
    """That a reader read a report, and when; it may have found nothing."""

    report: str
    reader: str
    added: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything written until a moment; each tuple in the order of writing."""

    reports: tuple[FiledReport, ...]
    readings: tuple[FiledReading, ...]
    claims: tuple[FiledClaim, ...]
    decisions: tuple[Decision, ...]


def report_from_dict(told: Mapping[str, Any]) -> Report:
    """The report that `Report.to_dict` gave."""
    return Report(
        doc=told["doc"],
        text=told["text"],
        published=date.fromisoformat(told["published"]) if told["published"] else None,
        title=told["title"],
        outlet=told["outlet"],
        url=told["url"],
        language=told["language"],
        encoding=told["encoding"],
        excluded=tuple(Region(Span(r["start"], r["end"]), r["reason"]) for r in told["excluded"]),
    )
