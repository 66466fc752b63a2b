"""Bytes to text, with the encoding that was used."""

from __future__ import annotations

import codecs
import re

from counterclaim.intake.refusal import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format", "a database"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b\x0b\x08")
_PROBE = 65_536
"""Bytes that the detector sees: enough to tell an encoding, bounded for huge files."""
_COMMON = ("cp1252", "mac_roman", "cp1251", "cp1250")
"""Which encoding is meant where several explain the bytes equally well."""
_HIGH = bytes(range(128, 256))


def decode(data: bytes) -> tuple[str, str]:
    """(text, encoding). Line ends stay as they came. Raises Unreadable for nothing and for binary data."""
    refuse_empty(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, mark, encoding)
    if wide := _wide(data[:_PROBE]):
        return _strictly(data, wide)
    refuse_binary(data)
    return _utf8(data) or _detected(data)


def refuse_empty(data: bytes) -> None:
    if not data or data.isspace():
        raise Unreadable("is empty")


def refuse_binary(data: bytes) -> None:
    """Raises Unreadable for the beginnings of known formats and for control characters beyond 1 in 200."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"is {name}, not text")
    probe = data[:_PROBE]
    if len(probe) - len(probe.translate(None, _CONTROLS)) > len(probe) / 200:
        raise Unreadable("is a binary file, not text")


def _marked(data: bytes, mark: bytes, encoding: str) -> tuple[str, str]:
    if encoding != "utf-8-sig":
        return _strictly(data, encoding)
    refuse_empty(data[len(mark) :])
    return _utf8(data[len(mark) :]) or _strictly(data, encoding)


def _strictly(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"begins as {encoding} and is not ({error.reason})") from None
    if not text or text.isspace():
        raise Unreadable("is empty")
    return text, encoding


def _wide(probe: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Western text is NUL, and none of the others."""
    even, odd = probe[::2].count(0), probe[1::2].count(0)
    if min(even, odd) or max(even, odd) < 0.4 * len(probe):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8, also with a few damaged characters: one U+FFFD each, their number recorded."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = len(text) - len(data.translate(None, _HIGH)) - damaged
    if sound >= 4 * damaged:
        return text, f"utf-8 ({damaged} damaged)"
    return None


def _detected(data: bytes) -> tuple[str, str]:
    """What the detector makes of the first stretch that is not ASCII; Latin-1 fits whatever nothing else does."""
    for name in (_encoding(_telling(data)), "cp1252"):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def _telling(data: bytes) -> bytes:
    """Whole words from a little before the first byte that is not ASCII."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 1_000) if first else 0
    probe = data[start : start + _PROBE]
    end = max(probe.rfind(b" "), probe.rfind(b"\n")) if start + _PROBE < len(data) else len(probe)
    return probe[:end] if end > 0 else probe


def _encoding(probe: bytes) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(probe)
    best = matches.best()
    if best is None:
        return "cp1252"
    tied = [m for m in matches if m.chaos <= best.chaos and m.coherence >= best.coherence - 0.02]
    names = {name for match in tied for name in match.could_be_from_charset}
    return next((name for name in _COMMON if name in names), best.encoding)
