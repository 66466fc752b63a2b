"""Reports into a ledger, one transaction each: stopped at any moment, the same command goes on where it was."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from counterclaim.claims.report import Reading, Report
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.taken import Taken
from counterclaim.ledger.facts import FiledReport, report_from_dict
from counterclaim.ledger.hashing import report_key
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.tables import reports

ReadAll = Callable[[Iterable[Report]], Iterator[Reading]]


_AT_ONCE = 500
"""Reports that are asked for together."""


@dataclass
class Summary:
    """What became of what was offered; `filed` are the ids of the reports that are new to the ledger."""

    known: int = 0
    claims: int = 0
    filed: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    @property
    def added(self) -> int:
        return len(self.filed)


def ingest(
    ledger: Ledger, reader: str, read_all: ReadAll, found: Iterable[Taken | Refusal], summary: Summary
) -> Iterator[Reading]:
    """File each report that the ledger lacks with what `read_all`, the reader of that name, makes of it.

    Yields each reading when it is filed, and counts in `summary` as it goes. Reports are taken as they come; only their
    ids stay in memory.
    """
    ways: deque[str] = deque()
    for reading in read_all(_fresh(ledger, reader, found, summary, ways)):
        added = ledger.add(reading, reader, ways.popleft())
        if added.report:
            summary.filed.append(report_key(reading.report))
        summary.claims += added.claims
        yield reading


def filed_reports(ledger: Ledger, ids: Sequence[str]) -> Iterator[FiledReport]:
    """The reports of these ids, in no certain order."""
    with ledger.engine.connect() as connection:
        for start in range(0, len(ids), _AT_ONCE):
            asked = select(reports).where(reports.c.id.in_(ids[start : start + _AT_ONCE]))
            for row in connection.execute(asked):
                yield FiledReport(row.id, report_from_dict(json.loads(row.body)), row.way, row.added)


def _fresh(
    ledger: Ledger, reader: str, found: Iterable[Taken | Refusal], summary: Summary, ways: deque[str]
) -> Iterator[Report]:
    """The reports that the reader has not read yet; the way of each is put down in `ways`."""
    for each in found:
        if isinstance(each, Refusal):
            summary.refused.append(each)
        elif ledger.holds(report_key(each.report), reader):
            summary.known += 1
        else:
            ways.append(each.way)
            yield each.report
