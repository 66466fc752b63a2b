"""Claims as a file of rows, written while it is sent, however many there are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice

from counterclaim.claims.record import Record
from counterclaim.ledger.moment import written
from counterclaim.publishing.exports.cells import Cell, cell_text
from counterclaim.publishing.exports.claims_table import full_row
from counterclaim.publishing.exports.schema import load_schema
from counterclaim.web.asking import Asked

_AT_ONCE = 200
"""Rows of one piece of what is sent."""


def rows(asked: Asked, records: Iterable[Record]) -> Iterator[dict[str, Cell]]:
    """The columns of the table of claims, for each of the records."""
    book, holder, as_of = asked.book, asked.catalogue.holder, written(asked.book.moment)
    for record in records:
        entry = holder(record.id)
        yield full_row(record, entry.id if entry else None, book.sums.get(record.id, ()), book.actors, as_of)


def as_csv(found: Iterable[dict[str, Cell]]) -> Iterator[str]:
    """With a head, as `counterclaim export --format csv` writes it."""
    columns = load_schema("claims").columns
    head = io.StringIO(newline="")
    csv.writer(head, lineterminator="\n").writerow(column.name for column in columns)
    yield head.getvalue()
    for some in _some(found):
        piece = io.StringIO(newline="")
        writer = csv.writer(piece, lineterminator="\n")
        writer.writerows([cell_text(row[column.name], column.form) for column in columns] for row in some)
        yield piece.getvalue()


def as_json(found: Iterable[dict[str, Cell]]) -> Iterator[str]:
    """A list of objects; days in ISO 8601."""
    names = load_schema("claims").names
    before = "["
    for some in _some(found):
        told = [json.dumps({name: row[name] for name in names}, default=str) for row in some]
        yield before + ",\n".join(told)
        before = ",\n"
    yield "[]" if before == "[" else "]"


def _some(found: Iterable[dict[str, Cell]]) -> Iterator[list[dict[str, Cell]]]:
    each = iter(found)
    while some := list(islice(each, _AT_ONCE)):
        yield some
