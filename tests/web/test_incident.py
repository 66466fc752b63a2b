"""The page of an incident, in a browser and without one."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from markupsafe import escape

from counterclaim.book.book import Book
from counterclaim.claims.incident import Incident
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.ledger import Ledger, create_ledger
from counterclaim.publishing.memo_markdown import render_markdown
from counterclaim.publishing.records import SHORT
from counterclaim.publishing.sheet import sheet
from counterclaim.publishing.sheet_memo import sheet_memo
from counterclaim.weighing.policy import policy_names
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


def largest(book: Book) -> Incident:
    return max(book.incidents, key=lambda incident: len(incident.records))


@pytest.fixture
def path(app: FastAPI) -> str:
    """Of the incident with the most claims: the battle of Tinzaouaten."""
    return f"/incidents/{largest(book(app)).id[:SHORT]}"


def test_every_claim_has_its_row_and_its_sentence(client: TestClient, app: FastAPI, path: str) -> None:
    page = client.get(path).text
    for record in largest(book(app)).records:
        assert f'id="claim-{record.id[:SHORT]}"' in page
        assert f'href="/reports/{record.source.report_id}?claim={record.id[:SHORT]}#claim-{record.id[:SHORT]}"' in page
        assert f'href="/review?claim={record.id[:SHORT]}"' in page


@pytest.mark.parametrize("query", ["", "?policy=airwars", "?policy=acled&beside=gtd", "?step=3", "?redaction=guarded"])
def test_every_mark_and_number_leads_to_a_row_of_the_page(client: TestClient, path: str, query: str) -> None:
    page = client.get(path + query).text
    leads = set(re.findall(r'href="#([^"]+)"', page))
    assert leads - {"main"}
    assert leads <= set(re.findall(r' id="([^"]+)"', page))


def test_the_heading_says_what_is_known(client: TestClient, app: FastAPI, path: str) -> None:
    page = client.get(path).text
    for words in ("exact place", "where_prec 1", "date_prec", "outlets", "origins", "Contested", "not reviewed"):
        assert words in page


@pytest.mark.parametrize("name", policy_names())
def test_each_policy_shows_its_figures_and_what_it_makes_of_claims(client: TestClient, path: str, name: str) -> None:
    page = client.get(f"{path}?policy={name}").text
    assert f'id="policy-{name}" aria-current="true"' in page
    assert f"By {name}" in page
    assert ("What changes from ledger to" in page) is (name != "ledger")
    assert "set aside: " in page


def test_the_same_address_gives_json_and_a_memo(client: TestClient, app: FastAPI, path: str) -> None:
    told = sheet(book(app), largest(book(app)))
    given = client.get(f"{path}.json?redaction=none").json()
    assert given == told.to_dict()
    memo = client.get(f"{path}.md?redaction=none")
    assert memo.headers["content-type"] == "text/markdown; charset=utf-8"
    assert memo.text == render_markdown(sheet_memo(told, book(app).actors))


def test_what_is_published_is_redacted_of_now_and_of_then(client: TestClient, path: str) -> None:
    for query in ("", "?step=5"):
        assert "Shevchenko" in client.get(path + query).text
        joined = f"{query}&" if query else "?"
        assert "Shevchenko" not in client.get(f"{path}{joined}redaction=guarded").text
    known = re.search(r'known=([^"&]+)', client.get(path).text)
    assert known is not None
    for form in (".json", ".md"):
        for query in ("", f"?known={known[1]}"):
            assert "Shevchenko" not in client.get(path + form + query).text


def test_a_moment_shows_what_was_known_then(client: TestClient, app: FastAPI, path: str) -> None:
    assert "No claim was known then" in client.get(f"{path}?known=2001-01-01").text
    moments = re.findall(r'known=([^"&]+)', client.get(path).text)
    claims = [client.get(f"{path}.json?known={moment}").json() for moment in dict.fromkeys(moments)]
    numbers = [len(each["evidence"]) for each in claims]
    assert numbers == sorted(numbers)
    assert 0 < numbers[0] < numbers[-1] == len(largest(book(app)).records)
    assert f"{numbers[0]} of {numbers[-1]} claims" in client.get(f"{path}?step=1").text


def test_a_decision_is_a_moment_and_shows_in_its_row(client: TestClient, app: FastAPI, path: str) -> None:
    record = largest(book(app)).records[0]
    ledger(app).decide(Decision(Verdict.REJECT, (record.id,), "Ana", datetime.now(UTC), "hearsay"))
    app.state.site.keeper.look()
    page = client.get(path).text
    assert "a claim rejected by Ana (hearsay)" in page
    assert f'<tr id="claim-{record.id[:SHORT]}" class="rejected">' in page
    assert "1 rejected" in page


@pytest.mark.parametrize(
    ("asked", "status", "why"),
    [
        ("/incidents/zz", 404, "zz"),
        ("/incidents/zz.json", 404, "zz"),
        ("/incidents/zz.md", 404, "zz"),
        ("/incidents/together", 400, "id"),
        ("/incidents/together?id=zz", 404, "zz"),
        ("{path}?page=2", 404, "1 pages"),
        ("{path}?page=0", 400, "page"),
        ("{path}?policy=nobody", 400, "no policy"),
        ("{path}?beside=nobody", 400, "no policy"),
        ("{path}?known=yesterday", 400, "neither a day nor a time"),
        ("{path}?step=0", 400, "step"),
    ],
)
def test_what_is_not_there_or_cannot_be_asked(client: TestClient, path: str, asked: str, status: int, why: str) -> None:
    answer = client.get(asked.format(path=path))
    assert answer.status_code == status
    assert why in answer.text


def test_an_id_that_begins_several_is_refused(client: TestClient, app: FastAPI) -> None:
    firsts = [incident.id[0] for incident in book(app).incidents]
    several = next(first for first in firsts if firsts.count(first) > 1)
    answer = client.get(f"/incidents/{several}")
    assert answer.status_code == 404
    assert f"{firsts.count(several)} incidents begin with" in answer.text


def test_incidents_are_seen_together_and_judged_the_same(client: TestClient, app: FastAPI) -> None:
    one, other = sorted(book(app).incidents, key=lambda incident: -len(incident.records))[:2]
    address = f"/incidents/together?id={one.id[:SHORT]}&id={other.id[:SHORT]}"
    page = client.get(address).text
    for record in (*one.records, *other.records):
        assert f'id="claim-{record.id[:SHORT]}"' in page
    fields = dict(
        re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.split('action="/decisions"')[1])
    )
    answer = client.post("/decisions", data=fields | {"verdict": "same", "reason": "x"}, follow_redirects=False)
    assert answer.status_code == 303
    (decision,) = ledger(app).facts().decisions
    assert decision.verdict is Verdict.SAME
    assert set(decision.subjects) == {one.records[0].id, other.records[0].id}
    assert len(client.get(address.replace("together", "together.json")).json()["evidence"]) == len(
        {record.id for i in (one, other) for record in (*i.records, *i.attached)}
    )
    assert client.get(address.replace("together", "together.md")).text.startswith("# ")


def test_moment_and_policy_are_kept_through_links(client: TestClient, path: str) -> None:
    page = client.get(f"{path}?policy=ucdp&as_of=2100-01-01").text
    links = re.findall(r'href="(/(?:incidents|reports|actors)[^"#]*)', page.split('<article class="incident">')[1])
    assert links
    assert all("policy=" in link and "as_of=2100-01-01" in link for link in links)


def test_an_empty_ledger_has_no_incident(tmp_path: Path) -> None:
    create_ledger(str(tmp_path / "empty.db")).engine.dispose()
    app = app_on(tmp_path / "empty.db")
    assert TestClient(app, base_url="http://127.0.0.1").get("/incidents/a").status_code == 404
    app.state.site.close()


@pytest.fixture(params=HOSTILE)
def hostile_app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FastAPI]:
    """Two reports of one story-teller that is up to no good."""
    ledger_of(tmp_path / "hostile.db", [hostile(request.param), hostile("script")]).engine.dispose()
    app = app_on(tmp_path / "hostile.db")
    yield app
    app.state.site.close()


def test_hostile_words_stay_words(hostile_app: FastAPI, visit: Callable[[str], Visitor]) -> None:
    client = TestClient(hostile_app, base_url="http://127.0.0.1")
    ids = [incident.id[:SHORT] for incident in book(hostile_app).incidents]
    for path in (*(f"/incidents/{id}" for id in ids), f"/incidents/together?{'&'.join(f'id={id}' for id in ids)}"):
        page = client.get(path)
        assert page.status_code == 200
        assert "<script>document" not in page.text
        assert "<img" not in page.text
        assert "\u202e" not in page.text
        assert "onmouseover=x 49" not in page.text
        assert client.get(path.replace("?", ".md?") if "?" in path else f"{path}.md").status_code == 200
    with serving(hostile_app) as address:
        visitor = visit(address)
        for id in ids:
            page_seen = visitor.go(f"/incidents/{id}")
            assert page_seen.title() != "run"
            assert page_seen.evaluate("document.documentElement.scrollWidth <= innerWidth")
        visitor.page.set_viewport_size({"width": 390, "height": 844})
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_many_claims_are_cut_into_pages(tmp_path: Path) -> None:
    ledger_of(tmp_path / "long.db", [long_reading(230, 40)]).engine.dispose()
    app = app_on(tmp_path / "long.db")
    client = TestClient(app, base_url="http://127.0.0.1")
    incident = largest(book(app))
    pages = [client.get(f"/incidents/{incident.id}?page={number}").text for number in (1, 2)]
    shown = [set(re.findall(r'id="claim-(\w+)"', page)) for page in pages]
    assert len(shown[0]) == 100
    assert shown[0].isdisjoint(shown[1])
    elsewhere = re.search(r'href="[^"]*page=1#claim-(\w+)"', pages[1])
    assert elsewhere is not None
    assert elsewhere[1] in shown[0]
    assert "more figures stand among the claims" in pages[0]
    app.state.site.close()


def test_words_in_a_report_are_marked(tmp_path: Path) -> None:
    ledger_of(tmp_path / "one.db", [reading("The army said 47 soldiers were <b>killed</b>.", "47 soldiers")])
    app = app_on(tmp_path / "one.db")
    page = TestClient(app, base_url="http://127.0.0.1").get(f"/incidents/{book(app).incidents[0].id}").text
    assert '<mark class="how-many">47</mark> <mark class="whom">soldiers</mark>' in page
    assert '<mark class="who-says">army</mark>' in page
    assert str(escape("<b>killed</b>")) in page
    app.state.site.close()


def test_the_overview_counts_as_revised_what_incidents_show_as_revised(client: TestClient) -> None:
    incidents = client.get("/api/v1/incidents?limit=200").json()["items"]
    revised = {each["id"] for each in client.get("/api/v1/incidents?limit=200&revised=yes").json()["items"]}
    shown = {each["id"] for each in incidents if "<h3>Revisions" in client.get(f"/incidents/{each['id']}").text}
    assert shown == revised != set()
    assert f'<span class="big">{len(revised)}</span> with revised figures' in client.get("/").text


def test_the_page_can_be_looked_at_by_anybody(visitor: Visitor, path: str) -> None:
    page = visitor.go(path)
    assert serious(page) == []
    visitor.picture("incident")
    visitor.page.emulate_media(color_scheme="dark")
    assert serious(visitor.go(f"{path}?policy=airwars&step=5")) == []
    visitor.picture("incident-airwars-then")


def test_incidents_put_together_can_be_looked_at_by_anybody(visitor: Visitor, app: FastAPI) -> None:
    ids = [i.id[:SHORT] for i in sorted(book(app).incidents, key=lambda incident: -len(incident.records))[:3]]
    assert serious(visitor.go(f"/incidents/together?{'&'.join(f'id={id}' for id in ids)}")) == []
    visitor.picture("incidents-together")


def test_another_policy_is_shown_without_leaving_the_page(visitor: Visitor, path: str) -> None:
    page = visitor.go(path)
    page.evaluate("window.stayed = true")
    page.locator("#policy-airwars").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#policy-airwars[aria-current]")
    assert "policy=airwars" in page.url
    assert page.evaluate("window.stayed") is True
    assert page.locator("#changes").is_visible()
    assert "airwars" in page.locator("#foot").inner_text()
    assert page.evaluate("document.activeElement.id") == "policy-airwars"
    page.locator("#policy-gtd").click()
    page.wait_for_selector("#policy-gtd[aria-current]")
    assert "What changes from airwars to gtd" in page.locator("#changes").inner_text()
    page.go_back()
    page.wait_for_selector("#policy-airwars[aria-current]")


def test_the_slider_goes_through_what_was_known_when(visitor: Visitor, path: str) -> None:
    page = visitor.go(path)
    everything = page.locator(".claim-rows tr[id]").count()
    slider = page.locator("#step")
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_selector(".notice.past")
    assert "known=" in page.url
    assert "step=" not in page.url
    assert page.locator(".claim-rows tr[id]").count() < everything
    assert "until" in page.locator("#step-words").inner_text()
    assert page.evaluate("document.activeElement.id") == "step"
    page.keyboard.press("End")
    page.wait_for_selector(".notice.past", state="detached")
    assert page.locator(".claim-rows tr[id]").count() == everything
    page.reload()
    assert page.locator(".claim-rows tr[id]").count() == everything


def test_on_paper_are_chart_and_numbered_evidence_and_no_navigation(visitor: Visitor, path: str) -> None:
    page = visitor.go(path)
    page.emulate_media(media="print")
    for hidden in (".top", ".controls", "#history", ".foot"):
        assert not page.locator(hidden).first.is_visible()
    for shown in (".on-paper", "table.chart", ".claim-rows", "#told-by"):
        assert page.locator(shown).first.is_visible()
    assert page.locator(".claim-rows td.n").first.inner_text() == "[1]"
    assert len(page.pdf(format="A4")) > 10_000
