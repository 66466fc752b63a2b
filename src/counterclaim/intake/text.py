"""Plain text to a report."""

from __future__ import annotations

from datetime import date

from counterclaim.claims.report import Report
from counterclaim.intake.language import detect_language
from counterclaim.intake.regions import find_regions


def report_from_text(
    text: str,
    *,
    doc: str,
    published: date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
) -> Report:
    """A report whose offsets count into `text` itself; the language is detected where it is not given."""
    return Report(
        doc=doc,
        text=text,
        published=published,
        title=title,
        outlet=outlet,
        url=url,
        language=language or detect_language(text),
        encoding=encoding,
        excluded=find_regions(text),
    )
