"""Rows between Spark and Python, by Arrow, a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import pyarrow as pa  # type: ignore[import-untyped]
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from counterclaim.scale.spark.tables import Row

Work = Callable[[Iterator[Row]], Iterable[Row]]
"""What is done with the rows of a partition as they come."""
_MOST_ROWS, _MOST_BYTES = 1_000, 8_000_000


def mapped(frame: DataFrame, work: Work, schema: pa.Schema) -> DataFrame:
    """What the work makes of each partition's rows; `work` must be picklable."""
    return frame.mapInArrow(partial(_through, work, schema), from_arrow_schema(schema))


def read_rows(spark: SparkSession, folder: str, schema: pa.Schema) -> DataFrame:
    """A folder of Parquet with these columns, which may hold no file at all."""
    return spark.read.schema(from_arrow_schema(schema)).parquet(folder)


def _through(work: Work, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    rows = (row for batch in batches for row in batch.to_pylist())
    return _batches(work(rows), schema)


def _batches(rows: Iterable[Row], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Closed when they have enough rows or bytes, so that pages of any size pass in bounded memory."""
    found: list[Row] = []
    size = 0
    for row in rows:
        found.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, bytes | str))
        if len(found) >= _MOST_ROWS or size >= _MOST_BYTES:
            yield pa.RecordBatch.from_pylist(found, schema)
            found, size = [], 0
    if found:
        yield pa.RecordBatch.from_pylist(found, schema)
