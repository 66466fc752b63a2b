"""One report a line: `doc`, `text`, and optionally `published`, `title`, `outlet`, `url`, `language`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from counterclaim.claims.report import Report
from counterclaim.intake.dates import parse_date
from counterclaim.intake.refusal import Refusal, Unreadable
from counterclaim.intake.text import report_from_text

_TEXTS = ("title", "outlet", "url", "language")


def reports_from_lines(
    lines: Iterable[bytes], *, source: str, published: date | None = None, language: str | None = None
) -> Iterator[Report | Refusal]:
    """A report or a refusal for each line that is not blank."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _report(line, f"{source}:{number}", published, language)
        except (Unreadable, ValueError) as error:
            yield Refusal(f"{source}:{number}", str(error))


def _report(line: bytes, where: str, published: date | None, language: str | None) -> Report:
    record = _record(line)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Unreadable("has no text")
    day = record.get("published")
    given = {name: record[name] for name in _TEXTS if isinstance(record.get(name), str)}
    if language:
        given["language"] = language
    return report_from_text(
        _without_surrogates(text),
        doc=str(record.get("doc") or where),
        published=parse_date(str(day)) if day else published,
        **given,
    )


def _record(line: bytes) -> Mapping[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("is not UTF-8") from None
    except RecursionError:
        raise Unreadable("is nested too deep") from None
    except ValueError as error:
        raise Unreadable(f"is no JSON ({error})") from None
    if not isinstance(record, dict):
        raise Unreadable("is no object with a text")
    return record


def _without_surrogates(text: str) -> str:
    """Half of a character can be escaped in JSON but not written anywhere; the mark for it keeps all offsets."""
    return (
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogate(text) else text
    )


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)
