"""Filings into the tables, many at once: a few statements, however many reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table, insert, select

from counterclaim.ledger import audit
from counterclaim.ledger.audit import Action, Write
from counterclaim.ledger.filing import Filing, reading_content
from counterclaim.ledger.tables import claims, originals, readings, reports

READER = "reader"
"""Who writes what no person decided."""


@dataclass(frozen=True, slots=True)
class Added:
    """What of a reading was new to the ledger: the report, how many claims, and whether this reader read it at all."""

    report: bool
    claims: int
    reading: bool


def enter(connection: Connection, filings: Sequence[Filing], reader: str, at: str) -> list[Added]:
    """Within a transaction that writes: what is there already stays as it is, and so does the first of two alike."""
    there = _There(connection, filings, reader)
    rows = _Rows()
    added = [_enter(there, rows, filing, reader, at) for filing in filings]
    rows.write(connection, at)
    return added


def _enter(there: _There, rows: _Rows, filing: Filing, reader: str, at: str) -> Added:
    key, original = filing.key, filing.original
    is_new, is_read = key not in there.reports, key in there.read
    if is_new:
        if original and original.sha256 not in there.originals:
            rows.originals.append({"sha256": original.sha256, "packing": original.packing, "content": original.content})
            there.originals.add(original.sha256)
        sha256 = original.sha256 if original else None
        rows.reports.append({"id": key, "body": filing.body, "original": sha256, "way": filing.way, "added": at})
        rows.log.append((Action.REPORT, key, filing.report_content))
        there.reports.add(key)
    if is_read:
        return Added(is_new, 0, False)
    rows.readings.append({"report": key, "reader": reader, "added": at})
    told = {"report": key, "reader": reader}
    rows.claims += [told | {"number": number, "id": id, "body": body} for number, id, body in filing.claims]
    rows.log.append((Action.READING, f"{key} {reader}", reading_content(filing.claims)))
    there.read.add(key)
    return Added(is_new, sum((key, id) not in there.claims for _, id, _ in filing.claims), True)


class _There:
    """What the ledger holds of the filings already."""

    def __init__(self, connection: Connection, filings: Sequence[Filing], reader: str) -> None:
        keys = {filing.key for filing in filings}
        kept = {filing.original.sha256 for filing in filings if filing.original}
        self.reports = _present(connection, reports.c.id, keys)
        self.originals = _present(connection, originals.c.sha256, kept)
        asked = select(readings.c.report).where(readings.c.report.in_(self.reports), readings.c.reader == reader)
        self.read: set[str] = set(connection.execute(asked).scalars()) if self.reports else set()
        told = select(claims.c.report, claims.c.id).where(claims.c.report.in_(self.reports))
        found = connection.execute(told) if self.reports else ()
        self.claims: set[tuple[str, str]] = {(report, id) for report, id in found}


def _present(connection: Connection, column: Column[Any], values: set[str]) -> set[str]:
    return set(connection.execute(select(column).where(column.in_(values))).scalars()) if values else set()


class _Rows:
    """What is going to be written."""

    def __init__(self) -> None:
        self.originals: list[dict[str, Any]] = []
        self.reports: list[dict[str, Any]] = []
        self.readings: list[dict[str, Any]] = []
        self.claims: list[dict[str, Any]] = []
        self.log: list[Write] = []

    def write(self, connection: Connection, at: str) -> None:
        for table, rows in self._of_tables():
            if rows:
                connection.execute(insert(table), rows)
        audit.append_all(connection, at, READER, self.log)

    def _of_tables(self) -> list[tuple[Table, list[dict[str, Any]]]]:
        """Whatever another row points to goes first."""
        return [(originals, self.originals), (reports, self.reports), (readings, self.readings), (claims, self.claims)]
