"""Chunks worked through here or in several processes: few of them are done before a process would have begun."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain, islice
from typing import Any

from counterclaim.scale.chunks import Chunk
from counterclaim.scale.pool import Pool
from counterclaim.scale.work import lost

Starter = Callable[[int], Callable[[Any], Any]]
"""From the number of threads to the work."""
_FEW_ITEMS, _FEW_BYTES = 32, 3_000_000


def cores() -> int:
    """Those that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(chunks: Iterable[Chunk], starter: Starter, jobs: int) -> Iterator[tuple[Chunk, list[Any]]]:
    """Each chunk with what the work makes of its items, in order; the same for any number of jobs.

    `starter` must be picklable. Raises what the work raises.
    """
    coming = iter(chunks)
    first = list(_few(coming))
    rest = next(coming, None)
    if jobs <= 1 or rest is None:
        yield from _here(chain(first, [] if rest is None else [rest], coming), starter, jobs)
        return
    with Pool[Chunk](partial(starter, 1), jobs, lost) as pool:
        yield from pool.map(chain(first, [rest], coming))


def _few(chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    items = size = 0
    while items < _FEW_ITEMS and size < _FEW_BYTES:
        for chunk in islice(chunks, 1):
            items, size = items + len(chunk.items), size + chunk.size
            yield chunk
            break
        else:
            return


def _here(chunks: Iterable[Chunk], starter: Starter, threads: int) -> Iterator[tuple[Chunk, list[Any]]]:
    """With more than one thread a few items are under way at once, so that no core waits."""
    work = None
    with ThreadPoolExecutor(2 * threads) as pool:
        for chunk in chunks:
            if chunk.items and work is None:
                work = starter(threads)
            each = pool.map if threads > 1 else map
            yield chunk, list(each(work, chunk.items)) if work else []
