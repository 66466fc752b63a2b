"""What linking says to DuckDB, in Spark's words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import sqlglot
from sqlglot import exp

_LISTS = {"LIST_INTERSECT": "array_intersect"}
"""Functions that the translator does not know."""


def in_spark(words: str) -> str:
    """A query or condition on the columns of features.py; a length is always that of a list there."""
    return sqlglot.parse_one(words, read="duckdb").transform(_respelled).sql("spark", comments=False)


@cache
def query(name: str) -> str:
    """A query of linking/data."""
    return in_spark((files("counterclaim.linking") / "data" / f"{name}.sql").read_text("utf-8"))


def condition(words: str) -> str:
    return words if words == "ELSE" else in_spark(words)


def _respelled(node: exp.Expr) -> exp.Expr:
    """What is put in place of a node is not looked into again, so its parts are dealt with here."""
    if isinstance(node, exp.ArrayOverlaps):
        return _call("arrays_overlap", [node.this, node.expression])
    if isinstance(node, exp.Length):
        return _call("size", [node.this])
    if isinstance(node, exp.Anonymous) and node.name.upper() in _LISTS:
        return _call(_LISTS[node.name.upper()], node.expressions)
    return node


def _call(name: str, parts: Iterable[exp.Expr]) -> exp.Expr:
    return exp.func(name, *(part.transform(_respelled) for part in parts), dialect="spark")
