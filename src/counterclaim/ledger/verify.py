"""Whether the ledger is as it was written: any changed bit in log, reports, claims or decisions is found."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DatabaseError

from counterclaim.claims.claim import Claim
from counterclaim.ledger import audit
from counterclaim.ledger.audit import BEGINNING, HEAD, Action, Entry
from counterclaim.ledger.decision import Decision
from counterclaim.ledger.engine import self_check
from counterclaim.ledger.facts import report_from_dict
from counterclaim.ledger.filing import reading_content, report_content
from counterclaim.ledger.hashing import claim_key, digest
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.packing import unpack
from counterclaim.ledger.tables import (
    account_events,
    claims,
    codings,
    decisions,
    head,
    originals,
    passwords,
    readings,
    reports,
    subjects,
)

Logged = dict[str, tuple[str, str]]
"""Of each subject the hash of its content, and when it was written."""


def find_faults(ledger: Ledger) -> list[str]:
    """What is wrong, a line each; none where every row is as it was written."""
    try:
        with ledger.engine.connect() as connection:
            return list(_faults(connection))
    except (DatabaseError, ValueError, KeyError, TypeError) as error:
        return [f"the ledger cannot be read: {str(error).splitlines()[0]}"]


def _faults(connection: Connection) -> Iterator[str]:
    yield from (f"the file is damaged: {line}" for line in self_check(connection))
    chain = list(audit.entries(connection))
    yield from audit.broken_links(chain)
    yield from _head(connection, chain)
    logged: defaultdict[str, Logged] = defaultdict(dict)
    for entry, _ in chain:
        logged[entry.action][entry.subject] = entry.content, entry.added
    yield from (f"log entry {e.number} is of no known action" for e, _ in chain if e.action not in set(Action))
    yield from _originals(connection)
    yield from _reports(connection, logged[Action.REPORT])
    yield from _readings(connection, logged[Action.READING])
    yield from _hashed(connection, decisions, "decision", logged[Action.DECISION])
    yield from _subjects(connection)
    yield from _hashed(connection, account_events, "account event", logged[Action.ACCOUNT])
    yield from _hashed(connection, codings, "coding", logged[Action.CODING])
    yield from _coding_columns(connection)
    yield from _passwords(connection)


def _head(connection: Connection, chain: list[tuple[Entry, str]]) -> Iterator[str]:
    last = (HEAD, chain[-1][0].number, chain[-1][1]) if chain else (HEAD, 0, BEGINNING)
    told = [tuple(row) for row in connection.execute(select(head.c.name, head.c.number, head.c.hash))]
    if told != [last]:
        yield "the log's end is not where its head says"


def _originals(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(originals)):
        try:
            unpacked = unpack(row.packing, row.content)
        except ValueError:
            unpacked = None
        if unpacked is None or digest(unpacked) != row.sha256:
            yield f"the original {row.sha256} was changed"


def _reports(connection: Connection, logged: Logged) -> Iterator[str]:
    found = set()
    kept = set(connection.execute(select(originals.c.sha256)).scalars())
    for row in connection.execute(select(reports)):
        found.add(row.id)
        content = report_content(row.body, row.original, row.way)
        if digest(row.body) != row.id or logged.get(row.id) != (content, row.added):
            yield f"report {row.id} was changed"
        if row.original is not None and row.original not in kept:
            yield f"the original of report {row.id} is missing"
    yield from (f"report {id} is missing" for id in sorted(logged.keys() - found))


def _readings(connection: Connection, logged: Logged) -> Iterator[str]:
    rows: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for row in connection.execute(select(claims).order_by(claims.c.report, claims.c.reader, claims.c.number)):
        rows[f"{row.report} {row.reader}"].append((row.number, row.id, row.body))
    texts = {row.id: report_from_dict(json.loads(row.body)).text for row in connection.execute(select(reports))}
    found = {f"{row.report} {row.reader}": row.added for row in connection.execute(select(readings))}
    for name, added in found.items():
        if logged.get(name) != (reading_content(rows[name]), added):
            yield f"the reading {name} was changed"
        yield from _spans(name, rows[name], texts)
    yield from (f"the reading {name} is missing" for name in sorted(logged.keys() - found.keys()))
    yield from (f"claims of {name} belong to no reading" for name in sorted(rows.keys() - found.keys()))


def _spans(name: str, rows: list[tuple[int, str, str]], texts: dict[str, str]) -> Iterator[str]:
    """Every span must still be the words that it was."""
    report = name.split(" ", 1)[0]
    text = texts.get(report, "")
    for _, id, body in rows:
        claim = Claim.from_dict(json.loads(body))
        if claim_key(report, claim) != id:
            yield f"claim {id} was changed"
        elif any(m.text != m.span.of(text) for m in claim.mentions().values() if m.span.start < m.span.end):
            yield f"a span of claim {id} no longer matches its report"


def _hashed(connection: Connection, table: Table, what: str, logged: Logged) -> Iterator[str]:
    """Rows whose id is the hash of their body."""
    found = set()
    for row in connection.execute(select(table)):
        found.add(row.id)
        if digest(row.body) != row.id or logged.get(row.id) != (row.id, row.added):
            yield f"{what} {row.id} was changed"
    yield from (f"{what} {id} is missing" for id in sorted(logged.keys() - found))


def _subjects(connection: Connection) -> Iterator[str]:
    """Decisions must be found by what their bodies say that they are about."""
    kept: defaultdict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(subjects)):
        kept[row.decision].add(row.subject)
    for row in connection.execute(select(decisions)):
        if kept[row.id] != set(Decision.from_dict(json.loads(row.body)).found_by):
            yield f"decision {row.id} was filed under other subjects"


def _coding_columns(connection: Connection) -> Iterator[str]:
    """Columns by which codings are found must say what their bodies say."""
    for row in connection.execute(select(codings)):
        told = json.loads(row.body)
        if [row.coding_set, row.report, row.author, row.what] != [
            told[n] for n in ("coding_set", "report", "by", "what")
        ]:
            yield f"coding {row.id} was filed elsewhere"


def _passwords(connection: Connection) -> Iterator[str]:
    """Each is the one that was set last, by the hash of it that the account's events hold."""
    last: dict[str, str] = {}
    rows = select(account_events.c.body).order_by(account_events.c.added, account_events.c.id)
    for event in map(json.loads, connection.execute(rows).scalars()):
        if "password" in event["value"]:
            last[event["whom"]] = event["value"]["password"]
        elif event["what"] == "closed":
            last.pop(event["whom"], None)
    found = {row.name: digest(row.hash) for row in connection.execute(select(passwords))}
    differing = (name for name in sorted(found.keys() | last.keys()) if found.get(name) != last.get(name))
    yield from (f"the password of {name} was changed" for name in differing)
