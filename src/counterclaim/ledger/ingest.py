"""Reports into a ledger, one transaction each: stopped at any moment, the same command goes on where it was."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from counterclaim.claims.report import Reading, Report
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.taken import Taken
from counterclaim.ledger.hashing import report_key
from counterclaim.ledger.ledger import Ledger

ReadAll = Callable[[Iterable[Report]], Iterator[Reading]]


@dataclass
class Summary:
    """What became of what was offered."""

    added: int = 0
    known: int = 0
    claims: int = 0
    refused: list[Refusal] = field(default_factory=list)


def ingest(
    ledger: Ledger, reader: str, read_all: ReadAll, found: Iterable[Taken | Refusal], summary: Summary
) -> Iterator[Reading]:
    """File each report that the ledger lacks with what `read_all`, the reader of that name, makes of it.

    Yields each reading when it is filed, and counts in `summary` as it goes. Reports are taken as they come, so memory
    does not grow with their number.
    """
    ways: deque[str] = deque()
    for reading in read_all(_fresh(ledger, reader, found, summary, ways)):
        added = ledger.add(reading, reader, ways.popleft())
        summary.added += added.report
        summary.claims += added.claims
        yield reading


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
