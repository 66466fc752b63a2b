"""The commands on a ledger, as a person types them."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from counterclaim.ledger.ledger import open_ledger
from counterclaim.ledger.verify import find_faults
from counterclaim.ledger.view import records

REPORT = (
    "The army said on Monday that 12 rebels were killed near Gao, Mali. "
    "Residents said 3 farmers were killed by soldiers."
)


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "counterclaim.cli.main", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger that holds one report."""
    path = tmp_path_factory.mktemp("ledger")
    (path / "gao.txt").write_text(REPORT)
    told = run(path, "ingest", "gao.txt", "--published", "2024-05-07")
    assert (told.returncode, told.stderr) == (0, "")
    return path


def listed(folder: Path, *words: str) -> list[dict[str, object]]:
    claims: list[dict[str, object]] = json.loads(run(folder, "claims", "--format", "json", *words).stdout)
    return claims


def test_the_same_again_changes_nothing(folder: Path) -> None:
    before = run(folder, "verify").stdout
    told = run(folder, "ingest", "gao.txt", "--published", "2024-05-07")
    assert told.stdout.startswith("0 reports filed with 0 claims; 1 were there")
    assert run(folder, "verify").stdout == before


def test_every_claim_leads_to_its_sentence(folder: Path) -> None:
    claims = listed(folder)
    assert {c["affected"] for c in claims} == {"rebels", "farmers"}
    for claim in claims:
        assert REPORT[claim["start"] : claim["end"]] == claim["sentence"]  # type: ignore[misc]


def test_a_decision_and_its_undoing(folder: Path) -> None:
    id = str(listed(folder, "--claimant", "army")[0]["id"])
    decision = run(folder, "judge", "reject", id[:8], "--reason", "hearsay", "--author", "Ana").stdout.strip()
    assert listed(folder, "--claimant", "army")[0]["review"] == "rejected"
    assert run(folder, "undo", decision[:8], "--author", "Ana").returncode == 0
    assert listed(folder, "--claimant", "army")[0]["review"] == ""
    assert listed(folder, "--as-of", "2020-01-01") == []


def test_the_words_of_a_correction_stand_for_what_the_reader_takes_them_for(folder: Path) -> None:
    id = str(listed(folder, "--claimant", "Residents")[0]["id"])
    assert run(folder, "judge", "correct", id, "place=Gao", "perpetrator=The army", "time=Monday").returncode == 0
    told = {r.id: r.claim for r in records(open_ledger(str(folder / "ledger.db")).facts(), {})}[id]
    assert told.place is not None and told.place.place is not None and told.place.place.country == "ML"
    assert told.perpetrator is not None and told.perpetrator.actors[0].id == "mli.forces"
    assert told.time is not None and told.time.first == date(2024, 5, 6)
    refused = run(folder, "judge", "correct", id, "time=farmers")
    assert refused.returncode != 0 and "'farmers' names no day" in refused.stderr


WRONG = [
    (["judge", "accept", "zzz"], "no claim begin with 'zzz'"),
    (["judge", "praise", "a"], "'praise' is not a valid Verdict"),
    (["claims", "--as-of", "yesterday"], "yesterday is neither a day nor a time"),
    (["verify", "--ledger", "other.db"], "other.db is no ledger of this version"),
    (["backup", "gao.txt"], "gao.txt exists already"),
    (["ingest", "missing.txt"], "missing.txt"),
]


@pytest.mark.parametrize(("words", "line"), WRONG)
def test_what_is_wrong_is_one_line(words: list[str], line: str, folder: Path) -> None:
    told = run(folder, *words)
    assert told.returncode == 2
    assert line in told.stderr
    assert "Traceback" not in told.stderr


def test_there_and_back(folder: Path) -> None:
    assert run(folder, "backup", "saved.db").returncode == 0
    assert run(folder, "restore", "saved.db", "--ledger", "again.db").returncode == 0
    assert run(folder, "verify", "--ledger", "again.db").stdout == run(folder, "verify").stdout


def test_killed_at_any_moment_the_same_command_goes_on(tmp_path: Path) -> None:
    """What an undisturbed run makes is what is there after a run that was killed over and over."""
    places = ("Gao", "Kidal", "Menaka", "Mopti")
    lines = [
        {"doc": f"{place} {n}", "text": f"The army said {n} rebels were killed near {place} on Monday."}
        for n in range(2, 102)
        for place in places
    ]
    (tmp_path / "many.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run(tmp_path, "ingest", "many.jsonl", "--ledger", "whole.db").returncode == 0
    rng = random.Random(3)
    for _ in range(4):
        command = [sys.executable, "-m", "counterclaim.cli.main", "ingest", "many.jsonl", "--ledger", "killed.db"]
        with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
            time.sleep(2.5 + rng.random())
            os.kill(child.pid, signal.SIGKILL)
    assert run(tmp_path, "ingest", "many.jsonl", "--ledger", "killed.db").returncode == 0
    whole, killed = open_ledger(str(tmp_path / "whole.db")), open_ledger(str(tmp_path / "killed.db"))
    assert killed.content_hash() == whole.content_hash()
    assert find_faults(killed) == []
