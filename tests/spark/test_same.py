"""One process, local Spark and a cluster of which a worker dies make the same ledger and the same incidents."""

import subprocess
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Thread

import pyarrow.dataset as ds
import pytest
from typer.testing import CliRunner

from counterclaim.cli.main import app
from counterclaim.intake.sources import Options
from counterclaim.intake.taking import Intake
from counterclaim.ledger.facts import Facts
from counterclaim.ledger.ledger import Ledger, create_ledger
from counterclaim.ledger.verify import find_faults
from counterclaim.ledger.view import records
from counterclaim.linking.link import link
from counterclaim.scale.chunks import chunks
from counterclaim.scale.ingest import Summary, ingest
from counterclaim.scale.spark.linking import link as link_on_spark
from counterclaim.scale.spark.reading import Counts, read
from counterclaim.scale.work import reader_name, start_filing
from tests.spark.cluster import cluster
from tests.spark.conftest import Sessions
from tests.spark.java import wheel_home

Members = Mapping[str, tuple[Sequence[str], Sequence[str]]]
"""By the incident's id its records and the sums attached, as ids of claims."""
OPTIONS = Options()


@pytest.fixture(scope="module")
def by_hand(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Ledger, Summary]:
    """A ledger of the reports, read in this process."""
    ledger, intake, summary = (
        create_ledger(str(tmp_path_factory.mktemp("one") / "ledger.db")),
        Intake(OPTIONS),
        Summary(),
    )
    found = chunks(intake.find([str(reports)]), intake.meter)
    for _ in ingest(ledger, reader_name(), found, partial(start_filing, None), 1, summary):
        pass
    return ledger, summary


def members(ledger: Ledger) -> Members:
    """Of the incidents that the ledger's claims make, had all been written at once."""
    facts: Facts = ledger.facts()
    found = link(records(facts, {}))
    return {i.id: ([r.id for r in i.records], [r.id for r in i.attached]) for i in found}


def written(folder: Path) -> Members:
    rows = ds.dataset(folder, partitioning="hive").to_table(["id", "records", "attached"]).to_pylist()
    assert len({row["id"] for row in rows}) == len(rows)
    return {row["id"]: (row["records"], row["attached"]) for row in rows}


def loaded(folder: Path) -> Ledger:
    address = str(folder / "ledger.db")
    for told in ("reports filed", "0 reports filed with 0 claims"):
        result = CliRunner().invoke(app, ["spark", "load", str(folder), "--ledger", address])
        assert result.exit_code == 0 and told in result.output
    ledger = create_ledger(address)
    assert find_faults(ledger) == []
    return ledger


def check(folder: Path, counts: Counts, by_hand: tuple[Ledger, Summary]) -> None:
    ledger, summary = by_hand
    assert counts == Counts(summary.added, summary.claims, summary.refused)
    assert loaded(folder).content_hash() == ledger.content_hash()
    assert written(folder / "incidents") == members(ledger)


def test_local(by_hand: tuple[Ledger, Summary], reports: Path, sessions: Sessions, tmp_path: Path) -> None:
    with sessions("local[2]") as spark:
        counts = read(spark, [str(reports)], str(tmp_path), OPTIONS)
        link_on_spark(spark, f"{tmp_path}/claims", f"{tmp_path}/incidents")
    check(tmp_path, counts, by_hand)
    told = members(by_hand[0]).values()
    assert max(len(event) for event, _ in told) > 2 and any(sums for _, sums in told)


def test_cluster_of_which_a_worker_dies(
    by_hand: tuple[Ledger, Summary], reports: Path, sessions: Sessions, tmp_path: Path
) -> None:
    killed: list[int] = []
    with cluster(tmp_path, workers=2) as machines, sessions(machines.address) as spark:
        killer = Thread(target=lambda: killed.append(machines.kill_a_busy_executor()))
        killer.start()
        counts = read(spark, [str(reports)], str(tmp_path / "out"), OPTIONS)
        killer.join()
        link_on_spark(spark, f"{tmp_path}/out/claims", f"{tmp_path}/out/incidents")
    assert len(killed) == 1
    check(tmp_path / "out", counts, by_hand)


def test_the_runtime_of_the_wheel(tmp_path: Path) -> None:
    """Where the machine has no Java, the tests run by this one."""
    java = wheel_home(tmp_path / "java") / "bin" / "java"
    command = [java, "--add-modules=jdk.incubator.vector", "-Dtold=yes", "-XshowSettings:properties", "-version"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    assert "told = yes" in told and "java.specification.version = 25" in told


WRONG = [
    (["read", "-", "out"], "- is nothing that every machine can open"),
    (["read", "https://example.org/feed.rss", "out"], "is nothing that every machine can open"),
    (["read", "a.txt", "out", "--published", "some day"], "some day"),
    (["link", "claims", "out", "--conf", "spark.cores"], "a setting is name=value"),
    (["load", "nowhere"], "nowhere"),
]


@pytest.mark.parametrize(("words", "line"), WRONG)
def test_what_is_wrong_is_one_line(
    words: list[str], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(app, ["spark", *words])
    assert told.exit_code == 2
    assert line in told.output and "Traceback" not in told.output
