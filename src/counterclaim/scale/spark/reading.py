"""Reports to claims, on all machines of a cluster."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as sql

from counterclaim.intake.folders import ARCHIVES, ENDINGS, FEEDS, report_files
from counterclaim.intake.raw import Raw
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.sources import Options
from counterclaim.intake.taking import Intake
from counterclaim.ledger.filing import Filing
from counterclaim.publishing.exports.parquet_file import arrow_value
from counterclaim.scale.chunks import Found
from counterclaim.scale.spark.claim_rows import claim_rows
from counterclaim.scale.spark.rows import mapped, read_rows
from counterclaim.scale.spark.session import tasks
from counterclaim.scale.spark.tables import CLAIMS, FILED, REFUSED, REPORTS, Row
from counterclaim.scale.spark.text import whole
from counterclaim.scale.work import reader_name, start_filing

_FOUND = pa.schema([("digest", pa.string()), ("found", pa.binary())])


@dataclass(frozen=True, slots=True)
class Counts:
    reports: int
    claims: int
    refused: int


def read(spark: SparkSession, sources: Sequence[str], output: str, options: Options) -> Counts:
    """Write `output`/reports, `output`/claims and `output`/refused, none of which may be there.

    The paths must be the same on every machine. A file is taken apart by one task; what it holds is spread over all,
    made into reports and read there. Copies of one report (the same text under the same name and metadata) are one.
    """
    parts = tasks(spark)
    filed = mapped(_found(spark, sources, options, parts), _filed, FILED).persist(StorageLevel.DISK_ONLY)
    try:
        _write(filed.where("reason is not null").select(REFUSED.names).coalesce(1), f"{output}/refused")
        reports = _once(filed.where("reason is null")).select(REPORTS.names)
        _write(in_order(reports, "key", parts), f"{output}/reports", "month")
    finally:
        filed.unpersist()
    reports = read_rows(spark, f"{output}/reports", REPORTS)
    _write(mapped(reports, claim_rows, CLAIMS), f"{output}/claims", "month")
    folders = ((f"{output}/reports", REPORTS), (f"{output}/claims", CLAIMS), (f"{output}/refused", REFUSED))
    return Counts(*(read_rows(spark, folder, schema).count() for folder, schema in folders))


def in_order(frame: DataFrame, id: str, parts: int) -> DataFrame:
    """By month and id, so that the files of a month are few and large."""
    return frame.repartitionByRange(parts, "month", id).sortWithinPartitions("month", id)


def _write(frame: DataFrame, folder: str, *by: str) -> None:
    frame.write.partitionBy(*by).parquet(folder)


def _found(spark: SparkSession, sources: Sequence[str], options: Options, parts: int) -> DataFrame:
    """What the sources hold, spread by the digest of its bytes, which does not depend on who finds it."""
    files = list(_files(sources))
    frame = spark.createDataFrame([(os.fsencode(path),) for path in files], "path binary")
    return mapped(
        frame.repartition(max(1, min(len(files), parts))), partial(_taken_apart, options), _FOUND
    ).repartition(parts, "digest")


def _files(sources: Iterable[str]) -> Iterator[str]:
    """Folders are walked here; what is no report in them is refused where it is opened."""
    for source in sources:
        if Path(source).is_dir():
            found = report_files(Path(source), ENDINGS + ARCHIVES + FEEDS)
            yield from (each.source if isinstance(each, Refusal) else str(each) for each in found)
        else:
            yield source


def _taken_apart(options: Options, rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        for found in Intake(options).find([os.fsdecode(row["path"])]):
            packed = pickle.dumps(found)
            yield {"digest": found.sha256 if isinstance(found, Raw) else sha256(packed).hexdigest(), "found": packed}


def _filed(rows: Iterator[Row]) -> Iterator[Row]:
    """With one reader a process, which is kept for the process's next tasks."""
    work, reader = start_filing(None, 1), reader_name()
    for row in rows:
        found: Found = pickle.loads(row["found"])
        done = found if isinstance(found, Refusal) else work(found)
        yield _refused(done) if isinstance(done, Refusal) else _row(done, reader)


def _refused(refusal: Refusal) -> Row:
    return {"source": arrow_value(refusal.source), "reason": arrow_value(refusal.reason)}


def _row(filing: Filing, reader: str) -> Row:
    original, published = filing.original, json.loads(filing.body)["published"]
    return {
        "key": filing.key,
        "month": published[:7] if published else "undated",
        "reader": reader,
        "way": arrow_value(filing.way),
        "body": whole(filing.body),
        "sha256": original.sha256 if original else None,
        "packing": original.packing if original else None,
        "content": original.content if original else None,
        "claims": [{"number": number, "id": id, "body": whole(body)} for number, id, body in filing.claims],
    }


def _once(reports: DataFrame) -> DataFrame:
    """Of copies the one whose way is the first in the alphabet."""
    copies = Window.partitionBy("key").orderBy("way", "sha256")
    return reports.withColumn("copy", sql.row_number().over(copies)).where("copy = 1").drop("copy")
