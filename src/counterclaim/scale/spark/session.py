"""A session with Spark: local, or of whatever cluster the job was submitted to."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from types import MappingProxyType

from pyspark.sql import SparkSession

_Settings = dict[str, bool | float | int | str | None]
_NEEDED: _Settings = {
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",
    "spark.sql.execution.arrow.maxBytesPerBatch": str(16_000_000),
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
}
"""Of Arrow's batches: pages can have megabytes, and a batch is in memory as a whole."""
_HERE: _Settings = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
}
_TASKS = "spark.sql.shuffle.partitions"
_TASKS_A_CORE = 8
"""The more, the less is done again when a worker is lost."""
_LOOPBACK = ("local", "spark://127.0.0.1:", "spark://localhost:")


def session(master: str | None = None, settings: Mapping[str, str] = MappingProxyType({})) -> SparkSession:
    """`settings` go before everything but what the job was submitted with.

    Without a master, that of the submission, else all cores of this machine. A master on this machine is spoken to on
    the loopback interface alone, and its workers run this Python.
    """
    builder = SparkSession.builder.appName("counterclaim")
    chosen = master or _submitted() or "local[*]"
    if chosen.startswith(_LOOPBACK):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.config(map=_HERE)
    if not _submitted():
        builder = builder.master(chosen)
    if not sys.stderr.isatty():
        builder = builder.config("spark.ui.showConsoleProgress", "false")
    spark: SparkSession = builder.config(map={**_NEEDED, **settings}).getOrCreate()
    if _TASKS not in dict(spark.sparkContext.getConf().getAll()):
        spark.conf.set(_TASKS, str(_TASKS_A_CORE * spark.sparkContext.defaultParallelism))
    return spark


def tasks(spark: SparkSession) -> int:
    """Into how many parts the work is cut."""
    return int(str(spark.conf.get(_TASKS)))


def _submitted() -> str | None:
    """The master that spark-submit was given, which it hands on as Python's way to the JVM."""
    if "PYSPARK_GATEWAY_PORT" not in os.environ:
        return None
    from pyspark import SparkConf, SparkContext

    SparkContext._ensure_initialized()
    return SparkConf().get("spark.master", None)
