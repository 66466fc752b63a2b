"""An archive's bytes as stretches that can be read on their own: a gzip member, or the whole of a plain file."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from counterclaim.intake.unpacking import RATIO

MAGIC = b"\x1f\x8b\x08"
_CHUNK = 1 << 16
_LEAST = 1 << 20
"""Unpacked bytes below which no stretch counts as packed too tight."""
_KEPT = 12_000_000
"""Bytes behind the place that is read, in which the next record is looked for when one is damaged: a whole record."""
_RECORD = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n(?=[A-Za-z-]{1,40}:)")
_LONGEST_BEGINNING = 64


class Stretch(Protocol):
    """`damage` says why the stretch ends early, None where it does not."""

    damage: str | None

    def read(self, size: int = -1) -> bytes: ...

    def tell(self) -> int: ...

    def ends_line(self) -> bool: ...

    def go_to_record(self, after: int) -> bool: ...


def stretches(raw: BinaryIO) -> Iterator[Stretch]:
    """In order; a damaged gzip member ends its stretch, and the next member is looked for behind its beginning.

    A stretch must be read before the next is asked for; what is left of it is passed over.
    """
    packed = _Packed(raw)
    if packed.head(len(MAGIC)) != MAGIC:
        yield _Unpacked(packed)
        return
    while packed.head(1):
        member = _Member(packed)
        yield member
        member.end()


class _Packed:
    """The bytes as they lie in the file, of which the last `_KEPT` can be read again."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._ahead = b""
        self._behind = bytearray()

    def head(self, size: int) -> bytes:
        if not self._ahead:
            self._ahead = self._raw.read(_CHUNK)
        return self._ahead[:size]

    def take(self) -> bytes:
        chunk, self._ahead = self._ahead or self._raw.read(_CHUNK), b""
        self._behind += chunk
        del self._behind[:-_KEPT]
        return chunk

    def give_back(self, rest: bytes) -> None:
        self._ahead = rest + self._ahead
        if rest:
            del self._behind[-len(rest) :]

    def begin(self) -> None:
        """From here on bytes are kept."""
        self._behind.clear()

    def go_to_member(self) -> None:
        """The next member behind the first byte that is kept, or the end of the file."""
        self._ahead = bytes(self._behind[1:]) + self._ahead
        self._behind.clear()
        while (at := self._ahead.find(MAGIC)) < 0:
            more = self._raw.read(_CHUNK)
            if not more:
                self._ahead = b""
                return
            self._ahead = self._ahead[-len(MAGIC) + 1 :] + more
        self._ahead = self._ahead[at:]


class _Unpacked:
    """Bytes that need no unpacking; the last `_KEPT` that were read are searched for a record's beginning."""

    def __init__(self, packed: _Packed) -> None:
        self.damage: str | None = None
        self._packed = packed
        self._ahead = b""
        self._behind = bytearray()
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._ahead or self._more()
        if 0 <= size < len(chunk):
            chunk, self._ahead = chunk[:size], chunk[size:]
        else:
            self._ahead = b""
        self._behind += chunk
        del self._behind[:-_KEPT]
        self._at += len(chunk)
        return chunk

    def tell(self) -> int:
        """Unpacked bytes read so far."""
        return self._at

    def ends_line(self) -> bool:
        """Whether what was read so far ends with a line, as records do, or is nothing."""
        return not self._behind or self._behind.endswith(b"\n")

    def go_to_record(self, after: int) -> bool:
        """The first record that begins behind the unpacked byte `after`; False where none is left."""
        start = self._at - len(self._behind)
        window, self._ahead = bytes(self._behind) + self._ahead, b""
        self._behind.clear()
        search_from = max(0, after + 1 - start)
        while (found := _RECORD.search(window, search_from)) is None:
            more = self._more()
            if not more:
                self._at = start + len(window)
                return False
            start += max(0, len(window) - _LONGEST_BEGINNING)
            window, search_from = window[-_LONGEST_BEGINNING:] + more, 0
        self._at, self._ahead = start + found.start(), window[found.start() :]
        return True

    def _more(self) -> bytes:
        return self._packed.take()


class _Member(_Unpacked):
    """One gzip member, unpacked as it is read."""

    def __init__(self, packed: _Packed) -> None:
        super().__init__(packed)
        self._gzip = zlib.decompressobj(wbits=31)
        self._in = self._out = 0
        packed.begin()

    def end(self) -> None:
        """Everything that is left of the member is passed over."""
        while self._more():
            pass

    def _more(self) -> bytes:
        while not self._gzip.eof and self.damage is None:
            chunk = self._gzip.unconsumed_tail
            if not chunk:
                chunk = self._packed.take()
                self._in += len(chunk)
            if not chunk:
                self._stop("is cut short")
                break
            try:
                unpacked = self._gzip.decompress(chunk, _CHUNK)
            except zlib.error:
                self._stop("is damaged")
                break
            if self._gzip.eof:
                self._packed.give_back(self._gzip.unused_data)
            self._out += len(unpacked)
            if self._out > max(_LEAST, RATIO * self._in):
                self._stop("is packed tighter than a text can be")
                break
            if unpacked:
                return unpacked
        return b""

    def _stop(self, damage: str) -> None:
        self.damage = damage
        self._packed.go_to_member()
