"""The list of claims, as a page and as files."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from counterclaim.book.book import Book
from counterclaim.claims.mention import Mention
from counterclaim.claims.record import Record
from counterclaim.claims.report import Reading
from counterclaim.claims.span import Span
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.publishing.exports.claims_table import claims_table
from counterclaim.publishing.exports.csv_file import csv_bytes
from counterclaim.publishing.exports.release import release
from counterclaim.weighing.policy import load_policy
from tests.ledger.making import reading
from tests.web.accessibility import serious
from tests.web.conftest import Visitor
from tests.web.making import app_on, ledger_of


def book(app: FastAPI) -> Book:
    found = app.state.site.keeper.book()
    assert isinstance(found, Book)
    return found


@pytest.mark.parametrize(
    ("query", "has"),
    [
        ("", lambda r: True),
        ("kind=killed", lambda r: r.claim.kind == "killed"),
        ("stance=denies", lambda r: r.claim.stance == "denies"),
        ("kind=killed&stance=acknowledges", lambda r: (r.claim.kind, r.claim.stance) == ("killed", "acknowledges")),
        ("claimant=itself", lambda r: r.claim.claimant is None),
        ("review=none", lambda r: True),
        ("review=decided", lambda r: False),
        ("review=standing", lambda r: True),
        ("review=obsolete", lambda r: False),
        ("outlet=Demonstration+Wire", lambda r: r.source.outlet == "Demonstration Wire"),
        ("from=2024-08-01", lambda r: r.source.published.isoformat() >= "2024-08-01"),
        ("to=2024-07-28", lambda r: r.source.published.isoformat() <= "2024-07-28"),
        ("q=PHARMACY+strike", lambda r: "pharmacy" in r.sentence.lower() and "strike" in r.sentence.lower()),
        ("claimant=nobody", lambda r: False),
    ],
)
def test_the_list_has_what_is_asked_for(
    client: TestClient, app: FastAPI, query: str, has: Callable[[Record], bool]
) -> None:
    expected = {record.id for record in book(app).records if has(record)}
    rows = client.get(f"/claims.json?{query}").json()
    assert {row["id"] for row in rows} == expected
    assert f"<strong>{len(expected)}</strong> claim" in client.get(f"/claims?{query}").text


def test_an_incident_has_its_claims_and_sums(client: TestClient, app: FastAPI) -> None:
    for incident in book(app).incidents:
        rows = client.get(f"/claims.json?incident={incident.id[:10]}").json()
        assert {row["id"] for row in rows} == {r.id for r in (*incident.records, *incident.attached)}


def test_pages_are_the_whole_list(client: TestClient, app: FastAPI) -> None:
    pages = [client.get(f"/claims?page={n}").text for n in (1, 2, 3)]
    assert all(sum(record.id[:10] + "</span>" in page for page in pages) == 1 for record in book(app).records)
    assert "no such page" in client.get("/claims?page=4").text


def test_the_files_are_those_of_the_export(client: TestClient, app: FastAPI) -> None:
    made = release(book(app).incidents, load_policy(), book(app).actors, book(app).moment)
    exported = list(csv.DictReader(io.StringIO(csv_bytes(claims_table(made)).decode())))
    answer = client.get("/claims.csv?redaction=none")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert list(rows[0]) == list(exported[0])
    assert sorted(rows, key=lambda row: row["id"]) == sorted(exported, key=lambda row: row["id"])
    told = {row["id"]: row["low"] for row in client.get("/claims.json?redaction=none").json()}
    assert told == {row["id"]: int(row["low"]) if row["low"] else None for row in exported}


@pytest.mark.parametrize("path", ["/claims?incident=zz", "/claims?report=zz", "/claims.csv?incident=zz"])
def test_an_unknown_thing_has_no_list(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_wrong_day_is_refused_in_words(client: TestClient) -> None:
    answer = client.get("/claims?from=2024-13-01")
    assert answer.status_code == 400
    assert "2024-13-01" in answer.text


def test_the_list_can_be_read_by_anybody(visitor: Visitor) -> None:
    page = visitor.go("/claims?claimant=mli.csp")
    assert serious(page) == []
    visitor.picture("claims")


def test_a_choice_asks_at_once_and_keeps_the_rest(visitor: Visitor) -> None:
    page = visitor.go("/claims?claimant=mli.csp")
    page.select_option("select[name=kind]", "killed")
    page.wait_for_url("**/claims?kind=killed*claimant=mli.csp*")
    assert page.locator("main tbody tr").count() == int(page.locator("main strong").first.inner_text())


def test_what_a_profile_withholds_is_on_no_page_and_in_no_file(tmp_path: Path) -> None:
    name = "Ibrahim Maigaoure"
    text = f"{name} said that 47 soldiers of the army were killed at Ber. His home is by the well."
    made = reading(text, "47 soldiers")
    claim = replace(made.claims[0], span=Span(0, 61), claimant=Mention(name, Span(0, len(name)), 0.9))
    ledger = ledger_of(tmp_path / "private.db", [Reading(replace(made.report, title=f"What {name} saw"), (claim,))])
    (filed,) = ledger.facts().claims
    app = app_on(tmp_path / "private.db")
    client = TestClient(app, base_url="http://127.0.0.1")
    paths = ["/claims", f"/reports/{filed.report}", "/reports", "/actors", "/method"]
    ledger.decide(Decision(Verdict.CORRECT, (filed.id,), "Bea Coder", ledger.clock(), value={"claimant": None}))
    for _ in range(2):
        app.state.site.keeper.look()
        assert [path for path in paths if name in client.get(path).text] == paths[:3]
        for path in [*(f"{path}?redaction=published" for path in paths), "/claims.csv", "/claims.json"]:
            told = client.get(path)
            assert told.status_code == 200
            assert "Maigaoure" not in told.text, path
            assert "Bea" not in told.text, path
        ledger.decide(Decision(Verdict.ACCEPT, (filed.id,), "Bea Coder", ledger.clock()))
    assert "by the well" not in client.get(f"/reports/{filed.report}?redaction=published").text
    assert "by the well" in client.get(f"/reports/{filed.report}").text
    assert name in client.get("/claims.csv?redaction=none").text
