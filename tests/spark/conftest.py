"""What all tests of Spark share: Java, sessions that are small, and reports to read."""

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.resources import files
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from counterclaim.scale.spark.session import session
from tests.spark.cluster import LEAN
from tests.spark.java import java_home

SETTINGS = {
    "spark.driver.memory": "1g",
    "spark.executor.memory": "700m",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.extraJavaOptions": LEAN,
    "spark.executor.extraJavaOptions": LEAN,
}
"""Small, and quick for little data: none of them changes what comes out."""
Sessions = Callable[[str], AbstractContextManager[SparkSession]]


@pytest.fixture(scope="session")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sessions]:
    """A session of a master, one after the other; all have one JVM."""
    with pytest.MonkeyPatch.context() as patch:
        if home := java_home(tmp_path_factory.mktemp("java") / "home"):
            patch.setenv("JAVA_HOME", str(home))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        yield _session


@contextmanager
def _session(master: str) -> Iterator[SparkSession]:
    spark = session(master, SETTINGS)
    try:
        yield spark
    finally:
        spark.stop()


PAGE = "<html lang=en><title>Gao</title><body><article><p>{}</p></article></body></html>"
TOLD = "The army said on Monday that {} rebels were killed near Gao. {} farmers died there, residents told reporters."


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lines (one of them twice, one no JSON), a web archive, a page, and an empty file."""
    folder = tmp_path_factory.mktemp("reports")
    lines = (files("counterclaim") / "examples" / "tinzaouaten.jsonl").read_text("utf-8").splitlines()
    told = [json.dumps({"text": TOLD.format(n, n // 2), "published": f"2024-05-{n:02}", "doc": n}) for n in (7, 7, 8)]
    (folder / "a.jsonl").write_text("\n".join([*lines, *told, "oops"]), "utf-8")
    records = (_record(f"https://example.org/{n}", PAGE.format(TOLD.format(n, n))) for n in range(20, 26))
    (folder / "b.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    (folder / "c.html").write_text(PAGE.format(TOLD.format(9, 3)), "utf-8")
    (folder / "d.txt").write_bytes(b"")
    return folder


def _record(address: str, page: str) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-08T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
