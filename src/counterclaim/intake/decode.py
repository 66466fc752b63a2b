"""Bytes to text, with the encoding that was used."""

from __future__ import annotations

import codecs

from counterclaim.intake.refusal import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format",
    b"Rar!",
    b"7z\xbc\xaf",
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b\x0b\x08")
_PROBE = 65_536
"""Bytes that the detector sees: enough to tell an encoding, bounded for huge files."""


def decode(data: bytes) -> tuple[str, str]:
    """(text, encoding). Line ends stay as they came. Raises Unreadable for nothing and for binary data."""
    if not data.strip():
        raise Unreadable("is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if data.startswith(_BINARY) or _looks_binary(data[:_PROBE]):
        raise Unreadable("is a binary file, not text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _detected(data)


def _strictly(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"says it is {encoding} and is not ({error.reason})") from None
    if not text.strip():
        raise Unreadable("is empty")
    return text, encoding.removesuffix("-sig")


def _looks_binary(probe: bytes) -> bool:
    controls = sum(probe.count(bytes([b])) for b in _CONTROLS)
    return controls > len(probe) / 200


def _detected(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_PROBE]).best()
    encoding = best.encoding if best is not None else "cp1252"
    for name in (encoding, "cp1252", "latin-1"):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    raise Unreadable("is in no encoding that is known")
