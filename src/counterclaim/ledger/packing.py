"""The bytes that reports came as, packed: pages are mostly markup, which takes a fifth of its room."""

from __future__ import annotations

import zlib

ZLIB = "zlib"
_LEVEL = 6
_SMALLEST = 200
"""Bytes below which nothing is gained."""


def pack(content: bytes) -> tuple[str | None, bytes]:
    """How it is packed (None: as it is), and the packed bytes."""
    packed = zlib.compress(content, _LEVEL) if len(content) >= _SMALLEST else content
    return (ZLIB, packed) if len(packed) < len(content) else (None, content)


def unpack(packing: str | None, packed: bytes) -> bytes:
    """Raises ValueError for what was never packed so."""
    if packing is None:
        return packed
    if packing != ZLIB:
        raise ValueError(f"packed in an unknown way: {packing}")
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError(f"damaged ({error})") from None
