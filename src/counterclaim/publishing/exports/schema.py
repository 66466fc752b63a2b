"""The columns of a table, as data (Frictionless Table Schema), and the check that a row is what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from counterclaim.publishing.exports.cells import Cell

Row = Mapping[str, Cell]
_PYTHON: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "date": date,
    "datetime": datetime,
}


@dataclass(frozen=True, slots=True)
class Column:
    """`form` says how a value is written: "digits" for true and false, a pattern of strftime for times.

    `hxl` is the tag for the second row, "" where HXL has none; `says` what the column holds.
    """

    name: str
    type: str
    says: str
    required: bool = False
    enum: tuple[str | int, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    hxl: str = ""
    form: str = ""

    def fault(self, value: Cell) -> str | None:
        """What is wrong with a value, in words."""
        if value is None or value == "":
            return "is missing" if self.required else None
        is_bool = isinstance(value, bool)
        if not isinstance(value, _PYTHON[self.type]) or (is_bool and self.type != "boolean"):
            return f"is no {self.type}: {value!r}"
        if self.enum and value not in self.enum:
            return f"is none of {', '.join(map(str, self.enum))}: {value!r}"
        if isinstance(value, int | float):
            if self.minimum is not None and value < self.minimum:
                return f"is below {self.minimum}: {value!r}"
            if self.maximum is not None and value > self.maximum:
                return f"is above {self.maximum}: {value!r}"
        return None

    def descriptor(self) -> dict[str, Any]:
        """The field of a Table Schema."""
        told: dict[str, Any] = {"name": self.name, "type": self.type, "description": self.says}
        if self.form == "digits":
            told |= {"trueValues": ["1"], "falseValues": ["0"]}
        elif self.form:
            told["format"] = self.form.replace(".000", ".%f")
        constraints: dict[str, Any] = {"required": True} if self.required else {}
        constraints |= {"enum": list(self.enum)} if self.enum else {}
        constraints |= {"minimum": self.minimum} if self.minimum is not None else {}
        constraints |= {"maximum": self.maximum} if self.maximum is not None else {}
        return told | ({"constraints": constraints} if constraints else {}) | ({"hxl": self.hxl} if self.hxl else {})


@dataclass(frozen=True, slots=True)
class Schema:
    """`key` are the columns that name a row; `links` give for a column the table and column that it points into."""

    name: str
    title: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    links: Mapping[str, tuple[str, str]]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def descriptor(self) -> dict[str, Any]:
        """The Table Schema, without the links."""
        return {"fields": [column.descriptor() for column in self.columns], "primaryKey": list(self.key)}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that were checked against the schema."""

    schema: Schema
    rows: tuple[Row, ...]


def table(schema: Schema, rows: Iterable[Row]) -> Table:
    """The rows as a table. Raises ValueError with row and column where a value does not fit, a column is missing or
    strange, or a key stands twice.
    """
    found = tuple(rows)
    names, seen = set(schema.names), set[tuple[Cell, ...]]()
    for number, row in enumerate(found, 1):
        if wrong := names ^ set(row):
            raise ValueError(f"{schema.name}, row {number}: {sorted(wrong)[0]} is missing or no column")
        for column in schema.columns:
            if fault := column.fault(row[column.name]):
                raise ValueError(f"{schema.name}, row {number}: {column.name} {fault}")
        key = tuple(row[name] for name in schema.key)
        if key in seen:
            raise ValueError(f"{schema.name}, row {number}: {', '.join(map(str, key))} stands twice")
        seen.add(key)
    return Table(schema, found)


@cache
def load_schema(name: str) -> Schema:
    """The schema of data/schemas/NAME.yaml."""
    told: dict[str, Any] = yaml.safe_load((files(__package__) / "data" / "schemas" / f"{name}.yaml").read_text("utf-8"))
    columns = tuple(Column(**{**column, "enum": tuple(column.get("enum", ()))}) for column in told["columns"])
    links = {column: (there, other) for column, (there, other) in told.get("links", {}).items()}
    return Schema(name, told["title"], tuple(told["key"]), columns, links)
