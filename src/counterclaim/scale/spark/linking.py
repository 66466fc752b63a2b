"""Claims to incidents on a cluster: what `link` gives, with the same ids."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as sql

from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.linking.attaching import Gathered
from counterclaim.linking.clusters import Whole, cluster
from counterclaim.linking.features import main_place, main_time
from counterclaim.linking.naming import incidents
from counterclaim.linking.weights import Weights, shipped
from counterclaim.scale.spark.accounts import ACCOUNTS, COMPARED, account_rows
from counterclaim.scale.spark.reading import in_order
from counterclaim.scale.spark.records import record_of
from counterclaim.scale.spark.rows import mapped
from counterclaim.scale.spark.scoring import scored
from counterclaim.scale.spark.session import tasks
from counterclaim.scale.spark.sums import held
from counterclaim.scale.spark.tables import INCIDENTS, RECORD, Row


def link(spark: SparkSession, claims: str, output: str, weights: Weights | None = None) -> int:
    """Write the incidents of a folder of claims as Parquet; how many there are.

    Blocking and scoring are Spark's, and so is all that touches a claim. The clusters are made in this process, of the
    pairs' numbers alone. An incident is named as `link` names it where no claim was written before another.
    """
    parts = tasks(spark)
    told = spark.read.parquet(claims).select(*(field.name for field in RECORD))
    by_report = told.repartition(parts, "report_id").sortWithinPartitions("report_id")
    accounts = mapped(by_report, account_rows, ACCOUNTS).persist(StorageLevel.DISK_ONLY)
    try:
        placed = _placed(spark, accounts.where("not is_sum"), weights or shipped())
        rows = _with_sums(placed, accounts.where("is_sum").select("key", "report", "records"), parts)
        found = mapped(_beside(rows, parts), _incident_rows, INCIDENTS)
        in_order(found, "id", parts).write.partitionBy("month").parquet(output)
    finally:
        accounts.unpersist()
    return spark.read.parquet(output).count()


def _placed(spark: SparkSession, accounts: DataFrame, weights: Weights) -> DataFrame:
    """The accounts' `key` and `records` with the `incident` that each is of: the number of its first account."""
    numbers = _numbered(accounts.select("key")).persist()
    compared = numbers.join(accounts.select("key", *(field.name for field in COMPARED)), "key").drop("key")
    pairs = scored(spark, compared, weights)
    labels = cluster(numbers.count(), pairs, round(weights.threshold * 1_000_000))
    moved = spark.createDataFrame(_moved(labels))
    incident = sql.coalesce("label", "unique_id").cast("string").alias("incident")
    placed = numbers.join(moved, "unique_id", "left").select("key", incident)
    return placed.join(accounts.select("key", "records"), "key")


def _numbered(keys: DataFrame) -> DataFrame:
    """With the place of each in the order of all, which decides between pairs of one chance. One task sorts them."""
    return keys.withColumn("unique_id", sql.row_number().over(Window.orderBy("key")).cast("bigint") - 1)


def _moved(labels: Whole) -> pa.Table:
    """The accounts that are not the first of their incidents."""
    moved = np.flatnonzero(labels != np.arange(len(labels)))
    return pa.table({"unique_id": pa.array(moved, pa.int64()), "label": pa.array(labels[moved], pa.int64())})


def _with_sums(placed: DataFrame, sums: DataFrame, parts: int) -> DataFrame:
    """`incident`, `key`, `records` and whether they are `attached`; a sum that holds nothing is an incident alone."""
    events = placed.withColumn("attached", sql.lit(False)).select("incident", "key", "records", "attached")
    if sums.isEmpty():
        return events
    holding = held(_beside(events, parts), sums).persist()
    alone = sums.join(holding, "key", "left_anti").withColumn("incident", sql.concat(sql.lit("sum "), "key"))
    attached = sums.join(holding, "key").unionByName(alone).withColumn("attached", sql.lit(True))
    return events.unionByName(attached.drop("report"))


def _beside(rows: DataFrame, parts: int) -> DataFrame:
    """The rows of an incident one after the other."""
    return rows.repartition(parts, "incident").sortWithinPartitions("incident", "key")


def _incident_rows(rows: Iterator[Row]) -> Iterator[Row]:
    for _, told in groupby(rows, key=lambda row: row["incident"]):
        events: list[Record] = []
        gathered = Gathered(events)
        for row in told:
            (gathered.attached if row["attached"] else events).extend(map(record_of, row["records"]))
        yield from map(_row, incidents([gathered], {}))


def _row(incident: Incident) -> Row:
    records = incident.records or incident.attached
    place, (time, _) = main_place(record.claim for record in records), main_time(records)
    return {
        "id": incident.id,
        "month": f"{time.first:%Y-%m}" if time else "undated",
        "records": [record.id for record in incident.records],
        "attached": [record.id for record in incident.attached],
        "date_start": time.first if time else None,
        "date_end": time.last if time else None,
        "place": place.name if place else None,
        "geonames_id": place.geonames_id if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "where_prec": place.precision if place else None,
        "kinds": sorted({record.claim.kind.value for record in records}),
        "reports": len({record.source.report_id for record in records}),
        "outlets": len({record.source.outlet for record in records if record.source.outlet}),
    }
