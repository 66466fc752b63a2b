"""One process of a pool: takes jobs as they come, and ends when the process that began it does."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

Work = Callable[[Any], Any]
"""What is done with an item."""
Start = Callable[[], Work]
"""Loads all that the work needs, once a process; it must be picklable."""


class Ready:
    """The first word of a process: everything is loaded."""


@dataclass(frozen=True, slots=True)
class Failed:
    """What went wrong with a job, or with the start."""

    error: Exception


def serve(connection: Connection[Any, Any], start: Start) -> None:
    """Answers each list of items with the list of what the work makes of them, in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and closes the connection
    jobs: SimpleQueue[Sequence[Any]] = SimpleQueue()
    Thread(target=_receive, args=(connection, jobs), daemon=True).start()
    try:
        work = start()
        connection.send(Ready())
        while True:
            connection.send([work(item) for item in jobs.get()])
    except Exception as error:
        _say(connection, error)


def _receive(connection: Connection[Any, Any], jobs: SimpleQueue[Sequence[Any]]) -> None:
    """Always ready to receive, so that the sender never waits for the work; no more senders: no more work."""
    try:
        while True:
            jobs.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)


def _say(connection: Connection[Any, Any], error: Exception) -> None:
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # whatever cannot travel is told in words
        error = RuntimeError(f"{type(error).__name__}: {error}")
    connection.send(Failed(error))
