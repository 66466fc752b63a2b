"""Work for a pool that a test can break at will: processes import this module."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Numbers:
    """A chunk of whole numbers."""

    items: tuple[int, ...]
    size: int = 8


def start_doubling() -> Callable[[int], int]:
    return _double


def start_dying(folder: Path) -> Callable[[int], int]:
    """Doubles, but the process dies of an item for which there is a file "N deaths" with a number left in it."""

    def work(item: int) -> int:
        path = folder / str(item)
        if path.exists() and (deaths := int(path.read_text())) > 0:
            left = folder / f"{item} of {os.getpid()}"
            left.write_text(str(deaths - 1))
            left.replace(path)  # at once: another process may have the same item in another chunk
            os.kill(os.getpid(), signal.SIGKILL)
        return 2 * item

    return work


def start_never() -> Callable[[int], int]:
    os._exit(3)


def start_failing() -> Callable[[int], int]:
    return _fail


def _double(item: int) -> int:
    return 2 * item


def _fail(item: int) -> int:
    raise ValueError(f"{item} is wrong")
