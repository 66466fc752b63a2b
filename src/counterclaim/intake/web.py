"""What lay at a web address to reports: a page, a plain text, or a feed's entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from counterclaim.claims.report import Report
from counterclaim.intake.decode import decode
from counterclaim.intake.feed import entries, is_feed
from counterclaim.intake.fetch import Page
from counterclaim.intake.html import report_from_html
from counterclaim.intake.refusal import Refusal, Unreadable
from counterclaim.intake.taken import Taken, in_one_line, moment
from counterclaim.intake.text import report_from_text

_PAGES = ("text/html", "application/xhtml+xml")


def reports_from_page(
    page: Page, *, published: date | None = None, language: str | None = None
) -> Iterator[Taken | Refusal]:
    """A report or a refusal for each that the page holds; `published` holds where it gives no day itself.

    The server's word for what it sends decides only between a page and a plain text.
    """
    way = f"{page.asked}, fetched {moment(page.at)}"
    try:
        if is_feed(page.data):
            for found in entries(page.data, source=page.asked, address=page.address, language=language):
                yield found if isinstance(found, Refusal) else Taken(_dated(found.report, published), f"entry of {way}")
        else:
            report = _single(page, published, language)
            yield Taken(replace(report, url=in_one_line(page.address), original=page.data), way)
    except Unreadable as error:
        yield Refusal(in_one_line(page.asked), str(error))


def _dated(report: Report, published: date | None) -> Report:
    return report if report.published else replace(report, published=published)


def _single(page: Page, published: date | None, language: str | None) -> Report:
    kind = (page.kind or "").partition(";")[0].strip().lower()
    doc = in_one_line(page.address)
    if kind in _PAGES or page.data.lstrip()[:1] == b"<":
        return report_from_html(page.data, doc=doc, published=published, language=language)
    text, encoding = decode(page.data)
    return report_from_text(text, doc=doc, published=published, language=language, encoding=encoding)
