"""Web archives (WARC, also gzip; CC-NEWS) to pages, record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

from counterclaim.intake.raw import Form, Raw
from counterclaim.intake.refusal import Refusal, Unreadable
from counterclaim.intake.stretches import Stretch, stretches
from counterclaim.intake.taken import in_one_line, moment

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

LARGEST_RECORD = 10_000_000
"""Bytes of one record, packed as the server sent it or unpacked; Common Crawl cuts pages at 1 MB."""
MOST_DAMAGES = 1_000
"""Damaged places of an archive, after which the rest of it is not read."""
_SHOWN_ADDRESS = 200
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class WarcOptions:
    """`published` holds for pages that give no day themselves; `language` overrides what is detected."""

    published: date | None = None
    language: str | None = None


AS_FOUND = WarcOptions()


def pages_from_warc(
    raw: BinaryIO, *, source: str, passed_over: Counter[str] | None = None, options: WarcOptions = AS_FOUND
) -> Iterator[Raw | Refusal]:
    """A page or a refusal for each page of the archive `raw`, as they come; memory does not grow with the archive.

    Records that hold no page (requests, metadata, images, answers other than 200) are counted by kind in `passed_over`.
    A report is named after its address; when it was fetched is part of its way, never its day of publication.
    """
    counts: Counter[str] = Counter() if passed_over is None else passed_over
    archive = _Archive(source, options, counts)
    for stretch in stretches(raw):
        yield from archive.taken(stretch)
        if archive.damages > MOST_DAMAGES:
            yield Refusal(source, f"is damaged in more than {MOST_DAMAGES} places: the rest is not read")
            return
    if not archive.records and not archive.damages:
        yield Refusal(source, "is empty")


class _Archive:
    """What of the archive was seen so far."""

    def __init__(self, source: str, options: WarcOptions, passed_over: Counter[str]) -> None:
        self.records = 0
        self.damages = 0
        self._source = source
        self._options = options
        self._passed_over = passed_over
        self._in_damage = self._is_cut_short = False
        self._start = -1

    def taken(self, stretch: Stretch) -> Iterator[Raw | Refusal]:
        """What the stretch holds; behind a damage it goes on with the next record that can be told."""
        going_on = True
        while going_on and self.damages <= MOST_DAMAGES:
            try:
                for record in _records(stretch):
                    yield from self._found(record, stretch)
                going_on = self._is_cut_short and stretch.damage is None
            except OSError:
                yield from self._damaged("is damaged" if self.records else "is no web archive from here on")
            going_on = going_on and stretch.go_to_record(self._start)
            self._start = stretch.tell()
        if stretch.damage or not stretch.ends_line():
            yield from self._damaged(stretch.damage or "is cut short")
        self._start = -1

    def _damaged(self, reason: str) -> Iterator[Refusal]:
        """A line said once, however many tries it takes to get past it."""
        self.damages += 1
        if not self._in_damage:
            yield Refusal(f"{self._source} (behind record {self.records})", reason)
        self._in_damage = True

    def _found(self, record: WarcRecord, stretch: Stretch) -> Iterator[Raw | Refusal]:
        self.records += 1
        self._start = max(self._start, record.stream_pos)
        if len(record.headers.get_multiple("WARC-Type")) > 1:
            raise OSError("the head of a record that is cut short runs into the next record's")
        address = _address(record)
        self._in_damage = self._is_cut_short = False
        try:
            page = self._page(record, address)
            if page:
                yield page
        except Unreadable as error:
            self._is_cut_short = isinstance(error, _CutShort)
            self._in_damage = self._is_cut_short
            yield Refusal(self._said(address), str(error))

    def _said(self, address: str) -> str:
        """What a refusal names."""
        return f"{self._source} ({in_one_line(address, _SHOWN_ADDRESS) or f'record {self.records}'})"

    def _page(self, record: WarcRecord, address: str) -> Raw | None:
        """None for what is no page."""
        if kind := _no_answer(record):
            self._passed_over[kind] += 1
            return None
        content = _content(record)
        if kind := _no_page(_parsed(content, "none")):
            self._passed_over[kind] += 1
            return None
        data, options = _body(content), self._options
        doc = address or f"{self._source}:{self.records}"
        way = f"record {self.records} of {self._source}, fetched {moment(record.record_date)}"
        said = self._said(address)
        return Raw(Form.PAGE, data, doc, said, way, options.published, options.language, address or None)


class _CutShort(Unreadable):
    """A record of which the archive does not hold all."""


def _records(stretch: Stretch) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator

    only_read = cast("BinaryIO", stretch)  # it neither seeks nor closes what it reads
    return iter(ArchiveIterator(only_read, parse_http=False, stream_detect=False))


def _address(record: WarcRecord) -> str:
    return in_one_line((record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">"))


def _no_answer(record: WarcRecord) -> str | None:
    from fastwarc.warc import WarcRecordType

    if record.record_type != WarcRecordType.response:
        return "no response"
    kind = (record.headers.get("Content-Type") or "").lower()
    return None if kind.startswith("application/http") else "no answer of a web server"


def _content(record: WarcRecord) -> bytes:
    """What the server sent, with its head."""
    if record.content_length > LARGEST_RECORD:
        raise Unreadable(f"is larger than {LARGEST_RECORD // 1_000_000} MB")
    content = record.reader.read(record.content_length) if record.content_length else b""
    if not content or len(content) < record.content_length:
        raise _CutShort("is cut short")
    return content


def _no_page(answer: WarcRecord) -> str | None:
    if answer.http_headers.status_code != 200:
        return "no page: the server answered with another status than 200"
    kind = (answer.http_content_type or "").lower()
    return None if kind in _PAGES else "no HTML"


def _body(content: bytes) -> bytes:
    """Unpacked as its head says; as it lies there where that is not so, since archives often keep pages unpacked."""
    for unpack in ("all", "none"):
        try:
            data = _parsed(content, unpack).reader.read(LARGEST_RECORD + 1)
        except (OSError, Unreadable):
            continue
        if len(data) > LARGEST_RECORD:
            raise Unreadable(f"unpacks to more than {LARGEST_RECORD // 1_000_000} MB")
        return data
    raise Unreadable("cannot be unpacked")


def _parsed(content: bytes, unpack: Literal["none", "all"]) -> WarcRecord:
    """As a record of its own, so that a damaged answer stops nothing but itself."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.is_http = True
    record.set_bytes_content(content)
    try:
        record.parse_http(auto_decode=unpack)
    except OSError:
        raise Unreadable("has a head that cannot be read") from None
    return record
