"""Where the time of ingestion goes: seconds of one core for each step, from an archive's bytes to rows in a ledger."""

from __future__ import annotations

import gzip
import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from counterclaim.claims.report import Reading, Report
from counterclaim.claims.span import Span
from counterclaim.intake.language import sure_language
from counterclaim.intake.raw import Raw
from counterclaim.intake.regions import find_regions
from counterclaim.intake.taken import Taken
from counterclaim.intake.warc import pages_from_warc
from counterclaim.ledger.filing import Filing, filing
from counterclaim.ledger.ledger import create_ledger
from counterclaim.reading.reader import Reader
from counterclaim.reading.recognition.proposal import Proposal, Recogniser
from counterclaim.reading.sentences import split_sentences

_TOGETHER = 64
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """`seconds` of one core, for all that was put in."""

    name: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Steps:
    """How many pages were put in, how many reports and words came out, and what each step took."""

    pages: int
    reports: int
    words: int
    steps: tuple[Step, ...]

    @property
    def seconds(self) -> float:
        return sum(step.seconds for step in self.steps)


def measure_steps(archive: bytes, reader: Reader) -> Steps:
    """Of a gzipped web archive, read by one thread of one process; everything is loaded beforehand."""
    _warm(archive, reader)
    unpack, plain = _timed(lambda: gzip.decompress(archive))
    parse, raws = _timed(lambda: [r for r in pages_from_warc(io.BytesIO(plain), source="a") if isinstance(r, Raw)])
    make, found = _timed(lambda: [raw.take() for raw in raws])
    reports = [each.report for each in found if isinstance(each, Taken)]
    reading, readings = _reading(reports, reader)
    pack, filings = _timed(lambda: [filing(each) for each in readings])
    steps = (
        Step("gzip", unpack),
        Step("records of the archive", parse),
        *_making(make, reports),
        *reading,
        Step("hashes, packing", pack),
        Step("database", _timed(lambda: _file(filings, reader))[0]),
    )
    return Steps(len(raws), len(reports), sum(len(r.text.split()) for r in reports), steps)


def _warm(archive: bytes, reader: Reader) -> None:
    """What is loaded at the first page, or at the first claim with a place and a day, is no cost of a page."""
    first = next(r for r in pages_from_warc(io.BytesIO(gzip.decompress(archive)), source="a") if isinstance(r, Raw))
    first.take()
    reader.read(Report("warm", "The army of Mali said two soldiers were killed in Gaoo, near Gao, on 3 May 2024."))


def _making(seconds: float, reports: Sequence[Report]) -> tuple[Step, ...]:
    """A report is made of its main text, its language and its regions; decoding is so cheap that it is left in."""
    language = _timed(lambda: [sure_language(r.text) for r in reports])[0]
    regions = _timed(lambda: [find_regions(r.text) for r in reports])[0]
    return Step("main text", seconds - language - regions), Step("language", language), Step("regions", regions)


def _reading(reports: Sequence[Report], reader: Reader) -> tuple[tuple[Step, ...], list[Reading]]:
    network = _Stopwatch(reader.recogniser)
    timed = replace(reader, recogniser=network)
    whole, readings = _timed(lambda: [timed.read(r) for r in reports])
    cut, sentences = _timed(lambda: [split_sentences(r.text, r.excluded) for r in reports])
    told = list(zip(reports, sentences, strict=True))
    gate = _timed(lambda: [reader.gate.passing(r.text, s) for r, s in told])[0]
    steps = Step("sentences", cut), Step("gate", gate), Step("network", network.seconds)
    return (*steps, Step("rules, places, times", max(0.0, whole - cut - gate - network.seconds))), readings


class _Stopwatch:
    """A recogniser whose seconds are added up."""

    def __init__(self, recogniser: Recogniser) -> None:
        self.name = recogniser.name
        self.seconds = 0.0
        self._recogniser = recogniser

    def propose(self, text: str, sentences: Sequence[Span], focus: Sequence[int]) -> list[Proposal]:
        seconds, found = _timed(lambda: list(self._recogniser.propose(text, sentences, focus)))
        self.seconds += seconds
        return found


def _file(filings: Sequence[Filing], reader: Reader) -> None:
    with TemporaryDirectory() as folder:
        ledger = create_ledger(str(Path(folder) / "steps.db"))
        for start in range(0, len(filings), _TOGETHER):
            ledger.file(filings[start : start + _TOGETHER], reader.name)
        ledger.engine.dispose()


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.process_time()
    done = work()
    return time.process_time() - begun, done
