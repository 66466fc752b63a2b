"""The list of reports and a report's page, in a browser and without one."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.book.book import Book, book_of
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import load_actors
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.facts import Facts, FiledReading, FiledReport
from counterclaim.ledger.judging import decide
from counterclaim.ledger.ledger import Ledger
from counterclaim.publishing.records import SHORT
from counterclaim.web.index import index
from counterclaim.web.leaf import CARDS, leaf
from counterclaim.web.pages.report import _safe_address
from tests.ledger.making import reading
from tests.web.accessibility import serious
from tests.web.conftest import Visitor, serving
from tests.web.making import HOSTILE, app_on, hostile, ledger_of, long_reading


def book(app: FastAPI) -> Book:
    found = app.state.site.keeper.look()
    assert isinstance(found, Book)
    return found


def ledger(app: FastAPI) -> Ledger:
    found = app.state.site.ledger
    assert isinstance(found, Ledger)
    return found


def anchor(record: Record) -> str:
    return f'id="claim-{record.id[:SHORT]}"'


def test_the_list_has_every_report_with_its_claims(client: TestClient, app: FastAPI) -> None:
    page = client.get("/reports").text
    assert f"<strong>{len(book(app).facts.reports)}</strong> reports" in page
    for filed in book(app).facts.reports:
        assert f'href="/reports/{filed.id[:SHORT]}"' in page
        assert filed.report.title is not None
        number = sum(record.source.report_id == filed.id for record in book(app).records)
        rows = client.get(f"/claims?report={filed.id[:SHORT]}").text
        assert f"<strong>{number}</strong> claim" in rows


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 7),
        ("outlet=Demonstration+Wire", 2),
        ("from=2024-07-29&to=2024-07-30", 3),
        ("q=REBELS", 2),
        ("q=rebels+count", 1),
        ("claims=no", 0),
        ("claims=yes", 7),
        ("outlet=nobody", 0),
    ],
)
def test_the_list_is_narrowed_by_what_is_asked(client: TestClient, query: str, number: int) -> None:
    assert f"<strong>{number}</strong> report" in client.get(f"/reports?{query}").text


def test_every_claim_has_its_card_with_its_anchor_and_where_it_leads(client: TestClient, app: FastAPI) -> None:
    pages = {filed.id: client.get(f"/reports/{filed.id}").text for filed in book(app).facts.reports}
    for record in book(app).records:
        page = pages[record.source.report_id]
        assert page.count(anchor(record)) == 1
        assert f'href="/review?claim={record.id[:SHORT]}"' in page
    own = {record.id: incident.id for incident in book(app).incidents for record in incident.records}
    for id, incident in own.items():
        record = next(record for record in book(app).records if record.id == id)
        assert f'href="/incidents/{incident[:SHORT]}"' in pages[record.source.report_id]


def test_a_claim_is_found_by_its_id_alone(client: TestClient, app: FastAPI) -> None:
    record = book(app).records[0]
    answer = client.get(f"/claims/{record.id[:SHORT]}?policy=ucdp", follow_redirects=False)
    short = record.id[:SHORT]
    there = f"/reports/{record.source.report_id}?claim={short}&policy=ucdp#claim-{short}"
    assert (answer.status_code, answer.headers["location"]) == (303, there)


@pytest.mark.parametrize("path", ["/reports/nothing", "/reports/nothing/text?start=0&end=9", "/claims/nothing"])
def test_what_is_not_there_is_said_so(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "begin with" in answer.text


def test_a_beginning_of_several_ids_is_no_name(tmp_path: Path) -> None:
    made = ledger_of(tmp_path / "many.db", [reading(f"Report {n}.", doc=str(n)) for n in range(20)])
    made.engine.dispose()
    client = TestClient(app_on(tmp_path / "many.db"), base_url="http://127.0.0.1")
    beginnings = [found[0] for found in re.findall(r'href="/reports/(\w{10})"', client.get("/reports").text)]
    several = next(letter for letter in beginnings if beginnings.count(letter) > 1)
    answer = client.get(f"/reports/{several}")
    assert answer.status_code == 404
    assert f"reports begin with &#39;{several}&#39;" in answer.text


def test_what_people_decided_stands_on_the_card(client: TestClient, app: FastAPI) -> None:
    first, second, third = book(app).records[:3]
    for verdict, record, reason, value in (
        (Verdict.ACCEPT, first, "two <b>others</b> say so", {}),
        (Verdict.CORRECT, second, "a slip", {"low": 1234, "high": 1250, "status": "civilian"}),
        (Verdict.REJECT, third, "", {}),
    ):
        at = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
        decide(ledger(app), Decision(verdict, (record.id,), "Ana <i>", at, reason, value))
    book(app)
    page = client.get(f"/reports/{first.source.report_id}").text
    assert "two &lt;b&gt;others&lt;/b&gt; say so" in page
    assert '<ins class="words">1,234 to 1,250</ins>' in page
    assert "Ana &lt;i&gt;</span>, 2026-01-02 03:04" in page
    cards = dict(re.findall(r'<article class="claim([^"]*)" id="claim-(\w+)"', page)).items()
    assert [id for out, id in cards if out] == [third.id[:SHORT]]


def test_a_claim_that_the_newest_reading_lacks_is_marked(tmp_path: Path) -> None:
    made = ledger_of(tmp_path / "old.db", [reading("The army said 47 soldiers died, 9 officers too.", "47 soldiers")])
    (claim,) = made.facts().claims
    made.decide(Decision(Verdict.ACCEPT, (claim.id,), "Ana", made.clock()))
    made.add(reading("The army said 47 soldiers died, 9 officers too.", "9 officers"), "counterclaim 2")
    made.engine.dispose()
    client = TestClient(app_on(tmp_path / "old.db"), base_url="http://127.0.0.1")
    page = client.get(f"/reports/{claim.report}").text
    assert "the newest reading of the report no longer has it" in page
    assert page.count('<article class="claim') == 2
    assert "counterclaim 1" in page
    assert "counterclaim 2" in page


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_report_holds_is_shown_as_words(tmp_path: Path, name: str, visit: Callable[[str], Visitor]) -> None:
    ledger_of(tmp_path / "hostile.db", [hostile(name)]).engine.dispose()
    app = app_on(tmp_path / "hostile.db")
    id = book(app).facts.reports[0].id
    with serving(app) as address:
        visitor = visit(address)
        for path in (
            "/reports",
            f"/reports/{id}",
            "/claims",
            "/actors",
            "/method",
            f"/reports/{id}/text?start=0&end=99",
        ):
            page = visitor.go(path)
            assert page.title() != "run"
            assert page.locator("main script, main img").count() == 0
            assert "\u202e" not in page.locator("body").inner_text()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    app.state.site.close()


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)//https://example.org", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("https:///x", False),
        ("https://[broken", False),
        ("https://example.org/\u202ex", False),
        ("https://example.org/a b", False),
        ("https://example.org/" + "a" * 3000, False),
        ("", False),
        (None, False),
    ],
)
def test_only_an_address_of_the_web_is_a_link(url: str | None, is_link: bool) -> None:
    assert _safe_address(url) == (url if is_link else None)


@settings(max_examples=30, deadline=None)
@given(claims=st.integers(0, 40), between=st.sampled_from([30, 500, 1300, 6000]))
def test_the_stretches_of_a_page_are_the_whole_text(claims: int, between: int) -> None:
    made = long_reading(claims, between)
    filed = FiledReport(made.report.report_id, made.report, "test", "2024-08-02T00:00:00Z")
    read = FiledReading(filed.id, "counterclaim 1", filed.added)
    book = book_of(Facts((filed,), (read,), (), ()), load_actors(), datetime(2024, 8, 3, tzinfo=UTC))
    opened = leaf(index(book), {}, filed.id, 1)
    edges = [(each.span.start, each.span.end) for each in opened.stretches]
    assert "".join(made.report.text[start:end] for start, end in edges) == made.report.text
    shown = sum(len(run) for each in opened.stretches if each.view for run, _ in each.view.runs)
    assert shown + sum(
        end - start for (start, end), each in zip(edges, opened.stretches, strict=True) if not each.view
    ) == len(made.report.text)


@pytest.fixture
def long_app(tmp_path: Path) -> FastAPI:
    """The application on one report of a megabyte with 250 claims."""
    ledger_of(tmp_path / "long.db", [long_reading(250, 4200)]).engine.dispose()
    return app_on(tmp_path / "long.db")


def test_a_report_of_a_megabyte_is_cut(long_app: FastAPI) -> None:
    client = TestClient(long_app, base_url="http://127.0.0.1")
    (filed,) = book(long_app).facts.reports
    assert len(filed.report.text) > 1_000_000
    page = client.get(f"/reports/{filed.id}")
    assert len(page.content) < 700_000
    assert page.text.count('<article class="claim') == CARDS
    start, end = re.findall(r"text\?start=(\d+)&amp;end=(\d+)", page.text)[0]
    part = client.get(f"/reports/{filed.id}/text?start={start}&end={end}")
    assert filed.report.text[int(start) : int(end)].strip() in part.text


def test_every_claim_of_a_long_report_is_found(long_app: FastAPI) -> None:
    client = TestClient(long_app, base_url="http://127.0.0.1")
    for record in book(long_app).records[::40]:
        page = client.get(f"/reports/{record.source.report_id}?claim={record.id[:SHORT]}").text
        assert anchor(record) in page


def test_what_is_left_out_is_shown_in_place(long_app: FastAPI, visit: Callable[[str], Visitor]) -> None:
    (filed,) = book(long_app).facts.reports
    with serving(long_app) as address:
        page = visit(address).go(f"/reports/{filed.id}")
        number = page.locator(".fold").count()
        page.locator(".fold").first.click()
        page.wait_for_selector(".shown")
        assert page.locator(".fold").count() == number - 1
    long_app.state.site.close()


def test_a_report_can_be_read_by_anybody(visitor: Visitor, app: FastAPI) -> None:
    page = visitor.go("/reports")
    assert serious(page) == []
    visitor.picture("reports")
    record = next(record for record in book(app).records if record.claim.perpetrator)
    page = visitor.go(f"/reports/{record.source.report_id}")
    assert serious(page) == []
    visitor.picture("report")


def test_words_and_card_light_each_other(visitor: Visitor, app: FastAPI) -> None:
    record = book(app).records[3]
    page = visitor.go(f"/reports/{record.source.report_id}")
    card = page.locator("article.claim").nth(1)
    card.hover()
    assert "lit" in (card.get_attribute("class") or "").split()
    words = page.locator('#text [data-claims~="2"].lit')
    assert words.count() > 0
    page.locator("h1").hover()
    assert page.locator(".lit").count() == 0
    page.locator('#text [data-claims~="1"]').first.hover()
    assert page.locator("article.claim.lit").count() >= 1


def test_claims_are_gone_through_by_keyboard(visitor: Visitor, app: FastAPI) -> None:
    page = visitor.go(f"/reports/{book(app).records[0].source.report_id}")
    for number in ("1", "2"):
        page.keyboard.press("j")
        assert page.locator("article.claim.lit").get_attribute("data-claims") == number
    page.keyboard.press("k")
    assert page.locator("article.claim.lit").get_attribute("data-claims") == "1"
    page.locator("#text .ref").nth(2).focus()
    assert page.locator("article.claim.lit").get_attribute("data-claims") == "3"


def test_an_address_that_names_a_claim_lights_it_in_sight(visitor: Visitor, app: FastAPI) -> None:
    for record in (book(app).records[0], book(app).records[-1]):
        page = visitor.go(f"/reports/{record.source.report_id}#claim-{record.id[:SHORT]}")
        card = page.locator(f"#claim-{record.id[:SHORT]}.lit")
        assert card.evaluate("e => e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().top < innerHeight")


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    ledger_of(tmp_path / "empty.db", []).engine.dispose()
    client = TestClient(app_on(tmp_path / "empty.db"), base_url="http://127.0.0.1")
    assert "The ledger is empty" in client.get("/reports").text
    assert "0</strong> claims" in client.get("/claims").text
