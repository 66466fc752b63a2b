"""Linking by DuckDB and by Spark side by side, on the made-up war of synthetic_claims.py.

`python tools/spark_linking.py 100000` writes so many claims as Parquet, links them both ways (Spark on the master in
SPARK_MASTER, else on two cores), and prints seconds, B³ and how many incidents are the same, members and ids.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from synthetic_claims import b_cubed, claims, show

from counterclaim.claims.record import Record
from counterclaim.linking.link import link
from counterclaim.scale.spark.linking import link as link_on_spark
from counterclaim.scale.spark.records import row_of
from counterclaim.scale.spark.session import session
from counterclaim.scale.spark.tables import RECORD

Members = dict[str, tuple[str, ...]]


def main(size: int) -> None:
    records, truth = claims(size)
    begun = perf_counter()
    here = {incident.id: tuple(record.id for record in incident.records) for incident in link(records)}
    tell(f"DuckDB: {perf_counter() - begun:.0f} s", here, records, truth)
    with TemporaryDirectory() as folder:
        pq.write_table(pa.Table.from_pylist([row_of(r) for r in records], pa.schema(list(RECORD))), f"{folder}/claims")
        there, seconds = by_spark(Path(folder))
    tell(f"Spark: {seconds:.0f} s", there, records, truth)
    print(f"{len(here.items() & there.items()):,} incidents are the same, of {len(here):,} and {len(there):,}")


def by_spark(folder: Path) -> tuple[Members, float]:
    spark = session(os.environ.get("SPARK_MASTER", "local[2]"), {"spark.driver.memory": "3g"})
    begun = perf_counter()
    link_on_spark(spark, f"{folder}/claims", f"{folder}/incidents")
    seconds = perf_counter() - begun
    spark.stop()
    rows = ds.dataset(f"{folder}/incidents", partitioning="hive").to_table(["id", "records"]).to_pylist()
    return {row["id"]: tuple(row["records"]) for row in rows}, seconds


def tell(what: str, incidents: Members, records: Sequence[Record], truth: Sequence[int]) -> None:
    holder = {id: incident for incident, ids in incidents.items() for id in ids}
    show(f"{what}, {len(incidents):,} incidents", b_cubed(truth, [holder[record.id] for record in records]))


if __name__ == "__main__":
    main(int(sys.argv[1]))
