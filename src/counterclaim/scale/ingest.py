"""Reports into a ledger, on all cores: stopped at any moment, the same command goes on where it was.

This process alone finds and writes; reports are made and read by others. What was read already is passed over by its
bytes. Several reports are filed in one transaction.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from counterclaim.intake.refusal import Refusal
from counterclaim.ledger.filing import Filing
from counterclaim.ledger.known import known
from counterclaim.ledger.ledger import Ledger
from counterclaim.scale.chunks import Chunk
from counterclaim.scale.run import Starter, run

KEPT = 2_000
"""Ids of new reports that are kept: of more, copies are not looked for when they are filed."""
_FILED_TOGETHER = 64
_PATIENCE = 2.0
"""Seconds after which is filed what there is."""


@dataclass
class Summary:
    """What became of what was offered; `filed` are the ids of the new reports, of more than KEPT the first."""

    added: int = 0
    known: int = 0
    claims: int = 0
    refused: int = 0
    filed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """Some input is dealt with: up to `read` bytes of it; `worked` tells whether anything of it was new."""

    read: int
    worked: bool
    refusals: tuple[Refusal, ...]


def ingest(
    ledger: Ledger, reader: str, chunks: Iterable[Chunk], starter: Starter, jobs: int, summary: Summary
) -> Iterator[Step]:
    """File each report that the ledger lacks with what the work makes of it (`Filing` or `Refusal`).

    Yields what is dealt with, and counts in `summary` as it goes.
    """
    fresh = (_fresh(ledger, reader, chunk) for chunk in chunks)
    desk = _Desk(ledger, reader, summary)
    for chunk, results in run(fresh, starter, jobs):
        summary.known += chunk.known
        refusals = tuple(each for each in results if isinstance(each, Refusal))
        summary.refused += len(refusals)
        desk.take(each for each in results if isinstance(each, Filing))
        yield Step(chunk.read, bool(chunk.items), refusals)
    desk.file()


def _fresh(ledger: Ledger, reader: str, chunk: Chunk) -> Chunk:
    """The chunk without what the reader has read."""
    reports = [each for each in chunk.items if not isinstance(each, Refusal)]
    there = {id(each) for each, is_there in zip(reports, known(ledger, reader, reports), strict=True) if is_there}
    return replace(chunk, items=tuple(each for each in chunk.items if id(each) not in there), known=len(there))


class _Desk:
    """Filings that wait for the next transaction."""

    def __init__(self, ledger: Ledger, reader: str, summary: Summary) -> None:
        self._ledger, self._reader, self._summary = ledger, reader, summary
        self._waiting: list[Filing] = []
        self._filed_at = time.monotonic()

    def take(self, filings: Iterable[Filing]) -> None:
        self._waiting += filings
        if len(self._waiting) >= _FILED_TOGETHER or time.monotonic() - self._filed_at > _PATIENCE:
            self.file()

    def file(self) -> None:
        self._filed_at = time.monotonic()
        if not self._waiting:
            return
        for filing, added in zip(self._waiting, self._ledger.file(self._waiting, self._reader), strict=True):
            self._summary.claims += added.claims
            self._summary.added += added.report
            self._summary.known += not added.reading
            if added.report and len(self._summary.filed) <= KEPT:
                self._summary.filed.append(filing.key)
        self._waiting = []
