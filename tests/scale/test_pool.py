"""Many processes give what one gives, in order; one that dies costs only time, and what kills is given up."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from counterclaim.scale.pool import NoWorker, Pool
from tests.scale.working import Numbers, start_doubling, start_dying, start_failing, start_never

CHUNKS = [Numbers(tuple(range(n, n + n % 5))) for n in range(40)]


def doubled(chunks: list[Numbers]) -> list[tuple[Numbers, list[int]]]:
    return [(chunk, [2 * item for item in chunk.items]) for chunk in chunks]


@pytest.mark.parametrize("jobs", [1, 3])
def test_in_order(jobs: int) -> None:
    with Pool[Numbers](start_doubling, jobs, lambda item: -1) as pool:
        assert list(pool.map(CHUNKS)) == doubled(CHUNKS)


def test_a_process_that_dies_costs_only_time(tmp_path: Path) -> None:
    for item in (2, 7, 23):
        (tmp_path / str(item)).write_text("1")
    with Pool[Numbers](partial(start_dying, tmp_path), 2, lambda item: -1) as pool:
        assert list(pool.map(CHUNKS)) == doubled(CHUNKS)
    assert {path.read_text() for path in tmp_path.iterdir()} == {"0"}


def test_what_kills_every_process_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "8").write_text("1000")
    chunks = [Numbers((7, 8, 9)), Numbers((10,))]
    with Pool[Numbers](partial(start_dying, tmp_path), 2, lambda item: -item) as pool:
        assert [results for _, results in pool.map(chunks)] == [[14, -8, 18], [20]]


def test_what_goes_wrong_in_a_process_is_raised_here() -> None:
    with Pool[Numbers](start_failing, 2, lambda item: -1) as pool, pytest.raises(ValueError, match="3 is wrong"):
        list(pool.map([Numbers((3,))]))


def test_processes_that_never_begin_are_not_begun_for_ever() -> None:
    with Pool[Numbers](start_never, 1, lambda item: -1) as pool, pytest.raises(NoWorker):
        list(pool.map(CHUNKS))


def test_input_is_taken_as_it_is_needed() -> None:
    """However much is to come, only some of it is under way."""
    taken: list[int] = []

    def endless() -> Iterator[Numbers]:
        while True:
            taken.append(len(taken))
            yield Numbers((len(taken),))

    with Pool[Numbers](start_doubling, 2, lambda item: -1) as pool:
        results = pool.map(endless())
        for done in range(1, 50):
            next(results)
            assert len(taken) <= done + 16


def test_large_chunks_are_under_way_one_by_one() -> None:
    taken: list[int] = []

    def large() -> Iterator[Numbers]:
        for number in range(6):
            taken.append(number)
            yield Numbers((number,), size=10**9)

    with Pool[Numbers](start_doubling, 2, lambda item: -1) as pool:
        for done, _ in enumerate(pool.map(large()), 1):
            assert len(taken) <= done + 1


PARENT = """
import os, sys
from counterclaim.scale.pool import Pool
from tests.scale.working import Numbers, start_doubling
if __name__ == "__main__":
    with Pool(start_doubling, 2, lambda item: -1) as pool:
        results = pool.map([Numbers((1,))] * 3)
        next(results)
        print(*(worker.process.pid for worker in pool._workers), flush=True)
        os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks the system in Linux's way")
def test_no_process_outlives_its_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    root = Path(__file__).parents[2]
    told = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    pids = [int(word) for word in told.stdout.split()]
    assert len(pids) == 2
    for _ in range(200):
        if not any(map(_runs, pids)):
            return
        time.sleep(0.05)
    raise AssertionError("a process goes on without its parent")


def _runs(pid: int) -> bool:
    """Not so for what only waits to be forgotten by the system."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
