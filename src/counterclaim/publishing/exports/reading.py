"""Tables as people send them back: with a byte order mark or without, any encoding of Excel's, any separator, with
HXL's tags, without a header.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.publishing.exports.cells import armed
from counterclaim.publishing.exports.schema import Schema

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS = (",", ";", "\t")
_SEPARATOR_LINE = re.compile(r"\Asep=.\r?\n", re.IGNORECASE)
"""What some programs write before the header."""
_TAG = re.compile(r"#[a-z][\w+ -]*")
_MISSING = frozenset({"", "NA", "N/A", "#N/A", "NaN", "nan", "NULL"})
"""How R, pandas and spreadsheets write that there is nothing."""
_LONGEST_CELL = 10_000_000


@dataclass(frozen=True, slots=True)
class ReadRow:
    """`number` is the row's line in a spreadsheet; `cells` are those that the file has, missing ones empty."""

    number: int
    cells: dict[str, str]


def read_rows(content: bytes, schema: Schema) -> tuple[ReadRow, ...]:
    """The rows of a file that has columns of the schema, in whatever order, others too. Without a header, it must
    have all columns in their order. Raises ValueError for what is no such table.
    """
    lines = _cut(_SEPARATOR_LINE.sub("", _decoded(content)), schema)
    if not lines:
        raise ValueError("there is no row in it")
    names = [cell.strip().lower() for cell in lines[0][1]]
    if set(names) & set(schema.names):
        return tuple(_rows(lines[1:], names))
    if len(names) == len(schema.names):
        return tuple(_rows(lines, schema.names))
    raise ValueError(
        f"neither a header with columns such as {', '.join(schema.names[:3])} nor {len(schema.names)} columns"
    )


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _cut(text: str, schema: Schema) -> list[tuple[int, list[str]]]:
    """The rows that are not blank, with their numbers, by the separator under which the first row looks best."""
    csv.field_size_limit(_LONGEST_CELL)
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=lambda s: _likeness(first, s, schema))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise ValueError(f"no table ({error})") from None
    return [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]


def _likeness(line: str, separator: str, schema: Schema) -> tuple[int, int]:
    cells = [cell.strip().lower() for cell in next(csv.reader([line], delimiter=separator), [])]
    return len(set(cells) & set(schema.names)), len(cells)


def _rows(lines: Sequence[tuple[int, list[str]]], names: Sequence[str]) -> Iterator[ReadRow]:
    for number, cells in lines:
        if all(_TAG.fullmatch(cell.strip()) for cell in cells if cell.strip()):
            continue
        yield ReadRow(number, {name: _value(cell) for name, cell in zip(names, cells, strict=False)})


def _value(cell: str) -> str:
    told = " ".join(cell.split())
    return "" if told in _MISSING else armed(told)
