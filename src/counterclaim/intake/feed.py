"""RSS and Atom feeds to reports, one an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from counterclaim.claims.report import Report
from counterclaim.intake.decode import decode, refuse_empty
from counterclaim.intake.refusal import Refusal, Unreadable
from counterclaim.intake.taken import in_one_line
from counterclaim.intake.text import report_from_text

LARGEST_FEED = 10_000_000
"""Bytes; real feeds stay under 2 MB, and the parser's cost is not quite linear."""
FIRST_DAY = date(1990, 1, 1)
"""There was no web before; an earlier day of publication is a mistake."""
_DECLARED = re.compile(rb"\s*<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]+)[\"']", re.IGNORECASE)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_HEAD = 4_096
_ENTITIES = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """`link` is absolute and leads to http or https; None where there is none such. `report` is what the feed tells."""

    title: str | None
    link: str | None
    published: date | None
    report: Report


def entries(
    data: bytes, *, source: str, address: str | None = None, language: str | None = None, today: date | None = None
) -> Iterator[Entry | Refusal]:
    """An entry or a refusal for each item, in the feed's order; links are resolved against `address`.

    `today` bounds the days that are believed. Raises Unreadable for what is no feed, and for feeds that declare
    entities of their own: they serve no feed, and let a short text grow without bound.
    """
    feed = _parsed(_text(data), address)
    latest = (today or datetime.now(UTC).date()) + timedelta(days=2)
    for number, item in enumerate(feed["entries"], 1):
        try:
            yield _entry(item, feed["feed"], f"{source}:{number}", language, latest)
        except Unreadable as error:
            name = in_one_line(_link(item) or f"entry {number}", _SHOWN)
            yield Refusal(f"{source} ({name})", str(error))


def is_feed(data: bytes) -> bool:
    """Whether the first bytes look like a feed's."""
    head = data[:_HEAD].replace(b"\x00", b"").decode("latin-1")
    return _FEED.search(head) is not None and "<html" not in head.lower()


def _text(data: bytes) -> str:
    """Raises Unreadable for feeds that are not even given to the parser."""
    refuse_empty(data)
    if len(data) > LARGEST_FEED:
        raise Unreadable(f"is a feed larger than {LARGEST_FEED // 1_000_000} MB")
    text = _decoded(data)
    if _ENTITIES.search(text):
        raise Unreadable("is a feed that declares entities of its own")
    return text


def _decoded(data: bytes) -> str:
    declared = _DECLARED.match(data[:_HEAD])
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return decode(data)[0]


def _parsed(text: str, address: str | None) -> Mapping[str, Any]:
    """The parser sees UTF-8 alone, and never opens an address or a file itself."""
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"} | ({"content-location": address} if address else {})
    feed: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not feed.get("version") and not feed["entries"]:
        raise Unreadable("is no feed")
    return feed


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any], name: str, language: str | None, latest: date) -> Entry:
    title = " ".join(_plain(item.get("title_detail") or {}).split()) or None
    text = max((_plain(part) for part in (*item.get("content", ()), item.get("summary_detail") or {})), key=len)
    if not text.strip():
        raise Unreadable("is an entry without text")
    link, published = _link(item), _day(item, latest)
    report = report_from_text(
        text,
        doc=link or name,
        published=published,
        title=title,
        outlet=" ".join(_plain(feed.get("title_detail") or {}).split()) or None,
        url=link,
        language=language,
    )
    return Entry(title, link, published, report)


def _plain(part: Mapping[str, Any]) -> str:
    """What a reader sees of a title or text; markup is told by the type that the parser found."""
    value = str(part.get("value") or "")
    if part.get("type") == "text/plain" or not {"<", "&"} & set(value):
        return value
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(f"<body>{value}</body>", main_content=False, alt_texts=False))


def _link(item: Mapping[str, Any]) -> str | None:
    """Only where the parser made it absolute."""
    link = str(item.get("link") or "").strip()
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    return in_one_line(link) if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def _day(item: Mapping[str, Any], latest: date) -> date | None:
    """The day as it is worded, in the outlet's own zone; None for an absurd one."""
    told = dict(item)  # the parser's own mapping gives one day for the other, and warns of it
    days = (_worded(told.get(key)) or _counted(told.get(f"{key}_parsed")) for key in ("published", "updated"))
    return next((day for day in days if day and FIRST_DAY <= day <= latest), None)


def _worded(words: Any) -> date | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(str(words).strip()).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _counted(moment: Any) -> date | None:
    try:
        return date(*moment[:3]) if moment else None
    except (ValueError, TypeError, OverflowError):
        return None
