"""A page to a report: main text and metadata."""

from __future__ import annotations

from datetime import date
from typing import Any

from counterclaim.claims.report import Report
from counterclaim.intake.dates import parse_date
from counterclaim.intake.refusal import Unreadable
from counterclaim.intake.text import report_from_text


def report_from_html(
    data: bytes, *, doc: str, published: date | None = None, language: str | None = None
) -> Report:
    """Main text by trafilatura, by resiliparse where that finds none. Raises Unreadable for a page without text."""
    page = _extract(data)
    text = page.get("text") or _plain_extract(data)
    if not text or not text.strip():
        raise Unreadable("is a page without an article's text")
    return report_from_text(
        text,
        doc=doc,
        published=_day(page.get("date")) or published,
        title=page.get("title") or None,
        outlet=page.get("sitename") or page.get("hostname") or None,
        url=page.get("url") or None,
        language=language or _code(page.get("language")),
        encoding="html",
    )


def _extract(data: bytes) -> dict[str, Any]:
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(data, with_metadata=True, include_comments=False, include_tables=False)
    return {} if found is None else dict(found if isinstance(found, dict) else found.as_dict())


def _plain_extract(data: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    text = extract_plain_text(bytes_to_str(data, detect_encoding(data)), main_content=True, alt_texts=False)
    return str(text)


def _day(text: str | None) -> date | None:
    try:
        return parse_date(text) if text else None
    except ValueError:
        return None


def _code(language: str | None) -> str | None:
    return language[:2].lower() if language else None
