"""Feeds are read entry by entry; what a feed may do to a parser is refused before the parser sees it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.intake.feed import LARGEST_FEED, Entry, entries, is_feed
from counterclaim.intake.refusal import Refusal, Unreadable

TODAY = date(2024, 8, 10)
TEXT = "Nine soldiers were killed in Dura on Thursday, the army said, and two trucks were destroyed."


def rss(*items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'{head}<rss version="2.0"><channel><title>The Herald</title>{inside}</channel></rss>'.encode()


def atom(entry: str) -> bytes:
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry>{entry}</entry></feed>'.encode()


def read(data: bytes) -> list[Entry | Refusal]:
    return list(entries(data, source="feed", address="https://example.org/news/feed.xml", today=TODAY))


def one(data: bytes) -> Entry:
    (found,) = read(data)
    assert isinstance(found, Entry)
    return found


def item(
    *,
    title: str = "Dura",
    text: str = TEXT,
    link: str = "https://example.org/a",
    day: str = "Fri, 02 Aug 2024 10:00:00 GMT",
) -> str:
    return f"<title>{title}</title><link>{link}</link><description>{text}</description><pubDate>{day}</pubDate>"


def test_an_entry() -> None:
    entry = one(rss(item()))
    assert (entry.title, entry.link, entry.published) == ("Dura", "https://example.org/a", date(2024, 8, 2))
    report = entry.report
    assert report.text == TEXT
    assert (report.doc, report.url, report.title, report.outlet) == (entry.link, entry.link, "Dura", "The Herald")
    assert report.published == date(2024, 8, 2)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<summary>{TEXT}</summary>", TEXT),
        (f"<summary>Nine died.</summary><content>{TEXT}</content>", TEXT),
        (f"<summary>Nine died.</summary><content type='html'>&lt;p>{TEXT}&lt;/p></content>", TEXT),
        (
            "<content type='html'>&lt;p>One &amp;amp; two&lt;/p>&lt;p>Three&lt;script>f()&lt;/script>&lt;/p></content>",
            "One & two\n\nThree",
        ),
        (
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One</p><p>Two</p></div></content>",
            "One\n\nTwo",
        ),
        ("<content type='html'><![CDATA[<p>One<style>p{}</style></p>]]></content>", "One"),
        ("<summary>3 &lt; 5 and 2 &gt; 1</summary>", "3 < 5 and 2 > 1"),
    ],
)
def test_texts(content: str, text: str) -> None:
    assert one(atom(f"<title>T</title>{content}")).report.text.strip() == text


@pytest.mark.parametrize(
    ("link", "resolved"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("/a?b=1&amp;c=2", "https://example.org/a?b=1&c=2"),
        ("b.html", "https://example.org/news/b.html"),
        ("//other.org/c", "https://other.org/c"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_links(link: str, resolved: str | None) -> None:
    entry = one(rss(item(link=link)))
    assert entry.link == entry.report.url == resolved
    assert entry.report.doc == (resolved or "feed:1")


@pytest.mark.parametrize(
    ("day", "published"),
    [
        ("Fri, 02 Aug 2024 10:00:00 GMT", date(2024, 8, 2)),
        ("Fri, 02 Aug 2024 23:30:00 -0500", date(2024, 8, 2)),
        ("2024-08-02T23:30:00-05:00", date(2024, 8, 2)),
        ("2024-08-02", date(2024, 8, 2)),
        ("02 Aug 24 10:00 GMT", date(2024, 8, 2)),
        ("Mon, 99 Foo 99999 10:00:00 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59Z", None),
        ("Sat, 24 Aug 2024 10:00:00 GMT", None),
        ("yesterday", None),
        ("", None),
        ("9" * 5_000, None),
    ],
)
def test_days(day: str, published: date | None) -> None:
    assert one(rss(item(day=day))).published == published


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{of};" * 10}">' for of, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
SECRET = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'
DECLARATION = '<?xml version="1.0"?>'


@pytest.mark.parametrize("doctype", [LAUGHS, SECRET, OUTSIDE, LAUGHS.replace("ENTITY", "entity")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_entities_of_a_feeds_own_are_refused(doctype: str, encoding: str) -> None:
    text = rss(item(title="&i;"), head=DECLARATION + doctype).decode()
    with pytest.raises(Unreadable, match="is a feed that declares entities of its own"):
        read(text.encode(encoding))


def test_an_external_doctype_is_not_opened() -> None:
    head = DECLARATION + '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "file:///etc/passwd">'
    assert one(rss(item(), head=head)).title == "Dura"


def test_entities_that_nobody_declared_stay_words() -> None:
    entry = one(rss(item(title="Dura &i; &eacute;")))
    assert entry.title and "Dura" in entry.title and "root:" not in entry.title


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"<html><body>no feed</body></html>", "is no feed"),
        (b"not xml", "is no feed"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image, not text"),
        (b"\x00\x01\x02" * 100, "is a binary file, not text"),
        (b"<" * (LARGEST_FEED + 1), "is a feed larger than 10 MB"),
    ],
)
def test_what_is_no_feed(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(data)


def test_an_entry_without_text_is_one_line_and_the_others_are_read() -> None:
    found = read(rss(item(), "<title>Empty</title><link>https://example.org/b</link>", item(title="Gao")))
    assert [e.title if isinstance(e, Entry) else str(e) for e in found] == [
        "Dura",
        "feed (https://example.org/b): is an entry without text",
        "Gao",
    ]


@pytest.mark.parametrize(
    "data",
    [
        rss(item(title="Dura & <b>Gao</b> unclosed <i>")),
        rss(item()).replace(b"</channel></rss>", b""),
        rss(item(), head='<?xml version="1.0" encoding="no-such"?>'),
        rss(item(title="Dura")).replace(b"<channel>", b"<channel>\x0b"),
    ],
)
def test_broken_feeds_are_read_as_far_as_they_go(data: bytes) -> None:
    entry = one(data)
    assert entry.title and entry.title.startswith("Dura")
    assert entry.report.text == TEXT


def test_encodings() -> None:
    for encoding in ("utf-8", "cp1252", "utf-16", "iso-8859-15"):
        head = f'<?xml version="1.0" encoding="{encoding}"?>'
        text = rss(item(title="Ménaka"), head=head).decode()
        assert one(text.encode(encoding)).title == "Ménaka"


PLAIN = [
    '=HYPERLINK("http://x.org","Dura")',
    "=1+1",
    "+1-1",
    "-2.86",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\u202eDura\u202c",
    "D\u0301" * 200,
    "Dura \U0001f4a3 \u200b\ufeff",
    "ﷺ" * 50,
    "\U000e0041Dura",
]


@pytest.mark.parametrize("title", PLAIN)
def test_titles_pass_through_as_plain_text(title: str) -> None:
    escaped = title.replace("&", "&amp;").replace("<", "&lt;")
    assert one(rss(item(title=escaped, text=f"{escaped} fell"))).title == title


@pytest.mark.parametrize(
    "nested",
    [
        item(title="<b>" * 1_000),
        item(text="&lt;div>" * 1_000 + "x"),
        "<item>" * 1_000,
        item(text="<![CDATA[" + "<p>" * 1_000 + "x]]>"),
    ],
)
def test_deep_nesting_does_no_harm(nested: str) -> None:
    found = read(rss(nested, item(title="Gao")))
    assert found


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(noise: bytes) -> None:
    for data in (noise, rss(item()).replace(b"Dura", noise), b"<rss><channel><item>" + noise):
        try:
            for found in read(data):
                assert isinstance(found, Entry | Refusal)
        except Unreadable as refusal:
            assert "\n" not in str(refusal)


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (rss(item()), True),
        (atom("<title>x</title>"), True),
        (rss(item()).decode().encode("utf-16"), True),
        (b'<rdf:RDF xmlns:rdf="x">', True),
        (b"<!doctype html><html><body>the rss feed</body></html>", False),
        (b"<html><feed></html>", False),
        (b"Nine died.", False),
        (b"", False),
    ],
)
def test_what_looks_like_a_feed(data: bytes, is_one: bool) -> None:
    assert is_feed(data) is is_one
