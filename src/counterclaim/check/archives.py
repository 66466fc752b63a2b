"""Pages as a web archive, for measuring what an archive costs."""

from __future__ import annotations

import gzip
from collections.abc import Iterable


def archive_of(pages: Iterable[bytes]) -> bytes:
    """A gzip member a page, as crawlers write them."""
    return b"".join(gzip.compress(_record(number, page), mtime=0) for number, page in enumerate(pages))


def _record(number: int, page: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode("ascii") + answer + b"\r\n\r\n"
