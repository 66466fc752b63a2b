"""How long a running application takes: `python tools/load_pages.py http://127.0.0.1:8765 / /incidents --times 100`.

Each address is asked for in turn, so many times, by so many readers at once (`--readers`), after one time that is not
counted. Prints a line an address: median and 95th percentile in milliseconds, the mean of the server's own processor
time (`--pid`, Linux; it counts whatever else the server does meanwhile), kilobytes, and answers that were no success.
An address in a file, one a line, is given as @FILE.
"""

from __future__ import annotations

import argparse
import gzip
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from math import ceil
from pathlib import Path
from statistics import median
from threading import local
from time import perf_counter
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Answer:
    """`size` is of the body as it was meant, unpacked."""

    seconds: float
    status: int
    size: int


class Readers:
    """Each thread keeps a connection of its own, as a browser does."""

    def __init__(self, server: str, number: int) -> None:
        self._host = urlsplit(server).netloc
        self._own = local()
        self._pool = ThreadPoolExecutor(number)

    def ask(self, path: str, times: int) -> list[Answer]:
        return list(self._pool.map(self._once, [path] * times))

    def _once(self, path: str) -> Answer:
        if not hasattr(self._own, "connection"):
            self._own.connection = HTTPConnection(self._host, timeout=120)
        connection: HTTPConnection = self._own.connection
        begun = perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        seconds = perf_counter() - begun
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return Answer(seconds, answer.status, len(gzip.decompress(body) if packed else body))


def processor(pid: int | None) -> float:
    """Seconds of processor time that the process has used."""
    if pid is None:
        return float("nan")
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentile(values: Sequence[float], share: float) -> float:
    """The least value that so large a share does not exceed."""
    in_order = sorted(values)
    return in_order[max(0, ceil(share * len(in_order)) - 1)]


def told(path: str, answers: Sequence[Answer], used: float) -> str:
    seconds = [answer.seconds * 1000 for answer in answers]
    bad = sum(answer.status >= 400 for answer in answers)
    figures = f"{median(seconds):8.0f} {percentile(seconds, 0.95):8.0f} {used * 1000 / len(answers):8.0f}"
    return f"{figures} {answers[0].size / 1000:9.0f} {bad:5}  {path}"


def addresses(given: Sequence[str]) -> Iterator[str]:
    for each in given:
        yield from Path(each[1:]).read_text("utf-8").split() if each.startswith("@") else [each]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("server")
    parser.add_argument("addresses", nargs="+")
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--readers", type=int, default=1)
    parser.add_argument("--pid", type=int)
    asked = parser.parse_args()
    readers = Readers(asked.server, asked.readers)
    print(f"{'median':>8} {'p95':>8} {'cpu':>8} {'kB':>9} {'bad':>5}  (ms)")
    for path in addresses(asked.addresses):
        readers.ask(path, 1)
        before = processor(asked.pid)
        answers = readers.ask(path, asked.times)
        print(told(path, answers, processor(asked.pid) - before), flush=True)


if __name__ == "__main__":
    main()
