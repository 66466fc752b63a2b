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
from splink import DuckDBAPI, Linker

from counterclaim.linking.comparisons import comparisons, settings
from counterclaim.linking.weights import Weights

MEMORY = "2GB"
"""What DuckDB may hold; beyond it, it writes to a folder that is gone afterwards."""

PAIRS = pa.schema([("join_key_l", pa.int32()), ("join_key_r", pa.int32()), ("match_key", pa.string())])


@contextmanager
def engine(accounts: pa.Table) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own with the rows of features.py as the table `accounts`."""
    with TemporaryDirectory(prefix="counterclaim-linking-") as folder, duckdb.connect(":memory:") as database:
        database.execute(f"set memory_limit = '{MEMORY}'; set temp_directory = '{folder}'")
        database.execute("set preserve_insertion_order = false; set enable_progress_bar = false")
        database.register("given", accounts)
        database.execute("create table accounts as select * from given")
        yield database


def block(database: duckdb.DuckDBPyConnection) -> None:
    """Make the table `pairs` of the accounts that are compared."""
    database.execute(f"create or replace table pairs as {_blocking()}")


@cache
def _blocking() -> str:
    return (files("counterclaim.linking") / "data" / "blocking.sql").read_text("utf-8")


def score(database: duckdb.DuckDBPyConnection, weights: Weights, *, floor: float | None = None) -> pa.Table:
    """`left`, `right` (unique_id) and `weight` of the pairs in the table `pairs`, of those not below the floor."""
    name = _predicted(database, weights, floor, with_levels=False)
    return database.sql(
        f"select unique_id_l as left, unique_id_r as right, match_weight as weight from {name} order by 1, 2"
    ).to_arrow_table()


def levels(database: duckdb.DuckDBPyConnection, weights: Weights) -> pa.Table:
    """`left`, `right`, `weight` and for each comparison the number of the level (comparisons.gamma)."""
    name = _predicted(database, weights, None, with_levels=True)
    columns = ", ".join(f"gamma_{comparison}" for comparison in comparisons())
    return database.sql(
        f"select unique_id_l as left, unique_id_r as right, match_weight as weight, {columns} from {name} order by 1, 2"
    ).to_arrow_table()


def _predicted(database: duckdb.DuckDBPyConnection, weights: Weights, floor: float | None, *, with_levels: bool) -> str:
    api = DuckDBAPI(connection=database)
    linker = Linker(
        api.register("accounts"), settings(weights, with_levels=with_levels), log_level=None, validate_settings=False
    )
    linker.table_management.register_blocked_pairs_for_predict(api.register("pairs"))
    return linker.inference.predict(threshold_match_weight=floor, warning_mode="never").physical_name


def whole_weights(scored: pa.Table) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """left, right and the weight in thousandths: whole numbers add up the same in any order."""
    weight = np.round(scored["weight"].to_numpy() * 1000).astype(np.int64)
    return scored["left"].to_numpy().astype(np.int64), scored["right"].to_numpy().astype(np.int64), weight
