"""A table as Parquet: typed columns, missing values as nulls, the texts as they stand in the reports."""

from __future__ import annotations

import io
import re

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from counterclaim.publishing.exports.cells import Cell
from counterclaim.publishing.exports.schema import Column, Table

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us"),
}
_SURROGATE = re.compile("[\ud800-\udfff]")


def parquet_bytes(table: Table, about: dict[str, str]) -> bytes:
    """`about` is written into the file's metadata. Half characters, which UTF-8 has none of, become U+FFFD, so that
    every offset still holds.
    """
    fields = [arrow_field(column) for column in table.schema.columns]
    columns = [[arrow_value(row[field.name]) for row in table.rows] for field in fields]
    schema = pa.schema(fields, metadata=about)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, fields, strict=True)]
    file = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), file, compression="zstd")
    return file.getvalue()


def arrow_field(column: Column) -> pa.Field:
    return pa.field(column.name, _TYPES[column.type], not column.required, metadata={"description": column.says})


def arrow_value(value: Cell) -> Cell:
    """With U+FFFD for every half character."""
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
