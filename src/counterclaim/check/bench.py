"""How fast, in how much memory: measured in one process on the same reports.

The reader goes first, so that its peak of memory and its first claim owe nothing to the others; then all take turns,
round by round, so that a slow minute of the machine is shared.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from counterclaim.check.contenders import Contender, other_contenders, reader_contender
from counterclaim.check.corpus import Corpus

Read = Callable[[Sequence[str]], Iterable[Sequence[object]]]
"""From the texts of reports to the claims of each."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Words a second, one figure a round; none where the contender is `absent` or has nothing to work on."""

    contender: str
    rates: tuple[float, ...]
    absent: str = ""

    @property
    def typical(self) -> float | None:
        return median(self.rates) if self.rates else None


@dataclass(frozen=True, slots=True)
class Race:
    """All contenders on one corpus."""

    corpus: str
    reports: int
    words: int
    pages: int
    speeds: tuple[Speed, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """Seconds from a cold start to the first claim (None: no claim at all), megabytes at the peak, and speeds."""

    first_claim: float | None
    reader_peak: float
    overall_peak: float
    races: tuple[Race, ...]


def run_bench(load: Callable[[], Read], corpora: Sequence[Corpus], rounds: int = 5) -> Bench:
    """Measure what `load` returns, and the other contenders, on each corpus."""
    begun = time.perf_counter()
    read = load()
    first_claim = _first_claim(read, corpora, begun)
    reader = reader_contender(read)
    _warm(reader, corpora)
    reader_peak = peak_memory()
    contenders = [reader, *other_contenders()]
    races = tuple(race(contenders, corpus, rounds) for corpus in corpora)
    return Bench(first_claim, reader_peak, peak_memory(), races)


def _first_claim(read: Read, corpora: Iterable[Corpus], begun: float) -> float | None:
    for corpus in corpora:
        for text in corpus.texts:
            if any(read([text])):
                return time.perf_counter() - begun
    return None


def _warm(contender: Contender, corpora: Iterable[Corpus]) -> None:
    for corpus in corpora:
        if contender.run:
            contender.run(corpus)


def race(contenders: Sequence[Contender], corpus: Corpus, rounds: int) -> Race:
    """Every contender once a round; the first round warms up and does not count."""
    turns = [[_rate(contender, corpus) for contender in contenders] for _ in range(rounds + 1)][1:]
    speeds = tuple(
        Speed(contender.name, tuple(turn[n] for turn in turns if turn[n]), contender.absent)
        for n, contender in enumerate(contenders)
    )
    return Race(corpus.name, len(corpus.texts), corpus.words, len(corpus.pages), speeds)


def _rate(contender: Contender, corpus: Corpus) -> float:
    """Words a second; 0 where there was nothing to do."""
    if contender.run is None:
        return 0.0
    begun = time.perf_counter()
    words = contender.run(corpus)
    return words / (time.perf_counter() - begun)


def peak_memory() -> float:
    """The most memory that this process has held so far, in megabytes (10^6 bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def render_bench(bench: Bench) -> str:
    """The figures as a text table; ratios say how many times as fast as another the reader is."""
    first = "no claim found" if bench.first_claim is None else f"{bench.first_claim:.2f} s from a cold start"
    lines = [
        f"first claim: {first}",
        f"peak memory: {bench.reader_peak:.0f} MB with the reader alone, {bench.overall_peak:.0f} MB with all",
    ]
    return "\n".join([*lines, *(line for found in bench.races for line in _race_lines(found))])


def _race_lines(found: Race) -> Iterator[str]:
    yield ""
    yield f"{found.corpus}: {found.reports} texts, {found.words:,} words, {found.pages} pages"
    yield f"{'':24}{'words/s, median':>16}{'lowest':>10}{'highest':>10}{'read is':>12}"
    for speed in found.speeds:
        yield f"{speed.contender:24}" + _figures(speed, found.speeds[0])


def _figures(speed: Speed, reader: Speed) -> str:
    if speed.typical is None:
        return speed.absent or "nothing to work on"
    ratios = [mine / other for mine, other in zip(reader.rates, speed.rates, strict=False)]
    times = f"{median(ratios):.2f} times" if ratios and speed is not reader else ""
    rates = f"{speed.typical:>16,.0f}{min(speed.rates):>10,.0f}{max(speed.rates):>10,.0f}"
    return f"{rates}{times:>12}"
