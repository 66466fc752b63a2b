"""Records to rows and back."""

from __future__ import annotations

import json

from counterclaim.claims.claim import Claim
from counterclaim.claims.record import Record, Source
from counterclaim.ledger.hashing import canonical
from counterclaim.scale.spark.tables import Row
from counterclaim.scale.spark.text import whole

_SOURCE = ("doc", "outlet", "url", "title", "published")


def record_of(row: Row) -> Record:
    """From the columns RECORD of tables.py; the report is its own origin, which linking does not ask for."""
    report = row["report_id"]
    source = Source(report, origin=report, **{name: row[name] for name in _SOURCE})
    return Record(row["id"], Claim.from_dict(json.loads(row["body"])), source, row["sentence"])


def row_of(record: Record) -> Row:
    """What `record_of` takes; decisions of people are no part of it."""
    source = record.source
    told = {"id": record.id, "report_id": source.report_id, "sentence": record.sentence}
    body = whole(canonical(record.claim.to_dict()))
    return told | {"body": body} | {name: getattr(source, name) for name in _SOURCE}
