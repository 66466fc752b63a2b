"""How long a run will still take, by the bytes of its input; what was only passed over tells nothing of the pace."""

from __future__ import annotations


class Pace:
    """`total` bytes are to come, from the time `begun` on (seconds of a clock that never goes back)."""

    def __init__(self, total: int, begun: float) -> None:
        self.total = total
        self.read = 0
        self._at = begun
        self._worked_bytes, self._worked_seconds = 0, 0.0

    def reach(self, read: int, now: float, worked: bool) -> None:
        """All input up to byte `read` is dealt with; `worked` tells whether anything of it was new."""
        if worked:
            self._worked_bytes += read - self.read
            self._worked_seconds += now - self._at
        self.read, self._at = read, now

    def left(self) -> float | None:
        """Seconds; None before anything was worked on."""
        if not self._worked_bytes:
            return None
        return (self.total - self.read) * self._worked_seconds / self._worked_bytes


def spoken(seconds: float) -> str:
    """ "40 s", "12 min" or "3.5 h"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
