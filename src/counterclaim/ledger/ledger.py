"""A ledger: reports and claims that are written once, and what people decide of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select

from counterclaim.claims.claim import Claim
from counterclaim.claims.report import Reading
from counterclaim.ledger import audit
from counterclaim.ledger.audit import Action
from counterclaim.ledger.concerning import beside, concerning
from counterclaim.ledger.decision import Decision
from counterclaim.ledger.engine import WRITES, open_engine, take_turn
from counterclaim.ledger.entering import Added, enter
from counterclaim.ledger.facts import Facts, FiledClaim, FiledReading, FiledReport, report_from_dict
from counterclaim.ledger.filing import Filing, filing
from counterclaim.ledger.hashing import canonical, digest
from counterclaim.ledger.migrate import is_current, upgrade
from counterclaim.ledger.moment import Clock, now, written
from counterclaim.ledger.tables import claims, decisions, head, readings, reports, subjects

Check = Callable[[Facts], Decision]
"""Gives the decision as it is to be written; raises where it must not be."""
_AT_ONCE = 500
"""Reports that are asked for together."""


class NoLedger(ValueError):
    """There is no ledger at the address, or one of another version."""


@dataclass(frozen=True)
class Ledger:
    """Facts are added in one transaction a report; `clock` tells when."""

    engine: Engine
    clock: Clock = now

    def add(self, reading: Reading, reader: str, way: str = "") -> Added:
        """File a report with what the reader of that name made of it; what is there already stays as it is."""
        return self.file([filing(reading, way)], reader)[0]

    def file(self, filings: Sequence[Filing], reader: str) -> list[Added]:
        """As `add`, several reports in one transaction."""
        with self.writing() as connection:
            return enter(connection, filings, reader, written(self.clock()))

    def holds(self, key: str, reader: str) -> bool:
        """Whether the report with that key was read by the reader."""
        with self.engine.connect() as connection:
            return _has_reading(connection, key, reader)

    def decide(self, decision: Decision, check: Check | None = None) -> str:
        """Write a decision down; the same one twice is one. Returns its id.

        `check` is asked in the transaction that writes, so that nobody decides between: it is given what concerns the
        decision's subjects, and gives what is to be written, or raises.
        """
        with self.writing() as connection:
            right = check(concerning(connection, decision.subjects)) if check else decision
            if connection.execute(select(decisions.c.id).where(decisions.c.id == right.id)).first() is None:
                at, body = written(self.clock()), canonical(right.to_dict())
                connection.execute(insert(decisions).values(id=right.id, added=at, body=body))
                if found_by := right.found_by:
                    connection.execute(insert(subjects), [{"subject": s, "decision": right.id} for s in found_by])
                audit.append(connection, at, right.author, Action.DECISION, right.id, digest(body))
        return right.id

    def concerning(self, subjects: Sequence[str]) -> Facts:
        """What is known of claims and decisions by the beginnings of their ids, with all that was decided on them."""
        with self.engine.connect() as connection:
            return concerning(connection, subjects)

    def beside(self, beginning: str) -> Facts:
        """All that is known of the report of a claim, by the beginning of the claim's id."""
        with self.engine.connect() as connection:
            return beside(connection, beginning)

    def reports(self, ids: Sequence[str]) -> Iterator[FiledReport]:
        """The reports of these ids, in no certain order."""
        with self.engine.connect() as connection:
            for start in range(0, len(ids), _AT_ONCE):
                asked = select(reports).where(reports.c.id.in_(ids[start : start + _AT_ONCE]))
                yield from map(_filed_report, connection.execute(asked))

    def facts(self, moment: datetime | None = None, since: datetime | None = None) -> Facts:
        """All that was written until the moment, which is by default now; with `since`, what was written after that."""
        after, until = written(since) if since else "", written(moment or self.clock())
        with self.engine.connect() as connection:
            return Facts(
                tuple(_filed_reports(connection, after, until)),
                tuple(_filed_readings(connection, after, until)),
                tuple(_filed_claims(connection, after, until)),
                tuple(_decisions(connection, after, until)),
            )

    def last_entry(self) -> int:
        """The number of the log's last entry: another one means that something was written."""
        with self.engine.connect() as connection:
            return int(connection.execute(select(head.c.number).where(head.c.name == audit.HEAD)).scalar_one())

    def content_hash(self) -> str:
        """Of all reports, claims and decisions, in whatever order and whenever they came in."""
        with self.engine.connect() as connection:
            told = [
                sorted(connection.execute(select(reports.c.id)).scalars()),
                sorted(map(tuple, connection.execute(select(claims.c.report, claims.c.number, claims.c.body)))),
                sorted(connection.execute(select(decisions.c.id)).scalars()),
            ]
        return digest(canonical(told))

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes; another writer waits until it ends."""
        with self.engine.connect().execution_options(**WRITES) as connection, connection.begin():
            audit.hold(connection)
            yield connection


def create_ledger(address: str, clock: Clock = now) -> Ledger:
    """A new ledger, or the one that is there, brought to this version."""
    engine = open_engine(address)
    upgrade(engine)
    ledger = Ledger(engine, clock)
    with ledger.writing() as connection:
        take_turn(connection)
        audit.begin(connection)
    return ledger


def open_ledger(address: str, clock: Clock = now) -> Ledger:
    """The ledger at the address. Raises NoLedger."""
    engine = open_engine(address)
    if not is_current(engine):
        raise NoLedger(f"{address} is no ledger of this version: `counterclaim init` makes one or brings it up to date")
    return Ledger(engine, clock)


def _has_reading(connection: Connection, key: str, reader: str) -> bool:
    found = select(readings.c.reader).where(readings.c.report == key, readings.c.reader == reader)
    return connection.execute(found).first() is not None


def _filed_reports(connection: Connection, after: str, until: str) -> Iterator[FiledReport]:
    rows = (
        select(reports).where(reports.c.added > after, reports.c.added <= until).order_by(reports.c.added, reports.c.id)
    )
    yield from map(_filed_report, connection.execute(rows))


def _filed_report(row: Row[Any]) -> FiledReport:
    return FiledReport(row.id, report_from_dict(json.loads(row.body)), row.way, row.added)


def _filed_readings(connection: Connection, after: str, until: str) -> Iterator[FiledReading]:
    rows = select(readings).where(readings.c.added > after, readings.c.added <= until)
    for row in connection.execute(rows.order_by(readings.c.added, readings.c.report, readings.c.reader)):
        yield FiledReading(row.report, row.reader, row.added)


def _filed_claims(connection: Connection, after: str, until: str) -> Iterator[FiledClaim]:
    rows = (
        select(claims)
        .join(readings, (readings.c.report == claims.c.report) & (readings.c.reader == claims.c.reader))
        .where(readings.c.added > after, readings.c.added <= until)
        .order_by(readings.c.added, claims.c.report, claims.c.reader, claims.c.number)
    )
    for row in connection.execute(rows):
        yield FiledClaim(row.id, row.report, row.reader, Claim.from_dict(json.loads(row.body)))


def _decisions(connection: Connection, after: str, until: str) -> Iterator[Decision]:
    rows = select(decisions.c.body).where(decisions.c.added > after, decisions.c.added <= until)
    for body in connection.execute(rows.order_by(decisions.c.added, decisions.c.id)).scalars():
        yield Decision.from_dict(json.loads(body))
