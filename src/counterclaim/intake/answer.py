"""A server's answer: its status, where it leads on to, and its bytes, never more of them than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.intake.refusal import Unreadable
from counterclaim.intake.taken import in_one_line
from counterclaim.intake.unpacking import RATIO

if TYPE_CHECKING:
    import httpx

_LEAST = 1 << 20
"""Unpacked bytes below which nothing counts as packed too tight."""
_LEADS_ON = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Answer:
    """`kind` is the server's word for what it sends; only an answer with status 200 has its bytes."""

    status: int
    location: str | None
    kind: str | None
    data: bytes

    @classmethod
    def of(cls, response: httpx.Response, largest: int) -> Answer:
        location = response.headers.get("location") if response.status_code in _LEADS_ON else None
        data = _body(response, largest) if response.status_code == 200 else b""
        return cls(response.status_code, location, response.headers.get("content-type"), data)


def _body(response: httpx.Response, largest: int) -> bytes:
    """Unpacked as it comes, within the bounds."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", ""):
        raise Unreadable(f"comes packed as {in_one_line(packing, 20)}, which was not asked for")
    chunks = response.iter_raw()
    parts, size = [], 0
    for part in _unpacked(chunks, largest) if "gzip" in packing else chunks:
        size += len(part)
        if size > largest:
            raise Unreadable(f"is larger than {largest:,} bytes")
        parts.append(part)
    return b"".join(parts)


def _unpacked(chunks: Iterator[bytes], largest: int) -> Iterator[bytes]:
    gzip = zlib.decompressobj(wbits=31)
    packed = unpacked = 0
    for chunk in chunks:
        packed += len(chunk)
        part = gzip.decompress(chunk, largest + 1)
        unpacked += len(part)
        if gzip.unconsumed_tail or unpacked > max(_LEAST, RATIO * packed):
            raise Unreadable("is packed tighter than a text can be")
        yield part
    if packed and not gzip.eof:
        raise Unreadable("is cut short")
