"""Sign-ins are slowed down where they fail: for the name, and for the address that they come from."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Callable
from time import monotonic

FAILURES, WINDOW = 5, 15 * 60.0
"""Failures within so many seconds, after which nobody may try again until the window has passed over them."""
_MOST_KEYS = 10_000


class Throttle:
    """Counts in memory; any number of threads may ask."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: defaultdict[str, deque[float]] = defaultdict(deque)

    def wait(self, *keys: str) -> float:
        """Seconds until one of these keys may try again; 0 for now."""
        with self._lock:
            return max(map(self._wait, keys))

    def failed(self, *keys: str) -> bool:
        """Counts a failure for each; whether one of them may not try again for now."""
        with self._lock:
            for key in keys:
                self._failures[key].append(self._clock())
            self._forget()
            return any(self._wait(key) > 0 for key in keys)

    def succeeded(self, key: str) -> None:
        with self._lock:
            self._failures.pop(key, None)

    def _wait(self, key: str) -> float:
        found = self._failures.get(key)
        if found is None:
            return 0.0
        while found and found[0] <= self._clock() - WINDOW:
            found.popleft()
        return found[-FAILURES] + WINDOW - self._clock() if len(found) >= FAILURES else 0.0

    def _forget(self) -> None:
        """Keep memory bounded: the oldest keys go first."""
        while len(self._failures) > _MOST_KEYS:
            del self._failures[next(iter(self._failures))]
