"""Reads reports of armed conflict and keeps every claim with who makes it and the exact words."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.publishing.notebook import ShownReading

__all__ = ["__version__", "read"]
__version__ = version("counterclaim")


def read(
    text: str,
    *,
    published: date | str | None = None,
    doc: str = "report",
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> ShownReading:
    """The claims of a report's text; `published` (a date or YYYY-MM-DD) is what "Thursday" counts from.

    Raises ValueError for a date that is none.
    """
    from counterclaim.intake.dates import parse_date
    from counterclaim.intake.text import report_from_text
    from counterclaim.publishing.notebook import ShownReading
    from counterclaim.reading.reader import load_reader

    day = parse_date(published) if isinstance(published, str) else published
    report = report_from_text(text, doc=doc, published=day, title=title, outlet=outlet, url=url)
    reading = load_reader().read(report)
    return ShownReading(reading.report, reading.claims)
