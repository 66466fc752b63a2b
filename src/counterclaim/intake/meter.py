"""How many bytes of files were read, as they lie on the disk: how far a run is, packed or not."""

from __future__ import annotations

import io
from pathlib import Path


class Meter:
    """`read` grows with every byte that comes from a file opened here."""

    def __init__(self) -> None:
        self.read = 0

    def open(self, path: Path) -> io.BufferedReader:
        """As `path.open("rb")`, and raises what that raises."""
        return io.BufferedReader(_Counted(path.open("rb", buffering=0), self))


class _Counted(io.RawIOBase):
    def __init__(self, raw: io.FileIO, meter: Meter) -> None:
        self._raw = raw
        self._meter = meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = self._raw.readinto(buffer) or 0
        self._meter.read += size
        return size

    def close(self) -> None:
        self._raw.close()
        super().close()
