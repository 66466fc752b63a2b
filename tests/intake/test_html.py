"""Pages become reports with what their head tells; pages without an article are refused."""

from datetime import date

import pytest

from counterclaim.intake.html import report_from_html
from counterclaim.intake.refusal import Unreadable

ARTICLE = [
    "At least nine soldiers were killed on Thursday when gunmen stormed the garrison of Dura, the army said.",
    "The attackers came before dawn on motorcycles and set fire to two trucks, a resident told reporters.",
    "The café beside the gate was destroyed, and the road to the capital stayed closed until the evening.",
]
HEAD = """<title>Gunmen storm garrison</title>
<meta property="og:title" content="Gunmen storm garrison">
<meta property="og:site_name" content="The Dura Post">
<meta property="article:published_time" content="2024-08-02T10:15:00Z">
<link rel="canonical" href="https://example.org/2024/gunmen">"""


def page(*, head: str = HEAD, lang: str = ' lang="en"', paragraphs: list[str] = ARTICLE) -> str:
    body = "".join(f"<p>{p}</p>\n" for p in paragraphs)
    article = f"<article><h1>Gunmen storm garrison</h1>{body}</article>"
    nav = '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
    return f"<!DOCTYPE html><html{lang}><head>{head}</head><body>{nav}{article}</body></html>"


def test_text_and_metadata() -> None:
    report = report_from_html(page().encode(), doc="gunmen")
    assert all(paragraph in report.text for paragraph in ARTICLE)
    assert "World" not in report.text
    assert (report.doc, report.title, report.outlet) == ("gunmen", "Gunmen storm garrison", "The Dura Post")
    assert (report.published, report.language, report.encoding) == (date(2024, 8, 2), "en", "utf-8")
    assert report.url == "https://example.org/2024/gunmen"


def test_the_users_day_holds_for_pages_without_one() -> None:
    day = date(2020, 1, 1)
    assert report_from_html(page().encode(), doc="x", published=day).published == date(2024, 8, 2)
    assert report_from_html(page(head="").encode(), doc="x", published=day).published == day


@pytest.mark.parametrize(
    ("declared", "encoding", "recorded"),
    [
        ('<meta charset="windows-1252">', "cp1252", "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252", "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r", "koi8-r"),
        ('<meta charset="utf-8">', "cp1252", "cp1252"),
        ('<meta charset="hex">', "utf-8", "utf-8"),
        ('<meta charset="utf-16">', "utf-8", "utf-8"),
        ("", "utf-16", "utf-16"),
    ],
)
def test_declared_encodings(declared: str, encoding: str, recorded: str) -> None:
    paragraphs = [p.replace("é", "е" if encoding == "koi8-r" else "é") for p in ARTICLE]
    report = report_from_html(page(head=declared, paragraphs=paragraphs).encode(encoding), doc="x")
    assert all(paragraph in report.text for paragraph in paragraphs)
    assert report.encoding == recorded


def test_the_text_tells_its_language_better_than_a_template() -> None:
    french = "L’armée a annoncé que neuf soldats avaient été tués lorsque des hommes armés ont attaqué leur poste."
    assert report_from_html(page(paragraphs=[french] * 3).encode(), doc="x").language == "fr"
    assert report_from_html(page(lang=' lang="fr"').encode(), doc="x").language == "en"
    short = "<html lang='fr'><body><p>Neuf morts.</p></body></html>"
    assert report_from_html(short.encode(), doc="x").language == "fr"


def test_a_language_that_the_user_gives() -> None:
    assert report_from_html(page().encode(), doc="x", language="fr").language == "fr"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "is empty"),
        ("<html></html>", "is a page without an article's text"),
        (
            "<html><head><script>let a = 1</script></head><body><script>f()</script></body></html>",
            "is a page without an article's text",
        ),
        (
            "<html><body><noscript>Enable JavaScript to run this app.</noscript><div id=root></div></body></html>",
            "is a page ",
        ),
        (
            "<html><body><p>Please enable JavaScript to see this page.</p></body></html>",
            "is a page that shows nothing without its script",
        ),
        ("%PDF-1.4", "is a PDF document, not text"),
    ],
)
def test_pages_without_a_report(source: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=f"^{reason}"):
        report_from_html(source.encode(), doc="x")


@pytest.mark.parametrize(("depth", "too_deep"), [(50, False), (100_000, True)])
def test_deep_nesting(depth: int, too_deep: bool) -> None:
    source = "<html><body>" + "<div>" * depth + f"<p>{ARTICLE[0]}</p>" + "</div>" * depth + "</body></html>"
    if too_deep:
        with pytest.raises(Unreadable, match=r"^is nested too deep$"):
            report_from_html(source.encode(), doc="x")
    else:
        assert ARTICLE[0] in report_from_html(source.encode(), doc="x").text
