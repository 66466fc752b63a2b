"""A record of one report: `doc`, `text`, and optionally `published`, `title`, `outlet`, `url`, `language`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from counterclaim.claims.report import Report
from counterclaim.intake.dates import parse_date
from counterclaim.intake.decode import decode
from counterclaim.intake.refusal import Unreadable
from counterclaim.intake.text import report_from_text

LONGEST_LINE = 64_000_000
"""Bytes of one record."""
_TEXTS = ("title", "outlet", "url", "language")
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character: JSON can escape it, but no file can hold it."""


def report_from_line(line: bytes, name: str, published: date | None, language: str | None) -> Report:
    """`name` is the report's where the record gives none. Raises Unreadable, or ValueError for a day that is none."""
    record, encoding = _record(line)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Unreadable("has no text")
    given = {key: _whole(record[key]) for key in _TEXTS if isinstance(record.get(key), str) and record[key]}
    if language:
        given["language"] = language
    return report_from_text(
        _whole(text),
        doc=_name(record.get("doc")) or name,
        published=_day(record.get("published")) or published,
        encoding=encoding,
        **given,
    )


def named(line: bytes) -> str | None:
    """The name that a record gives itself. Raises Unreadable."""
    return _name(_record(line)[0].get("doc"))


def _record(line: bytes) -> tuple[Mapping[str, Any], str]:
    if len(line) > LONGEST_LINE:
        raise Unreadable(f"is longer than {LONGEST_LINE // 1_000_000} MB")
    text, encoding = decode(line)
    try:
        record = json.loads(text)
    except RecursionError:
        raise Unreadable("is nested too deep") from None
    except ValueError as error:
        raise Unreadable(f"is no JSON ({error})") from None
    if not isinstance(record, dict):
        raise Unreadable("is no object with a text")
    return record, encoding


def _name(doc: Any) -> str | None:
    """The report's name; numbers are names too."""
    return _whole(str(doc)) if isinstance(doc, str | int) and not isinstance(doc, bool) and doc != "" else None


def _day(value: Any) -> date | None:
    return None if value in (None, "") else parse_date(str(value))


def _whole(text: str) -> str:
    """The text with U+FFFD for every half character: one code point for one, so offsets stay."""
    return _HALF.sub("\ufffd", text)
