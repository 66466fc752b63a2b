"""A ledger: reports and claims that are written once, and what people decide of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select

from counterclaim.claims.claim import Claim
from counterclaim.claims.report import Reading
from counterclaim.ledger import audit
from counterclaim.ledger.audit import Action
from counterclaim.ledger.decision import Decision
from counterclaim.ledger.engine import WRITES, open_engine
from counterclaim.ledger.facts import Facts, FiledClaim, FiledReading, FiledReport, report_from_dict
from counterclaim.ledger.hashing import canonical, claim_key, digest, report_key
from counterclaim.ledger.migrate import is_current, upgrade
from counterclaim.ledger.moment import Clock, now, written
from counterclaim.ledger.tables import claims, decisions, head, originals, readings, reports

READER = "reader"
"""Who writes what no person decided."""


class NoLedger(ValueError):
    """There is no ledger at the address, or one of another version."""


@dataclass(frozen=True, slots=True)
class Added:
    """What of a reading was new to the ledger."""

    report: bool
    claims: int


@dataclass(frozen=True)
class Ledger:
    """Facts are added in one transaction a report; `clock` tells when."""

    engine: Engine
    clock: Clock = now

    def add(self, reading: Reading, reader: str, way: str = "") -> Added:
        """File a report with what the reader of that name made of it; what is there already stays as it is."""
        key = report_key(reading.report)
        with self.writing() as connection:
            at = written(self.clock())
            is_new = self._add_report(connection, key, reading, way, at)
            return Added(is_new, self._add_reading(connection, key, reader, reading.claims, at))

    def holds(self, key: str, reader: str) -> bool:
        """Whether the report with that key was read by the reader."""
        with self.engine.connect() as connection:
            return _has_reading(connection, key, reader)

    def decide(self, decision: Decision) -> str:
        """Write a decision down; the same one twice is one. Returns its id."""
        body = canonical(decision.to_dict())
        with self.writing() as connection:
            if connection.execute(select(decisions.c.id).where(decisions.c.id == decision.id)).first() is None:
                at = written(self.clock())
                connection.execute(insert(decisions).values(id=decision.id, added=at, body=body))
                audit.append(connection, at, decision.author, Action.DECISION, decision.id, digest(body))
        return decision.id

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

    def _add_report(self, connection: Connection, key: str, reading: Reading, way: str, at: str) -> bool:
        if connection.execute(select(reports.c.id).where(reports.c.id == key)).first() is not None:
            return False
        body, original = canonical(reading.report.to_dict()), _keep(connection, reading.report.original)
        connection.execute(insert(reports).values(id=key, body=body, original=original, way=way, added=at))
        audit.append(connection, at, READER, Action.REPORT, key, report_content(body, original, way))
        return True

    def _add_reading(self, connection: Connection, key: str, reader: str, found: Sequence[Claim], at: str) -> int:
        """One reading of a reader is enough: it reads the same again."""
        if _has_reading(connection, key, reader):
            return 0
        known = set(connection.execute(select(claims.c.id).where(claims.c.report == key)).scalars())
        connection.execute(insert(readings).values(report=key, reader=reader, added=at))
        rows = [(n, claim_key(key, claim), canonical(claim.to_dict())) for n, claim in enumerate(found, 1)]
        for number, id, body in rows:
            connection.execute(insert(claims).values(report=key, reader=reader, number=number, id=id, body=body))
        audit.append(connection, at, READER, Action.READING, f"{key} {reader}", reading_content(rows))
        return sum(id not in known for _, id, _ in rows)


def report_content(body: str, original: str | None, way: str) -> str:
    """What the log holds of a report."""
    return digest(canonical([body, original, way]))


def reading_content(rows: Sequence[tuple[int, str, str]]) -> str:
    """What the log holds of a reading: number, id and body of each of its claims."""
    return digest(canonical([list(row) for row in rows]))


def create_ledger(address: str, clock: Clock = now) -> Ledger:
    """A new ledger, or the one that is there, brought to this version."""
    engine = open_engine(address)
    upgrade(engine)
    ledger = Ledger(engine, clock)
    with ledger.writing() as connection:
        audit.begin(connection)
    return ledger


def open_ledger(address: str, clock: Clock = now) -> Ledger:
    """The ledger at the address. Raises NoLedger."""
    engine = open_engine(address)
    if not is_current(engine):
        raise NoLedger(f"{address} is no ledger of this version: `counterclaim init` makes one or brings it up to date")
    return Ledger(engine, clock)


def _keep(connection: Connection, content: bytes | None) -> str | None:
    if content is None:
        return None
    key = digest(content)
    if connection.execute(select(originals.c.sha256).where(originals.c.sha256 == key)).first() is None:
        connection.execute(insert(originals).values(sha256=key, content=content))
    return key


def _has_reading(connection: Connection, key: str, reader: str) -> bool:
    found = select(readings.c.reader).where(readings.c.report == key, readings.c.reader == reader)
    return connection.execute(found).first() is not None


def _filed_reports(connection: Connection, after: str, until: str) -> Iterator[FiledReport]:
    rows = (
        select(reports).where(reports.c.added > after, reports.c.added <= until).order_by(reports.c.added, reports.c.id)
    )
    for row in connection.execute(rows):
        yield FiledReport(row.id, report_from_dict(json.loads(row.body)), row.way, row.added)


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
