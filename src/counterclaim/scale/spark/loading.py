"""What `read` wrote, into a ledger: the same reports and claims as reading them on this machine files."""

from __future__ import annotations

import pyarrow.dataset as ds  # type: ignore[import-untyped]

from counterclaim.ledger.filing import Filing, Original
from counterclaim.ledger.hashing import digest
from counterclaim.ledger.ledger import Ledger
from counterclaim.scale.spark.tables import REPORTS, Row
from counterclaim.scale.spark.text import as_filed

_TOGETHER = 64
"""Reports of one transaction."""


def load(ledger: Ledger, folder: str) -> tuple[int, int]:
    """The numbers of new reports and claims. What is there stays as it is, so that the same again goes on after a stop.

    Raises ValueError where a report's text is not what its id says.
    """
    reports = claims = 0
    for batch in ds.dataset(f"{folder}/reports", schema=REPORTS, partitioning="hive").to_batches(batch_size=_TOGETHER):
        by_reader: dict[str, list[Filing]] = {}
        for row in batch.to_pylist():
            by_reader.setdefault(row["reader"], []).append(_filing(row))
        for reader, filings in by_reader.items():
            added = ledger.file(filings, reader)
            reports, claims = reports + sum(a.report for a in added), claims + sum(a.claims for a in added)
    return reports, claims


def _filing(row: Row) -> Filing:
    body = as_filed(row["body"])
    if digest(body) != row["key"]:
        raise ValueError(f"the report {row['key']} is not what its id says")
    original = Original(row["sha256"], row["packing"], row["content"]) if row["sha256"] else None
    claims = tuple((claim["number"], claim["id"], as_filed(claim["body"])) for claim in row["claims"])
    return Filing(row["key"], body, row["way"], original, claims)
