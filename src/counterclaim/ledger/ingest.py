"""Reports into a ledger, one transaction each: stopped at any moment, the same command goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from counterclaim.claims.report import Reading, Report
from counterclaim.intake.refusal import Refusal
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
    ledger: Ledger, reader: str, read_all: ReadAll, found: Iterable[Report | Refusal], way: str, summary: Summary
) -> Iterator[Reading]:
    """File each report that the ledger lacks with what `read_all`, the reader of that name, makes of it.

    Yields each reading when it is filed, and counts in `summary` as it goes. Reports are taken as they come, so memory
    does not grow with their number.
    """
    for reading in read_all(_fresh(ledger, reader, found, summary)):
        added = ledger.add(reading, reader, way)
        summary.added += added.report
        summary.claims += added.claims
        yield reading


def _fresh(ledger: Ledger, reader: str, found: Iterable[Report | Refusal], summary: Summary) -> Iterator[Report]:
    """The reports that the reader has not read yet."""
    for each in found:
        if isinstance(each, Refusal):
            summary.refused.append(each)
        elif ledger.holds(report_key(each), reader):
            summary.known += 1
        else:
            yield each
