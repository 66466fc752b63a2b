"""Which incidents a sum holds: what linking/attaching.py finds, as joins."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import groupby

import pyarrow as pa  # type: ignore[import-untyped]
from pyspark.sql import DataFrame
from pyspark.sql import functions as sql

from counterclaim.claims.interval import Interval
from counterclaim.linking.frame import COUNTRY
from counterclaim.linking.holding import Told, holds_event, is_short, told_of
from counterclaim.scale.spark.records import record_of
from counterclaim.scale.spark.rows import mapped
from counterclaim.scale.spark.tables import Row

_EVENTS = pa.schema(
    [
        ("incident", pa.string()),
        ("event", pa.binary()),
        ("reports", pa.list_(pa.string())),
        ("summed", pa.list_(pa.string())),
        ("country", pa.string()),
        ("day", pa.date32()),
    ]
)
"""What an incident tells of, its reports, the claims that its own are parts of, and its first day."""
_WHOLES = pa.schema(
    [
        ("key", pa.string()),
        ("whole", pa.binary()),
        ("report", pa.string()),
        ("numbers", pa.list_(pa.string())),
        ("country", pa.string()),
        ("days", pa.list_(pa.date32())),
    ]
)
"""What a sum tells of, its report and claims, and where it reaches beyond its report, the days of which it is one."""
_HELD = pa.schema([("key", pa.string()), ("incident", pa.string())])


def held(incidents: DataFrame, sums: DataFrame) -> DataFrame:
    """`key` of a sum and an `incident` that it holds, each pair once.

    `incidents` has the accounts of each `incident` beside each other, `sums` are rows of accounts.py.
    """
    events, wholes = mapped(incidents, _events, _EVENTS).persist(), mapped(sums, _wholes, _WHOLES).persist()
    pair = ("key", "incident", "whole", "event")
    in_report = events.withColumn("report", sql.explode("reports")).join(wholes.drop("country"), "report").select(*pair)
    days = wholes.withColumn("day", sql.explode("days"))
    around = events.join(days, ["country", "day"]).select(*pair)
    summed = events.withColumn("number", sql.explode("summed")).join(
        wholes.withColumn("number", sql.explode("numbers")).drop("country"), "number"
    )
    by_telling = mapped(in_report.union(around), _holding, _HELD)
    return by_telling.union(summed.select("key", "incident")).distinct()


def _events(accounts: Iterator[Row]) -> Iterator[Row]:
    for incident, told in groupby(accounts, key=lambda account: account["incident"]):
        records = [record_of(row) for account in told for row in account["records"]]
        event = told_of(0, records)
        parts = {f"{r.source.report_id} {r.claim.part_of}" for r in records if r.claim.part_of is not None}
        yield {
            "incident": incident,
            "event": pickle.dumps(event),
            "reports": sorted({record.source.report_id for record in records}),
            "summed": sorted(parts),
            "country": event.place.country if event.place else None,
            "day": event.time.first if event.time else None,
        }


def _wholes(sums: Iterator[Row]) -> Iterator[Row]:
    for row in sums:
        records = [record_of(told) for told in row["records"]]
        whole = told_of(0, records)
        dated = whole.time if any(record.claim.time is not None for record in records) else None
        yield {
            "key": row["key"],
            "whole": pickle.dumps((whole, dated)),
            "report": row["report"],
            "numbers": [f"{row['report']} {record.claim.id}" for record in records],
        } | _reach(whole, dated)


def _reach(whole: Told, dated: Interval | None) -> Row:
    if whole.place is None or whole.place.precision >= COUNTRY or dated is None or not is_short(dated):
        return {"country": None, "days": None}
    days = (dated.last - dated.first).days + 1
    return {"country": whole.place.country, "days": [dated.first + timedelta(n) for n in range(days)]}


def _holding(pairs: Iterator[Row]) -> Iterable[Row]:
    for pair in pairs:
        whole, dated = pickle.loads(pair["whole"])
        if holds_event(whole, dated, pickle.loads(pair["event"])):
            yield {"key": pair["key"], "incident": pair["incident"]}
