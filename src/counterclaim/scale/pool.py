"""Work in several processes, in order and in bounded memory; a process that dies costs only time.

Each process has at most two jobs: one that it works on and one that waits. If it dies, its jobs are done again, the
items of the one that it worked on each by itself; an item during which a process dies twice is given up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, Generic, Protocol, TypeVar

from counterclaim.scale.worker import Failed, Ready, Start, serve


class Chunk(Protocol):
    """Items that travel together; `size` is what they weigh in bytes."""

    @property
    def items(self) -> Sequence[Any]: ...

    @property
    def size(self) -> int: ...


C = TypeVar("C", bound=Chunk)
_JOBS_EACH = 2
_CHUNKS_EACH = 8
"""Chunks under way for each process, those included that wait for an earlier one."""
_MOST_BYTES = 64_000_000
"""Under way; a larger chunk goes alone."""
_MOST_DEATHS = 2


class NoWorker(RuntimeError):
    """Processes end before they have begun."""


class Pool(Generic[C]):
    """`lost` is the result of an item that was given up. Use it with `with`: at its end all processes end."""

    def __init__(self, start: Start, jobs: int, lost: Callable[[Any], Any]) -> None:
        self._start, self._lost = start, lost
        self._workers = [_Worker(start) for _ in range(jobs)]
        self._tasks: deque[_Task[C]] = deque()
        self._again: deque[_Job] = deque()
        self._stillborn = 0

    def __enter__(self) -> Pool[C]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()

    def map(self, chunks: Iterable[C]) -> Iterator[tuple[C, list[Any]]]:
        """Each chunk with its results, in order. Raises what the work raises, and NoWorker."""
        coming = iter(chunks)
        while self._fill(coming):
            while self._tasks and not self._tasks[0].left:
                done = self._tasks.popleft()
                yield done.chunk, done.results
            if self._tasks:
                self._wait()

    def _fill(self, coming: Iterator[C]) -> bool:
        """Give out what is there to do; False when nothing is left at all."""
        for worker in sorted(self._workers, key=lambda w: len(w.jobs)):
            while len(worker.jobs) < _JOBS_EACH and (job := self._next(coming)):
                worker.give(job)
        return bool(self._tasks)

    def _next(self, coming: Iterator[C]) -> _Job | None:
        if self._again:
            return self._again.popleft()
        while self._has_room():
            chunk = next(coming, None)
            if chunk is None:
                return None
            task = _Task(chunk)
            self._tasks.append(task)
            if task.left:
                return _Job(task, range(len(chunk.items)))
        return None

    def _has_room(self) -> bool:
        weight = sum(task.chunk.size for task in self._tasks)
        return len(self._tasks) < _CHUNKS_EACH * len(self._workers) and (not self._tasks or weight < _MOST_BYTES)

    def _wait(self) -> None:
        ready = set(wait([worker.connection for worker in self._workers]))
        for number, worker in enumerate(self._workers):
            if worker.connection in ready and not worker.hear():
                self._workers[number] = self._successor(worker)

    def _successor(self, dead: _Worker) -> _Worker:
        dead.end()
        if dead.is_ready:
            self._stillborn = 0
        else:
            self._stillborn += 1
            if self._stillborn > 2 * len(self._workers):
                raise NoWorker("processes to read with end before they begin: is there enough memory? (--jobs 1)")
        if dead.is_ready and dead.jobs:
            self._again.extend(self._repeated(dead.jobs.popleft()))
        self._again.extend(dead.jobs)
        return _Worker(self._start)

    def _repeated(self, job: _Job) -> Iterator[_Job]:
        """The job that a process died of, item by item."""
        for place in job.places:
            deaths = job.deaths + 1 if len(job.places) == 1 else 0
            if deaths < _MOST_DEATHS:
                yield _Job(job.task, (place,), deaths)
            else:
                job.task.put([place], [self._lost(job.task.chunk.items[place])])


class _Task(Generic[C]):
    """A chunk and its results so far."""

    def __init__(self, chunk: C) -> None:
        self.chunk = chunk
        self.left = len(chunk.items)
        self.results: list[Any] = [None] * self.left

    def put(self, places: Sequence[int], results: Sequence[Any]) -> None:
        for place, result in zip(places, results, strict=True):
            self.results[place] = result
        self.left -= len(places)


class _Job:
    """The items at some places of a task; `deaths` of processes that worked on them alone."""

    def __init__(self, task: _Task[Any], places: Sequence[int], deaths: int = 0) -> None:
        self.task, self.places, self.deaths = task, places, deaths

    def items(self) -> list[Any]:
        return [self.task.chunk.items[place] for place in self.places]


class _Worker:
    """The parent's side of a process. It is spawned, not forked: nothing of the parent's threads is in it."""

    def __init__(self, start: Start) -> None:
        context = get_context("spawn")
        self.connection: Connection[Any, Any]
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=serve, args=(theirs, start), daemon=True)
        self.process.start()
        theirs.close()
        self.jobs: deque[_Job] = deque()
        self.is_ready = False

    def give(self, job: _Job) -> None:
        """That the process is dead shows when it is listened to."""
        self.jobs.append(job)
        with suppress(OSError):
            self.connection.send(job.items())

    def hear(self) -> bool:
        """Take what it says; False where it is dead. Raises what went wrong there."""
        try:
            said = self.connection.recv()
        except (EOFError, OSError):
            return False
        if isinstance(said, Failed):
            raise said.error
        if isinstance(said, Ready):
            self.is_ready = True
        else:
            job = self.jobs.popleft()
            job.task.put(job.places, said)
        return True

    def end(self) -> None:
        self.connection.close()
        self.process.join(timeout=2)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
