"""Bytes of files, unpacked where they are gzip, never more of them than a text can have."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from counterclaim.intake.refusal import Unreadable

LARGEST = 500_000_000
"""Bytes of one text or page."""
RATIO = 100
"""Unpacked bytes for each packed one, above which gzip is refused: text reaches 10, a bomb 1,000."""
_LEAST = 1 << 20
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Source:
    """`stream` gives the unpacked bytes; `allowed` is how many of them are read at most, None without a bound."""

    stream: io.BufferedReader[Any]
    allowed: int | None

    def head(self) -> bytes:
        """Some bytes of the beginning, which stay to be read."""
        return self.stream.peek(2_048)[:2_048]


def unpacked(raw: io.BufferedReader[Any], *, size: int | None, is_gzip: bool = False) -> Source:
    """`size` is what `raw` holds, None where that is not known; gzip is told by its first bytes, too."""
    if not is_gzip and raw.peek(2)[:2] != b"\x1f\x8b":
        return Source(raw, None)
    allowed = LARGEST if size is None else max(_LEAST, RATIO * size)
    return Source(io.BufferedReader(gzip.GzipFile(fileobj=raw)), allowed)


def all_bytes(source: Source) -> bytes:
    """Everything; raises Unreadable beyond the bounds."""
    allowed = min(LARGEST, source.allowed or LARGEST)
    parts, left = [], allowed
    while chunk := source.stream.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise _too_large(allowed)
        parts.append(chunk)
    return b"".join(parts)


def byte_lines(source: Source, longest: int) -> Iterator[bytes]:
    """Line by line; of one longer than `longest` come that many bytes and one more, the rest is passed over.

    Raises Unreadable where nothing but white space has come, and beyond the bounds.
    """
    read, blank = 0, True
    while line := source.stream.readline(longest + 1):
        read += len(line) + (0 if len(line) <= longest else _pass_over_line(source))
        if source.allowed is not None and read > source.allowed:
            raise _too_large(source.allowed)
        blank = blank and line.isspace()
        yield line
    if blank:
        raise Unreadable("is empty")


def _pass_over_line(source: Source) -> int:
    """Bytes up to the end of the line, or to the bound."""
    size = 0
    while rest := source.stream.readline(_CHUNK):
        size += len(rest)
        if rest.endswith(b"\n") or (source.allowed is not None and size > source.allowed):
            break
    return size


def _too_large(allowed: int) -> Unreadable:
    if allowed < LARGEST:
        return Unreadable("is packed tighter than a text can be")
    return Unreadable(f"is larger than {LARGEST // 1_000_000} MB")


@contextmanager
def reasons() -> Iterator[None]:
    """Whatever goes wrong with reading a file, as Unreadable with one clear line."""
    try:
        yield
    except FileNotFoundError:
        raise Unreadable("does not exist") from None
    except EOFError:
        raise Unreadable("is a truncated gzip file") from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable(f"is no sound gzip file ({error})") from None
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror or error})") from None
    except MemoryError:
        raise Unreadable("is too large for this machine's memory") from None
