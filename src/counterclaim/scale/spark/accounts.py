"""A report's claims to what is compared, and to the sums that stand aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from counterclaim.claims.record import Record
from counterclaim.linking.accounts import Account, account, accounts, in_text, kins
from counterclaim.linking.features import SCHEMA, row
from counterclaim.linking.findings import Findings
from counterclaim.linking.sums import sums_among
from counterclaim.scale.spark.records import record_of, row_of
from counterclaim.scale.spark.tables import RECORD, Row


def _wide(field: pa.Field) -> pa.Field:
    """With room for hashes where the one-machine table counts."""
    if field.type == pa.int32():
        return pa.field(field.name, pa.int64())
    return pa.field(field.name, pa.list_(pa.int64())) if field.type == pa.list_(pa.int32()) else field


COMPARED = [_wide(field) for field in SCHEMA if field.name != "unique_id"]
ACCOUNTS = pa.schema(
    [("key", pa.string()), ("report", pa.string()), ("is_sum", pa.bool_()), ("records", pa.list_(RECORD)), *COMPARED]
)
"""`key` is the least of the claims' ids; sums that belong together are one row, which is not compared."""


@dataclass(frozen=True, slots=True)
class _Hashed:
    """Texts to numbers that are the same on every machine."""

    def of(self, text: str) -> int:
        return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def account_rows(claims: Iterator[Row]) -> Iterator[Row]:
    """From rows that come report by report."""
    for _, told in groupby(claims, key=lambda claim: claim["report_id"]):
        yield from _of_report(sorted(map(record_of, told), key=in_text))


def _of_report(told: Sequence[Record]) -> Iterator[Row]:
    known = {record.id: record for record in told}
    sums = sums_among(known.values())
    events = [record for id, record in known.items() if id not in sums]
    for found in accounts(events, Findings()):
        yield _row(found, is_sum=False) | _compared(found)
    for kin in kins(list(sums.values()), Findings()) if sums else ():
        yield _row(account(kin), is_sum=True)


def _row(found: Account, *, is_sum: bool) -> Row:
    report, records = found.records[0].source.report_id, [row_of(record) for record in found.records]
    return {"key": found.key, "report": report, "is_sum": is_sum, "records": records}


def _compared(found: Account) -> dict[str, Any]:
    return row(0, found, _Hashed())
