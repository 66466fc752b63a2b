"""What was fetched becomes reports, whatever the server calls it."""

from datetime import UTC, date, datetime

import pytest

from counterclaim.intake.fetch import Page
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.taken import Taken
from counterclaim.intake.web import reports_from_page

TEXT = "Nine soldiers were killed in Dura on Thursday, the army said, and two trucks were destroyed."
HTML = f"<!DOCTYPE html><html><title>Dura</title><body><article><p>{TEXT}</p></article></body></html>".encode()
ITEM = f"<item><title>Dura</title><link>/a</link><description>{TEXT}</description></item>"
FEED = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>{ITEM}<item/></channel></rss>'.encode()
AT = datetime(2024, 8, 2, 10, tzinfo=UTC)
ASKED, ADDRESS = "https://example.org/r", "https://example.org/news"


def found(data: bytes, kind: str | None = "text/html; charset=utf-8") -> list[Taken | Refusal]:
    return list(reports_from_page(Page(ASKED, ADDRESS, AT, data, kind), published=date(2024, 8, 1)))


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/xhtml+xml", "text/plain", None, "image/png"])
def test_a_page(kind: str | None) -> None:
    (taken,) = found(HTML, kind)
    assert isinstance(taken, Taken)
    assert (taken.report.text, taken.report.doc, taken.report.url) == (TEXT, ADDRESS, ADDRESS)
    assert taken.report.original == HTML and taken.report.published == date(2024, 8, 1)
    assert taken.way == "https://example.org/r, fetched 2024-08-02T10:00:00Z"


@pytest.mark.parametrize("kind", ["text/plain", None])
def test_a_plain_text(kind: str | None) -> None:
    (taken,) = found(TEXT.encode(), kind)
    assert isinstance(taken, Taken) and taken.report.text == TEXT


@pytest.mark.parametrize("kind", ["application/rss+xml", "text/xml", "text/html", None])
def test_a_feed(kind: str | None) -> None:
    taken, refusal = found(FEED, kind)
    assert isinstance(taken, Taken)
    assert (taken.report.text, taken.report.url) == (TEXT, "https://example.org/a")
    assert taken.report.published == date(2024, 8, 1)
    assert taken.way == "entry of https://example.org/r, fetched 2024-08-02T10:00:00Z"
    assert str(refusal) == "https://example.org/r (entry 2): is an entry without text"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "is a PDF document, not text"),
        (b"<html><script>f()</script></html>", "is a page without an article's text"),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]>" + FEED, "is a feed that declares entities of its own"),
    ],
)
def test_what_is_no_report(data: bytes, reason: str) -> None:
    assert found(data, None) == [Refusal(ASKED, reason)]
