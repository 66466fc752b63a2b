"""A report's claims, each in a row with what is told of its report."""

from __future__ import annotations

import json
from collections.abc import Iterator

from counterclaim.claims.claim import Claim
from counterclaim.claims.record import Record
from counterclaim.ledger.facts import Facts, FiledClaim, FiledReading, FiledReport, report_from_dict
from counterclaim.ledger.view import records
from counterclaim.publishing.exports.claims_table import claim_row
from counterclaim.publishing.exports.parquet_file import arrow_value
from counterclaim.scale.spark.tables import Row


def claim_rows(reports: Iterator[Row]) -> Iterator[Row]:
    for report in reports:
        bodies = {claim["number"]: claim["body"] for claim in report["claims"]}
        for record in _records(report):
            yield _row(record, bodies[record.claim.id], report["month"])


def _records(row: Row) -> tuple[Record, ...]:
    """As a ledger that holds nothing else shows them."""
    key, reader = row["key"], row["reader"]
    told = row["claims"]
    report = FiledReport(key, report_from_dict(json.loads(row["body"])), row["way"], "")
    claims = tuple(FiledClaim(c["id"], key, reader, Claim.from_dict(json.loads(c["body"]))) for c in told)
    return records(Facts((report,), (FiledReading(key, reader, ""),), claims, ()), {})


def _row(record: Record, body: str, month: str) -> Row:
    cells = {name: arrow_value(value) for name, value in claim_row(record).items()}
    return cells | {"body": body, "month": month}
