"""The page on method says what is in force."""

import re
from html import unescape
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.web.method import measured
from counterclaim.weighing.policy import MARKS, load_policy, policy_names
from counterclaim.weighing.vague import vague_tables
from tests.web.accessibility import serious
from tests.web.conftest import Visitor
from tests.web.making import app_on, ledger_of

METHODOLOGY = (Path(__file__).parents[2] / "docs" / "methodology.md").read_text("utf-8").replace("**", "")


@pytest.mark.parametrize("row", measured()["figures"], ids=lambda row: f"{row['reports']}, {row['kinds']}")
def test_the_reader_s_figures_are_those_of_the_methodology(row: dict[str, str]) -> None:
    assert "| {reports} | {kinds} | {core} | {claim} | {floors} |".format(**row) in METHODOLOGY


def test_the_shares_of_right_fields_are_those_of_the_methodology() -> None:
    head = next(line for line in METHODOLOGY.splitlines() if line.startswith("| right, of matched claims"))
    names = [cell.strip() for cell in head.strip("|").split("|")][1:]
    for row in measured()["fields"]:
        assert set(names) == set(row) - {"kinds"}
        assert f"| {row['kinds']} | " + " | ".join(row[name] for name in names) + " |" in METHODOLOGY


def test_every_policy_is_there_with_its_rule_and_marks(client: TestClient) -> None:
    page = unescape(client.get("/method").text)
    for name in policy_names():
        policy = load_policy(name)
        section = re.findall(rf'<section class="card policy" id="{name}".*?</section>', page, re.DOTALL)[0]
        assert section.count("<li>") == len(policy.notes)
        assert f'href="#words-{policy.vague.name}"' in section
        for parameter in policy.parameters:
            assert f"<dt>{parameter.replace('_', ' ')}</dt>" in section
    for mark, meaning in MARKS.items():
        assert f'<b class="badge">{mark}</b> {meaning}' in page


def test_every_table_of_words_is_there(client: TestClient) -> None:
    page = client.get("/method").text
    for name in vague_tables():
        assert f'id="words-{name}"' in page
    assert "12 / 12 / 12" in page


def test_the_policy_in_use_is_marked(client: TestClient) -> None:
    page = client.get("/method?policy=gtd").text
    assert page.count("in use on this page") == 1
    assert "gtd 1</span> <span" in page


def test_sources_are_counted_and_lead_to_their_reports(client: TestClient, app: FastAPI) -> None:
    page = client.get("/method").text
    found = re.findall(r'href="(/reports\?outlet=[^"]+)">(\d+)</a>', page)
    assert sum(int(number) for _, number in found) == len(app.state.site.keeper.book().facts.reports)
    for address, number in found:
        assert f"<strong>{number}</strong> report" in client.get(address).text


def test_a_grade_that_people_gave_is_shown(client: TestClient, app: FastAPI) -> None:
    ledger = app.state.site.ledger
    ledger.decide(Decision(Verdict.GRADE, ("Demonstration Wire",), "Ana", ledger.clock(), value={"grade": "<b>B2</b>"}))
    app.state.site.keeper.look()
    assert "grade &lt;b&gt;B2&lt;/b&gt;" in client.get("/method").text


def test_the_reader_is_named_with_what_it_read(client: TestClient, app: FastAPI) -> None:
    assert re.search(r'counterclaim</th><td class="number"[^>]*>7</td>', client.get("/method").text)


def test_the_method_can_be_read_by_anybody(visitor: Visitor) -> None:
    page = visitor.go("/method")
    assert serious(page) == []
    visitor.picture("method")
    for link in page.locator(".contents a").all():
        place = link.get_attribute("href")
        assert page.locator(f"[id='{(place or '')[1:]}']").count() == 1


def test_an_empty_ledger_has_a_method(tmp_path: Path) -> None:
    ledger_of(tmp_path / "empty.db", []).engine.dispose()
    client = TestClient(app_on(tmp_path / "empty.db"), base_url="http://127.0.0.1")
    page = client.get("/method").text
    assert "No report came in yet." in page
    assert "No report was read yet." in page
