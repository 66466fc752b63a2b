"""The columns of what the jobs write."""

from __future__ import annotations

from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from counterclaim.publishing.exports.parquet_file import arrow_field
from counterclaim.publishing.exports.schema import load_schema

Row = dict[str, Any]
_CLAIM = pa.struct([("number", pa.int32()), ("id", pa.string()), ("body", pa.string())])
FILED = pa.schema(
    [
        ("source", pa.string()),
        ("reason", pa.string()),
        ("key", pa.string()),
        ("month", pa.string()),
        ("reader", pa.string()),
        ("way", pa.string()),
        ("body", pa.string()),
        ("sha256", pa.string()),
        ("packing", pa.string()),
        ("content", pa.binary()),
        ("claims", pa.list_(_CLAIM)),
    ]
)
"""What became of what was found: a refusal with its reason, or a report with what a ledger keeps of it."""
REFUSED = pa.schema([FILED.field(name) for name in ("source", "reason")])
REPORTS = pa.schema([field for field in FILED if field.name not in REFUSED.names])

_OF_A_BOOK = ("incident", "sum_of", "side", "side_id", "as_of")
"""Columns of the exported table of claims that nothing can stand in before linking."""
CLAIMS = pa.schema(
    [arrow_field(column) for column in load_schema("claims").columns if column.name not in _OF_A_BOOK]
    + [("body", pa.string()), ("month", pa.string())]
)
"""The columns of the exported table of claims, with the claim as the ledger keeps it."""

RECORD = pa.struct(
    [(name, pa.string()) for name in ("id", "body", "report_id", "doc", "outlet", "url", "title", "sentence")]
    + [("published", pa.date32())]
)
"""What of CLAIMS linking needs."""

INCIDENTS = pa.schema(
    [
        ("id", pa.string()),
        ("month", pa.string()),
        ("records", pa.list_(pa.string())),
        ("attached", pa.list_(pa.string())),
        ("date_start", pa.date32()),
        ("date_end", pa.date32()),
        ("place", pa.string()),
        ("geonames_id", pa.int64()),
        ("country", pa.string()),
        ("admin1", pa.string()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("where_prec", pa.int32()),
        ("kinds", pa.list_(pa.string())),
        ("reports", pa.int64()),
        ("outlets", pa.int64()),
    ]
)
"""`records` are the ids of the claims that tell of the incident, `attached` of the sums that hold it."""
