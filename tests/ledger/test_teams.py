"""Several machines take reports into one ledger at once, and a ledger of an older version is brought up to date."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.engine import open_engine
from counterclaim.ledger.ledger import NoLedger, create_ledger, open_ledger
from counterclaim.ledger.migrate import upgrade
from counterclaim.ledger.tables import metadata, originals, subjects
from counterclaim.ledger.verify import find_faults
from tests.ledger.making import READER, Clock, reading

PLACES = ("Gao", "Kidal", "Menaka", "Mopti")


def ingesting(folder: Path, file: str, address: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "counterclaim.cli.main", "ingest", file, "--ledger", address, "--jobs", "1"]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_ingest_at_once(address: str, tmp_path: Path) -> None:
    """From the start, when there are no tables yet, both take in the same reports, one of them from the other end."""
    lines = [
        json.dumps({"doc": f"{place} {n}", "text": f"The army said {n} rebels were killed near {place} on Monday."})
        for n in range(2, 12)
        for place in PLACES
    ]
    (tmp_path / "there.jsonl").write_text("\n".join(lines))
    (tmp_path / "back.jsonl").write_text("\n".join(lines[::-1]))
    both = [ingesting(tmp_path, "there.jsonl", address), ingesting(tmp_path, "back.jsonl", address)]
    told = [process.communicate(timeout=240) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    ledger = open_ledger(address)
    assert (len(ledger.facts().reports), len(ledger.facts().claims)) == (len(lines), len(lines))
    assert find_faults(ledger) == []
    alone = ingesting(tmp_path, "there.jsonl", "alone.db")
    alone.communicate(timeout=240)
    assert ledger.content_hash() == open_ledger(str(tmp_path / "alone.db")).content_hash()


def test_a_ledger_is_made_by_many_at_once(address: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(create_ledger, [address] * 4))
    made[0].add(reading("The army said 12 soldiers died.", "12 soldiers"), READER)
    assert find_faults(made[-1]) == []


def test_an_older_ledger_is_brought_up_to_date(address: str, tmp_path: Path) -> None:
    """One of the first version, whose originals lie there as they came, is refused until `init` has been there."""
    given = create_ledger(str(tmp_path / "given.db"), Clock())
    told = reading("The army said 12 soldiers died in Gao.", "12 soldiers")
    object.__setattr__(told.report, "original", b"bytes as they came")
    given.add(told, READER, "file")
    claim = given.facts().claims[0].id
    undone = given.decide(Decision(Verdict.REJECT, (claim,), "Ana", given.clock()))
    given.decide(Decision(Verdict.UNDO, (undone,), "Ana", given.clock()))
    given.decide(Decision(Verdict.GRADE, ("Outlet",), "Ana", given.clock(), value={"grade": "fair"}))
    old = open_engine(address)
    upgrade(old, "0001")
    with given.engine.connect() as source, old.begin() as target:
        for table in (each for each in metadata.sorted_tables if each is not subjects):
            columns = [c for c in table.columns if c is not originals.c.packing]
            rows = [dict(row) for row in source.execute(select(*columns)).mappings()]
            if rows:
                target.execute(insert(table), rows)
    with pytest.raises(NoLedger):
        open_ledger(address)
    command = [sys.executable, "-m", "counterclaim.cli.main", "init", "--ledger", address]
    assert subprocess.run(command, capture_output=True, timeout=120).returncode == 0
    ledger = open_ledger(address)
    assert find_faults(ledger) == []
    assert ledger.content_hash() == given.content_hash()
    assert ledger.concerning([claim]) == given.concerning([claim])
    assert len(ledger.concerning([claim]).decisions) == 2
    again = ledger.add(told, READER, "file")
    assert (again.report, again.claims, again.reading) == (False, 0, False)
