"""Reading, ingesting and linking on this machine beside what a user would take instead: a page, and results in JSON.

`make bench`, or `python tools/bench.py --out bench`. What is compared takes turns in one run, since machines have slow
minutes; larger sizes are asked for: `--pages 1000 10000 50000 --claims 10000 100000 1000000`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench_page import render
from synthetic_claims import b_cubed, chained, claims
from synthetic_pages import pages, write_archive

from counterclaim.check.archives import archive_of
from counterclaim.check.bench import run_bench
from counterclaim.check.corpus import load_corpus
from counterclaim.check.steps import Steps, measure_steps
from counterclaim.cli.bench import load_read
from counterclaim.ledger.ledger import open_ledger
from counterclaim.linking.link import link
from counterclaim.reading.reader import load_reader

PACKAGES = ("onnxruntime", "trafilatura", "duckdb", "splink", "spacy", "textacy")
SYNTHETIC = 500


def machine() -> dict[str, Any]:
    cpu = next((line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if "model name" in line), "")
    return {
        "processor": cpu or platform.processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in PACKAGES},
    }


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines() if Path(path).exists() else []


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def reading(reports: Sequence[Path], general: Sequence[Path], rounds: int) -> dict[str, Any]:
    """Words a second of the reader and of what a user would take instead."""
    corpora = [load_corpus("reports of conflict", reports)]
    if general:
        corpora.append(load_corpus("general news", general))
    return asdict(run_bench(load_read, corpora, rounds))


def steps(general: Sequence[Path]) -> dict[str, Any]:
    """Where the time of one core goes, for general news and for made-up pages."""
    reader = load_reader(threads=1)
    found = {"made-up pages": measure_steps(archive_of(p.encode() for p in pages(SYNTHETIC)), reader)}
    if real := load_corpus("general news", general).pages if general else ():
        found["general news"] = measure_steps(archive_of(real), reader)
    return {name: _per_page(each) for name, each in found.items()}


def _per_page(found: Steps) -> dict[str, Any]:
    per_million = found.seconds / found.pages * 1e6 / 3600
    return {
        "pages": found.pages,
        "words": found.words,
        "ms a page": {step.name: 1e3 * step.seconds / found.pages for step in found.steps},
        "core hours a million pages": per_million,
    }


def ingesting(size: int) -> list[dict[str, Any]]:
    """One process and two on the same archive, side by side; both ledgers must hold the same."""
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "pages.warc.gz"
        with archive.open("wb") as file:
            write_archive(file, size)
        runs = [_ingested(Path(folder), archive, jobs) for jobs in (1, 2)]
    if len({run["content"] for run in runs}) != 1:
        raise SystemExit("one process and two made different ledgers")
    return [{"pages": size, **run} for run in runs]


def _ingested(folder: Path, archive: Path, jobs: int) -> dict[str, Any]:
    ledger = folder / f"{jobs}.db"
    command = ["-m", "counterclaim.cli.main", "ingest", str(archive), "--ledger", str(ledger), "--jobs", str(jobs)]
    told = _measured([sys.executable, *command])
    return {"jobs": jobs, **told, "content": open_ledger(str(ledger)).content_hash(), "bytes": ledger.stat().st_size}


def _measured(command: Sequence[str]) -> dict[str, Any]:
    """Of the command and all its processes; the memory is that of the largest of them."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    core = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": time.perf_counter() - begun, "core seconds": core, "largest MB": after.ru_maxrss / 1e3}


def linking(size: int) -> dict[str, Any]:
    """In a process of its own, whose memory is then known."""
    command = [sys.executable, __file__, "--only-link", str(size)]
    told: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return told


def linked(size: int) -> dict[str, Any]:
    """Seconds, and B³ against the truth, of linking, of chaining the same pairs, and of a join on day and place."""
    records, truth = claims(size)
    begun = time.perf_counter()
    incidents = link(records)
    seconds = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    holder = {record.id: incident.id for incident in incidents for record in incident.records}
    begun = time.perf_counter()
    joined = [(r.claim.time and r.claim.time.first, _place_id(r.claim)) for r in records]
    join_seconds = time.perf_counter() - begun
    made = {
        "counterclaim": [holder[record.id] for record in records],
        "Splink's pairs, connected components": chained(records),
        "join on day and place": joined,
    }
    scores = {
        name: dict(zip(("precision", "recall", "f1"), b_cubed(truth, each), strict=True)) for name, each in made.items()
    }
    return {"claims": size, "seconds": seconds, "MB": memory, "join seconds": join_seconds, "b_cubed": scores}


def _place_id(claim: Any) -> int | None:
    return claim.place.place.geonames_id if claim.place and claim.place.place else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("bench"))
    parser.add_argument("--reports", type=Path, nargs="*", default=[Path("src/counterclaim/examples")])
    parser.add_argument("--general", type=Path, nargs="*", default=[])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--claims", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--only-link", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only_link:
        print(json.dumps(linked(asked.only_link)))
        return
    results = {
        "machine": machine(),
        "ingesting": [run for size in asked.pages for run in ingesting(size)],
        "linking": [linking(size) for size in asked.claims],
        "reading": reading(asked.reports, asked.general, asked.rounds),
        "steps": steps(asked.general),
    }
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "results.json").write_text(json.dumps(results, indent=2) + "\n", "utf-8")
    (asked.out / "results.md").write_text(render(results), "utf-8")
    print(asked.out / "results.md")


if __name__ == "__main__":
    main()
