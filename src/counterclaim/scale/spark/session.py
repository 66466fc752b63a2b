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
    """`settings` go before what the job was submitted with, and that before what is usual here.

    Without a master, that of the submission, else all cores of this machine. A master on this machine is spoken to on
    the loopback interface alone, and its workers run this Python.
    """
    submitted = _submitted()
    chosen = master or submitted.get("spark.master") or "local[*]"
    usual = _NEEDED | (_HERE if chosen.startswith(_LOOPBACK) else {})
    if chosen.startswith(_LOOPBACK):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if not sys.stderr.isatty():
        usual["spark.ui.showConsoleProgress"] = "false"
    builder = SparkSession.builder.appName("counterclaim").master(chosen)
    spark: SparkSession = builder.config(map={**usual, **submitted, **settings}).getOrCreate()
    if _TASKS not in submitted and _TASKS not in settings:
        spark.conf.set(_TASKS, str(_TASKS_A_CORE * spark.sparkContext.defaultParallelism))
    return spark


def tasks(spark: SparkSession) -> int:
    """Into how many parts the work is cut."""
    return int(str(spark.conf.get(_TASKS)))


def _submitted() -> dict[str, str]:
    """What spark-submit was given; it hands on its JVM by a port."""
    if "PYSPARK_GATEWAY_PORT" not in os.environ:
        return {}
    from pyspark import SparkConf, SparkContext

    SparkContext._ensure_initialized()
    return dict(SparkConf().getAll())
