"""Pairs of accounts and their chances, by Splink on Spark: what linking/scoring.py does on DuckDB."""

from __future__ import annotations

from math import log2
from typing import Any

import numpy as np
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from splink import Linker
from splink.backends.spark import SparkAPI

from counterclaim.linking.clusters import Pairs, millionths
from counterclaim.linking.comparisons import settings
from counterclaim.linking.weights import Weights
from counterclaim.scale.spark.dialect import condition, query


def scored(spark: SparkSession, accounts: DataFrame, weights: Weights) -> Pairs:
    """The pairs that are compared and not below the floor, in the memory of this process: 24 bytes a pair.

    `accounts` are rows of features.py; their `unique_id` must have the order of the accounts' keys.
    """
    kept = [_named(spark, "accounts", accounts.selectExpr("*", "true as seed"))]
    kept += [
        _named(spark, name, spark.sql(query(rule))) for name, rule in (("pairs", "blocking"), ("compared", "crowds"))
    ]
    try:
        return _collected(_predicted(spark, kept[2], kept[1], weights))
    finally:
        for frame in kept:
            frame.unpersist()


def _named(spark: SparkSession, name: str, frame: DataFrame) -> DataFrame:
    """Worked out once, and known to the queries under the name."""
    kept = frame.persist(StorageLevel.MEMORY_AND_DISK)
    kept.createOrReplaceTempView(name)
    return kept


def _predicted(spark: SparkSession, compared: DataFrame, pairs: DataFrame, weights: Weights) -> DataFrame:
    """Splink keeps what it predicts, and then the floor is looked at: a condition on the sum of all weights would be
    worked into every comparison, until the generated code is larger than the JVM takes.
    """
    api: Any = SparkAPI(  # type: ignore[no-untyped-call]
        spark_session=spark, break_lineage_method="persist", register_udfs_automatically=False
    )
    model = settings(weights, worded=condition)
    linker = Linker(api.register(compared), model, log_level=None, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
    predicted: DataFrame = linker.inference.predict(warning_mode="never").as_spark_dataframe()
    above = predicted.where(predicted.match_weight >= log2(weights.floor / (1 - weights.floor)))
    return above.select("unique_id_l", "unique_id_r", "match_probability")


def _collected(predicted: DataFrame) -> Pairs:
    told = predicted.toArrow()
    left, right = (told[f"unique_id_{side}"].to_numpy().astype(np.int64) for side in "lr")
    return Pairs(left, right, millionths(told["match_probability"].to_numpy()))
