"""A table as CSV (RFC 4180), in UTF-8 with Unix line ends."""

from __future__ import annotations

import csv
import io

from counterclaim.publishing.exports.cells import cell_text
from counterclaim.publishing.exports.schema import Table

BOM = "\ufeff"


def csv_bytes(table: Table, *, mark: bool = False, tags: bool = False) -> bytes:
    """`mark`: with a byte order mark, by which Excel knows UTF-8. `tags`: with HXL's tags as second row."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    columns = table.schema.columns
    writer.writerow(column.name for column in columns)
    if tags:
        writer.writerow(column.hxl for column in columns)
    for row in table.rows:
        writer.writerow(cell_text(row[column.name], column.form) for column in columns)
    return ((BOM if mark else "") + file.getvalue()).encode("utf-8")
