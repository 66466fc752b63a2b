"""Pairs of accounts and their weights, by Splink on DuckDB in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from splink import DuckDBAPI, Linker, SettingsCreator

from counterclaim.linking.clusters import Pairs, Whole, millionths, no_pairs
from counterclaim.linking.comparisons import comparisons, settings
from counterclaim.linking.weights import Weights

MEMORY = "2GB"
"""What DuckDB may hold; beyond it, it writes to a folder that is gone afterwards."""


@contextmanager
def engine(accounts: pa.Table) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own with the rows of features.py as the table `accounts`."""
    with TemporaryDirectory(prefix="counterclaim-linking-") as folder, duckdb.connect(":memory:") as database:
        database.execute(f"set memory_limit = '{MEMORY}'; set temp_directory = '{folder}'")
        database.execute("set preserve_insertion_order = false; set enable_progress_bar = false")
        database.register("given", accounts)
        database.execute("create table accounts as select *, true as seed from given")
        yield database


def block(database: duckdb.DuckDBPyConnection, seeds: Whole | None = None) -> None:
    """Make the table `pairs` of the accounts that are compared, and `compared` of the accounts with their crowds.

    With `seeds`, only pairs of which one is a seed; the crowds are then true of the seeds alone.
    """
    if seeds is not None:
        database.register("seeds", pa.table({"unique_id": seeds}))
        database.execute("update accounts set seed = unique_id in (select unique_id from seeds)")
        database.unregister("seeds")
    database.execute(f"create or replace table pairs as {_sql('blocking')}")
    database.execute(f"create or replace table compared as {_sql('crowds')}")


@cache
def _sql(name: str) -> str:
    return (files("counterclaim.linking") / "data" / f"{name}.sql").read_text("utf-8")


def score(database: duckdb.DuckDBPyConnection, weights: Weights) -> Pairs:
    """The pairs of the table `pairs` that are not below the floor, by unique_id."""
    if not database.table("pairs").limit(1).to_arrow_table().num_rows:
        return no_pairs()
    name = _predicted(database, settings(weights), weights.floor)
    scored = _pairs(database, name, "match_probability as chance")
    left, right = (scored[side].to_numpy().astype(np.int64) for side in ("left", "right"))
    return Pairs(left, right, millionths(scored["chance"].to_numpy()))


def levels(database: duckdb.DuckDBPyConnection, weights: Weights) -> pa.Table:
    """`left`, `right` and for each comparison the number of the level (comparisons.gamma) of all the pairs."""
    name = _predicted(database, settings(weights, with_levels=True), None)
    return _pairs(database, name, ", ".join(f"gamma_{comparison}" for comparison in comparisons()))


def _predicted(database: duckdb.DuckDBPyConnection, model: SettingsCreator, floor: float | None) -> str:
    """The name of the table of scored pairs."""
    api = DuckDBAPI(connection=database)
    linker = Linker(api.register("compared"), model, log_level=None, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(api.register("pairs"))
    return linker.inference.predict(threshold_match_probability=floor, warning_mode="never").physical_name


def _pairs(database: duckdb.DuckDBPyConnection, name: str, columns: str) -> pa.Table:
    return database.sql(
        f"select unique_id_l as left, unique_id_r as right, {columns} from {name} order by 1, 2"
    ).to_arrow_table()
