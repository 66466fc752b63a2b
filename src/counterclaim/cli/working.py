"""Reading many reports: in this process or several, with the time left on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from counterclaim.claims.report import Reading, Report

_PATIENCE = 1.0
"""Seconds of work after which the progress is shown."""


def read_all(reports: Sequence[Report], jobs: int, model: Path | None) -> Iterator[Reading]:
    """The readings in the order of the reports; the same for any number of jobs."""
    progress = _Progress(sum(len(r.text) for r in reports))
    readings = _here(reports, model) if jobs <= 1 or len(reports) < 2 else _beside(reports, jobs, model)
    for reading in readings:
        progress.advance(len(reading.report.text))
        yield reading
    progress.close()


def _here(reports: Sequence[Report], model: Path | None) -> Iterator[Reading]:
    from counterclaim.reading.reader import load_reader

    return load_reader(model).read_all(reports)


def _beside(reports: Sequence[Report], jobs: int, model: Path | None) -> Iterator[Reading]:
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(model,)) as pool:
        yield from pool.map(_read, reports, chunksize=max(1, min(32, len(reports) // (4 * jobs))))


_model: Path | None = None


def _begin(model: Path | None) -> None:
    global _model
    _model = model


def _read(report: Report) -> Reading:
    from counterclaim.reading.reader import load_reader

    return load_reader(_model, threads=1).read(report)


class _Progress:
    """Share done and time left, reckoned by the length of the text; shown on a terminal after _PATIENCE."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.begun, self.shown = max(1, total), 0, time.monotonic(), 0.0

    def advance(self, size: int) -> None:
        self.done += size
        now = time.monotonic()
        spent = now - self.begun
        if sys.stderr.isatty() and spent > _PATIENCE and now - self.shown > 0.2:
            left = spent * (self.total - self.done) / max(1, self.done)
            print(f"\r{self.done / self.total:4.0%} read, {_spoken(left)} left   ", end="", file=sys.stderr, flush=True)
            self.shown = now

    def close(self) -> None:
        if self.shown:
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)


def _spoken(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
